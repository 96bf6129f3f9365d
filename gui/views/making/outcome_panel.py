"""Step 3, what comes out: reports, options, folder, and making the files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.presenters.seldom_choices import seldom_chosen
from gui.views.common.controls import scrolling
from gui.views.common.file_dialogs import ask_for_folder
from gui.views.common.option_controls import OptionControls
from gui.views.common.parts import Fold, Panel, Place, group_label, hint_label, warning_label
from gui.views.common.path_line import PathLine
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
    """The choices of what is made; below them progress while files are made, then the results.

    Attributes:
        shown: what stands below the choices: CHOICES where nothing does, PROGRESS or RESULTS.

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
        self.folder = PathLine("保存先のフォルダー")
        self.folder.textEdited.connect(self._on_folder_edited)
        self.folder.editingFinished.connect(self._show_folder)
        self._told_folder: Path | None = None
        self.browse_button = QPushButton("参照…")
        self.browse_button.setAccessibleName("保存先を選ぶ")
        self.browse_button.clicked.connect(self.browse)
        self.names = hint_label()
        self.make_button = QPushButton("作成(&M)")
        self.make_button.setObjectName("primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self._making.make)
        self.reason = warning_label()
        self.choices = self._choices()
        self._places = {place: Place(self.browse_button) for place in (PROGRESS, RESULTS)}
        self.body.addWidget(self.choices, 1)
        for widget in (*self._places.values(), self.reason, self.make_button):
            self.body.addWidget(widget)
        self.show_below(CHOICES)

    # --- what is made when it is first needed ---------------------------------------------------

    @cached_property
    def seldom(self) -> SeldomOptions:
        """The options that fold away."""
        from gui.views.making.seldom_options import SeldomOptions  # noqa: PLC0415  only after the window is shown

        return SeldomOptions(self._making)

    @cached_property
    def progress(self) -> ProgressPage:
        """How far a run is."""
        from gui.views.making.progress_page import ProgressPage  # noqa: PLC0415

        made = ProgressPage(self._making)
        self._places[PROGRESS].put(made)
        return made

    @cached_property
    def results(self) -> ResultsPage:
        """The files that were made."""
        from gui.views.making.results_page import ResultsPage  # noqa: PLC0415

        made = ResultsPage(self._making)
        made.printing_wanted.connect(self.printing_wanted)
        made.failed.connect(self.failed)
        made.findings_button.clicked.connect(self.findings_wanted)
        made.close_button.clicked.connect(self._on_close_clicked)
        self._places[RESULTS].put(made)
        return made

    # --- what the window shows ------------------------------------------------------------------

    def show_choices(self) -> None:
        """Show the choices, and the files that would be written or why none can be."""
        if not self._making.is_busy and self.shown == PROGRESS:
            had_keyboard = self.progress.has_keyboard
            self.show_below(CHOICES)
            if had_keyboard:
                self.make_button.setFocus()
        self.reports.show_choices()
        self.options.show_choices()
        if "seldom" in vars(self):
            self.seldom.show_choices()
        if not self.folder.hasFocus() or self._making.folder != self._told_folder:
            self._show_folder()
        self.fold.show_chosen(seldom_chosen(self._making))
        obstacle = self._making.obstacle
        self.reason.setText(f"{obstacle.what}。{obstacle.remedy}" if obstacle else "")
        self.reason.setVisible(obstacle is not None and self.shown != PROGRESS)
        self.make_button.setEnabled(obstacle is None)
        self._show_names(() if obstacle else self._making.names)

    def show_below(self, shown: int) -> None:
        """Show what stands below the choices, which cannot be changed during a run."""
        self.shown = shown
        self.choices.setEnabled(shown != PROGRESS)
        self.make_button.setVisible(shown != PROGRESS)
        for place, widget in self._places.items():
            widget.setVisible(place == shown)

    def leave_results(self) -> None:
        """Take away the files that were made of another plan."""
        if self.shown == RESULTS:
            self.show_below(CHOICES)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the run is."""
        if self.shown != PROGRESS:
            self.show_below(PROGRESS)
            self.progress.begin()
        self.progress.show_step(done, total, what)

    def show_end(self, text: str) -> None:
        """Show what the end of the run is waited for with."""
        self.progress.show_end(text)

    def show_results(self, files: tuple[WrittenFile, ...], doubt: str, *, leads: bool) -> None:
        """Show the files that were written, and what of their plan is to be looked at.

        It ``leads`` there while that plan is open.
        """
        self.results.show_files(files, self._making.run.skipped)
        self.results.show_doubt(doubt, leads=leads)
        self.show_below(RESULTS)
        self.results.open_folder_button.setFocus()

    def browse(self) -> None:
        """Ask for the folder."""
        self.folder_dialog = ask_for_folder(
            self, "保存先のフォルダー", self._making.folder, self._making.change_folder
        )

    def step_back(self) -> None:
        """Stop the run, or take the results away."""
        if self._making.is_busy:
            self.progress.cancel_button.click()
        elif self.shown == RESULTS:
            self.results.close_button.click()

    # --- private --------------------------------------------------------------------------------

    def _show_folder(self) -> None:
        self._told_folder = self._making.folder
        self.folder.show_path(str(self._told_folder))

    def _on_folder_edited(self, text: str) -> None:
        """Take a folder that is typed or pasted, in quotes too, as Windows copies a path."""
        folder = Path(text.strip().strip('"'))
        if folder.is_absolute():
            self._told_folder = folder
            self._making.change_folder(folder)

    def _choices(self) -> QScrollArea:
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
        return scrolling(inner)

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse_button)
        return row

    def _show_names(self, names: tuple[str, ...]) -> None:
        more = f"\nほか{len(names) - _SHOWN:,}件" if len(names) > _SHOWN else ""
        self.names.setText("\n".join(names[:_SHOWN]) + more)
        self.names.setToolTip("\n".join(names[:40]))

    def _on_close_clicked(self) -> None:
        self.show_below(CHOICES)
        self.make_button.setFocus()
