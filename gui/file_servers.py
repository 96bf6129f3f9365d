"""What is there on a disk, without waiting for a file server that is gone.

Windows asks such a server for up to a minute, and the window would stand still meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")
PATIENCE = 2.0
"""Seconds that are waited: one that answers does so in hundredths, but for a disk that sleeps."""


def is_there(path: Path) -> bool:
    """Whether there is a file or folder at ``path``; where nobody answers there may be."""
    return _asked(path.exists, otherwise=True)


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder; not where nobody answers."""
    return _asked(path.is_dir, otherwise=False)


def nearest_folder(folder: Path) -> Path:
    """Return ``folder``, or the nearest one above it that is there.

    Where nobody answers for them it is the user's own folder.
    """

    def nearest() -> Path:
        return next(each for each in (folder, *folder.parents) if each.is_dir())

    return _asked(nearest, otherwise=Path.home())


def _asked(ask: Callable[[], _T], *, otherwise: _T) -> _T:
    """Return what ``ask`` answers, ``otherwise`` where it fails or takes too long."""
    answers: list[_T] = []

    def wait() -> None:
        with suppress(OSError, StopIteration):
            answers.append(ask())

    thread = Thread(target=wait, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return answers[0] if answers else otherwise
