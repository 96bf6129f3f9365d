"""Step 3, what comes out: reports, options, folder, and making the files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.presenters.seldom_choices import seldom_chosen
from gui.views.common.controls import scrolling
from gui.views.common.file_dialogs import ask_for_folder
from gui.views.common.option_controls import OptionControls
from gui.views.common.parts import Fold, Panel, Place, column, group_label, hint_label
from gui.views.making.report_grid import ReportGrid

if TYPE_CHECKING:
    from gui.views.making.progress_page import ProgressPage
    from gui.views.making.results_page import ResultsPage
    from gui.views.making.seldom_options import SeldomOptions
    from reports.making.run import WrittenFile

_SHOWN = 12
"""Names of files that are seen; without being divided, all reports in all formats are fewer."""
CHOICES, PROGRESS, RESULTS = range(3)


class OutcomePanel(Panel):
    """The choices of what is made; while files are made, progress; then the results.

    Signals:
        printing_wanted: a PDF that was written is to be printed.
        findings_wanted: the findings of the plan are to be shown.
        failed: why a file that was made could not be opened.
    """

    printing_wanted = Signal(Path)
    findings_wanted = Signal()
    failed = Signal(object)

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(3, "何を作るか", parent)
        self._making = making
        self.reports = ReportGrid(making)
        self.options = OptionControls(making)
        self.fold = Fold("詳しい設定(&X)", lambda: self.seldom)
        self.folder = QLineEdit()
        self.folder.setAccessibleName("保存先のフォルダー")
        self.folder.textEdited.connect(self._on_folder_edited)
        self.folder.editingFinished.connect(self._show_folder)
        self.names = hint_label()
        self.make_button = QPushButton("作成(&M)")
        self.make_button.setObjectName("primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self._making.make)
        self.reason = QLabel()
        self.reason.setObjectName("warning")
        self.reason.setWordWrap(True)
        self.pages = QStackedWidget()
        self._places = [Place(self.make_button) for _ in (PROGRESS, RESULTS)]
        for page in (self._choices_page(), *self._places):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)

    # --- what is made when it is first needed ---------------------------------------------------

    @cached_property
    def seldom(self) -> SeldomOptions:
        """The options that fold away."""
        from gui.views.making.seldom_options import SeldomOptions  # noqa: PLC0415  a window is shown before

        return SeldomOptions(self._making)

    @cached_property
    def progress(self) -> ProgressPage:
        """The page of a run."""
        from gui.views.making.progress_page import ProgressPage  # noqa: PLC0415

        made = ProgressPage(self._making)
        self._places[0].put(made)
        return made

    @cached_property
    def results(self) -> ResultsPage:
        """The page of the files that were made."""
        from gui.views.making.results_page import ResultsPage  # noqa: PLC0415

        made = ResultsPage(self._making)
        made.printing_wanted.connect(self.printing_wanted)
        made.failed.connect(self.failed)
        made.findings_button.clicked.connect(self.findings_wanted)
        made.back_button.clicked.connect(self._on_back_clicked)
        self._places[1].put(made)
        return made

    # --- what the window shows ------------------------------------------------------------------

    def show_choices(self) -> None:
        """Show the choices, and the files that would be written or why none can be."""
        if not self._making.is_busy and self.pages.currentIndex() == PROGRESS:
            had_keyboard = self.progress.has_keyboard
            self.pages.setCurrentIndex(CHOICES)
            if had_keyboard:
                self.make_button.setFocus()
        self.reports.show_choices()
        self.options.show_choices()
        if "seldom" in vars(self):
            self.seldom.show_choices()
        if not self.folder.hasFocus():
            self._show_folder()
        self.fold.show_chosen(seldom_chosen(self._making))
        obstacle = self._making.obstacle
        self.reason.setText(f"{obstacle.what}。{obstacle.remedy}" if obstacle else "")
        self.reason.setVisible(obstacle is not None)
        self.make_button.setEnabled(obstacle is None)
        self._show_names(() if obstacle else self._making.names)

    def leave_results(self) -> None:
        """Show the choices in place of the files that were made of another plan."""
        if self.pages.currentIndex() == RESULTS:
            self.pages.setCurrentIndex(CHOICES)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the run is."""
        if self.pages.currentIndex() != PROGRESS:
            self.pages.setCurrentIndex(PROGRESS)
            self.progress.begin()
        self.progress.show_step(done, total, what)

    def show_end(self, text: str) -> None:
        """Show what the end of the run is waited for with."""
        self.progress.show_end(text)

    def show_results(self, files: tuple[WrittenFile, ...], doubt: str) -> None:
        """Show the files that were written, and what of their plan is to be looked at."""
        self.results.show_files(files, self._making.run.skipped)
        self.results.show_doubt(doubt)
        self.pages.setCurrentIndex(RESULTS)
        self.results.open_folder_button.setFocus()

    def browse(self) -> None:
        """Ask for the folder."""
        self.folder_dialog = ask_for_folder(
            self, "保存先のフォルダー", self._making.folder, self._making.change_folder
        )

    def step_back(self) -> None:
        """Stop the run, or go from the results back to the choices."""
        if self._making.is_busy:
            self.progress.cancel_button.click()
        elif self.pages.currentIndex() == RESULTS:
            self.results.back_button.click()

    # --- private --------------------------------------------------------------------------------

    def _show_folder(self) -> None:
        self.folder.setText(str(self._making.folder))
        self.folder.setToolTip(str(self._making.folder))
        self.folder.end(False)

    def _on_folder_edited(self, text: str) -> None:
        """Take a folder that is typed or pasted, in quotes too, as Windows copies a path."""
        folder = Path(text.strip().strip('"'))
        if folder.is_absolute():
            self._making.change_folder(folder)

    def _choices_page(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("clear")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(5)
        layout.addWidget(group_label("帳票と形式"))
        layout.addLayout(self.reports)
        layout.addLayout(self.options.grid)
        layout.addWidget(self.fold)
        layout.addWidget(group_label("保存先(&N)", self.folder))
        layout.addLayout(self._folder_row())
        layout.addWidget(group_label("作成されるファイル"))
        layout.addWidget(self.names)
        layout.addStretch(1)
        return column(scrolling(inner), self.reason, self.make_button, stretched=0)

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        browse = QPushButton("参照…")
        browse.setAccessibleName("保存先を選ぶ")
        browse.clicked.connect(self.browse)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        return row

    def _show_names(self, names: tuple[str, ...]) -> None:
        more = f"\nほか{len(names) - _SHOWN:,}件" if len(names) > _SHOWN else ""
        self.names.setText("\n".join(names[:_SHOWN]) + more)
        self.names.setToolTip("\n".join(names[:40]))

    def _on_back_clicked(self) -> None:
        self.pages.setCurrentIndex(CHOICES)
        self.show_choices()
        self.make_button.setFocus()
