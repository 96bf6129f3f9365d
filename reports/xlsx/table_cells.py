"""The cells of a table's rows as XML, with all that a column knows worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from model.money import Unit
from reports.cell_text import ELSEWHERE
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
from reports.typesetting.line_counts import lines_at_most
from reports.xlsx.cells import (
    cell_start,
    empty_content,
    formula_content,
    number_content,
    text_content,
    text_formula_content,
)
from reports.xlsx.measures import full_width_characters, line_count
from reports.xlsx.sheet import RowWriter
from reports.xlsx.styles import COUNT, Style

_Figure = Count | Yen | Input | Total | PageOf
"""A cell that is no text."""

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

    ``points`` is its width, ``room`` that with the gaps at its right, if there are some
    (``has_room``), ``few`` how many characters surely fit into a line; ``body`` and ``total`` are
    the formats of its values, ``text`` and ``total_text`` those of its texts, ``gap`` what a gap's
    cells hold. In a column that is summed (``is_summed``), the text of a total is no label, which
    runs on over empty cells.
    """

    place: int
    letter: str
    index: int | None
    column: Column
    points: float
    room: float
    has_room: bool
    few: int
    body: int
    total: int
    text: int
    total_text: int
    gap: str
    is_mark: bool
    is_summed: bool


class Stretch(NamedTuple):
    """Rows of a table that stand below each other, and who makes their cells."""

    cells: TableCells
    rows: range


class TableCells:
    """Makes the cells of one table; ``sheet_rows`` says where each of its rows stands.

    Labels go on counting rows where the table ``is_filtered``: it then has its sheet to itself, and
    no head stands again between its rows, whose cells a formula would count too.
    """

    def __init__(
        self,
        rows: RowWriter,
        table: Table,
        places: tuple[int, ...],
        first: int = 1,
        *,
        is_filtered: bool = False,
    ) -> None:
        self.has_rounded = False
        self._is_filtered = is_filtered
        self.sheet_rows: dict[int, tuple[int, int]] = {}
        self.stretches: Sequence[Stretch] = (Stretch(self, range(len(table.rows))),)
        self._rows, self._styles, self._unit = rows, rows.styles, rows.unit
        self._entry = self._styles[Style.ENTRY]
        self._empty_entry = empty_content(self._entry)
        self._text_entry = empty_content(self._styles[Style.ENTRY_TEXT])
        self._columns = _columns_at(rows, table, places, first)
        self._starts = [cell_start(at.letter) for at in self._columns]
        self._used = [(at.index, at) for at in self._columns if at.index is not None]
        self._letters = {index: at.letter for index, at in self._used}
        self._widest_first = sorted(self._used, key=lambda used: -used[1].few)
        self._summed = [(index, at) for index, at in self._used if at.is_summed]

    def place_of(self, key: str) -> int:
        """Return the column of the sheet for the table's column ``key``."""
        return next(at.place for _, at in self._used if at.column.key == key)

    def lines(self, row: BodyRow | TotalRow) -> int:
        """Return how many lines the row needs."""
        most, cells = 1, row.cells
        for index, at in self._summed if isinstance(row, TotalRow) else self._widest_first:
            cell = cells[index]
            if type(cell) is Text:
                text = shown(cell) if cell.see_as else cell.text
                is_long = len(text) > at.few and lines_at_most(len(text), at.few) > most
                if is_long or "\n" in text:
                    most = max(most, self._lines(text, cell, at))
        return most

    def xml(self, row: BodyRow | TotalRow) -> str:
        """Return the cells of ``row`` in the row of the sheet to come."""
        number = self._rows.next_row
        contents = self._totals(row) if isinstance(row, TotalRow) else self._contents(row)
        cells = zip(self._starts, contents, strict=True)
        return "".join([f"{start}{number}{content}" for start, content in cells])

    def _contents(self, row: BodyRow) -> list[str]:
        """Return what the row's cells hold; its marks lead to what one of them says to see."""
        contents: list[str] = []
        marks: list[tuple[int, _At, Text]] = []
        see = None
        for at in self._columns:
            if at.index is None:
                contents.append(at.gap)
                continue
            cell = row.cells[at.index]
            if not isinstance(cell, Text):
                contents.append(self._figure(cell, at, at.body))
                continue
            see = see or cell.see
            if at.is_mark:
                marks.append((len(contents), at, cell))
                contents.append("")
            elif not at.has_room and cell.link is None and not cell.see_as:
                contents.append(text_content(at.text, cell.text, self._rows.place))
            else:
                contents.append(self._text(cell, at))
        for place, at, mark in marks:
            arrow = mark.text or ELSEWHERE
            contents[place] = self._arrow(at, see, arrow) if see else self._text(mark, at)
        return contents

    def _totals(self, row: TotalRow) -> list[str]:
        """Return what a total's cells hold."""
        contents = []
        for at in self._columns:
            cell = None if at.index is None else row.cells[at.index]
            if cell is None:
                contents.append(empty_content(at.total))
            elif isinstance(cell, RowCount) and self._is_filtered:
                counting = self._counting(cell)
                contents.append(text_formula_content(at.total_text, counting, cell.text))
            elif isinstance(cell, Text):
                self._lead(cell, at)
                contents.append(text_content(at.total_text, shown(cell), self._rows.place))
            else:
                contents.append(self._figure(cell, at, at.total))
        return contents

    def _lines(self, text: str, cell: Text, at: _At) -> int:
        lines = line_count(text, at.points)
        return 1 if lines > 1 and self._runs_on(cell, at) else lines

    def _runs_on(self, cell: Text, at: _At) -> bool:
        """Whether a text is shown in one line over the columns at its right that are not used."""
        return at.has_room and not cell.see and line_count(shown(cell), at.room) == 1

    def _lead(self, cell: Text, at: _At) -> bool:
        """Note where a text leads; one of several lines does not: LibreOffice wraps no link."""
        if cell.link is None or self._lines(shown(cell), cell, at) > 1:
            return False
        self._rows.link(at.place, cell.link)
        return True

    def _text(self, cell: Text, at: _At) -> str:
        """Return the content of a text; what runs on has no line at its right."""
        if cell.link is None and not at.has_room:
            return text_content(at.text, shown(cell), self._rows.place)
        is_link, style = self._lead(cell, at), at.text
        if at.has_room and cell.text:
            runs_on = Style.TEXT_LINK_RUNS_ON if is_link else Style.TEXT_RUNS_ON
            style = self._styles[runs_on if self._runs_on(cell, at) else Style.TEXT_WRAPS]
        elif is_link:
            style = self._styles[Style.TEXT_LINK]
        return text_content(style, shown(cell), self._rows.place)

    def _figure(self, cell: _Figure, at: _At, style: int) -> str:
        match cell:
            case Input():
                return self._input(cell, at)
            case Total():
                formula = self._formula(cell, at)
                is_nothing = cell.is_nothing and at.column.kind is ColumnKind.YEN
                style = self._styles[Style.TOTAL_NOTHING] if is_nothing else style
                return formula_content(style, formula, self._value(cell.value, at))
            case Count() | Yen():
                if cell.value is None:
                    return empty_content(style)
                return number_content(style, self._value(cell.value, at))
            case PageOf():
                return self._arrow(at, cell.anchor)

    def _input(self, cell: Input, at: _At) -> str:
        if at.column.kind is not ColumnKind.YEN:
            return self._text_entry
        number, inputs = self._rows.next_row, self._rows.sheet.inputs
        inputs[at.place] = (inputs.get(at.place, (number,))[0], number)
        if cell.value is None:
            return self._empty_entry
        return number_content(self._entry, self._value(cell.value, at))

    def _arrow(self, at: _At, anchor: str, text: str = ELSEWHERE) -> str:
        self._rows.link(at.place, anchor)
        return text_content(self._styles[Style.MARK_LINK], text, self._rows.place)

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
        exact = in_unit_exactly(value, self._unit)
        self.has_rounded = self.has_rounded or type(exact) is not int
        return exact


def in_unit_exactly(yen: int, unit: Unit) -> Decimal | int:
    """Return ``yen`` in ``unit`` without rounding, whole or in as few digits as that takes."""
    size = unit.value
    return Decimal(yen) / size if yen % size else yen // size


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
        room = points if is_summed else rows.grid.points(place, last)
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
                room=room,
                has_room=room > points,
                few=full_width_characters(points),
                body=rows.styles[body],
                total=rows.styles[total],
                text=rows.styles[Style.MARK if is_summed else body],
                total_text=rows.styles[Style.TOTAL_MARK if is_summed else Style.TOTAL_TEXT],
                gap=empty_content(rows.styles[body]),
                is_mark=column.kind is ColumnKind.MARK,
                is_summed=is_summed,
            )
        )
    return tuple(made)
