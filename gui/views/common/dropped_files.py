"""The files that are held over a window or dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the files and folders of ``event``, none where anything else is held."""
    urls = event.mimeData().urls()
    is_all_local = all(url.isLocalFile() for url in urls)
    return [Path(url.toLocalFile()) for url in urls] if is_all_local else []


def accept_copy(event: QDropEvent) -> None:
    """Accept what is held over a window as a copy: who offers a move may remove what was moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
