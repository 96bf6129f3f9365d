"""A table of things that are only looked at, a row each: listings, findings, rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.views.common.drawn_cells import ALIGNMENT, CENTRED, COLOUR, FONT, RIGHT, TEXT, DrawnCells
from gui.views.common.rows_in_sight import GrowingRows

_Index = QModelIndex | QPersistentModelIndex
RISING = Qt.SortOrder.DescendingOrder
"""How a head is told that items rise, so that it shows ▲: Fusion has the arrows of Unix, where
Excel and Explorer have the other ones."""
_EDGES = 12
"""What the edges of a cell take of its width."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, how many characters wide it is, and what it says of an item.

    ``brief`` makes less of that text where it is drawn; where it is pointed at, it is told whole.
    A cell with a ``link`` is drawn as one; what that does is told to who does not see the row.
    ``hint`` says what the column is where its head is pointed at.
    """

    head: str
    width: int
    text: Callable[[Any], str]
    is_centred: bool = False
    is_number: bool = False
    brief: Callable[[str], str] = str
    link: Callable[[Any], str] | None = None
    hint: str = ""


class ItemsTable(DrawnCells, QAbstractTableModel):
    """Items as Qt asks for them; holds no copy of them."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.heads = [column.head for column in columns]
        self.items: Sequence[Any] = ()

    def show(self, items: Sequence[Any]) -> None:
        """Show ``items`` in place of what was shown."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    @property
    def texts(self) -> list[list[str]]:
        """The heads and all lines, each cell in one line."""
        told = [column.text for column in self.columns]
        lines = [self.heads, *([text(item) for text in told] for item in self.items)]
        return [[" ".join(cell.split("\n")) for cell in line] for line in lines]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, item = self.columns[index.column()], self.items[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(item)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.link:
            return column.link(item)
        return self.drawn(index).get(role)

    def drawn(self, index: _Index) -> Mapping[int, Any]:
        column = self.columns[index.column()]
        text = column.brief(column.text(self.items[index.row()])).replace("\n", " ")
        if column.link:
            font = QFont()
            font.setUnderline(True)
            colour = QGuiApplication.palette().link()
            return {TEXT: text, ALIGNMENT: CENTRED, COLOUR: colour, FONT: font}
        if column.is_centred or column.is_number:
            return {TEXT: text, ALIGNMENT: CENTRED if column.is_centred else RIGHT}
        return {TEXT: text}

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.heads[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].hint or None
            if role == Qt.ItemDataRole.InitialSortOrderRole:
                return RISING
        return None


class ItemsView(QTableView):
    """Shows items under the heads of ``columns``; ``name`` is its accessible name."""

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ItemsTable(columns, self)
        self.setModel(self.table)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self._columns = columns
        for place in range(len(columns)):
            self.setColumnWidth(place, self.width_of(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.table.items and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))  # the keyboard begins there

    def draw_anew(self) -> None:
        """Draw what is seen anew: the items say something else."""
        nowhere = QModelIndex()  # for viewport() PySide makes the classes of all widgets there are
        self.dataChanged(nowhere, nowhere)

    def width_of(self, place: int) -> int:
        """Return the width that a column asks for, with the type as it is."""
        wide = self.fontMetrics().horizontalAdvance("あ")
        return self._columns[place].width * wide + _EDGES

    def fit_column(self, place: int, least: int, most: int) -> None:
        """Make a column as wide as what stands in it, within so many characters."""
        wide = self.fontMetrics().horizontalAdvance("あ")
        needed = self.sizeHintForColumn(place)
        width = min(max(needed, least * wide + _EDGES), most * wide + _EDGES)
        self.setColumnWidth(place, width)

    def grow_rows(self) -> None:
        """Let rows grow with their texts from now on, each when it comes into sight."""
        self.setWordWrap(True)
        GrowingRows(self)

    def fit_last_column(self) -> None:
        """Give the last column the room that the others leave, however little, from now on."""
        header, last = self.horizontalHeader(), self.table.columnCount() - 1
        header.setStretchLastSection(False)
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
