"""Two copies at once: a second start finds the window that is open, and calls it to the front."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QThread, QTimer, Signal

_PATIENCE, _STEP = 1000, 20
"""Milliseconds that an open window is given to answer, and between two looks whether it did."""


class Doorbell(QObject):
    """What the windows of one user on one machine call each other by.

    The window that answers holds a lock in ``folder``; whoever rings puts a file beside it, which
    the window takes away and which names the plan that it is to open. Nothing of a network is
    needed, and a lock left behind by a process that is gone counts for nothing.

    Signals:
        rung: a second start asks this window to come forward, and to open a plan where the path is
            not None.
    """

    rung = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._bell = folder, folder / "ring"
        self._lock = QLockFile(str(folder / "lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._taking: Thread | None = None

    def is_answered(self) -> bool:
        """Whether a window is open that answers."""
        return self._process() is not None

    def ring(self, plan: Path | None = None) -> bool:
        """Ask the window that is open to come forward and to open ``plan``, where one is given.

        Returns whether it answered.
        """
        process = self._process()
        if process is None:
            return False
        _allow_to_come_forward(process)
        told = self._bell.with_suffix(f".{os.getpid()}")  # the window sees it whole
        told.write_bytes(os.fsencode(plan.absolute()) if plan else b"")
        told.replace(self._bell)
        for _ in range(_PATIENCE // _STEP):
            if not self._bell.exists():
                return True
            QThread.msleep(_STEP)
        self._bell.unlink(missing_ok=True)
        return False

    def begin_to_answer(self) -> Thread:
        """Take the lock on a thread: Qt waits until it is on the disk, which may be busy."""
        self._taking = Thread(target=self._take, name="doorbell")
        self._taking.start()
        return self._taking

    def answer(self) -> bool:
        """Answer from now on; returns whether this is the window that second starts find."""
        taking = self._taking or self.begin_to_answer()
        taking.join()
        if not self._lock.isLocked():
            return False
        watcher = QFileSystemWatcher([str(self._folder)], self)
        watcher.directoryChanged.connect(self._on_directory_changed)
        QTimer.singleShot(0, self, self._on_directory_changed)  # rung since the lock was taken
        return True

    def _take(self) -> None:
        if self._lock.tryLock(0):
            self._bell.unlink(missing_ok=True)  # rung at a window that is gone

    def _process(self) -> int | None:
        """Return the process whose window answers, None where there is none."""
        if self._lock.isLocked():
            return os.getpid()
        if self._lock.tryLock(0):
            self._lock.unlock()
            return None
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return None  # a folder that cannot be written
        process, *_ = self._lock.getLockInfo()
        return int(process)

    def _on_directory_changed(self) -> None:
        try:
            said = self._bell.read_bytes()
            self._bell.unlink()
        except OSError:  # nobody rang: the lock came or went
            return
        self.rung.emit(Path(os.fsdecode(said)) if said else None)


def _allow_to_come_forward(process: int) -> None:
    """Let ``process`` take the focus, which on Windows the one in front alone may allow."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows needs permission

        ctypes.windll.user32.AllowSetForegroundWindow(process)
