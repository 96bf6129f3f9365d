"""The lines of a sheet with their texts wrapped, so that changed passages can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.presenters.shown_sheet import ShownSheet
from gui.views.common.drawn_cells import ALIGNMENT, FONT, GROUND, LEFT, RIGHT, TEXT, DrawnCells
from gui.views.common.rows_in_sight import RowsInSight
from reports.sheet_line import LineKind

_Index = QModelIndex | QPersistentModelIndex
_OVER_ALL = (LineKind.TITLE, LineKind.RUNNING, LineKind.HEADING, LineKind.GROUP)
_BOLD = (LineKind.TITLE, LineKind.HEADING, LineKind.HEAD, LineKind.GROUP, LineKind.TOTAL)
_TINTED = (LineKind.HEAD, LineKind.TOTAL, LineKind.GROUP)
_EDGES = 7
"""What the edges of a row take of its height."""


class LinesTable(DrawnCells, QAbstractTableModel):
    """The lines of one sheet as Qt asks for them."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.sheet: ShownSheet | None = None

    def show(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet`` in place of what was shown."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        is_inner = parent is not None and parent.isValid()
        return 0 if is_inner or self.sheet is None else len(self.sheet.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        is_inner = parent is not None and parent.isValid()
        return 0 if is_inner or self.sheet is None else len(self.sheet.widths)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.drawn(index).get(TEXT if role == Qt.ItemDataRole.ToolTipRole else role)

    def drawn(self, index: _Index) -> Mapping[int, Any]:
        if self.sheet is None:
            return {}
        kind, texts = self.sheet.lines[index.row()]
        column = index.column()
        is_number = self.sheet.is_right[column] and kind in (LineKind.BODY, LineKind.TOTAL)
        looks = {
            TEXT: texts[column] if column < len(texts) else "",
            ALIGNMENT: RIGHT if is_number else LEFT,
        }
        if kind in _BOLD:
            font = QFont(self._view.font())
            font.setBold(True)
            looks[FONT] = font
        if kind in _TINTED:
            looks[GROUND] = self._view.palette().brush(QPalette.ColorRole.Midlight)
        return looks


class LinesView(QTableView):
    """Shows a sheet; a row gets the height of its texts when it is first in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LinesTable(self)
        self.setModel(self.table)
        self.setAccessibleName("新旧対照表の内容")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self._room = self.maximumViewportSize()
        self._rows = RowsInSight(self, self.resizeRowToContents)

    def show_sheet(self, sheet: ShownSheet | None) -> None:
        """Show ``sheet``, or nothing."""
        self.clearSpans()
        self.table.show(sheet)
        self._show_bar(len(sheet.lines) if sheet else 0)
        if sheet and len(sheet.widths) > 1:
            self._span(sheet)
        self._fit()
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size()  # for viewport() PySide makes the classes of all widgets
        self._fit()

    def _show_bar(self, lines: int) -> None:
        """Show the bar of a sheet that has more lines than room for them before it is measured.

        Its coming would make the columns narrower, and all be measured again.
        """
        policy = Qt.ScrollBarPolicy
        is_long = lines * self._one_line() > self._room.height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAsNeeded
        )

    def _one_line(self) -> int:
        return self.fontMetrics().height() + _EDGES

    def _span(self, sheet: ShownSheet) -> None:
        """Let texts run over the columns that they have for themselves."""
        over_all = [(0, len(sheet.widths))]
        in_table: list[tuple[int, int]] = []
        for row, (kind, texts) in enumerate(sheet.lines):
            if kind == LineKind.HEAD:
                in_table = _runs(sheet, texts)
            for first, count in over_all if kind in _OVER_ALL else in_table:
                self.setSpan(row, first, 1, count)

    def _fit(self) -> None:
        """Give the columns their shares of the room, the rows the heights of their texts."""
        widths = self.table.sheet.widths if self.table.sheet else ()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, int(self._room.width() * width / sum(widths)))
        self.verticalHeader().setDefaultSectionSize(self._one_line())
        self._rows.measure_anew()


def _runs(sheet: ShownSheet, heads: Sequence[str]) -> list[tuple[int, int]]:
    """Return where texts of a table with ``heads`` run over several columns, and over how many."""
    reaches = {sheet.reach(heads, column) for column in range(len(heads))}
    return [(first, last - first + 1) for first, last in sorted(reaches) if last > first]
