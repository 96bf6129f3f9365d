"""What the system's programs do with a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

from gui.file_servers import is_folder, is_there
from model.errors import AppError

Fails = Callable[[AppError], object]
"""Is given why a file was not opened."""

_LIBRARIES = "LD_LIBRARY_PATH"


class UnopenedError(AppError):
    """No program of the system opened or printed what lies at ``path``, its ``where``."""

    def __init__(self, path: Path, does: str = "開く") -> None:
        if is_folder(path):
            what = "フォルダーを開くプログラムが見つかりません"
            remedy = "場所をコピーして、ファイルの一覧を表示するプログラムに貼り付けると開けます。"
        else:
            program = "PDF を表示するプログラム" if path.suffix == ".pdf" else "Excel"
            what = f"「{path.name}」を{does}プログラムが見つかりません"
            remedy = f"場所をコピーして、{program}などの「開く」に貼り付けると開けます。"
        super().__init__(what, where=str(path), remedy=remedy)


def open_path(path: Path, fails: Fails) -> None:
    """Open a file or folder with the program that the system has for it; tell where none did."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  not before something is opened
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    asked = which("xdg-open") if sys.platform == "linux" else None
    if not is_there(path):
        fails(_gone(path))
    elif asked:
        _open_by_desktop(asked, path, fails)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        fails(UnopenedError(path))


def print_by_its_program(path: Path, fails: Fails) -> None:
    """Print a file with the program that Windows has for it; tell where it or that is lacking."""
    if not is_there(path):
        fails(_gone(path))
    elif sys.platform == "win32":
        try:
            os.startfile(path, "print")  # noqa: S606  a file that we wrote
        except OSError:
            fails(UnopenedError(path, "印刷する"))


def _open_by_desktop(asked: str, path: Path, fails: Fails) -> None:
    """Let the desktop of Linux open ``path``, and hear how that ended, which Qt would not."""
    from PySide6.QtCore import QCoreApplication, QProcess, QProcessEnvironment  # noqa: PLC0415

    process = QProcess(QCoreApplication.instance())
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
    own = QProcessEnvironment.systemEnvironment()
    if own.contains(f"{_LIBRARIES}_ORIG"):  # PyInstaller's: other programs have libraries of theirs
        own.insert(_LIBRARIES, own.value(f"{_LIBRARIES}_ORIG"))
    elif getattr(sys, "frozen", False):
        own.remove(_LIBRARIES)
    process.setProcessEnvironment(own)
    process.finished.connect(
        lambda code, end: (
            fails(UnopenedError(path)) if code and end is QProcess.ExitStatus.NormalExit else None
        )
    )
    process.errorOccurred.connect(
        lambda error: (
            fails(UnopenedError(path)) if error is QProcess.ProcessError.FailedToStart else None
        )
    )
    process.finished.connect(process.deleteLater)
    process.start(asked, [str(path)])


def _gone(path: Path) -> AppError:
    return AppError(
        "ファイルかフォルダーが見つかりません",
        where=str(path),
        remedy="移動・削除・名前の変更をしていないか、保存先がつながっているか確かめてください。",
    )
