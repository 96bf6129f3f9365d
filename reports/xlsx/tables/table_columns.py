"""The columns of a sheet under a table, with all that a column knows worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from reports.table import Column, ColumnKind, Table
from reports.xlsx.file.cells import cell_start
from reports.xlsx.file.styles import Style
from reports.xlsx.layout.measures import full_width_characters
from reports.xlsx.sheets.sheet import RowWriter

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
_GAP = Column("", "")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the sheet under a table: a column of the table, or a gap (``index`` None).

    A gap is like a column of empty texts. ``points`` is the width, ``room`` that with the gaps at
    the right, if there are some (``has_room``), ``few`` how many characters surely fit into a line;
    ``body`` and ``total`` are the formats of values, ``text`` and ``total_text`` those of texts. In
    a column that is summed (``is_summed``), the text of a total is no label, which runs on over
    empty cells. ``next_cell`` is how the cell at the right begins, empty in the last column.
    """

    place: int
    letter: str
    index: int | None
    key: str
    kind: ColumnKind
    points: float
    room: float
    has_room: bool
    few: int
    body: int
    total: int
    text: int
    total_text: int
    is_summed: bool
    next_cell: str


def columns_of(
    rows: RowWriter, table: Table, places: tuple[int, ...], first: int
) -> tuple[SheetColumn, ...]:
    """Return the columns of the sheet from ``first`` to the last that ``table`` uses.

    ``places`` are those in which its own columns stand.
    """
    by_place = dict(zip(places, range(len(places)), strict=True))
    made = []
    for place in range(first, places[-1] + 1):
        last = place
        while last + 1 < places[-1] and last + 1 not in by_place:
            last += 1
        index = by_place.get(place)
        points, beside = rows.grid.points(place, place), cell_start(get_column_letter(place + 1))
        column = _GAP if index is None else table.columns[index]
        kind, is_summed = column.kind, column.kind.is_summed
        gap = Style.TEXT_GAP if place + 1 in by_place else Style.TEXT_WITHIN
        body = rows.styles[gap if index is None else _BODY_STYLES[kind]]
        has_room = index is not None and not is_summed and last > place
        made.append(
            SheetColumn(
                place=place,
                letter=get_column_letter(place),
                index=index,
                key=column.key,
                kind=kind,
                points=points,
                room=rows.grid.points(place, last) if has_room else points,
                has_room=has_room,
                few=full_width_characters(points),
                body=body,
                total=rows.styles[_TOTAL_STYLES.get(kind, Style.TOTAL_TEXT)],
                text=rows.styles[Style.MARK] if is_summed else body,
                total_text=rows.styles[Style.TOTAL_MARK if is_summed else Style.TOTAL_TEXT],
                is_summed=is_summed,
                next_cell=beside if place < places[-1] else "",
            )
        )
    return tuple(made)
