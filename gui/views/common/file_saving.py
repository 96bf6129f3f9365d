"""Saving a file in the background: one at a time, and asked about where another holds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from gui.views.common.background import Background
from gui.views.common.kept_work import KeptWork
from gui.views.common.notice import Notice
from gui.worker import Signals
from model.errors import TargetLockedError

if TYPE_CHECKING:
    from reports.making.delivery import WhenLocked


class Saved(NamedTuple):
    """A file to be saved.

    Attributes:
        write: writes to the target it is given, in place of what is there, and returns where the
            file stands. Raises AppError.
        target: where it is to stand.
        then: gets the file, and tells of it.
        tells: shows what is under way, nothing once it is over; None for the window's notice.
    """

    write: Callable[[Path], Path]
    target: Path
    then: Callable[[Path], None]
    tells: Callable[[str], None] | None = None


class FileSaving:
    """Saves files for a window, which waits for the end of it when it closes."""

    def __init__(self, parent: QWidget, background: Background, notice: Notice) -> None:
        self._parent, self._background, self._notice = parent, background, notice
        self.kept = KeptWork()

    def save(self, saved: Saved) -> None:
        """Save a file; what comes while another is saved is refused."""
        if self.kept.is_busy:
            self._notice.tell(
                "前の保存が終わっていません。終わってから、もう一度保存してください。"
            )
        else:
            self._start(saved)

    def _start(self, saved: Saved, *, is_beside: bool = False) -> None:
        """Save at the target, or beside what is there."""
        tells = saved.tells or self._notice.tell_of_work

        def work(_: Signals) -> Path:
            from reports.making.delivery import free_path  # noqa: PLC0415  only for saving

            return saved.write(free_path(saved.target) if is_beside else saved.target)

        def done(path: Path) -> None:
            tells("")
            saved.then(path)

        def fail(error: Exception) -> None:
            tells("")
            if isinstance(error, TargetLockedError):
                self._ask_about(error, saved)
            else:
                self._background.fails(error)

        tells(f"{saved.target.name} を保存しています…")
        self._background.start(work, done, fail, listens=self.kept.follow)

    def _ask_about(self, error: TargetLockedError, saved: Saved) -> None:
        from gui.views.common.questions import ask_about_locked  # noqa: PLC0415  no dialog until one is needed
        from reports.making.delivery import WhenLocked  # noqa: PLC0415

        def answer(chosen: WhenLocked | None) -> None:
            if chosen:
                self._start(saved, is_beside=chosen is WhenLocked.RENAME)

        self.question = ask_about_locked(error, answer, self._parent, can_skip=False)
