"""Rows of an aligned table that has a line for each year beside what is merged over these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells, is_plausible, joined

YearRow = tuple[int, Cells]
"""The line at which a row begins, or one more year of it, and its cells."""


def find_year_rows(head: TableHead, lines: Sequence[Cells]) -> list[YearRow]:
    """Return the rows of a table with a column of years, nothing where they cannot be told.

    Each row begins with the first year and has the same years as the others. Below its last year
    it goes on where all rows have their names in their first line.
    """
    place = head.year_place
    if place is None:
        return []
    years = [cells.get(place, "") for cells in lines]
    first = next(filter(None, years), "")
    starts = [at for at, year in enumerate(years) if year == first]
    groups = [range(a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    known = {tuple(year for at in group if (year := years[at])) for group in groups}
    name = head.roles.index(ColumnRole.NAME)
    is_top = all(name in lines[at] for at in starts)
    is_closed = is_top or all(years[group[-1]] for group in groups)
    if not groups or starts[0] > 0 or len(known) > 1 or not is_closed:
        return []
    rows = [row for group in groups for row in _rows(head, lines, group, place)]
    begun = set(starts)
    return rows if all(is_plausible(cells, head) for at, cells in rows if at in begun) else []


def _rows(head: TableHead, lines: Sequence[Cells], group: range, place: int) -> Iterator[YearRow]:
    """Yield a row with its first year, then the lines of its other years."""
    apart = {place, *head.places_of(ColumnRole.AMOUNT)}
    whole: Cells = {}
    for at in group:
        texts = {n: text for n, text in lines[at].items() if n not in apart}
        whole = joined(whole, texts, head)
    for at in group:
        own = {n: text for n, text in lines[at].items() if n in apart}
        if at == group[0]:
            yield at, {**whole, **own}
        elif own:
            yield at, own
