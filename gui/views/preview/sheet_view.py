"""A sheet of a workbook on the screen, before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QShowEvent
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
_WIDER = 1.25
"""What a head may need more than in the sheet, whose type is not that of the screen."""
_SMALLEST, _LEAST_WORDS = 0.6, 8
"""Columns are not made narrower than this share of their width, wide ones than so many characters;
the view scrolls instead."""


class _LineDelegate(QStyledItemDelegate):
    """Draws a line by its kind; one over all columns is drawn a column's share at a time."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, row = self._view.table, index.row()
        kind = table.kind(row)
        palette = option.palette  # type: ignore[attr-defined]  # the stub lacks it
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stub lacks it
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
    """Shows a sheet, a line a row; texts are wrapped within the room that there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest: dict[int, str] = {}
        self._heads: dict[int, set[str]] = {}
        self._measured, self._room = 0, 0
        self._shown = ""
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
        rows.hide()  # the sheet has blank rows besides: numbers would be others than its own
        self.horizontalHeader().setHighlightSections(False)
        self._rows = RowsInSight(self, self._fit_row)

    def show_sheet(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet``: from its top, unless it comes anew in place of the one of its name."""
        before, self._shown = self._shown, sheet.name if sheet else self._shown
        self.table.show(sheet)
        if self._shown != before:
            self.scrollToTop()
        self._longest, self._heads, self._measured = {}, {}, 0
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

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that there is: Qt tells of no bar that came before the view was seen."""
        super().showEvent(event)
        room = self.horizontalHeader().width()
        if room != self._room:
            self._room = room
            self._set_widths()

    def _set_widths(self) -> None:
        """Give columns the widths they will have; where room is short, those of words give way."""
        wide = self.fontMetrics().horizontalAdvance("あ")
        widths = [width * wide for width in self.table.sheet.widths] if self.table.sheet else []
        least = self._least_widths(widths)
        for column, width in enumerate(_shared(widths, least, self._room)):
            self.setColumnWidth(column, width)
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

    def _least_widths(self, widths: Sequence[float]) -> list[float]:
        """Return how wide columns of these ``widths`` are at least.

        No figure is cut off, and a head above figures is broken where it is in the sheet.
        """
        font = QFont(self.font())
        font.setBold(True)
        measure = QFontMetrics(font).horizontalAdvance
        least = []
        for column, width in enumerate(widths):
            figure = measure(self._longest.get(column, "")) + _EDGES
            head = max(map(measure, self._heads.get(column, ())), default=0) + _EDGES
            few = 2 * measure("あ") + _EDGES  # a head like 掲載, 印
            words = min(width * _SMALLEST, _LEAST_WORDS * measure("あ") + _EDGES)
            least.append(max(figure, min(head, width * _WIDER), few, words))
        return least

    def _measure_figures(self) -> bool:
        """Look through what came in columns of figures; return whether they need more room.

        What needs it is the longest figure and the heads.
        """
        sheet = self.table.sheet
        if sheet is None:
            return False
        before = dict(self._longest), sum(map(len, self._heads.values()))
        columns = [column for column, is_right in enumerate(sheet.is_right) if is_right]
        new = sheet.lines[self._measured :] if columns else []
        if len(new) > _MOST_MEASURED:
            new = new[: _MOST_MEASURED // 2] + new[-_MOST_MEASURED // 2 :]
        for kind, texts in new:
            for column in columns if kind in (LineKind.HEAD, *_FIGURES) else ():
                text = texts[column] if column < len(texts) else ""
                if kind == LineKind.HEAD:
                    self._heads.setdefault(column, set()).update(text.splitlines())
                    continue
                is_figure = text[-1:].isdigit()  # another table may have words there
                if is_figure and len(text) > len(self._longest.get(column, "")):
                    self._longest[column] = text
        self._measured = len(sheet.lines)
        return (self._longest, sum(map(len, self._heads.values()))) != before

    def room(self, row: int, column: int) -> int:
        """Return how wide the text that begins at a place may be: all that is in sight at most."""
        first, last = self.table.reach(row, column)
        end = self.columnViewportPosition(last) + self.columnWidth(last)
        wide = end - self.columnViewportPosition(first)
        if self.table.kind(row) in OVER_ALL:
            wide = min(wide, self._room)
        return wide - 2 * _SIDE


def _shared(widths: Sequence[float], least: Sequence[float], room: int) -> list[int]:
    """Return the widths that columns get: narrower in proportion, but each as wide as it must be.

    Where there is room for their ``widths`` they have these; none gets less than its ``least``,
    even if all together then take more than ``room``.
    """
    bound: set[int] = set()
    scale = 1.0
    while free := [column for column in range(len(widths)) if column not in bound]:
        rest = room - sum(least[column] for column in bound)
        scale = min(1.0, rest / sum(widths[column] for column in free))
        narrow = {column for column in free if widths[column] * scale < least[column]}
        if not narrow:
            break
        bound |= narrow
    return [int(max(width * scale, low)) for width, low in zip(widths, least, strict=True)]
