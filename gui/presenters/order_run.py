"""An order at work: what the maker of files answers, shown where the order was given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from model.errors import AppError
from reports.making import messages

if TYPE_CHECKING:
    from reports.making.delivery import WhenLocked
    from reports.making.run import WrittenFile


class RunView(Protocol):
    """What a run of an order asks of the window or dialog."""

    def show_choices(self) -> None:
        """Show the choices, as nothing is being made."""

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        """Ask whether files that are there are replaced; the order is given again then."""

    def ask_about_locked(self, error: AppError) -> None:
        """Ask what to do with a file that is held; ``answer_locked`` is the answer."""

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the making is."""

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show the files that were written."""

    def show_stopped(self) -> None:
        """Show that an order was stopped, and that nothing is left of it."""

    def show_error(self, error: AppError) -> None:
        """Show why something failed."""

    def show_fault(self, fault: messages.Broken) -> None:
        """Show a fault of the program."""


class Holder(Protocol):
    """Who carries out orders, as far as one that is at work is concerned."""

    def recall(self, number: int, /) -> None:
        """Stop an order."""

    def unlock(self, answer: WhenLocked | None, /) -> None:
        """Say what to do with the file that is held."""


class OrderRun:
    """Follows one order at a time, by the number of its answers.

    Attributes:
        skipped: the names of the files that were held and were left out of the order.
    """

    def __init__(self, view: RunView, holder: Holder) -> None:
        self._view, self._holder = view, holder
        self._number = 0
        self._then: Callable[[], object] | None = None
        self._held = ""
        self._tried_again = ""
        self.skipped: tuple[str, ...] = ()

    @property
    def is_busy(self) -> bool:
        """Whether files are being made."""
        return self._number > 0

    @property
    def is_ending(self) -> bool:
        """Whether something waits for the end of an order that was stopped."""
        return self._then is not None

    def follow(self, number: int) -> None:
        """Follow the order whose answers have this number."""
        self._number, self.skipped, self._tried_again = number, (), ""
        self._view.show_progress(0, 1, "準備しています")

    def cancel(self, then: Callable[[], object] | None = None) -> None:
        """Stop making; nothing is left behind.

        ``then`` is called when that is over: at once, or when the files that are on their way to
        their places have all arrived. It is not called where the order fails, which is told.
        """
        if self.is_busy:
            self._then = then
            self._holder.recall(self._number)
        elif then:
            then()

    def abandon(self) -> None:
        """Stop making, where that is still possible, and hear no more of it."""
        self.cancel()
        self._at_end()

    def answer_locked(self, answer: WhenLocked | None) -> None:
        """Take the answer about a file that is held; None gives all up."""
        from reports.making.delivery import WhenLocked  # noqa: PLC0415  only for files that are held

        if answer is WhenLocked.SKIP:
            self.skipped = (*self.skipped, Path(self._held).name)
        self._tried_again = self._held if answer is WhenLocked.RETRY else ""
        self._holder.unlock(answer)

    def take_answer(self, answer: messages.RunAnswer) -> None:
        """Show what is told of the order at work; what belongs to another is passed over."""
        if answer.number != self._number:
            return
        match answer:
            case messages.Advanced():
                self._view.show_progress(answer.done, answer.total, answer.what)
            case messages.Locked():
                self._ask_about(answer.error)
            case _:
                then = self._at_end()
                self._end(answer)
                if then and not isinstance(answer, messages.Failed | messages.Broken):
                    then()

    def give_up(self) -> None:
        """Show that the maker is gone."""
        if self.is_busy:
            then = self._at_end()
            self._view.show_choices()
            if then:
                then()

    def _ask_about(self, error: AppError) -> None:
        """Ask about a file that is held; say so where another try was to no avail."""
        self._held = error.where
        if self._held == self._tried_again:
            still = "ファイルはまだ書き換えられません"
            error = AppError(still, where=error.where, remedy=error.remedy)
        self._view.ask_about_locked(error)

    def _at_end(self) -> Callable[[], object] | None:
        """Be free for the next order; return what waits for the end of this one."""
        then = self._then
        self._number, self._then = 0, None
        return then

    def _end(self, answer: messages.RunAnswer) -> None:
        if isinstance(answer, messages.Made):
            self._view.show_results(answer.files)
            return
        self._view.show_choices()
        match answer:
            case messages.AlreadyThere():
                self._view.ask_to_replace(answer.names)
            case messages.Failed():
                self._view.show_error(answer.error)
            case messages.Broken():
                self._view.show_fault(answer)
            case messages.Stopped():
                self._view.show_stopped()
