"""How an order of the window is shown: on its panel, at the foot, by questions and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.presenters.finding_rows import findings_line
from gui.presenters.making import Making
from gui.views.common.failures import Failures
from gui.views.common.notice import Notice
from gui.views.making.outcome_panel import OutcomePanel
from model.errors import AppError

if TYPE_CHECKING:
    from reports.making.messages import Broken
    from reports.making.run import WrittenFile


class MakingView:
    """Shows what ``Making`` says in front of ``window``, once it is bound to that and its panel."""

    _making: Making
    _panel: OutcomePanel

    def __init__(self, window: QWidget, notice: Notice, failures: Failures) -> None:
        self._window, self._notice, self._failures = window, notice, failures
        self._is_asking = False

    def bind(self, making: Making, panel: OutcomePanel) -> None:
        """Show what ``making`` says on ``panel``."""
        self._making, self._panel = making, panel

    def show_choices(self) -> None:
        """Show what is chosen to be made."""
        self._panel.show_choices()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the making is."""
        self._panel.show_progress(done, total, what)

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show what was written."""
        reading, is_open = self._making.made_of, self._making.is_of_open_plan
        doubt = findings_line(reading, is_open=is_open) if reading else ""
        self._panel.show_results(files, doubt, leads=is_open)

    def show_end(self, text: str) -> None:
        """Show that the end of what is under way is waited for."""
        if self._making.is_busy:
            self._panel.show_end(text)
        self._notice.tell_of_work(text)

    def show_stopped(self) -> None:
        """Show that nothing is left of an order that was stopped."""
        self._notice.tell("中止しました。ファイルは作成も変更もしていません。")

    def show_error(self, error: AppError) -> None:
        """Show why something failed; what was there stays as it was."""
        self._notice.tell("")  # a window that was closing does so no more
        self._failures.show_error(error)

    def show_fault(self, fault: Broken) -> None:
        """Show a fault of the program in the workshop."""
        self._notice.tell("")
        self._failures.show_fault(fault.report, str(fault.log))

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        """Ask whether files that are there are replaced, while their plan is open."""
        from gui.views.common.questions import ask_to_replace  # noqa: PLC0415  no dialog until one is needed

        if not self._making.is_of_open_plan:
            self._notice.tell("別の計画を開いたため、前の計画のファイルは作成していません。")
            return
        self.question = ask_to_replace(names, self._on_replace_answered, self._window)
        self._is_asking = True

    def ask_about_locked(self, error: AppError) -> None:
        """Ask what to do with a file that is held."""
        from gui.views.common.questions import ask_about_locked  # noqa: PLC0415

        self.question = ask_about_locked(error, self._making.run.answer_locked, self._window)

    def leave_plan(self) -> None:
        """Take away what is about files of the plan before: those made, and whether to replace."""
        self._panel.leave_results()
        if self._is_asking:
            self.question.reject()

    def _on_replace_answered(self, replaces: bool, keeps: bool) -> None:  # noqa: FBT001  as questions answer
        self._is_asking = False
        self._making.answer_replace(replaces=replaces, keeps=keeps)
