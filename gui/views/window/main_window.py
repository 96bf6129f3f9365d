"""The main window: three steps side by side under a line that names the open plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow

from gui.presenters.finding_rows import unread_line
from gui.presenters.history import History
from gui.presenters.making import Making
from gui.presenters.memory import Memory
from gui.presenters.open_plan import OpenPlan
from gui.presenters.picks import Picks
from gui.presenters.preview import Preview
from gui.sources import Sources
from gui.views.common.background import Background
from gui.views.common.controls import within_screen
from gui.views.common.drawing_turns import DrawingTurns
from gui.views.common.failures import Failures
from gui.views.common.notice import Notice
from gui.views.common.parts import in_next_step, resize_by_type
from gui.views.making.making_view import MakingView
from gui.views.making.outcome_panel import OutcomePanel
from gui.views.making.workshop_answers import WorkshopAnswers
from gui.views.picks.picks_panel import PicksPanel
from gui.views.picks.sets_menu import SetsMenu
from gui.views.plans.plan_opening import PlanOpening
from gui.views.preview.preview_panel import PreviewPanel
from gui.views.preview.preview_tabs import PreviewTabs
from gui.views.window.central_widget import CentralWidget, Header
from gui.views.window.imports_ahead import ImportsAhead
from gui.views.window.menus import add_menus, show_step
from gui.views.window.steps_splitter import StepsSplitter
from gui.views.window.window_memory import WindowMemory
from gui.views.window.works import Works
from gui.workshop import Workshop


class MainWindow(QMainWindow):
    """Joins presenters, panels and what is done from the menus; shows what presenters say.

    Signals:
        closed: the window is closed, and the program is to end.
    """

    closed = Signal()

    def __init__(self, sources: Sources, workshop: Workshop, memory: Memory, folder: Path) -> None:
        super().__init__()
        self._workshop, self.memory = workshop, memory
        self.notice = Notice()
        self.strip = QLabel()
        self.strip.setObjectName("strip")
        self.splitter = StepsSplitter()
        self.picks: Picks = Picks(self)
        self.failures = Failures(self, self.remember)
        self.making_view = MakingView(self, self.notice, self.failures)
        self.making: Making = Making(self.making_view, self.picks, workshop, folder)
        turns = DrawingTurns(self)
        self.picks_panel = PicksPanel(self.picks, turns)
        self.preview_panel: PreviewPanel = PreviewPanel(self.picks, turns)
        self.preview: Preview = Preview(self.preview_panel, self.picks, self.making, workshop)
        self.preview_panel.bind(self.preview)
        self.outcome_panel: OutcomePanel = OutcomePanel(self.making)
        self.making_view.bind(self.making, self.outcome_panel)
        self._add_work(sources)
        self._lay_out()
        self.actions_by_text = add_menus(self)
        self._connect()
        self.enable_panels(enabled=False)
        if memory.notices:
            self.notice.keep(
                "settings",
                "設定を利用者のフォルダーに残せません（「このプログラムについて」を参照）",
            )

    @property
    def search(self) -> QLineEdit:
        """Where words are searched for."""
        return self.picks_panel.search

    def open_kept(self) -> bool:
        """Open what was open last where that takes no reading; return whether it did."""
        return self.plans.open_kept()

    def open_last(self) -> None:
        """Open the plan that was open last, with what was chosen then."""
        self.plans.open_last()

    def open_plan(self, path: Path) -> None:
        """Open the plan at ``path`` in the background; a text is asked for its title page."""
        self.plans.open(path)

    def remember(self) -> None:
        """Keep what is open and chosen for the next start."""
        self.window_memory.keep()

    # --- what the presenters show ---------------------------------------------------------------

    def show_plan(self) -> None:
        """Show the plan that was opened."""
        reading = self.picks.reading
        if reading is None:
            return
        self.setWindowTitle(reading.plan.heading.dated_title)  # Qt adds the program's name
        self._workshop.take_plan(reading.sent_plan)
        self.header.show_plan(self.picks.headline, reading)
        self.preview_panel.show_findings()
        self.sets_menu.leave_plan()
        self.notice.keep("plan", unread_line(reading))
        self.picks_panel.show_plan()
        self.making_view.leave_plan()
        self.enable_panels(enabled=True)
        in_next_step(self, self._leave_header)  # a tree that gets the keyboard lays itself out

    def show_picked(self) -> None:
        """Show what is picked."""
        self.preview_panel.show_rows()
        self.strip.setText(self.picks.figures.strip)
        self.picks_panel.show_picked()
        self.outcome_panel.show_choices()

    def show_changes(self) -> None:
        """Show which changes can be taken back and made again."""
        show_step(self.actions_by_text, "元に戻す(&U)", self.history.change_to_undo)
        show_step(self.actions_by_text, "やり直す(&Y)", self.history.change_to_redo)

    def enable_panels(self, *, enabled: bool) -> None:
        """Enable the panels once a plan is open."""
        panels = (self.picks_panel, self.preview_panel, self.outcome_panel)
        for widget in (*panels, self.header.sets_button):
            widget.setEnabled(enabled)
        for action in self.actions_by_text.values():
            if action.data():
                action.setEnabled(enabled)

    # --- Qt -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.works.dropping.enter(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.works.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.works.dropping.drop(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.ahead.is_over:
            self.picks_panel.draw_in_turns()  # all of the window is drawn anew

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  Qt's
        if visible:
            self.window_memory.restore()  # before anything is laid out
        super().setVisible(visible)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.works.may_close():
            event.ignore()
            return
        self.making.run.abandon()
        self.window_memory.keep_last()
        self.hide()  # at once: what is read on threads ends behind it
        self.background.stop()
        self.preview_panel.close_renderer()
        event.accept()
        self.closed.emit()  # Qt's own count of windows would miss its end where a dialog comes up

    # --- slots ----------------------------------------------------------------------------------

    def _on_step_taken(self, says: str) -> None:
        """Tell which change was taken back or made again: that of a set may be among them."""
        self.sets_menu.follow_step()
        self.notice.tell(says)

    def _leave_header(self) -> None:
        """Give the keyboard to the sections where nothing has it that a plan is worked on with."""
        focused = self.focusWidget()
        if focused is None or self.header.isAncestorOf(focused):
            self.picks_panel.sections.setFocus()

    # --- joining and laying out -----------------------------------------------------------------

    def _add_work(self, sources: Sources) -> None:
        """Add what is done from menus and buttons, each with the parts that it works on."""
        picks, making, memory, notice = self.picks, self.making, self.memory, self.notice
        tell = notice.tell
        self.background = background = Background(self, self.failures.show_any)
        self.history = History(picks, making, self.show_changes, self._on_step_taken)
        open_plan = OpenPlan(memory, picks, making)
        self.works = works = Works(self, open_plan, self._workshop)
        self.plans = PlanOpening(self, sources, open_plan, background, notice, works.collect)
        self.ahead = ImportsAhead(lambda: background.is_busy, self)
        self.sets_menu = SetsMenu(self, memory, picks, making, notice)
        self.preview_tabs = PreviewTabs(self.preview_panel, picks, tell)
        self.window_memory = WindowMemory(self, self.splitter, open_plan)
        for chosen in (picks, making):
            chosen.listeners.append(self.window_memory.keep_soon)
        self.answers = WorkshopAnswers(making, self.preview, self.failures, self.notice, self)

    def _connect(self) -> None:
        self.answers.follow(self._workshop)
        self.outcome_panel.printing_wanted.connect(self.works.print_file)
        self.outcome_panel.failed.connect(self.failures.show_error)
        self.outcome_panel.findings_wanted.connect(self.preview_tabs.show_findings)
        self.preview_panel.begun.connect(self.ahead.begin)
        self.preview_panel.printing_wanted.connect(self.works.print_shown)
        self.preview_panel.finding_chosen.connect(self.preview_tabs.show_row_of)
        self.header.findings_button.clicked.connect(self.preview_tabs.show_findings)
        self.header.opening_wanted.connect(self.plans.ask)
        QShortcut(QKeySequence("Esc"), self, self.outcome_panel.step_back)

    def _lay_out(self) -> None:
        self.setWindowTitle("計画帳票")
        resize_by_type(self, 110, 66)
        self.setAcceptDrops(True)
        self.header = Header(self.sets_menu)
        self.splitter.show_steps(self.picks_panel, self.preview_panel, self.outcome_panel)
        central = CentralWidget(self.header, self.splitter, self.strip, self.notice)
        self.setCentralWidget(within_screen(central))
