"""Letting go of a large plan a little at a time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

_REST_MS = 1_000
"""How long all of it is held: by then the preview has begun anew, and nobody else has it."""
_PAUSE_MS = 10
_AT_ONCE = 500


class SlowRelease(QObject):
    """Frees the parts of what was open before in many steps.

    Whoever lets go of a plan last frees all of it at that moment: of 20,000 listings it would hold
    the window for some thirty milliseconds, in the midst of showing the next plan.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[object] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._free_some)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be freed."""
        return not self._left

    def let_go(self, parts: Iterable[object]) -> None:
        """Hold ``parts`` a little longer than their owner does, then free them bit by bit."""
        self._left += parts
        self._timer.start(_REST_MS)

    def _free_some(self) -> None:
        del self._left[-_AT_ONCE:]
        if self._left:
            self._timer.start(_PAUSE_MS)
        else:
            self._timer.stop()
