"""The rows of a table on a sheet: cells, totals that are formulas, inputs that are open."""

from __future__ import annotations

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
from reports.typesetting.fonts import load_font
from reports.xlsx.cells import empty_cell, formula_cell, number_cell
from reports.xlsx.measures import MOST_LINES, line_count, lines_of, row_height
from reports.xlsx.sheet import RowWriter
from reports.xlsx.styles import SIZE, Style

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


class TableRows:
    """Puts the rows of one table on a sheet."""

    def __init__(self, rows: RowWriter, table: Table, places: tuple[int, ...]) -> None:
        self.has_rounded = False
        self._rows, self._table, self._places = rows, table, places
        self._by_place = dict(zip(places, range(len(places)), strict=True))
        self._sheet_rows: dict[int, tuple[int, int]] = {}
        self._keeps_next = keeps_next(table.rows, _TOGETHER)
        self._styles = rows.styles
        self._unit = rows.unit

    def add(self, index: int) -> None:
        """Add the row at ``index``; one taller than Excel allows goes on in a second."""
        row = self._table.rows[index]
        first = self._rows.next_row
        if isinstance(row, GroupRow):
            self._add_group(row)
        else:
            for part in self._fitting(row):
                self._add_cells(part, keeps=self._keeps_next[index])
        self._sheet_rows[index] = (first, self._rows.next_row - 1)

    def _add_group(self, row: GroupRow) -> None:
        rows, grid = self._rows, self._rows.grid
        number, last = rows.next_row, self._places[-1]
        font = load_font()
        text = "　" * (row.level - 1) + row.text
        width = font.text_width(text + row.note, SIZE) + 4 * SIZE
        beside = width <= grid.points(1, last)
        if row.anchor:
            rows.sheet.anchors[row.anchor] = f"A{number}"
        self._add_group_line(text, row.note if beside else "")
        if row.note and not beside:
            self._add_group_line("", row.note)

    def _add_group_line(self, text: str, note: str) -> None:
        rows, last = self._rows, self._places[-1]
        number = rows.next_row
        group, right = self._styles[Style.GROUP], self._styles[Style.GROUP_NOTE]
        cells = rows.text(1, Style.GROUP, text)
        cells += "".join(empty_cell(place, number, group) for place in range(2, last))
        if last > 1:
            cells += (
                rows.text(last, Style.GROUP_NOTE, note) if note else empty_cell(last, number, right)
            )
        rows.put(cells, row_height(1) + 3, keeps_next=True)

    def _fitting(self, row: BodyRow | TotalRow) -> list[BodyRow | TotalRow]:
        """Return the row, or several where a text needs more lines than a row can have."""
        texts = {
            index: lines_of(_shown(cell), self._rows.grid.points(place, place))
            for index, (cell, place) in enumerate(zip(row.cells, self._places, strict=True))
            if isinstance(cell, Text)
        }
        most = max(map(len, texts.values()), default=1)
        if isinstance(row, TotalRow) or most <= MOST_LINES:
            return [row]
        pieces = []
        for first in range(0, most, MOST_LINES):
            cells = tuple(
                Text("\n".join(texts[index][first : first + MOST_LINES]))
                if index in texts
                else (Text("") if first else cell)
                for index, cell in enumerate(row.cells)
            )
            pieces.append(BodyRow(cells) if first else BodyRow(cells, row.anchor, row.id))
        return list(pieces)

    def _add_cells(self, row: BodyRow | TotalRow, *, keeps: bool) -> None:
        rows = self._rows
        number = rows.next_row
        is_total = isinstance(row, TotalRow)
        cells, lines = [], 1
        for place in range(1, self._places[-1] + 1):
            index = self._by_place.get(place)
            if index is None:
                style = Style.TOTAL_TEXT if is_total else Style.TEXT_GAP
                cells.append(empty_cell(place, number, self._styles[style]))
                continue
            cell, column = row.cells[index], self._table.columns[index]
            cells.append(self._cell(cell, column, place, is_total=is_total))
            lines = max(lines, self._lines(cell, place, is_total=is_total))
        if isinstance(row, BodyRow):
            cells.append(self._mark_row(row))
        extra = 3 if is_total else 0
        rows.put("".join(cells), row_height(lines) + extra, keeps_next=keeps)

    def _mark_row(self, row: BodyRow) -> str:
        """Note the row's anchor and return the hidden cell with its id, if it has one."""
        rows = self._rows
        number = rows.next_row
        if row.anchor:
            rows.sheet.anchors[row.anchor] = f"A{number}"
        if not row.id or not self._table.is_form:
            return ""
        rows.sheet.has_ids = True
        return rows.text(rows.grid.last + 1, Style.ORDINAL, row.id)

    def _lines(self, cell: Cell, place: int, *, is_total: bool) -> int:
        if not isinstance(cell, Text) or is_total or self._runs_on(cell, place):
            return 1
        points = self._rows.grid.points(place, place)
        return line_count(_shown(cell), points)

    def _runs_on(self, cell: Text, place: int) -> bool:
        """Whether a text is shown in one line over the columns at its right that are not used."""
        last = place
        while last + 1 < self._places[-1] and last + 1 not in self._by_place:
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
        is_link = cell.link is not None and self._lines(cell, place, is_total=is_total) == 1
        if cell.link and is_link:  # LibreOffice does not wrap the text of a link
            rows.link(place, cell.link)
        if is_total:
            style = Style.TOTAL_TEXT
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
        rows.sheet.inputs.append(f"{get_column_letter(place)}{number}")
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
        self.has_rounded = self.has_rounded or is_rounded(value, self._unit)
        return in_unit_exactly(value, self._unit)


def in_unit_exactly(yen: int, unit: Unit) -> Decimal:
    """Return ``yen`` in ``unit`` without rounding, in as few digits as that takes."""
    value = Decimal(yen) / unit.value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _shown(cell: Text) -> str:
    return f"{cell.text}\n→ {cell.see_as}" if cell.see_as else cell.text
