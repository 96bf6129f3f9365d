"""Work on a thread of its own: reading plans and making files never hold up the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from reports.progress import Cancelled

Work = Callable[["Signals"], Any]


class Signals(QObject):
    """What a piece of work tells the window; also its ``Progress``.

    Signals:
        advanced: steps done, steps in all, what comes next.
        finished: the result.
        failed: the exception, an AppError or a fault of the program.
        cancelled: the work stopped because it was asked to.
    """

    advanced = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()  # a queued signal would wait for the work to be over

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def check(self) -> None:
        """Raise Cancelled where the window has asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def advance(self, done: int, total: int, what: str) -> None:
        """Tell the window; raises Cancelled where it has asked to stop."""
        self.check()
        self.advanced.emit(done, total, what)


class Worker(QThread):
    """Runs one piece of work and tells by ``signals`` how it went."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.signals = Signals()
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self.signals)
        except Cancelled:
            self.signals.cancelled.emit()
        except Exception as error:
            self.signals.failed.emit(error)
        else:
            self.signals.finished.emit(result)
