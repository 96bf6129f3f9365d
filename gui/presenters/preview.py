"""How it will look: the presenter behind the pages and sheets of a file not yet written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from model.errors import AppError
from reports.making.messages import (
    Broken,
    Failed,
    LinesAdded,
    Named,
    PagesMade,
    SheetBegun,
    Stopped,
)

if TYPE_CHECKING:
    from gui.presenters.shown_sheet import ShownSheet
    from model.readers.reading import Reading
    from reports.making.job import Order


class PreviewView(Protocol):
    """What the presenter asks of the window."""

    def show_waiting(self) -> None:
        """Show that what is shown is outdated; call ``Preview.run`` when the user pauses."""

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        """Show which files there would be and which of them is shown."""

    def show_sheets(self, names: tuple[str, ...]) -> None:
        """Show which sheets have come so far."""

    def show_more_lines(self, sheet: ShownSheet) -> None:
        """Show that lines were added to ``sheet``."""

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of ``pdf``."""

    def show_nothing(self, why: str) -> None:
        """Show ``why`` in place of pages and sheets."""


class Previewer(Protocol):
    """Who builds previews, and answers later; a later preview outdates those before it."""

    def preview(self, order: Order, chosen: str, /) -> int:
        """Build the file named ``chosen``; the number returned is that of the answers."""


class Preview:
    """The file that is shown before it is written, kept up with picks and choices."""

    def __init__(
        self, view: PreviewView, picks: Picks, making: Making, previewer: Previewer
    ) -> None:
        self._view, self._making, self._previewer = view, making, previewer
        self._picks = picks
        self._number = 0
        self._newest: Order | None = None
        self._reading: Reading | None = None
        self._chosen = ""
        self.sheets: list[ShownSheet] = []
        picks.listeners.append(self.outdate)
        making.listeners.append(self.outdate)

    def outdate(self) -> None:
        """What is shown no longer holds; answers still under way are passed over."""
        if self._is_newest():
            return
        self._number, self._newest, self._reading = 0, None, None
        self._view.show_waiting()

    def choose(self, name: str) -> None:
        """Show the file of this name."""
        if name != self._chosen:
            self._chosen, self._newest = name, None
            self.outdate()

    def begin_again(self) -> None:
        """Show a file anew, whichever it will be: who built it is gone."""
        self._chosen, self._newest = "", None
        self.outdate()

    def run(self) -> None:
        """Ask for the preview of what is chosen now."""
        obstacle = self._making.obstacle
        if obstacle:
            self._making.show_names(())
            self._show_nothing(f"{obstacle.what}。{obstacle.remedy}")
            return
        self._newest, self._reading = self._making.order(), self._picks.reading
        self.sheets = []
        self._number = self._previewer.preview(self._newest, self._chosen)

    def take_answer(
        self, answer: Named | SheetBegun | LinesAdded | PagesMade | Failed | Broken | Stopped
    ) -> None:
        """Show what is told of the newest preview; what belongs to another is passed over."""
        if answer.number != self._number:
            return
        match answer:
            case Named():
                self.sheets = []  # a preview that made room for files begins anew
                self._chosen = answer.chosen
                self._making.show_names(answer.names)
                self._view.show_names(answer.names, answer.chosen)
            case SheetBegun():
                from gui.presenters.shown_sheet import ShownSheet  # noqa: PLC0415  not needed at a start

                sheet = ShownSheet(answer.name, answer.widths, answer.is_right)
                self.sheets.append(sheet)
                self._view.show_sheets(tuple(sheet.name for sheet in self.sheets))
            case LinesAdded():
                self.sheets[-1].lines += answer.lines
                self._view.show_more_lines(self.sheets[-1])
            case PagesMade():
                self._view.show_pages(answer.target)
            case Failed():
                self._show_nothing(_told(answer.error))
            case Broken():
                self._show_nothing(f"プレビューを作れませんでした。記録：{answer.log}")

    def _show_nothing(self, why: str) -> None:
        self.sheets = []
        self._view.show_nothing(why)

    def _is_newest(self) -> bool:
        """Whether what was asked for last is what is chosen now, of the plan that is open now."""
        if self._newest is None or self._making.obstacle:
            return False
        return self._picks.reading is self._reading and self._making.order() == self._newest


def _told(error: AppError) -> str:
    return "\n".join(filter(None, (f"{error.what}。", error.where, error.remedy)))
