"""The cells of a table's rows as XML, made before it is known on which row of a sheet they stand.

Body rows are filled some at a time, column by column: what a column holds is mostly of one kind and
needs no second look, so that a single expression makes its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from reports.amounts import Rounding
from reports.cell_text import ELSEWHERE
from reports.table import (
    Across,
    BodyRow,
    Cell,
    ColumnKind,
    Count,
    Entry,
    Input,
    PageOf,
    RowCount,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.xlsx.file.cells import (
    ROW_NUMBER,
    cell_start,
    empty_content,
    text_content,
    text_contents,
)
from reports.xlsx.file.styles import Style
from reports.xlsx.sheets.sheet import RowWriter
from reports.xlsx.tables.column_cells import (
    ColumnCells,
    anchors_to_see,
    column_cells,
    lines_of_rows,
)
from reports.xlsx.tables.figures import Figures, HiddenColumns
from reports.xlsx.tables.shown_texts import does_lead, lines_in, runs_on, shown
from reports.xlsx.tables.table_columns import SheetColumn
from reports.xlsx.tables.table_places import TablePlaces

_value = attrgetter("value")
_NUMBERS = (Count, Yen, Input)
_NOTHING = Text("")

Leads = list[tuple[int, str]]
"""Columns of a sheet (from 1) whose cells lead to an anchor, and the anchors."""


class FilledRow(NamedTuple):
    """A row of a table as it will stand on a sheet.

    ``contents`` are its cells as XML from the first one's content on; between each two belongs the
    number of the row. ``lines`` is how many it needs, ``hidden`` its hidden cells from the start of
    the first one on, between each two of its texts the number again; there may be none.
    """

    contents: Sequence[str]
    lines: int
    leads: Leads
    hidden: Sequence[str] = ()


class TableCells:
    """Makes the cells of a table in ``columns`` of a sheet, its rows standing at ``places``.

    On a form (``is_form``) hidden cells behind the columns of the sheet name each body row and mark
    one that has a text for an amount (再掲); ``entered`` are the keys of its columns to fill in.
    Labels go on counting rows where the table
    ``is_filtered``: it then has its sheet to itself, and no head stands again between its rows,
    whose cells a formula would count too.
    """

    def __init__(
        self,
        rows: RowWriter,
        columns: Sequence[SheetColumn],
        places: TablePlaces,
        *,
        is_form: bool = False,
        entered: frozenset[str] = frozenset(),
        is_filtered: bool = False,
    ) -> None:
        self._rows, self._styles, self._columns = rows, rows.styles, columns
        behind = (get_column_letter(rows.grid.last + step) for step in (1, 2))
        self._hidden = HiddenColumns(*behind) if is_form else None
        self._figures = Figures(rows.unit, places, self._hidden, entered)
        self._is_filtered = is_filtered
        self._start = cell_start(columns[0].letter)
        self._adds_across = False

    @property
    def rounding(self) -> Rounding:
        """How far the amounts are shown rounded."""
        return self._figures.rounding

    def place_of(self, key: str) -> int:
        """Return the column of the sheet for the table's column ``key``."""
        return next(at.place for at in self._columns if at.key == key)

    def fill(self, rows: Sequence[BodyRow]) -> list[FilledRow]:
        """Return body rows filled; the mark of each leads to what one of its cells says to see."""
        by_index = list(zip(*[row.cells for row in rows], strict=True))
        gap = (_NOTHING,) * len(rows)
        columns = [
            column_cells(at, gap if at.index is None else by_index[at.index])
            for at in self._columns
        ]
        leads: list[Leads] = [[] for _ in rows]
        sees = anchors_to_see(columns, len(rows))
        contents = [
            self._marks(column, sees, leads)
            if sees and column.at.kind is ColumnKind.MARK
            else self._contents(column, leads)
            for column in columns
        ]
        lines = lines_of_rows(columns, len(rows))
        hidden = self._hidden_cells(self._hidden, rows, columns) if self._hidden else repeat(())
        return list(map(FilledRow, zip(*contents, strict=True), lines, leads, hidden))

    def fill_total(self, row: TotalRow) -> FilledRow:
        """Return a total filled; the rows that it adds up stand on the sheet."""
        cells = [_NOTHING if at.index is None else row.cells[at.index] for at in self._columns]
        leads, lines, contents = Leads(), 1, []
        for cell, at in zip(cells, self._columns, strict=True):
            contents.append(self._total(cell, at, leads))
            if isinstance(cell, Text) and at.is_summed:
                lines = max(lines, lines_in(shown(cell), cell, at))
        return FilledRow(contents, lines, leads)

    def put(self, row: FilledRow) -> str:
        """Return the cells of ``row`` in the row of the sheet to come, and note where they lead."""
        for place, anchor in row.leads:
            self._rows.link(place, anchor)
        number = str(self._rows.next_row)
        cells = f"{self._start}{number}{number.join(row.contents)}{number.join(row.hidden)}"
        return cells.replace(ROW_NUMBER, number) if self._adds_across else cells

    def _hidden_cells(
        self, hidden: HiddenColumns, rows: Sequence[BodyRow], columns: Sequence[ColumnCells]
    ) -> list[Sequence[str]]:
        """Return what names rows of a form, and marks those that have a text for an amount.

        A row without a name, as a tall one that goes on, has no hidden cells.
        """
        style, place = self._styles[Style.ORDINAL], self._rows.place
        names = text_contents(style, [row.id or "" for row in rows], place, "")
        amounts = [column.cells for column in columns if column.at.is_summed and column.texts]
        marked = {
            n
            for cells in amounts
            for n, cell in enumerate(cells)
            if isinstance(cell, Text) and not isinstance(cell, Entry)
        }
        begin, begin_marked = cell_start(hidden.ids), cell_start(hidden.relisted)
        mark = text_content(style, " ", place) + begin  # a blank, which nobody sees
        return [
            () if not row.id else (begin_marked, mark, name) if n in marked else (begin, name)
            for n, (row, name) in enumerate(zip(rows, names, strict=True))
        ]

    def _contents(self, column: ColumnCells, leads: Sequence[Leads]) -> list[str]:
        """Return what a column's cells hold, with how the cells at their right begin."""
        at = column.at
        if column.is_plain and not at.has_room:
            return text_contents(at.text, column.texts, self._rows.place, at.next_cell)
        if column.kind in _NUMBERS:
            return self._numbers(column.kind, list(map(_value, column.cells)), at)
        cells = zip(column.cells, leads, strict=True)
        return [self._content(cell, at, of_row) for cell, of_row in cells]

    def _marks(self, column: ColumnCells, sees: Sequence[str], leads: Sequence[Leads]) -> list[str]:
        """Return the contents of marks, of which some lead to what their rows say to see."""
        at = column.at
        return [
            self._arrow(at, see, of_row, cell.text)
            if see and isinstance(cell, Text)
            else self._content(cell, at, of_row)
            for cell, see, of_row in zip(column.cells, sees, leads, strict=True)
        ]

    def _content(self, cell: Cell, at: SheetColumn, leads: Leads) -> str:
        match cell:
            case Entry():
                style = Style.ENTRY if at.kind is ColumnKind.YEN else Style.ENTRY_TEXT
                return self._written(self._styles[style], cell.text, at)
            case Text():
                return self._text(cell, at, leads)
            case Count() | Yen() | Input():
                (content,) = self._numbers(type(cell), [cell.value], at)
                return content
            case Total():
                return self._sum(cell, at, at.body)
            case Across():
                self._adds_across = True
                return self._figures.across(cell, at, self._columns)
            case PageOf():
                return self._arrow(at, cell.anchor, leads)

    def _total(self, cell: Cell, at: SheetColumn, leads: Leads) -> str:
        """Return what a cell of a total holds."""
        match cell:
            case RowCount() if self._is_filtered:
                return self._figures.counting(cell, at, self._columns)
            case Text():
                if cell.link is not None and does_lead(cell, at):
                    leads.append((at.place, cell.link))
                return self._written(at.total_text, shown(cell), at)
            case Count() | Yen():
                (content,) = self._figures.numbers([cell.value], at, at.total)
                return content
            case Total():
                return self._sum(cell, at, at.total)
            case Input() | Across() | PageOf():
                return self._content(cell, at, leads)

    def _sum(self, total: Total, at: SheetColumn, style: int) -> str:
        is_nothing = total.is_nothing and at.kind is ColumnKind.YEN
        return self._figures.total(
            total, at, self._styles[Style.TOTAL_NOTHING] if is_nothing else style
        )

    def _numbers(
        self, kind: type[Cell], values: Sequence[int | None], at: SheetColumn
    ) -> list[str]:
        if kind is not Input:
            return self._figures.numbers(values, at, at.body)
        if at.kind is ColumnKind.YEN:
            return self._figures.numbers(values, at, self._styles[Style.ENTRY])
        return [empty_content(self._styles[Style.ENTRY_TEXT]) + at.next_cell] * len(values)

    def _text(self, cell: Text, at: SheetColumn, leads: Leads) -> str:
        """Return the content of a text; what runs on has no line at its right."""
        style = at.text
        if is_link := cell.link is not None and does_lead(cell, at):
            leads.append((at.place, cell.link))
        if at.has_room and cell.text:
            along = Style.TEXT_LINK_RUNS_ON if is_link else Style.TEXT_RUNS_ON
            style = self._styles[along if runs_on(cell, at) else Style.TEXT_WRAPS]
        elif is_link:
            style = self._styles[Style.TEXT_LINK]
        return self._written(style, shown(cell), at)

    def _arrow(self, at: SheetColumn, anchor: str, leads: Leads, text: str = "") -> str:
        leads.append((at.place, anchor))
        return self._written(self._styles[Style.MARK_LINK], text or ELSEWHERE, at)

    def _written(self, style: int, text: str, at: SheetColumn) -> str:
        return text_content(style, text, self._rows.place) + at.next_cell
