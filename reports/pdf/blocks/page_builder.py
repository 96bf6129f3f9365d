"""Building pages: slabs placed one below the other, each page begun where one does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.pdf.drawing.boxes import Sheet, Slab
from reports.pdf.drawing.style import Grid

GUTTER = 16.0
_LEAST_ABREAST = 0.25
"""Of the frame: with less room, a table in stretches begins on the next page."""
_LEAST_REST = 90.0
"""Points: the last page of a table in stretches holds so much of each at least."""
_NEARLY_FULL = 0.08
"""Of the frame: a page with less left is full enough to end in what leads to the next."""
_PART_GAP = 30.0
_ROOM_FOR_PART = 1 / 3
"""A part that may run on begins on the page before it where so much of the frame is left."""


class Abreast:
    """A long, narrow table, cut into stretches that stand side by side.

    The first stands under ``head``, the others under what their first row repeats.
    """

    def __init__(self, rows: Iterable[Slab], head: Slab, width: float, count: int) -> None:
        self.width, self.count = width, count
        self._head, self._coming = head, iter(rows)
        self._rows: list[Slab] = []
        self._is_begun = self._is_all = False

    def fill(self, room: float) -> list[list[Slab]]:
        """Return the columns of the next page, ``room`` high; even ones where they are the last.

        No column is left when there are no more rows.
        """
        self._look_ahead(self.count * (room + _LEAST_REST))
        rows = self._rows
        if not rows:
            return []
        columns = self._cut(rows, room)
        if _holds(columns, rows):
            low, high = max(map(_height, _chains(rows))), room
            while high - low > 1:
                middle = (low + high) / 2
                closer = self._cut(rows, middle)
                if _holds(closer, rows):
                    columns, high = closer, middle
                else:
                    low = middle
        elif self._is_all:
            columns = self._leaving(columns, room)
        self._rows = rows[sum(map(len, columns)) :]
        headed = [[_above(column[0]), *column] for column in columns]
        if not self._is_begun:
            headed[0][0] = self._head
        self._is_begun = True
        return headed

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


class PageBuilder:
    """Places slabs on pages, the first of them the front of a leaf."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._sheets: list[Sheet] = []
        self._count = 0
        self._y = grid.top
        self._head = ""

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return self._grid.text_bottom - self._y

    @property
    def _frame(self) -> float:
        return self._grid.text_bottom - self._grid.top

    def start_part(self, head: str, *, runs_on: bool) -> None:
        """Begin a part with ``head`` as its running head, on a new page unless it runs on."""
        self._head = head
        if runs_on and self._count and self.room >= self._frame * _ROOM_FOR_PART:
            self._y += _PART_GAP
        else:
            self._start_page()

    def would_cut(self, slabs: Sequence[Slab | Abreast]) -> bool:
        """Whether a part of ``slabs`` that runs on goes over two pages, though one would hold it.

        Tables in stretches fill the page that they are on.
        """
        if any(isinstance(slab, Abreast) for slab in slabs):
            return False
        height = sum(slab.height + slab.before for slab in slabs if isinstance(slab, Slab))
        return self.room - _PART_GAP < height <= self._frame

    def place(self, slabs: Iterable[Slab | Abreast]) -> Iterator[Sheet]:
        """Place ``slabs`` in order, and yield the pages that are full.

        Slabs that keep the next stay together with it.
        """
        chain: list[Slab] = []
        for slab in slabs:
            if isinstance(slab, Abreast):
                self._place_chain_above(chain)
                yield from self._place_abreast(slab)
                chain = []
                continue
            chain.append(slab)
            if not slab.keeps_next:
                self._place_chain(chain)
                chain = []
                yield from self._full()
        self._place_chain(chain)
        yield from self._full()

    def last(self) -> Iterator[Sheet]:
        """Yield the page that is not full, if any."""
        yield from self._sheets
        self._sheets = []

    def _full(self) -> list[Sheet]:
        """Give up the pages that nothing more is placed on."""
        full, self._sheets = self._sheets[:-1], self._sheets[-1:]
        return full

    def _place_chain(self, chain: Sequence[Slab]) -> None:
        height = sum(slab.height + slab.before for slab in chain)
        shows = any(slab.boxes for slab in chain)  # a blank at the foot begins no page
        if shows and height > self.room and self._y > self._grid.top:
            chain = self._ended(chain)
            self._go_on(chain[0])
        for slab in chain:
            if slab.height > self.room and self._y > self._grid.top:
                self._go_on(slab)  # a chain taller than a page is cut where it must be
            self._put(slab)

    def _ended(self, chain: Sequence[Slab]) -> Sequence[Slab]:
        """Place what may end this page of a ``chain`` that does not fit, and return the rest."""
        room, last = self.room, 0
        nearly = self._frame * _NEARLY_FULL
        for number, slab in enumerate(chain, 1):
            room -= slab.height + slab.before
            if slab.ends_full and 0 <= room <= nearly:
                last = number
        for slab in chain[:last]:
            self._put(slab)
        return chain[last:]

    def _go_on(self, slab: Slab) -> None:
        """Begin a page with ``slab``, under its repeated head where it has one."""
        self._start_page()
        if slab.again:
            self._put(slab.again)

    def _put(self, slab: Slab) -> None:
        self._y += slab.before if self._y > self._grid.top else 0.0
        self._put_at(slab, self._left)
        self._y += slab.height

    @property
    def _left(self) -> float:
        return self._grid.left(self._count - 1)

    def _put_at(self, slab: Slab, x: float) -> None:
        sheet = self._sheets[-1]
        if slab.boxes:
            sheet.placed.append((x, self._y, slab))
        for anchor in slab.anchors:
            sheet.anchors.setdefault(anchor, self._y)
        sheet.entries += slab.entries

    def _start_page(self) -> None:
        self._count += 1
        self._sheets.append(Sheet(number=self._count, head=self._head))
        self._y = self._grid.top

    def _place_chain_above(self, chain: Sequence[Slab]) -> None:
        """Place what stands above a table in stretches, with room for some of its rows."""
        lead = sum(slab.height + slab.before for slab in chain)
        if lead + self._frame * _LEAST_ABREAST > self.room:
            self._start_page()
        for slab in chain:
            self._put(slab)

    def _place_abreast(self, table: Abreast) -> Iterator[Sheet]:
        """Set rows in columns side by side, page by page, the last page in even columns."""
        columns = table.fill(self.room)
        while columns:
            self._put_columns(columns, table.width)
            columns = table.fill(self._frame)
            if columns:
                self._start_page()
                yield from self._full()

    def _put_columns(self, columns: Sequence[Sequence[Slab]], width: float) -> None:
        top = foot = self._y
        for number, slabs in enumerate(columns):
            self._y = top
            for slab in slabs:
                self._put_at(slab, self._left + number * (width + GUTTER))
                self._y += slab.height
            foot = max(foot, self._y)
        self._y = foot
