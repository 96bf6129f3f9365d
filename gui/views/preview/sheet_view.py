"""A sheet of a workbook on the screen, before it is written."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
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
from gui.views.common.rows_in_sight import RowsInSight
from gui.views.common.wrapped_names import WRAPS, wrapped_height
from gui.views.preview.sheet_table import OVER_ALL, SheetTable
from reports.sheet_line import LineKind

_Index = QModelIndex | QPersistentModelIndex
_BOLD = (LineKind.TITLE, LineKind.HEADING, LineKind.HEAD, LineKind.GROUP, LineKind.TOTAL)
_FIGURES = (LineKind.BODY, LineKind.TOTAL)
_EDGES = 10
_SIDE = 4
"""Pixels between a text and the side of its cell."""
_ABOVE_AND_BELOW = 7
_MOST_MEASURED = 2_000
"""Lines of those that came, from their beginning and their end, that are looked through for the
longest figure: more would hold up the window."""
_SMALLEST = 0.6
"""Columns are not made narrower than this; the view scrolls instead."""


class _LineDelegate(QStyledItemDelegate):
    """Draws a line by its kind; one over all columns is drawn a column's share at a time."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, row = self._view.table, index.row()
        kind = table.kind(row)
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
        first, last = table.reach(row, index.column())
        room = QRect(area)
        room.setLeft(self._view.columnViewportPosition(first) + _SIDE)
        room.setWidth(self._view.room(row, first))
        aligned = int(table.index(row, first).data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(room, aligned | WRAPS, table.text(row, first))
        painter.setPen(palette.mid().color())
        if kind >= LineKind.HEAD:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            if kind not in OVER_ALL and index.column() == last:
                painter.drawLine(area.topRight(), area.bottomRight())
        painter.restore()


class SheetView(QTableView):
    """Shows a sheet, a line a row; texts are wrapped, as they are in the workbook."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest: dict[int, str] = {}
        self._measured, self._room = 0, 0
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_LineDelegate(self))
        self.setAccessibleName("シートのプレビュー")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(120, 120)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumWidth(38)
        self.horizontalHeader().setHighlightSections(False)
        self._rows = RowsInSight(self, self._fit_row)

    def show_sheet(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet``."""
        self.table.show(sheet)
        self._longest, self._measured = {}, 0
        self._measure_figures()
        self._set_widths()

    def grow(self) -> None:
        """Show the lines that the sheet has got since."""
        self.table.grow()
        if self._measure_figures():
            self._set_widths()
        else:
            self._rows.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()  # for viewport() PySide makes the classes of all widgets
        self._set_widths()

    def _set_widths(self) -> None:
        """Give columns the widths they will have, in proportion narrower where room is short."""
        widths = self.table.sheet.widths if self.table.sheet else ()
        wide = self.fontMetrics().horizontalAdvance("あ")
        room = self._room / (sum(widths) * wide) if widths else 1
        scale = wide * min(1, max(room, _SMALLEST))
        figures = self._figure_widths()
        for column, width in enumerate(widths):
            least = max(figures.get(column, 0), 2 * wide + _EDGES)  # a head like 掲載, 印
            self.setColumnWidth(column, max(int(width * scale), least))
        self.verticalHeader().setDefaultSectionSize(self._one_line())
        self._rows.measure_anew()

    def _one_line(self) -> int:
        return self.fontMetrics().height() + _ABOVE_AND_BELOW

    def _fit_row(self, row: int) -> None:
        """Give a row the height of its highest text."""
        if self.table.sheet is None:
            return
        kind, texts = self.table.sheet.lines[row]
        font = QFont(self.font())
        font.setBold(kind in _BOLD)
        metrics = QFontMetrics(font)
        heights = (
            wrapped_height(text, self.room(row, column), metrics)
            for column, text in enumerate(texts)
            if text
        )
        high = max(heights, default=0) + _ABOVE_AND_BELOW
        self.setRowHeight(row, max(high, self._one_line()))

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

    def room(self, row: int, column: int) -> int:
        """Return how wide the text that begins at a place may be: all that is in sight at most."""
        first, last = self.table.reach(row, column)
        end = self.columnViewportPosition(last) + self.columnWidth(last)
        wide = end - self.columnViewportPosition(first)
        if self.table.kind(row) in OVER_ALL:
            wide = min(wide, self._room)
        return wide - 2 * _SIDE
