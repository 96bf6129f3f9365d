"""Rows of a published plan's tables, whose columns a PDF's text keeps only roughly."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import NO_VALUE, amount_cell, is_amount, is_departments
from model.readers.published.cells.priced_cells import PricedCells, read_cells, take_amounts
from model.readers.published.cells.table_head import TableHead
from model.readers.tables.marks import (
    is_relisted_mark,
    read_name,
    take_marks,
)
from model.text import fold

_MORE_MARKS = "その他の印"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its marks taken off.

    ``flag`` is the mark as printed, None where there is none.
    """

    name: str
    description: str | None
    departments: str
    flag: str | None
    relisted: bool
    priced: PricedCells = field(default_factory=PricedCells)


def made_row(
    name: str,
    texts: Mapping[ColumnRole, str],
    marks: Sequence[str],
    priced: PricedCells,
    *,
    relisted: bool,
) -> TableRow:
    """Return a row with its description and its departments out of ``texts``.

    The first of its ``marks`` is its flag; others become an extra column.
    """
    flag, *more = dict.fromkeys(marks) or [None]
    extras = ((_MORE_MARKS, "・".join(filter(None, more))),) if more else ()
    description = texts.get(ColumnRole.DESCRIPTION)
    return TableRow(
        name,
        None if description in NO_VALUE else description or None,
        texts.get(ColumnRole.DEPARTMENTS, ""),
        flag,
        relisted,
        replace(priced, extras=(*priced.extras, *extras)),
    )


def parse_row(
    cells: Sequence[str], flags: Collection[str], *, described: bool, head: TableHead | None = None
) -> TableRow | None:
    """Return the row that ``cells`` hold, or None where they hold no name.

    ``described`` says whether the table has descriptions; where cells are missing, departments are
    missing first, unless a cell names offices. ``head`` gives the order of the columns where the
    row has a cell for each.
    """
    filled = [cell for cell in cells if cell]
    unnumbered = _without_number(filled, head)
    marks, unmarked = take_marks(unnumbered, flags)
    filled = _without_number(unmarked, head) if unnumbered == filled else unmarked
    if not filled:
        return None
    found = _sorted(filled, described=described, head=head)
    marked = read_name(found.by_role[ColumnRole.NAME], flags)
    marks += marked.flags
    own = [mark for mark in marks if not is_relisted_mark(mark)]
    is_relisted = marked.relisted or len(own) < len(marks)
    if is_relisted:
        filled = [amount_cell(cell, relisted=True) for cell in filled]
        found = _sorted(filled, described=described, head=head)
    return made_row(marked.name, found.by_role, own, found.priced, relisted=is_relisted)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The cells of a row by role, and those of its amounts and extra columns."""

    by_role: dict[ColumnRole, str]
    priced: PricedCells = field(default_factory=PricedCells)


def _sorted(cells: list[str], *, described: bool, head: TableHead | None) -> _Sorted:
    """Return the cells by role: by the head where it fits, else by what they look like."""
    return (_by_head(cells, head) if head else None) or _by_looks(cells, head, described=described)


def _by_head(cells: list[str], head: TableHead) -> _Sorted | None:
    """Return the cells in the order of the head's columns, None where there are more or fewer."""
    columns = [c for c in head.headed if c.role not in (ColumnRole.MARK, ColumnRole.NUMBER)]
    if len(columns) != len(cells):
        return None
    placed = list(zip(columns, cells, strict=True))
    by_role = {column.role: cell for column, cell in placed}
    if by_role.get(ColumnRole.DEPARTMENTS, "").endswith("。"):
        return None
    return _Sorted(by_role, read_cells(placed))


def _by_looks(cells: list[str], head: TableHead | None, *, described: bool) -> _Sorted:
    rest, priced = take_amounts(cells[1:], head)
    if not rest or is_amount(rest[-1]):
        has_departments = False
    elif described and len(rest) > 1:
        has_departments = not rest[-1].endswith("。")
    else:
        has_departments = is_departments(rest[-1]) or (not described and len(rest) == 1)
    by_role = {
        ColumnRole.NAME: cells[0],
        ColumnRole.DESCRIPTION: " ".join(rest[:-1] if has_departments else rest),
        ColumnRole.DEPARTMENTS: rest[-1] if has_departments else "",
    }
    return _Sorted(by_role, priced)


def _without_number(cells: list[str], head: TableHead | None) -> list[str]:
    """Return the cells without a serial number before the name."""
    numbered = head is not None and head.has(ColumnRole.NUMBER)
    is_number = len(cells) > (1 if numbered else 2) and re.fullmatch(
        r"\d{1,4}(?:-\d{1,3})*", fold(cells[0])
    )
    return cells[1:] if is_number else cells
