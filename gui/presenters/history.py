"""What was chosen before and after, to go back to and forth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gui.presenters.choices import Choices
from gui.presenters.making import Making
from gui.presenters.picks import Picks
from gui.presenters.plain import field_names

_MOST_KEPT = 200
_PICKS, _OUTCOME = "何を載せるか", "何を作るか"
"""How a change of several choices is called: as the panel of all of them is headed."""
_OF_PICKS = {
    "sections": "区分の選択",
    "own_rows": "区分の選択",
    "departments": "所管課の選択",
    "flags": "印の選択",
    "relisted": "再掲の選択",
    "other": "その他の主な事業の選択",
    "search": "検索の言葉",
}
_OF_OUTCOME = {
    "wanted": "帳票と形式",
    "split": "分け方",
    "divided": "分ける帳票",
    "folder": "保存先",
    "names_plan": "ファイル名の付け方",
    "made_on": "作成日",
    "unit": "単位",
    "paper": "用紙",
    "landscape": "用紙の向き",
    "grey": "色",
    "stamp": "資料番号",
    "is_draft": "案",
    "is_confidential": "取扱注意",
    "binding": "とじる側",
    "line_numbers": "行番号",
    "way": "面付け",
    "sheet": "面付け",
    "locks_forms": "記入欄以外の保護",
    "encoding": "CSV の文字コード",
    "reply": "返送の期限と宛先",
}


class _Chosen(NamedTuple):
    choices: Choices
    made_on: date | None


class History:
    """Takes back what was changed of picks and of what is made, the last change first.

    Whoever changed it: it is looked at after each change. What is typed on in a text is one change.
    ``show`` is called where other changes can be taken back or made again than before, ``tell``
    with the sentence that says what was. Another plan begins anew.
    """

    def __init__(
        self, picks: Picks, making: Making, show: Callable[[], None], tell: Callable[[str], None]
    ) -> None:
        self._picks, self._making = picks, making
        self._show, self._tell = show, tell
        self._reading = picks.reading
        self._done: list[_Chosen] = []
        self._undone: list[_Chosen] = []
        self._typed: frozenset[str] = frozenset()
        self._now = self._chosen
        picks.listeners.append(self._note)
        making.listeners.append(self._note)

    @property
    def change_to_undo(self) -> str:
        """How the change is called that can be taken back (区分の選択), empty where none can."""
        return _name(self._done[-1], self._now) if self._done else ""

    @property
    def change_to_redo(self) -> str:
        """How the change is called that can be made again, empty where none can."""
        return _name(self._now, self._undone[-1]) if self._undone else ""

    def undo(self) -> None:
        """Take the last change back."""
        self._go(self._done, self._undone, f"元に戻しました：{self.change_to_undo}")

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go(self._undone, self._done, f"やり直しました：{self.change_to_redo}")

    @property
    def _chosen(self) -> _Chosen:
        return _Chosen(self._making.choices, self._making.made_on)

    def _note(self) -> None:
        """Keep what was left, where something has changed."""
        before, self._now = self._now, self._chosen
        if self._picks.reading is not self._reading:
            self._reading, self._typed = self._picks.reading, frozenset()
            self._done, self._undone = [], []
        elif self._now == before:
            return
        else:
            self._leave(before)
        self._show()

    def _leave(self, before: _Chosen) -> None:
        changes = _changes(before, self._now)
        changed = frozenset(changes)
        is_typed = all(now and isinstance(now, str | Path) for _, now in changes.values())
        goes_on = is_typed and all(_is_typed_on(was, now) for was, now in changes.values())
        if not (goes_on and changed == self._typed):
            self._done = [*self._done[1 - _MOST_KEPT :], before]
        self._typed = changed if is_typed else frozenset()
        self._undone = []

    def _go(self, source: list[_Chosen], target: list[_Chosen], says: str) -> None:
        if not source:
            return
        target.append(self._now)
        self._now, self._typed = source.pop(), frozenset()
        self._making.take(*self._now)
        self._show()
        self._tell(says)


def _is_typed_on(before: object, now: object) -> bool:
    """Whether a text or path came of another by what was put in or taken out at one place."""
    short, long = sorted(map(str, (before, now)), key=len)
    places = range(len(short) + 1)
    return any(long.startswith(short[:at]) and long.endswith(short[at:]) for at in places)


def _name(one: _Chosen, other: _Chosen) -> str:
    """Return how the change between two states is called."""
    changed = _changes(one, other)
    names = {(_OF_PICKS | _OF_OUTCOME).get(name, _OUTCOME) for name in changed}
    if len(names) == 1:
        return names.pop()
    panels = {_PICKS if name in _OF_PICKS else _OUTCOME for name in changed}
    return "・".join(sorted(panels, reverse=True))


def _changes(one: _Chosen, other: _Chosen) -> dict[str, tuple[object, object]]:
    """Return the choices in which two states differ, by their names, as they are in each."""
    pairs = zip(_leaves(one), _leaves(other), strict=True)
    return {name: (before, after) for (name, before), (_, after) in pairs if before != after}


def _leaves(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield all single choices in ``value``, by the names of their fields."""
    names = field_names(type(value))
    if not names:
        yield name, value
    for each in names:
        yield from _leaves(getattr(value, each), each)
