"""The work that a window has done in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject

from gui.worker import Signals, Work, Worker

PATIENCE = 3_000
"""Milliseconds that work which was cancelled has for its end."""


class Background:
    """Starts work and holds it until it is over; ``fails`` tells failures that nobody takes."""

    def __init__(self, parent: QObject, fails: Callable[[Exception], None]) -> None:
        self._parent, self.fails = parent, fails
        self._workers: set[Worker] = set()
        self._latest: Signals | None = None
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._workers)

    @property
    def is_stuck(self) -> bool:
        """Whether a thread is still at work that was to stop."""
        return any(worker.isRunning() for worker in self._workers)

    def start(
        self,
        work: Work,
        then: Callable[[Any], None],
        fails: Callable[[Exception], None] | None = None,
        listens: Callable[[Signals], None] | None = None,
    ) -> Signals:
        """Do ``work`` in the background and hand its result to ``then``; failures are told.

        ``listens`` is called before the work begins: what connects to the signals that are
        returned may miss those of work that is over at once.
        """
        worker = Worker(work, self._parent)
        worker.signals.finished.connect(self._while_open(then))
        worker.signals.failed.connect(self._while_open(fails or self.fails))
        worker.finished.connect(lambda: self._let_go(worker))
        if listens:
            listens(worker.signals)
        self._workers.add(worker)
        worker.start()
        return worker.signals

    def start_latest(
        self,
        work: Work,
        then: Callable[[Any], None],
        fails: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` in place of what this began before: that is cancelled and heard no more."""
        if self._latest:
            self._latest.cancel()

        def hears(told: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda value: told(value) if self._latest is signals else None

        signals = self.start(work, hears(then), hears(fails or self.fails))
        self._latest = signals

    def stop(self) -> None:
        """Cancel all work and wait until it is over, but not for ever; nobody hears of it.

        What came of it would be shown over a window that is closed. Work that asks a file server
        that is gone hears nothing for minutes: it is stuck, and ends with the process.
        """
        self._is_closed = True
        workers = tuple(self._workers)
        for worker in workers:
            worker.signals.cancel()
        deadline = QDeadlineTimer(PATIENCE)
        for worker in workers:
            worker.wait(deadline)

    def _while_open(self, told: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda value: None if self._is_closed else told(value)

    def _let_go(self, worker: Worker) -> None:
        """Drop a worker on the window's thread, and with it what its work held.

        With its connections the last thing may go that holds its parent, which would delete it
        again in the midst of that.
        """
        self._workers.discard(worker)
        worker.setParent(None)
        worker.deleteLater()
