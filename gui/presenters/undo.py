"""What was picked before and after, to go back to and forth."""

from __future__ import annotations

from dataclasses import fields

from model.selection import Selection

_MOST_KEPT = 200
_NAMES = {
    "sections": "区分の選択",
    "own_rows": "区分の選択",
    "departments": "所管課の選択",
    "flags": "印の選択",
    "relisted": "再掲の選択",
    "other": "その他の主な事業の選択",
    "search": "検索の言葉",
}
_SEVERAL = "何を載せるか"
"""How a change of several picks is called: as the panel of all of them is headed."""


class Undo:
    """The selections that a user has left, the last ones first to come back."""

    def __init__(self) -> None:
        self._done: list[Selection] = []
        self._undone: list[Selection] = []
        self._is_typing = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    def change_to_undo(self, now: Selection) -> str:
        """Return how the change is called that led to ``now``, empty where there is none."""
        return _name(self._done[-1], now) if self._done else ""

    def change_to_redo(self, now: Selection) -> str:
        """Return how the change is called that ``now`` was gone back from, empty without one."""
        return _name(self._undone[-1], now) if self._undone else ""

    def leave(self, now: Selection, *, by_typing: bool = False) -> None:
        """Keep the selection that is about to change; typing on is one change."""
        if not (by_typing and self._is_typing):
            self._done = [*self._done[1 - _MOST_KEPT :], now]
            self._undone = []
        self._is_typing = by_typing

    def undo(self, now: Selection) -> Selection:
        """Return the selection before ``now``; raises IndexError where there is none."""
        return self._step(now, self._done, self._undone)

    def redo(self, now: Selection) -> Selection:
        """Return the selection that ``now`` was gone back from; raises IndexError without one."""
        return self._step(now, self._undone, self._done)

    def _step(self, now: Selection, source: list[Selection], target: list[Selection]) -> Selection:
        selection = source.pop()
        target.append(now)
        self._is_typing = False
        return selection


def _name(one: Selection, other: Selection) -> str:
    """Return how the change between two selections is called."""
    changed = (each.name for each in fields(Selection))
    names = {_NAMES[name] for name in changed if getattr(one, name) != getattr(other, name)}
    return names.pop() if len(names) == 1 else _SEVERAL
