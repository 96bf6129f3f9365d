"""The rows of a table on a sheet: cells, totals that are formulas, inputs that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from reports.document import Chart
from reports.row_chains import keeps_next
from reports.table import BodyRow, GroupRow, Table, Text, TotalRow
from reports.xlsx.cells import cell_start, empty_content, text_content
from reports.xlsx.grid import BUTTON, head_text
from reports.xlsx.measures import BOLD, line_count, lines_of, most_lines, row_height
from reports.xlsx.sheet import Place, RowWriter
from reports.xlsx.styles import Style
from reports.xlsx.table_cells import TableCells, shown

_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class TableFrame:
    """How a table stands on its sheet.

    ``number`` is its place in its part, ``heads`` the rows of the sheet's tables before which
    their heads stand again; ``is_repeated`` says that the sheet repeats its head by itself.
    """

    number: int = 0
    heads: frozenset[Place] = frozenset()
    is_repeated: bool = False
    has_outline: bool = False
    is_filtered: bool = False


class TableRows:
    """Puts the rows of one table on a sheet."""

    def __init__(
        self,
        rows: RowWriter,
        table: Table,
        places: tuple[int, ...],
        frame: TableFrame,
    ) -> None:
        self.table, self.places, self.unit = table, places, rows.unit
        self._rows, self._frame = rows, frame
        self._cells = TableCells(rows, table, places, is_filtered=frame.is_filtered)
        self._sheet_rows = self._cells.sheet_rows
        self._keeps_next = keeps_next(table.rows, _TOGETHER)
        self._level = rows.level
        self._depth = rows.level
        self._starts = [cell_start(get_column_letter(at)) for at in range(1, places[-1] + 1)]
        self._id_start = cell_start(get_column_letter(rows.grid.last + 1))
        self._id_style = rows.styles[Style.ORDINAL]
        self._head = self._build_head()
        self._head_again = 0.0 if frame.is_repeated else self._head[1]

    @property
    def has_rounded(self) -> bool:
        """Whether an amount is shown rounded."""
        return self._cells.has_rounded

    def sheet_row(self, index: int) -> int:
        """Return the row of the sheet on which the row at ``index`` begins."""
        return self._sheet_rows[index][0]

    def column_of(self, _index: int, key: str) -> int:
        """Return the column of the sheet in which the row at an index has its cell for ``key``."""
        return self._cells.place_of(key)

    def panels(self, chart: Chart) -> list[Chart]:
        """Return the charts that show ``chart`` side by side: it alone."""
        return [chart]

    @property
    def filtered(self) -> tuple[int, int] | None:
        """The rows that can be filtered: the head and what stands above the table's total."""
        for index in reversed(range(len(self.table.rows))):
            row = self.table.rows[index]
            if not (isinstance(row, TotalRow) and row.level == 0):
                return self.sheet_row(0) - 1, self._sheet_rows[index][1]
        return None

    def add_head(self, *, begins_page: bool = False) -> None:
        """Add the head of the table, or add it again at the top of a page."""
        titles, height = self._head
        cells = "".join(
            self._rows.text(place, self._head_style(place, titles), titles.get(place, ""))
            for place in range(1, self.places[-1] + 1)
        )
        self._rows.put(cells, height, keeps_next=True, begins_page=begins_page)

    def add_rows(self) -> None:
        """Add all rows below the head; one taller than Excel allows goes on in a second."""
        for index, row in enumerate(self.table.rows):
            self._rows.level = self._level_of(row)
            self._begin((self._frame.number, index, 0))
            first = self._rows.next_row
            if isinstance(row, GroupRow):
                self._add_group(index, row)
            else:
                for piece, (part, lines) in enumerate(self._fitting(row)):
                    self._add_cells(part, lines, (self._frame.number, index, piece))
            self._sheet_rows[index] = (first, self._rows.next_row - 1)
        self._rows.level = self._level

    def _level_of(self, row: GroupRow | BodyRow | TotalRow) -> int:
        """The outline level: of a group's heading and total that of the group, of rows one more."""
        if not self._frame.has_outline:
            return self._level
        if isinstance(row, BodyRow):
            return self._depth
        above = self._level + max(row.level - 1, 0)
        self._depth = above + 1 if isinstance(row, GroupRow) else above
        return above

    def _build_head(self) -> tuple[dict[int, str], float]:
        heads = (head_text(column, self.table) for column in self.table.columns)
        titles = dict(zip(self.places, heads, strict=True))
        grid, button = self._rows.grid, BUTTON if self._frame.is_filtered else 0.0
        lines = max(
            line_count(title, grid.points(at, at) * BOLD - button) for at, title in titles.items()
        )
        return titles, row_height(lines)

    def _head_style(self, place: int, titles: Mapping[int, str]) -> Style:
        """A head runs on over the columns at its right that the table does not use."""
        is_gap, before_gap = place not in titles, place + 1 not in titles
        return Style.HEAD_WIDE if is_gap or (before_gap and place < max(titles)) else Style.HEAD

    def _put(self, cells: str, height: float, place: Place, *, keeps: bool) -> None:
        self._rows.put(cells, height, keeps_next=keeps, place=place, head=self._head_again)

    def _begin(self, place: Place) -> None:
        """Put the head before a row with which a page begins."""
        if place in self._frame.heads:
            self.add_head(begins_page=True)

    def _add_group(self, index: int, row: GroupRow) -> None:
        indent = "　" * (row.level - 1)
        width = self._rows.grid.points(1, self.places[-1]) * BOLD
        lines = [(line, Style.GROUP) for line in lines_of(indent + row.text, width)]
        if row.note:
            note = f"{indent}　{row.note}"
            lines += [(line, Style.GROUP_NOTE) for line in lines_of(note, width)]
        for number, (line, style) in enumerate(lines):
            self._add_group_line(line, style, (self._frame.number, index, number))

    def _add_group_line(self, text: str, style: Style, place: Place) -> None:
        """Add a line over the whole table."""
        if place[2]:
            self._begin(place)
        number, empty = self._rows.next_row, empty_content(self._rows.styles[style])
        others = [f"{start}{number}{empty}" for start in self._starts[1:]]
        cells = self._rows.text(1, style, text) + "".join(others)
        self._put(cells, row_height(1), place, keeps=True)

    def _fitting(self, row: BodyRow | TotalRow) -> list[tuple[BodyRow | TotalRow, int]]:
        """Return the row with its lines, or several where it needs more than a row can have."""
        most, room = self._cells.lines(row), most_lines()
        if isinstance(row, TotalRow) or most <= room:
            return [(row, most)]
        texts = {
            index: lines_of(shown(cell), self._rows.grid.points(place, place))
            for index, (cell, place) in enumerate(zip(row.cells, self.places, strict=True))
            if isinstance(cell, Text)
        }
        pieces: list[tuple[BodyRow | TotalRow, int]] = []
        for first in range(0, most, room):
            cells = tuple(
                Text("\n".join(texts[index][first : first + room]))
                if index in texts
                else (Text("") if first else cell)
                for index, cell in enumerate(row.cells)
            )
            piece = BodyRow(cells) if first else BodyRow(cells, row.anchor, row.id)
            pieces.append((piece, min(room, most - first)))
        return pieces

    def _add_cells(self, row: BodyRow | TotalRow, lines: int, place: Place) -> None:
        if place[2]:
            self._begin(place)
        cells = self._cells.xml(row)
        if isinstance(row, BodyRow):
            cells += self._mark_row(row)
        self._put(cells, row_height(lines), place, keeps=self._keeps_next[place[1]])

    def _mark_row(self, row: BodyRow) -> str:
        """Note the row's anchor and return the hidden cell with its id, if it has one."""
        rows = self._rows
        if row.anchor:
            rows.sheet.anchors[row.anchor] = f"A{rows.next_row}"
        if not row.id or not self.table.is_form:
            return ""
        return f"{self._id_start}{rows.next_row}{text_content(self._id_style, row.id, rows.place)}"
