"""Putting together the forms that departments sent back, from files to a plan workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.file_servers import is_folder
from gui.presenters.open_plan import OpenPlan
from gui.views.common.background import Background
from gui.views.common.copy_button import CopyButton
from gui.views.common.file_dialogs import (
    ask_for_files,
    ask_for_folder,
    ask_where_to_save,
)
from gui.views.common.file_saving import FileSaving, Saved
from gui.views.common.items_table import ItemsView
from gui.views.common.notice import Notice
from gui.views.common.parts import hint_label, resize_by_type
from gui.views.plans.plan_questions import ask_what_came_back
from gui.views.plans.plan_saving import PLAN_BOOKS, writing_of
from gui.views.preview.findings_view import FINDING_COLUMNS
from gui.worker import Signals
from model.finding import Severity
from model.readers.forms.collect import Collection, collect_forms
from model.readers.forms.form_files import form_files
from reports.making.file_names import safe_file_name
from reports.user_folders import downloads_folder

TITLE = "返ってきた様式をまとめる"
_FORMS = "様式のブック (*.xlsx)"
_OPEN = (
    "「入れていません」とあるものは、計画に入っていません。様式を直してもらって全部をまとめ直すか、"
    "保存した計画ブックを直してください。備考は、計画ブックと、次に作る所管課別一覧に載ります。"
)
_SETTLED = "記入された金額は、すべて計画に入れました。"


class FormCollecting:
    """Asks for forms, shows what they leave open, and saves the plan with their amounts.

    ``opens`` gets the file of the plan once it is saved; ``notice`` tells what goes on.
    """

    def __init__(
        self,
        parent: QWidget,
        open_plan: OpenPlan,
        background: Background,
        files: FileSaving,
        opens: Callable[[Path], None],
        notice: Notice,
    ) -> None:
        self._parent, self._open_plan, self._background = parent, open_plan, background
        self._files, self._opens, self._notice = files, opens, notice
        self._folder = Path()

    def ask(self) -> None:
        """Ask whether the forms are all that a folder holds or some files, and for those."""
        self.question = ask_what_came_back(self._ask_for_folder, self._ask_for_files, self._parent)

    def collect(self, paths: Sequence[Path]) -> None:
        """Put the forms at ``paths``, files or folders, into the open plan."""
        plan, memory = self._open_plan.plan, self._open_plan.memory

        def work(signals: Signals) -> Collection:
            return collect_forms(plan, form_files(paths), signals.check)

        came_in = paths[0] if is_folder(paths[0]) else paths[0].parent
        self._folder = came_in.parent  # beside the folder of the forms, not in it
        memory.keep_state(replace(memory.state, forms=came_in))
        self._notice.tell_of_work("様式を読んでいます…")
        self._background.start_latest(work, self._show, self._fail)

    def _ask_for_folder(self) -> None:
        self.file_dialog = ask_for_folder(
            self._parent, TITLE, self._first_folder(), lambda folder: self.collect([folder])
        )

    def _ask_for_files(self) -> None:
        self.file_dialog = ask_for_files(
            self._parent, TITLE, self._first_folder(), _FORMS, self.collect
        )

    def _first_folder(self) -> Path:
        """Return where forms were taken from last, else where what comes by mail is saved."""
        before = self._open_plan.memory.state.forms
        return before if before and is_folder(before) else downloads_folder()

    def _show(self, collection: Collection) -> None:
        self._notice.tell("")
        self.dialog = dialog = CollectionDialog(collection, self._parent)
        dialog.save.clicked.connect(lambda: self._ask_where_to_save(dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _fail(self, error: Exception) -> None:
        self._notice.tell("")
        self._background.fails(error)

    def _ask_where_to_save(self, dialog: CollectionDialog) -> None:
        """Ask for the file of the plan with the amounts."""
        name = safe_file_name(f"{dialog.collection.plan.heading.title} 取りまとめ")
        self.file_dialog = ask_where_to_save(
            dialog,
            "取りまとめた計画の保存先",
            self._folder / f"{name}.xlsx",
            PLAN_BOOKS,
            lambda path: self._save(dialog, path),
        )

    def _save(self, dialog: CollectionDialog, target: Path) -> None:
        """Save the plan and open it; the dialog, if it is still there, says so."""

        def then(path: Path) -> None:
            dialog.show_saved(path)
            self._opens(path)

        write = writing_of(dialog.collection.plan)
        self._files.save(Saved(write, target, then, dialog.show_saving))


class CollectionDialog(QDialog):
    """What came back, and each amount that is not settled."""

    def __init__(self, collection: Collection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        resize_by_type(self, 90, 40)
        self.collection = collection
        self._is_over = False
        self.finished.connect(self._on_finished)
        self.summary = QLabel("\n".join(filter(None, (collection.summary, collection.sums_text))))
        self.summary.setObjectName("caption")
        self.summary.setWordWrap(True)
        is_open = any(each.severity is not Severity.NOTICE for each in collection.findings)
        self.list = ItemsView(FINDING_COLUMNS, "様式について確認すること")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.grow_rows()
        self.list.table.show(collection.findings)
        self.list.fit_last_column()
        self.list.resizeColumnToContents(0)
        self.list.fit_column(1, 10, 26)
        self.copy = CopyButton(self.list, "C")  # for asking departments
        self.save = QPushButton("計画ブックに保存して開く(&S)…")
        self.save.setDefault(True)
        self.save.setObjectName("primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("閉じる", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        self._what_to_do = _OPEN if is_open else _SETTLED
        self.says = hint_label(self._what_to_do)
        for widget in (self.summary, self.says):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.save.setFocus()

    def show_saving(self, what: str) -> None:
        """Say that the plan is being saved, or what to do where ``what`` is empty."""
        if not self._is_over:
            self.says.setText(what or self._what_to_do)
            self.save.setEnabled(not what)

    def show_saved(self, path: Path) -> None:
        """Say that the plan was saved at ``path``; the list stays, for asking departments."""
        if not self._is_over:
            self.says.setText(f"保存して開きました：{path}")
            self.save.setEnabled(False)

    def _on_finished(self) -> None:
        self._is_over = True  # it is deleted soon, while the plan may still be saved
