"""The rows of a form in which a department enters projects that the plan does not have."""

from __future__ import annotations

from collections.abc import Sequence

from model import form_marks as marks
from model.readers.tables.grid import Grid

_SUM = "小計"


def new_rows(grid: Grid) -> Sequence[int]:
    """Return the rows for new projects: those between their heading and their sum."""
    return area_of_new(grid)[1:-1]


def area_of_new(grid: Grid) -> range:
    """Return the rows from the heading of new projects to their sum; none where it lacks one."""
    rows = range(len(grid.rows))
    first = next((row for row in rows if grid.text(row, 0) == marks.NEW_PROJECTS), None)
    if first is None:
        return range(0)
    sums = (row for row in rows[first + 1 :] if grid.text(row, 0).startswith(_SUM))
    return range(first, next(sums, len(rows) - 1) + 1)
