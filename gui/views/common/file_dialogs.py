"""The system's dialogs for files and folders. None blocks its caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reports.user_folders import documents_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

PLANS = (
    "計画・一覧 (*.pdf *.txt *.md *.html *.htm *.docx *.xlsx *.xlsm *.xls *.csv *.tsv)"
    ";;すべてのファイル (*)"
)
"""The kinds of files that hold a plan, as Qt writes filters."""


def ask_for_file(
    parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that is there, one of ``kinds`` as Qt writes filters; ``then`` gets it.

    It begins where the last file was chosen, else at the user's documents: Qt would begin where the
    program was started from, which is the program's own folder.
    """
    from PySide6.QtCore import QDir  # noqa: PLC0415  only when it is asked

    dialog = _dialog(parent, title, kinds=kinds)
    if dialog.directory() == QDir.current():
        dialog.setDirectory(_beginning(documents_folder()))
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return _opened(dialog, then)


def ask_for_files(
    parent: QWidget, title: str, folder: Path, kinds: str, then: Callable[[Sequence[Path]], object]
) -> QFileDialog:
    """Ask for files that are there, beginning at ``folder``; ``then`` gets them."""
    dialog = _dialog(parent, title, _beginning(folder), kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    return _opened(dialog)


def ask_for_folder(
    parent: QWidget, title: str, folder: Path, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder, beginning at ``folder``; ``then`` gets it."""
    dialog = _dialog(parent, title, _beginning(folder))
    dialog.setFileMode(dialog.FileMode.Directory)
    dialog.setOption(dialog.Option.ShowDirsOnly, on=True)
    return _opened(dialog, then)


def ask_where_to_save(
    parent: QWidget, title: str, target: Path, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for the file to save to, ``target`` unless another is chosen; ``then`` gets it."""
    dialog = _dialog(parent, title, str(Path(_beginning(target.parent)) / target.name), kinds)
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(target.suffix.removeprefix("."))
    return _opened(dialog, then)


def _dialog(parent: QWidget, title: str, at: str = "", kinds: str = "") -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  only when it is asked

    return QFileDialog(parent, title, at, kinds)


def _beginning(folder: Path) -> str:
    """Return where a dialog begins that is to begin at ``folder``."""
    from gui.file_servers import nearest_folder  # noqa: PLC0415  only when it is asked

    return str(nearest_folder(folder))


def _opened(dialog: QFileDialog, then: Callable[[Path], object] | None = None) -> QFileDialog:
    if then:
        dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
