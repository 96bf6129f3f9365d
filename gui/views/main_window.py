"""The main window: three steps side by side under a line that names the open plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from gui.views import dialogs
from gui.views.listings_table import ListingsView
from gui.views.menus import add_menus
from gui.views.outcome_panel import OutcomePanel
from gui.views.parts import Panel
from gui.views.picks_panel import PicksPanel
from gui.worker import Signals, Work, Worker
from model.errors import AppError
from model.plan import PlanHeading
from model.readers.reading import Reading
from model.version import VERSION
from reports.fault_log import describe_fault, log_folder, record_fault
from reports.making.job import Job, WrittenFile, run_job

LoadBuiltIn = Callable[[], Reading]
ReadPlan = Callable[[Path, PlanHeading | None], Reading]
_FILTER = "計画（*.txt *.xlsx）;;すべてのファイル（*）"
_WORKBOOK = ".xlsx"


class MainWindow(QMainWindow):
    """Binds presenters, panels and work in the background."""

    def __init__(self, load_built_in: LoadBuiltIn, read_plan: ReadPlan, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("計画帳票")
        self.resize(1320, 800)
        self.setAcceptDrops(True)
        self._load_built_in, self._read_plan = load_built_in, read_plan
        self._workers: set[Worker] = set()
        self._run: Signals | None = None
        self.picks: Picks = Picks(self)
        self.making: Making = Making(self, self.picks, folder)
        self.picks_panel = PicksPanel(self.picks)
        self.outcome_panel = OutcomePanel(self.making)
        self.outcome_panel.cancelled.connect(self._on_outcome_cancelled)
        self.listings = ListingsView()
        self.search: QLineEdit = QLineEdit()
        self.search.setPlaceholderText("事業を検索（Ctrl+F）")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("検索の言葉")
        self.search.textChanged.connect(self.picks.search)
        self.strip = QLabel()
        self.strip.setObjectName("strip")
        self.strip.setWordWrap(True)
        self.headline = QLabel("計画を読み込んでいます…")
        self.headline.setObjectName("headline")
        self.source = QLabel()
        self.source.setObjectName("source")
        self.findings_button = QPushButton("確認事項(&K)")
        self.findings_button.setObjectName("onHeader")
        self.findings_button.clicked.connect(self.show_findings)
        self._lay_out()
        add_menus(self)
        self.enable_panels(enabled=False)

    # --- opening plans --------------------------------------------------------------------------

    def open_built_in(self) -> None:
        """Open the built-in plan in the background."""
        self.start_work(lambda _: self._load_built_in(), self.open_reading)

    def open_plan(self, path: Path) -> None:
        """Open the plan at ``path`` in the background; a text is asked for its title page."""
        self.start_work(lambda _: self._read_plan(path, None), self._on_plan_read_from_file)

    def show_plan(self) -> None:
        """Show the plan that was opened."""
        reading = self.picks.reading
        if reading is None:
            return
        self.headline.setText(self.picks.headline)
        self.source.setText(reading.source)
        count = len(reading.findings)
        self.findings_button.setText(f"確認事項 {count:,}件(&K)")
        self.findings_button.setEnabled(count > 0)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.picks_panel.show_plan()
        self.enable_panels(enabled=True)

    def show_ticks(self) -> None:
        """Show the ticks."""
        self.picks_panel.show_ticks()

    def show_picked(self) -> None:
        """Show what is picked."""
        self.listings.table.show(self.picks.rows)
        self.strip.setText(self.picks.strip)
        self.picks_panel.show_counts()

    # --- making files ---------------------------------------------------------------------------

    def show_outcome(self) -> None:
        """Show what would be written."""
        self.outcome_panel.show_outcome()

    def ask_to_replace(self, names: list[str]) -> None:
        """Ask whether files are to be replaced."""
        self.question = dialogs.ask_to_replace(
            names, lambda yes: self.making.answer_replace(replaces=yes), self
        )

    def run(self, job: Job) -> None:
        """Make the files of ``job`` in the background."""
        self.outcome_panel.show_progress(0, 1, "準備しています")
        self._run = self.start_work(lambda signals: run_job(job, signals), self.show_results)
        self._run.advanced.connect(self.outcome_panel.show_progress)
        self._run.cancelled.connect(self.outcome_panel.show_choices)

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show what was written."""
        self._run = None
        self.outcome_panel.show_results(files)

    def show_error(self, error: AppError) -> None:
        """Show why something failed; what was there stays as it was."""
        self.message = dialogs.show_error(error, self)

    # --- menus ----------------------------------------------------------------------------------

    def show_findings(self) -> None:
        """Show the findings of the plan."""
        if self.picks.reading:
            self.findings = dialogs.FindingsDialog(self.picks.reading.findings, self)
            self.findings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.findings.open()

    def show_about(self) -> None:
        """Show version and log folder."""
        self.about = dialogs.show_about(VERSION, log_folder(), self)

    def ask_for_plan(self) -> None:
        """Ask for a plan file and open it."""
        dialog = QFileDialog(self, "計画を開く", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_plan(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- Qt -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_plan(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        for worker in tuple(self._workers):
            worker.signals.cancel()
            worker.wait()
        event.accept()

    # --- slots ----------------------------------------------------------------------------------

    def _on_plan_read_from_file(self, reading: Reading) -> None:
        if reading.source.casefold().endswith(_WORKBOOK):
            self.open_reading(reading)
            return
        asks = dialogs.HeadingDialog(reading.plan.heading, date.today().year, self)  # noqa: DTZ011
        asks.accepted.connect(lambda: self.open_reading(_with_heading(reading, asks.heading())))
        asks.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading_dialog = asks
        asks.open()

    def _on_outcome_cancelled(self) -> None:
        if self._run:
            self._run.cancel()

    def _on_work_failed(self, error: Exception) -> None:
        if self.outcome_panel.pages.currentIndex() == 1:
            self.outcome_panel.show_choices()
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            log = str(record_fault(error))
            self.message = dialogs.show_fault(describe_fault(error), log, self)

    # --- for dialogs of their own ---------------------------------------------------------------

    def open_reading(self, reading: Reading) -> None:
        """Show a plan that has been read."""
        self.picks.open(reading)

    def start_work(self, work: Work, then: Callable[[Any], None]) -> Signals:
        """Do ``work`` in the background and hand its result to ``then``; failures are told."""
        worker = Worker(work, self)
        worker.signals.finished.connect(then)
        worker.signals.failed.connect(self._on_work_failed)
        worker.finished.connect(lambda: self._workers.discard(worker))
        self._workers.add(worker)
        worker.start()
        return worker.signals

    def enable_panels(self, *, enabled: bool) -> None:
        """Enable the panels once a plan is open."""
        for widget in (self.picks_panel, self.outcome_panel, self.search):
            widget.setEnabled(enabled)

    def _lay_out(self) -> None:
        middle = Panel(2, "載る事業")
        middle.top.addWidget(self.search, 4)
        middle.body.addWidget(self.listings, 1)
        middle.body.addWidget(self.strip)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        for panel, width, stretch in (
            (self.picks_panel, 320, 0),
            (middle, 600, 1),
            (self.outcome_panel, 300, 0),
        ):
            splitter.addWidget(panel)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            panel.setMinimumWidth(min(width, 270))
        splitter.setSizes([320, 690, 290])
        body = QVBoxLayout()
        body.setContentsMargins(10, 10, 10, 10)
        body.addWidget(splitter)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        layout.addLayout(body, 1)
        self.setCentralWidget(central)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setObjectName("header")
        titles = QVBoxLayout()
        titles.setSpacing(5)
        titles.addWidget(self.headline)
        titles.addWidget(self.source)
        opens = QPushButton("計画を開く…")
        opens.setObjectName("onHeader")
        opens.clicked.connect(self.ask_for_plan)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addLayout(titles, 1)
        row.addWidget(self.findings_button)
        row.addWidget(opens)
        return header


def _with_heading(reading: Reading, heading: PlanHeading) -> Reading:
    return replace(reading, plan=replace(reading.plan, heading=heading))
