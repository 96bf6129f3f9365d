"""Where the pages of a sheet end: before a chain of rows that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reports.xlsx.layout.measures import FILLED
from reports.xlsx.sheets.sheet import Place, SheetRow


def page_breaks(
    rows: Sequence[SheetRow], height: float, title_rows: tuple[int, int] | None = None
) -> tuple[int, ...]:
    """Return the rows (from 1) after which a page ends.

    ``height`` is what a page holds in points; ``title_rows`` (from 1) are repeated on the pages
    after theirs. Rows that keep the next stay on its page, unless they fill more than one.
    """
    pages = _Pages(rows, height * FILLED, title_rows)
    for first, last in _chains(rows):
        pages.add(first, last)
    return tuple(pages.breaks)


def rows_without_head(rows: Sequence[SheetRow], breaks: Sequence[int]) -> frozenset[Place]:
    """Return which rows of tables a page begins with though their table's head is not there."""
    first = (rows[index] for index in breaks if index < len(rows))
    return frozenset(row.place for row in first if row.place is not None and row.head)


@dataclass(slots=True)
class _Pages:
    """Pages filled row by row; ``used`` points of the present one, which begins at ``start``."""

    rows: Sequence[SheetRow]
    room: float
    title_rows: tuple[int, int] | None
    breaks: list[int] = field(default_factory=list)
    used: float = 0.0
    start: int = 0

    def add(self, first: int, last: int) -> None:
        """Add the rows ``first`` to before ``last``, which are to stand together."""
        need = sum(row.height for row in self.rows[first:last])
        if self.used and (self.used + need > self.room or self.rows[first].begins_page):
            self._begin(first)
        if self.used + need <= self.room:
            self.used += need
            return
        for index in range(first, last):
            if self.used + self.rows[index].height > self.room and index > self.start:
                self._begin_with(index)
            self.used += self.rows[index].height

    def _begin_with(self, index: int) -> None:
        """Begin a page with the row at ``index`` and what only leads to it, if that leaves any."""
        lead = index
        while lead > self.start and self.rows[lead - 1].leads:
            lead -= 1
        self._begin(lead if lead > self.start else index)
        self.used += sum(row.height for row in self.rows[self.start : index])

    def _begin(self, index: int) -> None:
        self.breaks.append(index)
        self.start, self.used = index, self.rows[index].head
        if self.title_rows and index >= self.title_rows[1]:
            first, last = self.title_rows
            self.used += sum(row.height for row in self.rows[first - 1 : last])


def _chains(rows: Sequence[SheetRow]) -> list[tuple[int, int]]:
    chains, first = [], 0
    for index, (row, following) in enumerate(pairwise(rows), 1):
        if not row.keeps_next or following.begins_page:
            chains.append((first, index))
            first = index
    if rows:
        chains.append((first, len(rows)))
    return chains
