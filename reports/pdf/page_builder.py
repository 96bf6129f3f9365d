"""Building pages: slabs placed one below the other, each page begun where one does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.pdf.boxes import Sheet, Slab
from reports.pdf.style import NOTE, Grid

GUTTER = 16.0
_LEAST_ABREAST = 6 * NOTE.leading
_PART_GAP = 30.0
_ROOM_FOR_PART = 0.4
"""A part that may run on begins on the page before it where so much of the frame is left."""


class Abreast:
    """A long, narrow table, cut into stretches that stand side by side under heads of their own."""

    def __init__(self, slabs: Sequence[Slab], head: Slab, width: float, count: int) -> None:
        self.rows, self.head, self.width, self.count = slabs, head, width, count

    def fill(self, rows: Sequence[Slab], room: float) -> list[list[Slab]]:
        """Return columns of rows that fit into ``room``, even ones where all rows do."""
        room -= self.head.height
        columns = self._cut(rows, room)
        if _holds(columns, rows):
            low, high = max(row.height for row in rows), room
            while high - low > 1:
                middle = (low + high) / 2
                closer = self._cut(rows, middle)
                if _holds(closer, rows):
                    columns, high = closer, middle
                else:
                    low = middle
        return [[self.head, *column] for column in columns]

    def _cut(self, rows: Sequence[Slab], room: float) -> list[list[Slab]]:
        """Cut the first rows into the columns of a page; a head of a group never ends one."""
        columns: list[list[Slab]] = [[]]
        height = 0.0
        for row in rows:
            if columns[-1] and height + row.height > room:
                carried: list[Slab] = []
                while len(columns[-1]) > 1 and columns[-1][-1].keeps_next:
                    carried.insert(0, columns[-1].pop())
                if len(columns) == self.count:
                    break
                columns.append(carried)
                height = sum(slab.height for slab in carried)
            columns[-1].append(row)
            height += row.height
        return columns


def _holds(columns: Sequence[Sequence[Slab]], rows: Sequence[Slab]) -> bool:
    return sum(map(len, columns)) == len(rows)


class PageBuilder:
    """Places slabs on pages; ``first`` is the place of its first page in the file (from 0)."""

    def __init__(self, grid: Grid, first: int) -> None:
        self.sheets: list[Sheet] = []
        self._grid, self._first = grid, first
        self._y = grid.top
        self._head = ""

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return self._grid.text_bottom - self._y

    def start_part(self, head: str, *, runs_on: bool) -> None:
        """Begin a part with ``head`` as its running head, on a new page unless it runs on."""
        self._head = head
        frame = self._grid.text_bottom - self._grid.top
        if runs_on and self.sheets and self.room >= frame * _ROOM_FOR_PART:
            self._y += _PART_GAP
        else:
            self._start_page()

    def place(self, slabs: Iterable[Slab | Abreast]) -> None:
        """Place ``slabs`` in order; those that keep the next stay together with it."""
        chain: list[Slab] = []
        for slab in slabs:
            if isinstance(slab, Abreast):
                self._place_abreast(chain, slab)
                chain = []
                continue
            chain.append(slab)
            if not slab.keeps_next:
                self._place_chain(chain)
                chain = []
        self._place_chain(chain)

    def _place_chain(self, chain: Sequence[Slab]) -> None:
        height = sum(slab.height + slab.before for slab in chain)
        shows = any(slab.boxes for slab in chain)  # a blank at the foot begins no page
        if shows and height > self.room and self._y > self._grid.top:
            self._go_on(chain[0])
        for slab in chain:
            if slab.height > self.room and self._y > self._grid.top:
                self._go_on(slab)  # a chain taller than a page is cut where it must be
            self._put(slab)

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
        return self._grid.left(self._first + len(self.sheets) - 1)

    def _put_at(self, slab: Slab, x: float) -> None:
        sheet = self.sheets[-1]
        if slab.boxes:
            sheet.placed.append((x, self._y, slab))
        for anchor in slab.anchors:
            sheet.anchors.setdefault(anchor, self._y)
        sheet.entries += slab.entries

    def _start_page(self) -> None:
        self.sheets.append(Sheet(number=len(self.sheets) + 1, head=self._head))
        self._y = self._grid.top

    def _place_abreast(self, chain: Sequence[Slab], table: Abreast) -> None:
        """Set rows in columns side by side, page by page, the last page in even columns."""
        rows = list(table.rows)
        lead = sum(slab.height + slab.before for slab in chain)
        if lead + _LEAST_ABREAST > self.room:
            self._start_page()
        for slab in chain:
            self._put(slab)
        while rows:
            columns = table.fill(rows, self.room)
            self._put_columns(columns, table.width)
            rows = rows[sum(len(column) - 1 for column in columns) :]
            if rows:
                self._start_page()

    def _put_columns(self, columns: Sequence[Sequence[Slab]], width: float) -> None:
        top = foot = self._y
        for number, slabs in enumerate(columns):
            self._y = top
            for slab in slabs:
                self._put_at(slab, self._left + number * (width + GUTTER))
                self._y += slab.height
            foot = max(foot, self._y)
        self._y = foot
