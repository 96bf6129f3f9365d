"""How the interpreter is shared between the window and the threads beside it."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_SHARE = 0.0005
"""Seconds after which a thread hands the interpreter over; 5 ms of Python's own would make each of
the dozens of calls of one step that let go of it wait so long."""
_EVERY = 1000
"""Milliseconds between looks for garbage."""
_DUE = (10_000, 10, 10)
"""New objects after which they are looked through, and so many looks after which older ones are."""
_FEW = 5000
"""So many new objects since the last look are few: nobody is reading a plan, which is not to be
walked through before it is whole."""


class GarbageTimer(QObject):
    """Collects garbage from time to time on the thread that made it, and there alone.

    Python collects on whatever thread makes the object that is one too many: a dialog in a cycle
    of references would be destroyed on a thread that Qt does not allow it on, and a thread that
    reads a plan would walk through all objects again and again while the window waits. From the
    making of a timer until ``stop`` that does not happen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported until now stays
        self._before = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY)

    def collect(self) -> None:
        """Collect the generations that are due, once few objects are made."""
        counts = gc.get_count()
        grown, self._before = counts[0] - self._before, counts[0]
        due = [n for n, most in enumerate(_DUE) if counts[n] > most]
        if due and grown < _FEW:
            gc.collect(max(due))
            self._before = 0

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()


def share_interpreter() -> None:
    """Let no thread keep the interpreter from the window for longer than a moment."""
    sys.setswitchinterval(_SHARE)
