"""How the interpreter is shared between the window and the threads beside it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_SHARE = 0.0001
"""Seconds after which a thread hands the interpreter over; 5 ms of Python's own would make each of
the dozens of calls of one step that let go of it wait so long."""
_EVERY = 100
"""Milliseconds between looks for garbage: few objects are made meanwhile, so a look is short."""
_DUE = (10_000, 10, 10)
"""New objects after which they are looked through, and so many looks after which older ones are."""


class GarbageTimer(QObject):
    """Collects garbage from time to time on the thread that made it, and there alone.

    Python collects on whatever thread makes the object that is one too many: a dialog in a cycle
    of references would be destroyed on a thread that Qt does not allow it on, and a thread that
    reads a plan would walk through all objects again and again while the window waits. From the
    making of a timer until ``stop`` that does not happen.

    Attributes:
        is_held: whether nothing is collected now: a plan that is being read is not to be walked
            through before it is whole.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported until now stays
        self.is_held: Callable[[], bool] = bool
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY)

    def collect(self) -> None:
        """Collect the generations that are due."""
        due = [
            n
            for n, (count, most) in enumerate(zip(gc.get_count(), _DUE, strict=True))
            if count > most
        ]
        if due and not self.is_held():
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()


def share_interpreter() -> None:
    """Let no thread keep the interpreter from the window for longer than a moment."""
    sys.setswitchinterval(_SHARE)
