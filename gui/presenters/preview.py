"""How it will look: the presenter behind the pages and sheets of a file not yet written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from model.errors import AppError
from reports.making import messages

if TYPE_CHECKING:
    from gui.presenters.shown_sheet import ShownSheet
    from model.readers.reading import Reading
    from reports.making.job import Order


class PreviewView(Protocol):
    """What the presenter asks of the window."""

    def show_waiting(self) -> None:
        """Show that what is shown is outdated; call ``Preview.run`` when the user pauses."""

    def drop_shown(self) -> None:
        """Show nothing of the plan before any more."""

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        """Show which files there would be and which of them is shown."""

    def show_sheets(self, names: tuple[str, ...]) -> None:
        """Show which sheets have come so far."""

    def show_more_lines(self, sheet: ShownSheet) -> None:
        """Show that lines were added to ``sheet``."""

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of ``pdf``."""

    def drop_pages(self, pdf: Path) -> None:
        """Remove ``pdf``, pages that were outdated before they came."""

    def show_nothing(self, why: str, *, is_failure: bool) -> None:
        """Show ``why`` in place of pages and sheets; a failure is perhaps none at another try."""


class Previewer(Protocol):
    """Who builds previews, and answers later; a later preview outdates those before it."""

    def preview(self, order: Order, chosen: str, /) -> int:
        """Build the file named ``chosen``; the number returned is that of the answers."""


class ReadyPages(NamedTuple):
    """The pages of what is chosen now, at ``pdf``, and the ``name`` of the file that they show."""

    pdf: Path
    name: str


class Preview:
    """The file that is shown before it is written, kept up with picks and choices.

    Attributes:
        pages: its pages, None while they are outdated and where there are none.
        sheets: its sheets, as far as they have come.
    """

    def __init__(
        self, view: PreviewView, picks: Picks, making: Making, previewer: Previewer
    ) -> None:
        self._view, self._making, self._previewer = view, making, previewer
        self._picks = picks
        self._number = 0
        self._newest: Order | None = None
        self._reading: Reading | None = None
        self._chosen = ""
        self._is_awaited = False
        self._then: Callable[[ReadyPages | None], object] | None = None
        self.pages: ReadyPages | None = None
        self.sheets: list[ShownSheet] = []
        picks.listeners.append(self.outdate)
        making.listeners.append(self.outdate)

    def outdate(self) -> None:
        """What is shown no longer holds; answers still under way are passed over."""
        if self._is_newest():
            return
        if self._picks.reading is not self._reading:
            self._settle(None)  # nobody waits for pages of another plan
            if self._reading is not None:
                self.sheets = []
                self._view.drop_shown()
        self._number, self._newest, self._reading = 0, None, self._picks.reading
        self.pages, self._is_awaited = None, True
        self._view.show_waiting()

    def choose(self, name: str) -> None:
        """Show the file of this name."""
        if name != self._chosen:
            self._chosen = name
            self.try_again()

    def try_again(self) -> None:
        """Show the file anew that could not be shown."""
        self._newest = None
        self.outdate()

    def begin_again(self) -> None:
        """Show a file anew, whichever it will be: who built it is gone."""
        self._chosen = ""
        self.try_again()

    def give_pages(self, then: Callable[[ReadyPages | None], object]) -> bool:
        """Call ``then`` with the pages of what is chosen, None where there are none.

        Return whether that was at once: outdated pages are made anew first, and where another plan
        is opened meanwhile there are none.
        """
        self._then = then if self._is_awaited else None
        if not self._is_awaited:
            then(self.pages)
        return not self._is_awaited

    def run(self) -> None:
        """Ask for the preview of what is chosen now."""
        obstacle = self._making.obstacle
        if obstacle:
            self._making.show_names(())
            self.show_nothing(f"{obstacle.what}。{obstacle.remedy}")
            return
        self._newest, self._reading = self._order(), self._picks.reading
        self.sheets = []
        self._number = self._previewer.preview(self._newest, self._chosen)

    def take_answer(self, answer: messages.PreviewAnswer) -> None:
        """Show what is told of the newest preview; what belongs to another is passed over."""
        if answer.number != self._number:
            if isinstance(answer, messages.PagesMade):
                self._view.drop_pages(answer.target)
            return
        match answer:
            case messages.Named():
                self.sheets = []  # a preview that made room for files begins anew
                self._chosen = answer.chosen
                self._making.show_names(answer.names)
                self._view.show_names(answer.names, answer.chosen)
            case messages.SheetBegun():
                from gui.presenters.shown_sheet import ShownSheet  # noqa: PLC0415  not needed at a start

                sheet = ShownSheet(answer.name, answer.widths, answer.is_right)
                self.sheets.append(sheet)
                self._view.show_sheets(tuple(sheet.name for sheet in self.sheets))
            case messages.LinesAdded():
                self.sheets[-1].lines += answer.lines
                self._view.show_more_lines(self.sheets[-1])
            case messages.PagesMade():
                self._view.show_pages(answer.target)
                self._settle(ReadyPages(answer.target, self._chosen))
            case messages.Failed():
                self.show_nothing(_told(answer.error), is_failure=True)
            case messages.Broken():
                why = f"プレビューを作れませんでした。記録：{answer.log}"
                self.show_nothing(why, is_failure=True)

    def show_nothing(self, why: str, *, is_failure: bool = False) -> None:
        """Show ``why`` there is nothing to be shown."""
        self.sheets = []
        self._view.show_nothing(why, is_failure=is_failure)
        self._settle(None)

    # --- private --------------------------------------------------------------------------------

    def _settle(self, pages: ReadyPages | None) -> None:
        """Take ``pages``, or that there are none, and hand them to who waits for them."""
        self.pages, self._is_awaited = pages, False
        then, self._then = self._then, None
        if then:
            then(pages)

    def _order(self) -> Order:
        """Return what is to be shown, whichever folder it goes to."""
        return replace(self._making.order(), folder=Path())

    def _is_newest(self) -> bool:
        """Whether what was asked for last is what is chosen now, of the plan that is open now."""
        if self._newest is None or self._making.obstacle:
            return False
        return self._picks.reading is self._reading and self._order() == self._newest


def _told(error: AppError) -> str:
    return "\n".join(filter(None, (f"{error.what}。", error.where, error.remedy)))
