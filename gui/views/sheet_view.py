"""A sheet of a workbook on the screen, before it is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.presenters.shown_sheet import ShownSheet
from model.readers.tables.grid import column_letter
from reports.sheet_line import LineKind

_Index = QModelIndex | QPersistentModelIndex
_OVER_ALL = (LineKind.TITLE, LineKind.RUNNING, LineKind.HEADING, LineKind.GROUP)
_BOLD = (LineKind.TITLE, LineKind.HEADING, LineKind.HEAD, LineKind.GROUP, LineKind.TOTAL)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES = (LineKind.BODY, LineKind.TOTAL)
_EDGES = 10
_MOST_MEASURED = 2_000
"""Lines of those that came, from their beginning and their end, that are looked through for the
longest figure: more would hold up the window."""
_SMALLEST = 0.6
"""Columns are not made narrower than this; the view scrolls instead."""


class SheetTable(QAbstractTableModel):
    """The lines of a sheet as Qt asks for them; holds no copy of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ShownSheet | None = None
        self._count = 0

    @property
    def sheet(self) -> ShownSheet | None:
        """The sheet that is shown."""
        return self._sheet

    def show(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet`` in place of what was shown."""
        self.beginResetModel()
        self._sheet = sheet
        self._count = len(sheet.lines) if sheet else 0
        self.endResetModel()

    def grow(self) -> None:
        """Show the lines that came since."""
        now = len(self._sheet.lines) if self._sheet else 0
        if now > self._count:
            self.beginInsertRows(QModelIndex(), self._count, now - 1)
            self._count = now
            self.endInsertRows()

    def kind(self, row: int) -> int:
        """Return what kind of line stands in ``row``."""
        return self._sheet.lines[row][0] if self._sheet else LineKind.BODY

    def text(self, row: int, column: int) -> str:
        """Return what stands at a place; a line over all columns has its text in the first."""
        texts = self._sheet.lines[row][1] if self._sheet else ()
        return texts[column] if column < len(texts) else ""

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
            is_over_all = self.kind(index.row()) in _OVER_ALL
            return self.text(index.row(), 0 if is_over_all else index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and self._sheet:
            is_number = self._sheet.is_right[index.column()]
            return _RIGHT if is_number and self.kind(index.row()) != LineKind.HEAD else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return column_letter(section)


class _LineDelegate(QStyledItemDelegate):
    """Draws a line by its kind; one over all columns is drawn a column's share at a time."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        kind = self._view.table.kind(index.row())
        palette = option.palette  # type: ignore[attr-defined]
        area: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(area)
        if kind in (LineKind.HEAD, LineKind.TOTAL):
            painter.fillRect(area, palette.midlight())
        elif kind == LineKind.GROUP:
            painter.fillRect(area, palette.alternateBase())
        font = QFont(self._view.font())
        font.setBold(kind in _BOLD)
        painter.setFont(font)
        painter.setPen(palette.text().color())
        is_over_all = kind in _OVER_ALL
        text = self._view.table.text(index.row(), 0 if is_over_all else index.column())
        room = area.adjusted(4, 0, -4, 0)
        if is_over_all:
            room.setLeft(self._view.columnViewportPosition(0) + 4)
            room.setRight(self._view.right_end() - 4)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole) if not is_over_all else _LEFT
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(room.width(), 0)
        )
        painter.drawText(room, aligned, shown)
        painter.setPen(palette.mid().color())
        if kind >= LineKind.HEAD:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            if not is_over_all:
                painter.drawLine(area.topRight(), area.bottomRight())
        painter.restore()


class SheetView(QTableView):
    """Shows a sheet, a line a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest: dict[int, str] = {}
        self._measured = 0
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_LineDelegate(self))
        self.setAccessibleName("シートのプレビュー")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(120, 120)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumWidth(38)
        self.horizontalHeader().setHighlightSections(False)
        self._set_row_height()

    def show_sheet(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet``."""
        self.table.show(sheet)
        self._longest, self._measured = {}, 0
        self._measure_figures()
        self._set_row_height()
        self._set_widths()

    def grow(self) -> None:
        """Show the lines that the sheet has got since."""
        self.table.grow()
        if self._measure_figures():
            self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """Give columns the widths they will have, in proportion narrower where room is short."""
        widths = self.table.sheet.widths if self.table.sheet else ()
        wide = self.fontMetrics().horizontalAdvance("あ")
        room = self.viewport().width() / (sum(widths) * wide) if widths else 1
        scale = wide * min(1, max(room, _SMALLEST))
        figures = self._figure_widths()
        for column, width in enumerate(widths):
            least = max(figures.get(column, 0), 2 * wide + _EDGES)  # a head like 掲載, 印
            self.setColumnWidth(column, max(int(width * scale), least))

    def _figure_widths(self) -> dict[int, int]:
        """Return how wide the columns of figures are at least: no figure is cut off."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        return {
            column: metrics.horizontalAdvance(text) + _EDGES
            for column, text in self._longest.items()
        }

    def _measure_figures(self) -> bool:
        """Look for the longest text of each column of figures; return whether one is longer now."""
        sheet = self.table.sheet
        if sheet is None:
            return False
        before = dict(self._longest)
        columns = [column for column, is_right in enumerate(sheet.is_right) if is_right]
        new = sheet.lines[self._measured :] if columns else []
        if len(new) > _MOST_MEASURED:
            new = new[: _MOST_MEASURED // 2] + new[-_MOST_MEASURED // 2 :]
        for kind, texts in new:
            for column in columns if kind in _FIGURES else ():
                text = texts[column] if column < len(texts) else ""
                is_figure = text[-1:].isdigit()  # another table may have words there
                if is_figure and len(text) > len(self._longest.get(column, "")):
                    self._longest[column] = text
        self._measured = len(sheet.lines)
        return self._longest != before

    def right_end(self) -> int:
        """Return where the last column ends, or the view where that is further right."""
        last = self.table.columnCount() - 1
        end = self.columnViewportPosition(last) + self.columnWidth(last)
        return max(end, 0)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 7)
