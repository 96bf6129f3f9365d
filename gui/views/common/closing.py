"""Closing a window while something is under way: it is asked first, and what is saved arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Endable(Protocol):
    """What is not given up with its window without a question, or is waited for."""

    @property
    def is_busy(self) -> bool:
        """Whether it is under way."""

    @property
    def is_ending(self) -> bool:
        """Whether something waits for its end."""

    def cancel(self, then: Callable[[], object] | None = None) -> None:
        """Stop it, where it can be stopped; ``then`` is called at its end, unless it fails."""


class UnderWay(NamedTuple):
    """Something that may be under way.

    Attributes:
        work: what it is.
        does: the clause that says so.
        leaves: the sentence that says what is there when it was stopped; empty where it cannot be
            stopped, but is waited for.
    """

    work: Endable
    does: str
    leaves: str


SAVING = "ファイルを保存しています", ""
MAKING = "帳票を作成しています", "作りかけのファイルは残りません。"
PRINTING = "印刷しています", "プリンターに送ったページは、印刷されることがあります。"


class Verb(NamedTuple):
    """What a window does when it closes, plain and polite, and what comes of files then."""

    plain: str
    polite: str
    files: str


END = Verb(
    "終了する",
    "終了します",
    "まだ保存先にないファイルは、前のものが残るか、ないままになります。壊れるファイルはありません。",
)
CLOSE = Verb("閉じる", "閉じます", "できたファイルは、このあと保存先に入ります。")


class Closing:
    """Says whether the window may close, and closes it once what is under way is over.

    ``works`` tells all that may be under way; ``show_end`` shows that the end of it is waited for.
    """

    def __init__(
        self,
        works: Callable[[], Iterable[UnderWay]],
        show_end: Callable[[str], None],
        closes: Callable[[], object],
        window: QWidget,
        verb: Verb = END,
    ) -> None:
        self._works, self._show_end, self._closes = works, show_end, closes
        self._window, self._verb = window, verb
        self._is_left = False

    @property
    def under_way(self) -> tuple[UnderWay, ...]:
        """What is under way now."""
        return tuple(each for each in self._works() if each.work.is_busy)

    def is_allowed(self) -> bool:
        """Return whether nothing is under way; asks where something is.

        What can be stopped stops at once, but for files that are on their way to their places: the
        window waits for these, and for what is saved, unless it is asked a second time. Where
        something fails meanwhile, the window stays open to tell it.
        """
        busy = self.under_way
        if self._is_left or not busy:
            return True
        if any(each.work.is_ending for each in busy):
            self.question = self.ask_to_leave()
        elif any(each.leaves for each in busy):
            self.question = self.ask_to_stop(busy)
        else:
            self._end()
        return False

    def ask_to_stop(self, works: Iterable[UnderWay]) -> QMessageBox:
        """Ask whether to stop ``works`` and close; return the box."""
        told = [each for each in works if each.leaves]
        return self._ask(
            "\n".join(each.does for each in told),
            f"中止して{self._verb.polite}か。{''.join(each.leaves for each in told)}",
            (f"中止して{self._verb.plain}(&X)", "続ける"),
            self._end,
        )

    def ask_to_leave(self) -> QMessageBox:
        """Ask whether to close before all has come to its end; return the box."""
        plain, polite, files = self._verb
        return self._ask(
            "途中の処理が終わるのを待っています",
            f"終わると、自動で{polite}。待たずに{plain}と、{files}",
            (f"待たずに{plain}(&X)", "待つ"),
            self._leave,
        )

    def _end(self) -> None:
        """Close once all that is under way has come to its end, and nothing of it has failed."""
        busy = self.under_way
        awaited = [each.work for each in busy]

        def end(work: Endable) -> None:
            awaited.remove(work)
            if not awaited:
                self._closes()

        if not awaited:
            self._closes()
            return
        does = (
            "。".join(each.does for each in busy if not each.leaves) or "途中の処理を終えています"
        )
        self._show_end(f"{does}。終わると、自動で{self._verb.polite}…")
        for work in tuple(awaited):
            work.cancel(then=partial(end, work))

    def _leave(self) -> None:
        self._is_left = True
        self._closes()

    def _ask(
        self, what: str, says: str, buttons: tuple[str, str], ends: Callable[[], None]
    ) -> QMessageBox:
        """Ask whether to end; the second of ``buttons`` goes on. Return the box."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  only when it is asked

        from gui.views.common.dialogs import message_box, open_question  # noqa: PLC0415

        box = message_box(QMessageBox.Icon.Question, what, self._window)
        box.setInformativeText(says)
        end, goes_on = buttons
        return open_question(box, {end: ends}, goes_on, default=goes_on)
