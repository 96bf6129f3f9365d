"""What the system's programs do with a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from model.errors import AppError

Fails = Callable[[AppError], object]
"""Is given why a file was not opened."""


def open_path(path: Path, fails: Fails) -> None:
    """Open a file or folder with the program that the system has for it; tell where it is gone."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  not before something is opened
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    if path.exists():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    else:
        fails(_gone(path))


def print_by_its_program(path: Path, fails: Fails) -> None:
    """Print a file with the program that Windows has for it; tell where it or that is lacking."""
    if not path.exists():
        fails(_gone(path))
    elif sys.platform == "win32":
        try:
            os.startfile(path, "print")  # noqa: S606  a file that we wrote
        except OSError:
            fails(
                AppError(
                    "このファイルを印刷できるプログラムがありません",
                    where=str(path),
                    remedy="Excel などで開いて、そこから印刷してください。",
                )
            )


def _gone(path: Path) -> AppError:
    return AppError(
        "ファイルかフォルダーが見つかりません",
        where=str(path),
        remedy="移動・削除・名前の変更をしていないか、保存先がつながっているか確かめてください。",
    )
