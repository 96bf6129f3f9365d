"""The folder that previews lie in, and what programs that were killed left of theirs."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

_PREFIX = "plan-report-preview-"
_LOCK = "in-use"
_YOUNG_SECONDS = 60
"""A folder that is younger may not have its lock yet."""


class PreviewFolder:
    """A new folder among the temporary ones, locked as long as this program lives."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = _lock(self.path)
        self._lock.tryLock(0)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self._lock.unlock()  # an open file cannot be removed on Windows
        shutil.rmtree(self.path, ignore_errors=True)


def sweep_preview_folders() -> None:
    """Remove the folders of programs that are no longer running."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another one sweeps too
            if time.time() - folder.stat().st_mtime < _YOUNG_SECONDS:
                continue
        lock = _lock(folder)
        if lock.tryLock(0):
            lock.unlock()
            shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> QLockFile:
    """Return the lock of ``folder``: it is free as soon as its holder does not run any more."""
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # however old it is
    return lock
