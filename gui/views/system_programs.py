"""What the system's programs do with a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  not before something is opened
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def print_by_its_program(path: Path) -> None:
    """Print a file with the program that Windows has for it."""
    if sys.platform == "win32":
        os.startfile(path, "print")  # noqa: S606  a file that we wrote
