"""The rows of a table on a sheet: cells, totals that are formulas, inputs that are open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from openpyxl.utils import get_column_letter

from reports.amounts import Rounding
from reports.document import Chart
from reports.row_chains import rows_kept
from reports.table import BodyRow, Cell, ColumnKind, Entry, GroupRow, Input, Table, Text, TotalRow
from reports.xlsx.file.cells import cell_start, empty_content
from reports.xlsx.file.styles import Style
from reports.xlsx.layout.common_columns import head_text
from reports.xlsx.layout.grid import BUTTON
from reports.xlsx.layout.measures import (
    BOLD,
    FILLED,
    TALLEST,
    line_count,
    lines_of,
    most_lines,
    row_height,
)
from reports.xlsx.sheets.sheet import Place, RowWriter
from reports.xlsx.tables.shown_texts import shown
from reports.xlsx.tables.table_cells import FilledRow, TableCells
from reports.xlsx.tables.table_columns import columns_of
from reports.xlsx.tables.table_places import TablePlaces

_TOGETHER, _BELOW = 3, 2
_ABOVE = 3
"""Lines of a caption and of groups that a page has room for, with a head, above its tallest row."""
_TALL = 6
"""A row of more lines is as high as several, and ends or begins a page as well without others."""
_AT_A_TIME = 128
"""How many body rows are filled together."""


@dataclass(frozen=True, slots=True)
class TableFrame:
    """How a table stands on its sheet.

    ``page`` is how many points a page holds, ``number`` the table's place in its part, ``heads``
    the rows of the sheet's tables before which their heads stand again; ``is_repeated`` says that
    the sheet repeats its head by itself.
    """

    page: float
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
        self._places = TablePlaces()
        columns = columns_of(rows, table, places, 1)
        self._places.add_stretch(columns, range(len(table.rows)))
        self._cells = TableCells(
            rows,
            columns,
            self._places,
            is_form=table.is_form,
            entered=_entered(table),
            is_filtered=frame.is_filtered,
        )
        self._keeps_next = rows_kept(table, _TOGETHER)
        self._level = rows.level
        self._depth = rows.level
        self._starts = [cell_start(get_column_letter(at)) for at in range(1, places[-1] + 1)]
        self._head = self._build_head()
        self._head_again = 0.0 if frame.is_repeated else self._head[1]
        room = max(frame.page * FILLED - self._head[1] - _ABOVE * row_height(1), TALLEST / 2)
        self._most = most_lines(room=room)
        self._piece = most_lines(room=room / math.ceil(room / TALLEST))

    @property
    def rounding(self) -> Rounding:
        """How far the amounts are shown rounded."""
        return self._cells.rounding

    def sheet_row(self, index: int) -> int:
        """Return the row of the sheet on which the row at ``index`` begins."""
        return self._places.sheet_rows[index][0]

    def column_of(self, _index: int, key: str) -> int:
        """Return the column of the sheet in which the row at an index has its cell for ``key``."""
        return self._cells.place_of(key)

    def panels(self, chart: Chart) -> list[Chart]:
        """Return the charts that show ``chart`` side by side: it alone."""
        return [chart]

    @property
    def filtered(self) -> tuple[int, int] | None:
        """The rows that can be filtered: the head and what stands above the table's total."""
        rows = self.table.rows
        totals = (n for n, row in enumerate(rows) if isinstance(row, TotalRow) and not row.level)
        last = next(totals, len(rows)) - 1
        return None if last < 0 else (self.sheet_row(0) - 1, self._places.sheet_rows[last][1])

    def add_head(self, *, begins_page: bool = False) -> None:
        """Add the head of the table, or add it again at the top of a page."""
        titles, height = self._head
        cells = "".join(
            self._rows.text(place, self._head_style(place, titles), titles.get(place, ""))
            for place in range(1, self.places[-1] + 1)
        )
        self._rows.put(cells, height, keeps_next=True, begins_page=begins_page)
        self._rows.lead_last()

    def add_rows(self) -> None:
        """Add all rows below the head; one taller than Excel allows goes on in a second."""
        filled = self._filled()
        for index, row in enumerate(self.table.rows):
            self._rows.level = self._level_of(row)
            place = (self._frame.number, index, 0)
            self._begin(place)
            first = self._rows.next_row
            match row:
                case BodyRow():
                    self._add_body(row, next(filled), place)
                case TotalRow():
                    self._add(self._cells.fill_total(row), place)
                case GroupRow():
                    self._add_group(index, row)
            self._places.sheet_rows[index] = (first, self._rows.next_row - 1)
        self._rows.level = self._level
        self._note_inputs()

    def _note_inputs(self) -> None:
        """Note between which rows amounts are to be filled in."""
        inputs = self._rows.sheet.inputs
        for index, (column, place) in enumerate(zip(self.table.columns, self.places, strict=True)):
            is_offered = column.choices is not None and bool(column.choices.words)
            if column.kind is not ColumnKind.YEN and not (is_offered and self.table.is_form):
                continue
            rows = [
                self.sheet_row(number)
                for number, row in enumerate(self.table.rows)
                if isinstance(row, BodyRow) and isinstance(row.cells[index], Input | Entry)
            ]
            if rows and is_offered:
                letter = get_column_letter(place)
                offered = (f"{letter}{rows[0]}:{letter}{rows[-1]}", column)
                self._rows.sheet.offers.append(offered)
            elif rows:
                inputs[place] = (inputs.get(place, rows)[0], rows[-1])

    def _filled(self) -> Iterator[FilledRow]:
        """Yield the body rows filled, as many at a time as make it worth while."""
        body = iter(self.table.body_rows)
        while some := tuple(islice(body, _AT_A_TIME)):
            yield from self._cells.fill(some)

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
        grid = self._rows.grid
        lines = max(self._head_lines(text, grid.points(at, at)) for at, text in titles.items())
        return titles, row_height(lines)

    def _head_lines(self, title: str, width: float) -> int:
        """Return the lines that a head asks for, with those that its button covers.

        A button stands at the right of the foot: beside lines that leave it room, or on a line
        below them (two of them, since a head stands in the middle).
        """
        lines = line_count(title, width * BOLD)
        if not self._frame.is_filtered:
            return lines
        return min(line_count(title, width * BOLD - BUTTON), lines + _BELOW)

    def _head_style(self, place: int, titles: Mapping[int, str]) -> Style:
        """A head runs on over the columns at its right that the table does not use."""
        is_gap, before_gap = place not in titles, place + 1 not in titles
        return Style.HEAD_WIDE if is_gap or (before_gap and place < max(titles)) else Style.HEAD

    def _add(self, row: FilledRow, place: Place) -> None:
        keeps = self._keeps_next[place[1]]
        if row.lines > _TALL and self._is_body(place[1]):
            keeps = keeps and not self._is_body(place[1] + 1)
            if self._is_body(place[1] - 1):
                self._rows.free_last()
        self._put(self._cells.put(row), row_height(row.lines), place, keeps=keeps)

    def _put(self, cells: str, height: float, place: Place, *, keeps: bool) -> None:
        self._rows.put(cells, height, keeps_next=keeps, place=place, head=self._head_again)

    def _begin(self, place: Place) -> None:
        """Put the head before a row with which a page begins."""
        if place in self._frame.heads:
            self.add_head(begins_page=True)

    def _is_body(self, index: int) -> bool:
        rows = self.table.rows
        return 0 <= index < len(rows) and isinstance(rows[index], BodyRow)

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
        self._rows.lead_last()

    def _add_body(self, row: BodyRow, filled: FilledRow, place: Place) -> None:
        if row.anchor:
            self._rows.sheet.anchors[row.anchor] = f"A{self._rows.next_row}"
        if filled.lines <= self._most:
            self._add(filled, place)
        else:
            self._add_tall(row, filled.lines, place)

    def _add_tall(self, row: BodyRow, lines: int, place: Place) -> None:
        """Add a row of more ``lines`` than one of a sheet, or a page, can have, in pieces."""
        number, index, _ = place
        for piece, part in enumerate(self._pieces(row, lines)):
            at = (number, index, piece)
            if piece:
                self._rows.free_last()
                self._begin(at)
            (filled,) = self._cells.fill([part])
            self._add(filled, at)

    def _pieces(self, row: BodyRow, lines: int) -> Iterator[BodyRow]:
        """Yield ``row`` in pieces of as many lines as fill pages, of a row or two each.

        A text that the first piece holds stays as it is, without ends of lines that it has not.
        """
        room = self._piece
        texts = {
            index: lines_of(shown(cell), self._rows.grid.points(place, place))
            for index, (cell, place) in enumerate(zip(row.cells, self.places, strict=True))
            if isinstance(cell, Text)
        }
        for first in range(0, lines, room):
            cells = tuple(
                _kind(cell)("\n".join(texts[index][first : first + room]))
                if len(texts.get(index, ())) > room
                else (_kind(cell)("") if first else cell)
                for index, cell in enumerate(row.cells)
            )
            yield BodyRow(cells, id=None if first else row.id)


def _kind(cell: Cell) -> type[Text]:
    """Return what a piece of a text is: open to be changed, where the whole is."""
    return Entry if isinstance(cell, Entry) else Text


def _entered(table: Table) -> frozenset[str]:
    """Return the keys of the columns that are filled in, where the table is a form."""
    rows = [row.cells for row in table.body_rows] if table.is_form else []
    return frozenset(
        column.key
        for index, column in enumerate(table.columns)
        if any(isinstance(cells[index], Input | Entry) for cells in rows)
    )
