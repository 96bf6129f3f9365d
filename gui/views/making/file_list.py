"""The files that were made, a line each with links to what can be done with it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from gui.views.common.items_table import Column, ItemsView
from gui.views.common.system_programs import open_path, print_by_its_program
from reports.options import Format

if TYPE_CHECKING:
    from reports.making.run import WrittenFile

_NAME, _OPEN, _PRINT = range(3)
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST_LINES, _MOST_LINES = 2, 8
"""So many lines are in sight, whatever room the choices above them need."""


class FileList(ItemsView):
    """A view over any number of files: a widget for each would hold the window up.

    A link is clicked, or reached with the arrow keys and followed with Enter; the name opens the
    file by a double click.

    Signals:
        printing_wanted: a PDF that was written is to be printed.
        failed: why a file could not be opened.
    """

    printing_wanted = Signal(Path)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMNS, "作成したファイル", parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.grow_rows()
        self.verticalHeader().sectionResized.connect(lambda *_: self.updateGeometry())
        self.clicked.connect(lambda index: self._follow(index) if index.column() else None)
        self.doubleClicked.connect(lambda index: None if index.column() else self._follow(index))

    def show_files(self, files: Sequence[WrittenFile]) -> None:
        """Show ``files`` in place of those before."""
        self.table.show(files)
        self.setColumnHidden(_PRINT, not any(map(_is_printable, files)))
        self._fit_columns()
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(_MOST_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._high(_LEAST_LINES))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.table.index(0, _OPEN))  # Tab and Enter open the first file

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        for place in (_OPEN, _PRINT):
            self.setColumnWidth(place, self.width_of(place))

    def _high(self, lines: int) -> int:
        """Return the height of so many lines, or of all files where these need less."""
        files = range(min(len(self.table.items), lines))
        most = lines * self.verticalHeader().minimumSectionSize()
        return min(sum(map(self.rowHeight, files)), most) + 2 * self.frameWidth()

    def _follow(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        file: WrittenFile = self.table.items[index.row()]
        if index.column() != _PRINT:
            open_path(file.path, self.failed.emit)
        elif file.format == Format.PDF.value:
            self.printing_wanted.emit(file.path)
        elif _is_printable(file):
            print_by_its_program(file.path, self.failed.emit)


def _is_printable(file: WrittenFile) -> bool:
    """Whether something can print it."""
    if file.format == Format.XLSX.value:
        return sys.platform == "win32"
    return file.format == Format.PDF.value


def _printing(file: WrittenFile) -> str:
    if not _is_printable(file):
        return ""
    by = "" if file.format == Format.PDF.value else " Excel で"
    return f"{file.path.name}を{by}印刷する"


_COLUMNS = (
    Column("ファイル", 20, lambda file: file.path.name),
    Column("開く", 2, lambda _: "開く", link=lambda file: f"{file.path.name}を開く"),
    Column("印刷", 2, lambda file: "印刷" if _is_printable(file) else "", link=_printing),
)
