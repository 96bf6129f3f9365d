"""Rows that no place tells apart, but of which each line has a piece for each column of the head.

So they stand where tabs became blanks: those after a long cell are shifted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells, TableLines, is_plausible
from model.readers.published.lines.line import Line
from model.readers.tables.amounts import without_note
from model.readers.tables.marks import mark_of_cell
from model.readers.tables.row_kinds import is_open_amount


def divide_in_order(table: TableLines, at_lines: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """Yield the head and the lines ``at_lines`` divided by the order of their pieces.

    Nothing where one can be no row by itself: too few pieces, or one that its column cannot have.
    """
    head = table.lines[table.top].filled
    rows = {at: dict(enumerate(_pieces(table.lines[at], table.head))) for at in at_lines}
    if len(head) != len(table.head.roles) or not rows:
        return
    if all(len(cells) == len(head) and _is_row(cells, table) for cells in rows.values()):
        yield table.top, table.divided(table.top, dict(enumerate(head)))
        yield from ((at, table.divided(at, cells)) for at, cells in rows.items())


def _pieces(line: Line, head: TableHead) -> Sequence[str]:
    """Return the pieces of a line, a mark before the name with it where it has no column."""
    first, *rest = line.filled
    is_before = len(rest) == len(head.roles) and head.roles[0] is ColumnRole.NAME
    mark = mark_of_cell(first, ()) if is_before else None
    return line.filled if mark is None else (f"（{mark}）{rest[0]}", *rest[1:])


def _is_row(cells: Cells, table: TableLines) -> bool:
    return is_plausible(cells, table.head) and all(
        _is_sure(cell, table.head.roles[place]) for place, cell in cells.items()
    )


def _is_sure(cell: str, role: ColumnRole) -> bool:
    match role:
        case ColumnRole.AMOUNT:
            return is_amount(str(without_note(cell))) or is_open_amount(cell)
        case ColumnRole.DEPARTMENTS:
            return is_departments(cell)
    return True
