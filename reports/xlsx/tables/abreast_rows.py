"""A long table of figures on a sheet, in stretches that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from reports.amounts import Rounding
from reports.document import Chart
from reports.table import BodyRow, GroupRow, Row, Table, TotalRow
from reports.xlsx.file.styles import Style
from reports.xlsx.layout.common_columns import Places, head_text
from reports.xlsx.layout.measures import row_height
from reports.xlsx.sheets.sheet import RowWriter
from reports.xlsx.tables.table_cells import FilledRow, TableCells
from reports.xlsx.tables.table_columns import columns_of
from reports.xlsx.tables.table_places import TablePlaces
from reports.xlsx.tables.table_rows import TableFrame, TableRows


class _Stretch(NamedTuple):
    """Rows of a table (indices) that stand below each other, and who makes their cells."""

    cells: TableCells
    rows: range


class AbreastRows(TableRows):
    """Puts the rows of one table on a sheet, those of the second stretch beside the first."""

    def __init__(
        self, rows: RowWriter, table: Table, stretches: tuple[Places, ...], frame: TableFrame
    ) -> None:
        super().__init__(rows, table, stretches[0], frame)
        count = -(-len(table.rows) // len(stretches))
        self._places, self._stretches = TablePlaces(), []
        for number, places in enumerate(stretches):
            columns = columns_of(rows, table, places, places[0])
            within = range(len(table.rows))[number * count : (number + 1) * count]
            self._places.add_stretch(columns, within)
            self._stretches.append(_Stretch(TableCells(rows, columns, self._places), within))

    @property
    def rounding(self) -> Rounding:
        """How far the amounts are shown rounded."""
        return max(stretch.cells.rounding for stretch in self._stretches)

    def column_of(self, index: int, key: str) -> int:
        """Return the column of the sheet in which the row at ``index`` has its cell for ``key``."""
        stretch = next(stretch for stretch in self._stretches if index in stretch.rows)
        return stretch.cells.place_of(key)

    def panels(self, chart: Chart) -> list[Chart]:
        """Return a chart of each stretch, since a series cannot run on beside itself."""
        shown = [tuple(row for row in chart.rows if row in s.rows) for s in self._stretches]
        parts = [rows for rows in shown if rows]
        return [
            replace(chart, rows=rows, title=f"{chart.title}（{number}/{len(parts)}）")
            for number, rows in enumerate(parts, 1)
        ]

    def add_head(self, *, begins_page: bool = False) -> None:
        """Add the head of each stretch, or add it again at the top of a page."""
        cells = "".join(
            self._rows.text(
                stretch.cells.place_of(column.key), Style.HEAD, head_text(column, self.table)
            )
            for stretch in self._stretches
            for column in self.table.columns
        )
        self._rows.put(cells, self._head[1], keeps_next=True, begins_page=begins_page)
        self._rows.lead_last()

    def add_rows(self) -> None:
        """Add all rows below the heads, on one page where they fit: stretches read downwards."""
        self._find_places()
        last = len(self._stretches[0].rows) - 1
        for line in range(len(self._stretches[0].rows)):
            place = (self._frame.number, line, 0)
            self._begin(place)
            beside = [
                (stretch.cells, self.table.rows[index])
                for stretch in self._stretches
                for index in stretch.rows[line : line + 1]
            ]
            self._note_anchors(beside)
            filled = [(cells, _filled(cells, row)) for cells, row in beside]
            xml = "".join(cells.put(row) for cells, row in filled)
            height = row_height(max(row.lines for _, row in filled))
            self._put(xml, height, place, keeps=line < last)

    def _note_anchors(self, beside: Iterable[tuple[TableCells, Row]]) -> None:
        """Note where links to rows lead: to the first cell of each, on the row to come."""
        for cells, row in beside:
            if isinstance(row, BodyRow) and row.anchor:
                letter = get_column_letter(cells.place_of(self.table.columns[0].key))
                self._rows.sheet.anchors[row.anchor] = f"{letter}{self._rows.next_row}"

    def _find_places(self) -> None:
        """Find on which row of the sheet each row will stand: totals name rows that come later."""
        at = self._rows.next_row
        for line in range(len(self._stretches[0].rows)):
            at += (self._frame.number, line, 0) in self._frame.heads
            for stretch in self._stretches:
                for index in stretch.rows[line : line + 1]:
                    self._places.sheet_rows[index] = (at, at)
            at += 1


def _filled(cells: TableCells, row: Row) -> FilledRow:
    if isinstance(row, GroupRow):
        raise TypeError("groups stand in one stretch")
    return cells.fill_total(row) if isinstance(row, TotalRow) else cells.fill([row])[0]
