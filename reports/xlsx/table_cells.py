"""The cells of a table's rows as XML, with all that a column knows worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.amounts import is_rounded
from reports.cell_text import ELSEWHERE, place_to_see
from reports.table import (
    BodyRow,
    Column,
    ColumnKind,
    Count,
    Input,
    PageOf,
    RowCount,
    Table,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.xlsx.cells import empty_cell, formula_cell, number_cell, text_cell, text_formula_cell
from reports.xlsx.measures import full_width_characters, line_count
from reports.xlsx.sheet import RowWriter
from reports.xlsx.styles import COUNT, Style

_COUNT, _COUNTA, _SUM = 2, 3, 9
"""The numbers of functions in SUBTOTAL, which leaves out filtered rows and further SUBTOTALs
(ECMA-376 Part 1, 18.17.7.311): how many numbers, how many cells that are not empty, their sum."""

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
class _At:
    """A column of the sheet under a table: a column of the table, or a gap (``index`` None).

    ``points`` is its width, ``room`` that with the gaps at its right, ``few`` how many characters
    surely fit into a line; ``body`` and ``total`` are the formats of its values, ``text`` and
    ``total_text`` those of its texts. In a column that is summed (``is_summed``), the text of a
    total is no label, which runs on over empty cells.
    """

    place: int
    letter: str
    index: int | None
    column: Column
    points: float
    room: float
    few: int
    body: int
    total: int
    text: int
    total_text: int
    is_summed: bool


class Stretch(NamedTuple):
    """Rows of a table that stand below each other, and who makes their cells."""

    cells: TableCells
    rows: range


class TableCells:
    """Makes the cells of one table; ``sheet_rows`` says where each of its rows stands."""

    def __init__(
        self, rows: RowWriter, table: Table, places: tuple[int, ...], first: int = 1
    ) -> None:
        self.has_rounded = False
        self.sheet_rows: dict[int, tuple[int, int]] = {}
        self.stretches: Sequence[Stretch] = (Stretch(self, range(len(table.rows))),)
        self._rows, self._styles, self._unit = rows, rows.styles, rows.unit
        self._entries = self._styles[Style.ENTRY], self._styles[Style.ENTRY_TEXT]
        self._columns = _columns_at(rows, table, places, first)
        self._used = [(at.index, at) for at in self._columns if at.index is not None]
        self._letters = {index: at.letter for index, at in self._used}
        self._summed = [(index, at) for index, at in self._used if at.is_summed]

    def place_of(self, key: str) -> int:
        """Return the column of the sheet for the table's column ``key``."""
        return next(at.place for _, at in self._used if at.column.key == key)

    def lines(self, row: BodyRow | TotalRow) -> int:
        """Return how many lines the row needs."""
        most = 1
        for index, at in self._summed if isinstance(row, TotalRow) else self._used:
            cell = row.cells[index]
            if type(cell) is Text:
                text = shown(cell)
                if len(text) > at.few or "\n" in text:
                    most = max(most, self._lines(cell, at))
        return most

    def xml(self, row: BodyRow | TotalRow) -> str:
        """Return the cells of ``row`` in the row of the sheet to come."""
        number, is_total = self._rows.next_row, isinstance(row, TotalRow)
        made = []
        for at in self._columns:
            ref = f"{at.letter}{number}"
            if at.index is None:
                made.append(empty_cell(ref, at.total if is_total else at.body))
                continue
            cell = row.cells[at.index]
            if is_total and isinstance(cell, RowCount):
                made.append(text_formula_cell(ref, at.total_text, self._counting(cell), cell.text))
            elif (
                at.column.kind is ColumnKind.MARK
                and isinstance(cell, Text)
                and isinstance(row, BodyRow)
            ):
                made.append(self._mark(cell, at, ref, row))
            elif isinstance(cell, Text):
                made.append(self._text(cell, at, ref, is_total=is_total))
            elif isinstance(cell, Input):
                made.append(self._input(cell, at, number))
            else:
                made.append(self._cell(cell, at, ref, is_total=is_total))
        return "".join(made)

    def _lines(self, cell: Text, at: _At) -> int:
        lines = line_count(shown(cell), at.points)
        return 1 if lines > 1 and self._runs_on(cell, at) else lines

    def _runs_on(self, cell: Text, at: _At) -> bool:
        """Whether a text is shown in one line over the columns at its right that are not used."""
        return at.room > at.points and not cell.see and line_count(shown(cell), at.room) == 1

    def _text(self, cell: Text, at: _At, ref: str, *, is_total: bool) -> str:
        style = at.total_text if is_total else at.text
        is_link = cell.link is not None and self._lines(cell, at) == 1  # LibreOffice wraps no link
        if at.room > at.points and not is_total and cell.text and self._runs_on(cell, at):
            style = self._styles[Style.TEXT_LINK_RUNS_ON if is_link else Style.TEXT_RUNS_ON]
        elif at.room > at.points and not is_total and cell.text:
            style = self._styles[Style.TEXT_WRAPS]
        elif is_link and not is_total:
            style = self._styles[Style.TEXT_LINK]
        if is_link and cell.link:
            self._rows.link(at.place, cell.link)
        return text_cell(ref, style, shown(cell), self._rows.place)

    def _input(self, cell: Input, at: _At, number: int) -> str:
        ref = f"{at.letter}{number}"
        if at.column.kind is not ColumnKind.YEN:
            return empty_cell(ref, self._entries[1])
        first, _ = self._rows.sheet.inputs.get(at.place, (number, number))
        self._rows.sheet.inputs[at.place] = (first, number)
        if cell.value is None:
            return empty_cell(ref, self._entries[0])
        return number_cell(ref, self._entries[0], self._value(cell.value, at))

    def _cell(
        self, cell: Total | Count | Yen | PageOf, at: _At, ref: str, *, is_total: bool
    ) -> str:
        style = at.total if is_total else at.body
        match cell:
            case Total():
                return formula_cell(
                    ref, style, self._formula(cell, at), self._value(cell.value, at)
                )
            case Count() | Yen():
                if cell.value is None:
                    return empty_cell(ref, style)
                return number_cell(ref, style, self._value(cell.value, at))
            case PageOf():
                self._rows.link(at.place, cell.anchor)
                return self._arrow(ref)

    def _mark(self, cell: Text, at: _At, ref: str, row: BodyRow) -> str:
        """Return a mark; it leads to the place that another cell of the row says to see."""
        see = place_to_see(row)
        if not see:
            return self._text(cell, at, ref, is_total=False)
        self._rows.link(at.place, see)
        return self._arrow(ref, cell.text or ELSEWHERE)

    def _arrow(self, ref: str, text: str = ELSEWHERE) -> str:
        return text_cell(ref, self._styles[Style.MARK_LINK], text, self._rows.place)

    def _formula(self, total: Total, at: _At) -> str:
        """Return the sum of the rows; SUBTOTAL leaves out further totals and filtered rows."""
        if total.last < total.first:
            return "0"
        return f"SUBTOTAL({_SUM},{self._range(at, total.first, total.last)})"

    def _range(self, at: _At, first: int, last: int) -> str:
        """Return the cells of a column over the rows ``first`` to ``last`` of the table."""
        index = at.index or 0
        parts = (cells.stretch_of(index, first, last, rows) for cells, rows in self.stretches)
        return ",".join(filter(None, parts))

    def stretch_of(self, index: int, first: int, last: int, rows: range) -> str:
        """Return the cells of the column ``index`` over those of ``first`` to ``last`` in rows."""
        within = range(max(first, rows.start), min(last + 1, rows.stop))
        if not within:
            return ""
        letter = self._letters[index]
        return f"{letter}{self.sheet_rows[within[0]][0]}:{letter}{self.sheet_rows[within[-1]][1]}"

    def _counting(self, label: RowCount) -> str:
        """Return the text of the label with its numbers as formulas, which leave out the same."""
        parts = []
        for part in label.parts:
            if isinstance(part, str):
                parts.append('"' + part.replace('"', '""') + '"')
            else:
                at = next(at for _, at in self._used if at.column.key == part.key)
                parts.append(f'TEXT({self._texts_in(at, label)},"{COUNT}")')
        return "&".join(parts)

    def _texts_in(self, at: _At, label: RowCount) -> str:
        """Return how many cells of a column hold a text: all that hold anything but a number."""
        rows = self._range(at, label.first, label.last)
        anything = f"SUBTOTAL({_COUNTA},{rows})"
        return f"{anything}-SUBTOTAL({_COUNT},{rows})" if at.is_summed else anything

    def _value(self, value: int, at: _At) -> Decimal | int:
        if at.column.kind is not ColumnKind.YEN:
            return value
        self.has_rounded = self.has_rounded or is_rounded(value, self._unit)
        return in_unit_exactly(value, self._unit)


def in_unit_exactly(yen: int, unit: Unit) -> Decimal | int:
    """Return ``yen`` in ``unit`` without rounding, in as few digits as that takes."""
    whole, rest = divmod(yen, unit.value)
    return Decimal(yen) / unit.value if rest else whole


def shown(cell: Text) -> str:
    """Return the text of a cell on a sheet, with the name of the place to see."""
    return f"{cell.text}\n→ {cell.see_as}" if cell.see_as else cell.text


def _columns_at(
    rows: RowWriter, table: Table, places: tuple[int, ...], first: int
) -> tuple[_At, ...]:
    """Return the columns of the sheet from ``first`` to the last that the table uses."""
    by_place = dict(zip(places, range(len(places)), strict=True))
    made = []
    for place in range(first, places[-1] + 1):
        last = place
        while last + 1 < places[-1] and last + 1 not in by_place:
            last += 1
        index = by_place.get(place)
        column, points = table.columns[index or 0], rows.grid.points(place, place)
        is_gap, is_summed = index is None, column.kind.is_summed
        total = Style.TOTAL_TEXT if is_gap else _TOTAL_STYLES.get(column.kind, Style.TOTAL_TEXT)
        gap = Style.TEXT_GAP if place + 1 in by_place else Style.TEXT_WITHIN
        body = gap if is_gap else _BODY_STYLES[column.kind]
        made.append(
            _At(
                place=place,
                letter=get_column_letter(place),
                index=index,
                column=column,
                points=points,
                room=points if is_summed else rows.grid.points(place, last),
                few=full_width_characters(points),
                body=rows.styles[body],
                total=rows.styles[total],
                text=rows.styles[Style.MARK if is_summed else body],
                total_text=rows.styles[Style.TOTAL_MARK if is_summed else Style.TOTAL_TEXT],
                is_summed=is_summed,
            )
        )
    return tuple(made)
