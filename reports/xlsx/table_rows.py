"""The rows of a table on a sheet: cells, totals that are formulas, inputs that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.cell_text import is_rounded
from reports.document import (
    BodyRow,
    Cell,
    Column,
    ColumnKind,
    Count,
    GroupRow,
    Input,
    PageOf,
    Table,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.row_chains import keeps_next
from reports.xlsx.cells import empty_cell, formula_cell, number_cell
from reports.xlsx.grid import BUTTON
from reports.xlsx.measures import BOLD, line_count, lines_of, most_lines, row_height
from reports.xlsx.sheet import Place, RowWriter
from reports.xlsx.styles import Style

ELSEWHERE = "→"
_SUM = 9
_TOGETHER = 3
_BODY_STYLES = {
    ColumnKind.TEXT: Style.TEXT,
    ColumnKind.MARK: Style.MARK,
    ColumnKind.COUNT: Style.COUNT,
    ColumnKind.ORDINAL: Style.ORDINAL,
    ColumnKind.YEN: Style.AMOUNT,
    ColumnKind.PAGE: Style.MARK,
}
_TOTAL_STYLES = {
    ColumnKind.COUNT: Style.TOTAL_COUNT,
    ColumnKind.YEN: Style.TOTAL_AMOUNT,
}


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
        self.has_rounded = False
        self.table, self.places, self.unit = table, places, rows.unit
        self._rows, self._frame = rows, frame
        self._by_place = dict(zip(places, range(len(places)), strict=True))
        self._sheet_rows: dict[int, tuple[int, int]] = {}
        self._keeps_next = keeps_next(table.rows, _TOGETHER)
        self._styles = rows.styles
        self._level = rows.level
        self._depth = rows.level
        self._head = self._build_head()

    def sheet_row(self, index: int) -> int:
        """Return the row of the sheet on which the row at ``index`` begins."""
        return self._sheet_rows[index][0]

    @property
    def filtered(self) -> tuple[int, int] | None:
        """The rows that can be filtered: the head and what stands above the table's total."""
        inner = [
            last
            for index, (_, last) in self._sheet_rows.items()
            if not (isinstance(row := self.table.rows[index], TotalRow) and row.level == 0)
        ]
        return (self.sheet_row(0) - 1, max(inner)) if inner else None

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
                for piece, part in enumerate(self._fitting(row)):
                    self._add_cells(part, (self._frame.number, index, piece))
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
        titles = dict(zip(self.places, (c.title for c in self.table.columns), strict=True))
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
        head = 0.0 if self._frame.is_repeated else self._head[1]
        self._rows.put(cells, height, keeps_next=keeps, place=place, head=head)

    def _begin(self, place: Place) -> None:
        """Put the head before a row with which a page begins."""
        if place in self._frame.heads:
            self.add_head(begins_page=True)

    def _add_group(self, index: int, row: GroupRow) -> None:
        if row.anchor:
            self._rows.sheet.anchors[row.anchor] = f"A{self._rows.next_row}"
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
        rows = self._rows
        cells = rows.text(1, style, text)
        cells += "".join(
            empty_cell(at, rows.next_row, self._styles[style])
            for at in range(2, self.places[-1] + 1)
        )
        self._put(cells, row_height(1), place, keeps=True)

    def _fitting(self, row: BodyRow | TotalRow) -> list[BodyRow | TotalRow]:
        """Return the row, or several where a text needs more lines than a row can have."""
        if isinstance(row, TotalRow):
            return [row]
        texts = {
            index: self._lines_of(cell, place)
            for index, (cell, place) in enumerate(zip(row.cells, self.places, strict=True))
            if isinstance(cell, Text)
        }
        most = max(map(len, texts.values()), default=1)
        if most <= most_lines():
            return [row]
        pieces = []
        for first in range(0, most, most_lines()):
            cells = tuple(
                Text("\n".join(texts[index][first : first + most_lines()]))
                if index in texts
                else (Text("") if first else cell)
                for index, cell in enumerate(row.cells)
            )
            pieces.append(BodyRow(cells) if first else BodyRow(cells, row.anchor, row.id))
        return list(pieces)

    def _add_cells(self, row: BodyRow | TotalRow, place: Place) -> None:
        if place[2]:
            self._begin(place)
        rows = self._rows
        number = rows.next_row
        is_total = isinstance(row, TotalRow)
        cells, lines = [], 1
        for at in range(1, self.places[-1] + 1):
            index = self._by_place.get(at)
            if index is None:
                style = Style.TOTAL_TEXT if is_total else Style.TEXT_GAP
                cells.append(empty_cell(at, number, self._styles[style]))
                continue
            cell, column = row.cells[index], self.table.columns[index]
            cells.append(self._cell(cell, column, at, is_total=is_total))
            lines = max(lines, self._lines(cell, column, at, is_total=is_total))
        if isinstance(row, BodyRow):
            cells.append(self._mark_row(row))
        self._put("".join(cells), row_height(lines), place, keeps=self._keeps_next[place[1]])

    def _mark_row(self, row: BodyRow) -> str:
        """Note the row's anchor and return the hidden cell with its id, if it has one."""
        rows = self._rows
        number = rows.next_row
        if row.anchor:
            rows.sheet.anchors[row.anchor] = f"A{number}"
        if not row.id or not self.table.is_form:
            return ""
        return rows.text(rows.grid.last + 1, Style.ORDINAL, row.id)

    def _lines_of(self, cell: Text, place: int) -> tuple[str, ...]:
        return lines_of(_shown(cell), self._rows.grid.points(place, place))

    def _lines(self, cell: Cell, column: Column, place: int, *, is_total: bool) -> int:
        if not isinstance(cell, Text) or not cell.text:
            return 1
        if (is_total and not column.kind.is_summed) or self._runs_on(cell, place):
            return 1
        return len(self._lines_of(cell, place))

    def _runs_on(self, cell: Text, place: int) -> bool:
        """Whether a text is shown in one line over the columns at its right that are not used."""
        last = place
        while last + 1 < self.places[-1] and last + 1 not in self._by_place:
            last += 1
        points = self._rows.grid.points(place, last)
        return last > place and not cell.see and line_count(_shown(cell), points) == 1

    def _cell(self, cell: Cell, column: Column, place: int, *, is_total: bool) -> str:
        rows = self._rows
        number = rows.next_row
        match cell:
            case Text():
                return self._text_cell(cell, column, place, is_total=is_total)
            case PageOf():
                rows.link(place, cell.anchor)
                return rows.text(place, Style.MARK, ELSEWHERE)
            case Input():
                return self._input_cell(cell, column, place)
            case Total():
                style = self._styles[_TOTAL_STYLES[column.kind]]
                value = self._value(cell.value, column)
                return formula_cell(place, number, style, self._formula(cell, place), value)
            case Count() | Yen():
                kinds = _TOTAL_STYLES if is_total else _BODY_STYLES
                style = self._styles[kinds[column.kind]]
                if cell.value is None:
                    return empty_cell(place, number, style)
                return number_cell(place, number, style, self._value(cell.value, column))

    def _text_cell(self, cell: Text, column: Column, place: int, *, is_total: bool) -> str:
        rows = self._rows
        is_link = cell.link is not None and self._lines(cell, column, place, is_total=is_total) == 1
        if cell.link and is_link:  # LibreOffice does not wrap the text of a link
            rows.link(place, cell.link)
        if is_total:
            style = Style.TOTAL_MARK if column.kind.is_summed else Style.TOTAL_TEXT
        elif is_link:
            style = Style.TEXT_LINK
        elif column.kind is ColumnKind.YEN:
            style = Style.MARK
        elif self._runs_on(cell, place):
            style = Style.TEXT_RUNS_ON
        else:
            style = _BODY_STYLES[column.kind]
        return rows.text(place, style, _shown(cell))

    def _input_cell(self, cell: Input, column: Column, place: int) -> str:
        rows = self._rows
        number = rows.next_row
        if column.kind is not ColumnKind.YEN:
            return empty_cell(place, number, self._styles[Style.ENTRY_TEXT])
        rows.sheet.inputs.append((place, number))
        style = self._styles[Style.ENTRY]
        if cell.value is None:
            return empty_cell(place, number, style)
        return number_cell(place, number, style, self._value(cell.value, column))

    def _formula(self, total: Total, place: int) -> str:
        """Return the sum of the rows; SUBTOTAL leaves out further totals and filtered rows."""
        letter = get_column_letter(place)
        if total.last < total.first:
            return "0"
        first = self._sheet_rows[total.first][0]
        last = self._sheet_rows[total.last][1]
        return f"SUBTOTAL({_SUM},{letter}{first}:{letter}{last})"

    def _value(self, value: int, column: Column) -> Decimal | int:
        if column.kind is not ColumnKind.YEN:
            return value
        self.has_rounded = self.has_rounded or is_rounded(value, self.unit)
        return in_unit_exactly(value, self.unit)


def in_unit_exactly(yen: int, unit: Unit) -> Decimal:
    """Return ``yen`` in ``unit`` without rounding, in as few digits as that takes."""
    value = Decimal(yen) / unit.value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _shown(cell: Text) -> str:
    return f"{cell.text}\n→ {cell.see_as}" if cell.see_as else cell.text
