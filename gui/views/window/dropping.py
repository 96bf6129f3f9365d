"""What is dropped on the window: a file is opened, several or a folder are forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from gui.presenters.picks import Picks
from gui.views.common.dropped_files import accept_copy, dropped_files
from gui.views.common.notice import Notice


class Dropping:
    """Says at the foot what would be done with files that are held over the window, and does it.

    ``opens`` gets the file of a plan or list, ``collects`` those of forms, or their
    folder, into the open plan.
    """

    def __init__(
        self,
        picks: Picks,
        notice: Notice,
        opens: Callable[[Path], None],
        collects: Callable[[list[Path]], None],
    ) -> None:
        self._picks, self._notice = picks, notice
        self._opens, self._collects = opens, collects

    def enter(self, event: QDragEnterEvent) -> None:
        """Take files that can be dropped, and say what for."""
        paths = dropped_files(event)
        if not paths:
            return
        if _is_file(paths):
            accept_copy(event)
            self._notice.tell_of_work("ここに落とすと、この計画・一覧を開きます。")
        elif self._picks.reading:
            accept_copy(event)
            self._notice.tell_of_work("ここに落とすと、返ってきた様式としてまとめます。")

    def leave(self) -> None:
        """Say no more of it."""
        self._notice.tell("")

    def drop(self, event: QDropEvent) -> None:
        """Open the file, or collect the forms."""
        paths = dropped_files(event)
        accept_copy(event)
        if _is_file(paths):
            self._opens(paths[0])
        else:
            self._collects(paths)


def _is_file(paths: list[Path]) -> bool:
    from gui.file_servers import is_folder  # noqa: PLC0415  only where something is dropped

    return len(paths) == 1 and not is_folder(paths[0])
