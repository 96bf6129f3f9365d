"""The dialog in which two plans are chosen, shown beside each other, and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.plan_reading import CheckStop
from gui.presenters.comparing import Comparing
from gui.presenters.shown_sheet import ShownSheet
from gui.views.common import failure_boxes, questions
from gui.views.common.closing import CLOSE, MAKING, Closing, UnderWay
from gui.views.common.dialog_work import DialogWork, StartWork
from gui.views.common.dropped_files import accept_copy, dropped_files
from gui.views.common.file_dialogs import PLANS, ask_for_file
from gui.views.common.parts import hint_label, resize_by_type
from gui.views.plans.comparison_outcome import ComparisonOutcome
from gui.views.plans.plan_line import PlanLine
from gui.views.preview.sheet_view import SheetView
from gui.workshop import Workshop
from model.errors import AppError
from model.readers.reading import Reading
from reports.making.messages import Broken

if TYPE_CHECKING:
    from reports.making.run import WrittenFile

_SAYS = (
    "2つの計画を選ぶか、ここにファイルを落としてください。"
    "計画ブック・本文（PDF・Word など）・一覧のどれでも比べられます。"
)
_HINT = "2つの計画を選ぶと、ここに新規・終了・変更のあった事業が並びます。"


class ComparisonDialog(QDialog):
    """Chooses two plans and shows what has changed, before it is written.

    A file that is dropped on the line of a plan becomes that one; elsewhere it is the one that is
    lacking, else the old one.

    Signals:
        failed: a fault of the program in the background.
    """

    failed = Signal(object)

    def __init__(
        self,
        read: Callable[[Path, CheckStop], Reading],
        start: StartWork,
        shop: Workshop,
        folder: Path,
        opened: Reading | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("2つの計画を比べる")
        self.setAcceptDrops(True)
        resize_by_type(self, 90, 56)
        self._work, self._opened = DialogWork(self, start), opened
        self._sheets: tuple[ShownSheet, ...] = ()
        self.presenter = Comparing(self, read, shop, folder)
        self.old, self.new = PlanLine("旧計画", "O"), PlanLine("新計画", "N")
        self.swap = QPushButton("入れ替える(&W)")
        self.parts = QListWidget()
        self.lines = SheetView()
        self.busy = hint_label()
        self.outcome = ComparisonOutcome(self.presenter, self, self.reject, self.show_error)
        self.run = UnderWay(self.presenter.run, *MAKING)
        self.closing = Closing(lambda: [self.run], self.busy.setText, self._close, self, CLOSE)
        self._lay_out()
        self._connect()
        self._follow(shop)
        self.show_choices()
        self.show_sheets(())
        if opened:
            self.presenter.take(opened, is_old=False)

    # --- what the presenter asks ----------------------------------------------------------------

    def start(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None],
        fails: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` in the background."""
        self._work.start(work, then, fails)

    def show_choices(self) -> None:
        """Show which plans are chosen, and whether the comparison can be written."""
        presenter = self.presenter
        for line, reading in ((self.old, presenter.old), (self.new, presenter.new)):
            line.show_reading(reading)
        self.swap.setEnabled(presenter.old is not None or presenter.new is not None)
        self.outcome.show_choices()

    def show_sheets(self, sheets: tuple[ShownSheet, ...]) -> None:
        """Show the parts of the comparison, the first one open."""
        self._sheets = sheets
        self.parts.clear()
        self.parts.addItems([sheet.name for sheet in sheets])
        self.lines.show_sheet(None)
        if sheets:
            self.parts.setCurrentRow(0)
        self.show_busy("")

    def show_busy(self, what: str) -> None:
        """Show what is being done."""
        self.busy.setText(what or ("" if self._sheets else _HINT))
        self.outcome.make.setEnabled(not what and self.presenter.can_make)

    def show_progress(self, _done: int, _total: int, what: str) -> None:
        """Show how far the making is."""
        self.busy.setText(f"新旧対照表を作成しています…　{what}")
        self.outcome.show_run()

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show what was written."""
        names = "、".join(file.path.name for file in files)
        self.busy.setText(f"作成しました：{names}" if files else "作成したファイルはありません。")
        self.outcome.show_run()
        self.outcome.show_files(files)
        (self.outcome.open_folder if files else self.outcome.make).setFocus()

    def show_stopped(self) -> None:
        """Show nothing of the making any more: nothing is left of it."""
        self.busy.setText("")

    def show_failure(self, error: Exception) -> None:
        """Show why a plan could not be read; a fault of the program is told by the window."""
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            self.failed.emit(error)

    def show_error(self, error: AppError) -> None:
        """Show why something failed."""
        self.busy.setText("")
        self.message = failure_boxes.show_error(error, self)

    def show_fault(self, fault: Broken) -> None:
        """Show a fault of the program in the workshop."""
        self.busy.setText("")
        self.message = failure_boxes.show_fault(fault.report, str(fault.log), self)

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        """Ask whether files that are there are replaced."""
        self.busy.setText("")
        self.question = questions.ask_to_replace(names, self._on_replace_answered, self)

    def ask_about_locked(self, error: AppError) -> None:
        """Ask what to do with a file that is held."""
        self.question = questions.ask_about_locked(error, self.presenter.run.answer_locked, self)

    # --- Qt -------------------------------------------------------------------------------------

    def reject(self) -> None:
        if self.closing.is_allowed():
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(dropped_files(event)) == 1:
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        (path,) = dropped_files(event)
        accept_copy(event)
        at = event.position().toPoint()
        lacks_new = self.presenter.new is None and self.presenter.old is not None
        is_new = self.new.has(at) or (lacks_new and not self.old.has(at))
        self.presenter.choose(path, is_old=not is_new)

    # --- slots ----------------------------------------------------------------------------------

    def ask_for_plan(self, *, is_old: bool) -> None:
        """Ask for the file of one of the plans."""
        title = "旧計画を選ぶ" if is_old else "新計画を選ぶ"
        self.file_dialog = ask_for_file(
            self, title, PLANS, lambda path: self.presenter.choose(path, is_old=is_old)
        )

    def _on_replace_answered(self, replaces: bool, keeps: bool = False) -> None:  # noqa: FBT001, FBT002
        self.presenter.answer_replace(replaces=replaces, keeps=keeps)

    def _on_parts_changed(self, row: int) -> None:
        self.lines.show_sheet(self._sheets[row] if 0 <= row < len(self._sheets) else None)

    def _take_opened(self, *, is_old: bool) -> None:
        if self._opened:
            self.presenter.take(self._opened, is_old=is_old)

    def _on_shop_answered(self, answer: Any) -> None:
        self.presenter.run.take_answer(answer)
        self.presenter.take_answer(answer)

    def _on_shop_ended(self) -> None:
        self.presenter.give_up()

    # --- private --------------------------------------------------------------------------------

    def _close(self) -> None:
        """Close, but for files that were made all the same: they are looked at first."""
        if not self.outcome.has_files:
            self.reject()

    def _follow(self, shop: Workshop) -> None:
        """Hear what ``shop`` answers; what is under way is given up with the dialog."""
        shop.answered.connect(self._on_shop_answered)
        for told in (shop.died, shop.lost):
            told.connect(self._on_shop_ended)
        self.finished.connect(self.presenter.close)

    def _connect(self) -> None:
        for line, is_old in ((self.old, True), (self.new, False)):
            line.browse.clicked.connect(lambda _=False, old=is_old: self.ask_for_plan(is_old=old))
            line.opened.clicked.connect(lambda _=False, old=is_old: self._take_opened(is_old=old))
            line.opened.setEnabled(self._opened is not None)
        self.swap.clicked.connect(self.presenter.swap)
        self.parts.currentRowChanged.connect(self._on_parts_changed)

    def _lay_out(self) -> None:
        """Lay the dialog out from the outside in: what is put into another is styled anew."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(hint_label(_SAYS))
        plans, splitter = QGridLayout(), QSplitter(self)
        layout.addLayout(plans)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.busy)
        layout.addLayout(self.outcome)
        self._fill_plans(plans)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.parts)
        splitter.addWidget(self.lines)
        splitter.setSizes([160, 900])
        self.parts.setAccessibleName("変更の種類")
        self.lines.setAccessibleName("新旧対照表の内容")
        self.parts.setSpacing(2)
        self.outcome.lay_out()

    def _fill_plans(self, plans: QGridLayout) -> None:
        plans.setHorizontalSpacing(8)
        plans.setVerticalSpacing(6)
        for row, line in enumerate((self.old, self.new)):
            for column, widget in enumerate((line.label, line.name, line.browse, line.opened)):
                plans.addWidget(widget, row, column)
        plans.addWidget(self.swap, 0, 4, 2, 1)
        plans.setColumnStretch(1, 1)
