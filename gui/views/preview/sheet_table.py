"""The lines of a sheet as Qt asks for them, and how far the texts in them reach."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gui.presenters.shown_sheet import ShownSheet
from model.readers.tables.place_names import column_letter
from reports.sheet_line import LineKind

_Index = QModelIndex | QPersistentModelIndex
OVER_ALL = (LineKind.TITLE, LineKind.RUNNING, LineKind.HEADING, LineKind.GROUP)
"""Lines that run over all columns."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetTable(QAbstractTableModel):
    """The lines of a sheet as Qt asks for them; holds no copy of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ShownSheet | None = None
        self._count = 0
        self._heads: list[int] = []

    @property
    def sheet(self) -> ShownSheet | None:
        """The sheet that is shown."""
        return self._sheet

    def show(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet`` in place of what was shown."""
        self.beginResetModel()
        self._sheet = sheet
        self._count, self._heads = 0, []
        self._count_lines()
        self.endResetModel()

    def grow(self) -> None:
        """Show the lines that came since."""
        now = len(self._sheet.lines) if self._sheet else 0
        if now > self._count:
            self.beginInsertRows(QModelIndex(), self._count, now - 1)
            self._count_lines()
            self.endInsertRows()

    def kind(self, row: int) -> int:
        """Return what kind of line stands in ``row``."""
        return self._sheet.lines[row][0] if self._sheet else LineKind.BODY

    def text(self, row: int, column: int) -> str:
        """Return what stands at a place; a line over all columns has its text in the first."""
        texts = self._sheet.lines[row][1] if self._sheet else ()
        return texts[column] if column < len(texts) else ""

    def reach(self, row: int, column: int) -> tuple[int, int]:
        """Return the first and the last column of the text that stands at a place."""
        if self.kind(row) in OVER_ALL:
            return 0, max(self.columnCount() - 1, 0)
        if self.kind(row) == LineKind.TOTAL:
            return self._reach_of_total(row, column)
        above = bisect_right(self._heads, row)
        if not above or self._sheet is None:
            return column, column
        return self._sheet.reach(self._sheet.lines[self._heads[above - 1]][1], column)

    def _reach_of_total(self, row: int, column: int) -> tuple[int, int]:
        """Words of a total run on over the empty cells at their right, as they do in the sheet."""
        filled = [place for place in range(self.columnCount()) if self.text(row, place)]
        number = bisect_right(filled, column)
        if not number or self._sheet is None or self._sheet.is_right[filled[number - 1]]:
            return column, column
        end = filled[number] if number < len(filled) else self.columnCount()
        return filled[number - 1], end - 1

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: _Index | None = None) -> int:
        if self._sheet is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._sheet.widths)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            is_over_all = self.kind(index.row()) in OVER_ALL
            return self.text(index.row(), 0 if is_over_all else index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and self._sheet:
            is_number = self._sheet.is_right[index.column()]
            return _RIGHT if is_number and self.kind(index.row()) != LineKind.HEAD else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return column_letter(section)

    def _count_lines(self) -> None:
        lines = self._sheet.lines if self._sheet else []
        self._heads += [
            row for row in range(self._count, len(lines)) if lines[row][0] == LineKind.HEAD
        ]
        self._count = len(lines)
