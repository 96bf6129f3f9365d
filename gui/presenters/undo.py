"""What was picked before and after, to go back to and forth."""

from __future__ import annotations

from model.selection import Selection

_MOST_KEPT = 200


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
