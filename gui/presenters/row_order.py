"""The picked rows in another order than the plan's, as the reader of a table asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from gui.presenters.figures import Figures
from model.listing import Listing

_Key = Callable[[Listing], Any]


class RowColumn(IntEnum):
    """What the table of rows tells of each, a column each from the left."""

    SECTION = 0
    FLAG = 1
    NAME = 2
    DEPARTMENTS = 3
    AMOUNT = 4
    DESCRIPTION = 5


def sorted_rows(figures: Figures, by: RowColumn, *, descending: bool) -> Sequence[Listing]:
    """Return the picked rows by what a column tells of them; equal ones stay in the plan's order.

    Marks and departments come in the order of the plan, of several departments by the first one.
    Rows of which the column tells nothing, or no amount, are the last ones either way.
    """
    if by is RowColumn.SECTION:
        return figures.rows[::-1] if descending else figures.rows
    key = _key(figures, by)
    keyed = [(key(row), row) for row in figures.rows]
    told = [pair for pair in keyed if pair[0] is not None]
    told.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in told] + [row for known, row in keyed if known is None]


def _key(figures: Figures, by: RowColumn) -> _Key:
    """Return what says by what a row is sorted, None where the column tells nothing of it."""
    if by is RowColumn.FLAG:
        marks = {flag.mark: n for n, flag in enumerate(figures.plan.legend.flags)}
        return lambda row: marks.get(row.flag.mark) if row.flag else None
    if by is RowColumn.DEPARTMENTS:
        places = {department.name: n for n, department in enumerate(figures.plan.departments)}
        return lambda row: places.get(row.departments[0].name) if row.departments else None
    if by is RowColumn.AMOUNT:
        return figures.yen_at
    return lambda row: (row.name if by is RowColumn.NAME else row.description) or None
