"""The table of the picked listings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from model.listing import Listing, format_path

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS: tuple[tuple[str, int, Callable[[Listing], str]], ...] = (
    ("区分", 70, lambda row: format_path(row.path)),
    ("印", 44, lambda row: row.flag.mark if row.flag else ""),
    ("事業名", 220, lambda row: row.printed_name),
    ("所管課", 120, lambda row: row.printed_departments),
    ("事業概要", 100, lambda row: row.description or row.kind.label),
)
_MARK = 1


class ListingsTable(QAbstractTableModel):
    """Listings as Qt asks for them; holds no copy of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Listing, ...] = ()

    def show(self, rows: tuple[Listing, ...]) -> None:
        """Show ``rows`` in place of what was shown."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _COLUMNS[index.column()][2](self.rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _MARK:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]
        return None


class ListingsView(QTableView):
    """Shows a ListingsTable, a line a listing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ListingsTable(self)
        self.setModel(self.table)
        self.setAccessibleName("載る事業の一覧")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, (_, width, _) in enumerate(_COLUMNS):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def show_row(self, row: Listing) -> None:
        """Scroll to ``row`` and mark it."""
        place = next(n for n, other in enumerate(self.table.rows) if other is row)
        self.selectRow(place)
        self.scrollTo(self.table.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
