"""A long, narrow table on pages: rows cut into stretches that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.pdf.drawing.boxes import Slab

_LEAST_REST = 90.0
"""Points: the last page of a table in stretches holds so much of each at least."""


class Abreast:
    """A long, narrow table, cut into stretches that stand side by side.

    The first stands under ``head``, the others under what their first row repeats. ``foot`` is the
    room in points that a note asks for below the last rows.
    """

    def __init__(self, rows: Iterable[Slab], head: Slab, width: float, count: int) -> None:
        self.width, self.count = width, count
        self._head, self._coming = head, iter(rows)
        self._rows: list[Slab] = []
        self._is_begun = self._is_all = False
        self.foot = 0.0

    def fill(self, room: float) -> list[list[Slab]]:
        """Return the columns of the next page, ``room`` high; even ones where they are the last.

        No column is left when there are no more rows.
        """
        self._look_ahead(self.count * (room + _LEAST_REST))
        rows = self._rows
        if not rows:
            return []
        columns = self._cut(rows, room - self.foot)
        if _holds(columns, rows):
            low, high = max(map(_height, _chains(rows))), room - self.foot
            while high - low > 1:
                middle = (low + high) / 2
                closer = self._cut(rows, middle)
                if _holds(closer, rows):
                    columns, high = closer, middle
                else:
                    low = middle
        else:
            columns = self._cut(rows, room)
            columns = self._leaving(columns, room) if self._is_all else columns
        self._rows = rows[sum(map(len, columns)) :]
        headed = [[_above(column[0]), *column] for column in columns]
        if not self._is_begun:
            headed[0][0] = self._head
        self._is_begun = True
        return headed

    def height_within(self, most: float) -> float:
        """Return about how high the whole table is on one page, 0 where that is over ``most``."""
        self._look_ahead(self.count * most)
        rows = [row.height for row in self._rows]
        height = self._head.height + sum(rows) / self.count + max(rows, default=0.0) + self.foot
        return height if self._is_all and height <= most else 0.0

    def _look_ahead(self, height: float) -> None:
        """Take in rows until they are higher than ``height`` together, or there are no more."""
        height -= sum(row.height for row in self._rows)
        while height >= 0 and not self._is_all:
            row = next(self._coming, None)
            self._is_all = row is None
            if row:
                self._rows.append(row)
                height -= row.height

    def _leaving(self, columns: list[list[Slab]], room: float) -> list[list[Slab]]:
        """Return the ``columns`` of a page, lower where only a few rows were left for the last."""
        rest = self._rows[sum(map(len, columns)) :]
        lacking = _LEAST_REST - sum(row.height for row in rest) / self.count
        return self._cut(self._rows, room - lacking) if 0 < lacking < room / 2 else columns

    def _cut(self, rows: Sequence[Slab], room: float) -> list[list[Slab]]:
        """Cut the first rows into the columns of a page; a head of a group never ends one."""
        columns: list[list[Slab]] = [[]]
        height = _above(rows[0]).height
        for row in rows:
            if columns[-1] and height + row.height > room:
                carried: list[Slab] = []
                while len(columns[-1]) > 1 and columns[-1][-1].keeps_next:
                    carried.insert(0, columns[-1].pop())
                if len(columns) == self.count:
                    break
                columns.append(carried)
                height = _above((*carried, row)[0]).height + sum(slab.height for slab in carried)
            columns[-1].append(row)
            height += row.height
        return columns


def _above(row: Slab) -> Slab:
    """Return what is repeated above a column that begins with ``row``."""
    return row.again or Slab(0.0)


def _chains(rows: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Yield the rows that stay together."""
    chain: list[Slab] = []
    for row in rows:
        chain.append(row)
        if not row.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[Slab]) -> float:
    """Return how high a column of ``chain`` alone is, with what is repeated above it."""
    return _above(chain[0]).height + sum(slab.height for slab in chain)


def _holds(columns: Sequence[Sequence[Slab]], rows: Sequence[Slab]) -> bool:
    return sum(map(len, columns)) == len(rows)
