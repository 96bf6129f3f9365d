"""Which rows of a table stay together at the end of a page, on sheets and in booklets alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from reports.table import Across, BodyRow, GroupRow, Input, Row, Table, Text, TotalRow

_WHOLE = 12
"""A table of figures of so few rows stands on one page."""
_AT_END = 6
"""Of a longer one at least so many rows stand on its last page."""


def rows_kept(table: Table, together: int) -> tuple[bool, ...]:
    """Return for each row of ``table`` whether the next one must stand on the same page.

    ``together`` as in ``keeps_next``. A table of names and figures is read as a whole: a short one
    is not cut, and a longer one leaves more than a few rows with their total to its last page.
    """
    keeps = keeps_next(table.rows, together)
    if not table.is_of_figures:
        return keeps
    count = len(keeps)
    first = 0 if count <= _WHOLE else count - _AT_END
    return tuple(keep or first <= place < count - 1 for place, keep in enumerate(keeps))


def keeps_next(rows: Sequence[Row], together: int) -> tuple[bool, ...]:
    """Return for each row whether the next one must stand on the same page.

    A heading keeps its first row, a total the row above it. Of the rows of a group at least
    ``together`` stand on each side of the end of a page, so that a group of so few is never cut;
    nor are rows to write in that nothing stands in yet.
    """
    keeps: list[bool] = []
    for (kind, is_empty), run in groupby(rows, lambda row: (type(row), is_blank(row))):
        count = sum(1 for _ in run)
        if is_empty:
            keeps += [True] * (count - 1) + [False]
        elif kind is TotalRow:
            keeps[-1:] = [True] * len(keeps[-1:])
            keeps += [True] * (count - 1) + [False]
        else:
            keeps += [True] * count if kind is GroupRow else _within(count, together)
    return tuple(keeps)


def is_blank(row: Row) -> bool:
    """Whether ``row`` is one to write in that nothing stands in yet."""
    return isinstance(row, BodyRow) and all(
        not cell.text if isinstance(cell, Text) else isinstance(cell, Input | Across)
        for cell in row.cells
    )


@lru_cache(maxsize=64)
def _within(count: int, together: int) -> tuple[bool, ...]:
    """Return for each of ``count`` rows of a group whether the next one must stand with it."""
    return tuple(
        left > 0 and (count - left < together or left < together)
        for left in range(count - 1, -1, -1)
    )
