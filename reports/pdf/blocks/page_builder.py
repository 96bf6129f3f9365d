"""Building pages: slabs placed one below the other, each page begun where one does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.pdf.blocks.abreast import Abreast
from reports.pdf.drawing.boxes import Sheet, Slab
from reports.pdf.drawing.style import Grid

GUTTER = 16.0
_LEAST_ABREAST = 0.25
"""Of the frame: with less room, a table in stretches begins on the next page."""
_WHOLE_ABREAST = 0.6
"""Of the frame: a table in stretches no higher than that stands on one page."""
_NEARLY_FULL = 0.08
"""Of the frame: a page with less left is full enough to end in what leads to the next."""
_MOST_LED = 60.0
"""Points of facts, text or rows that go to the next page between a heading and what it leads to."""
_PART_GAP = 30.0
_ROOM_FOR_PART = 1 / 3
"""A part that may run on begins on the page before it where so much of the frame is left."""


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
                self._place_chain_above(chain, slab)
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
        chain = self._without_spare(chain)
        height = sum(slab.height + slab.before for slab in chain)
        shows = any(slab.boxes for slab in chain)  # a blank at the foot begins no page
        if shows and height > self.room and self._y > self._grid.top:
            chain = self._ended(chain)
            self._go_on(chain[0])
        while count := self._fitting(chain):
            for slab in chain[:count]:
                self._put(slab)
            chain = chain[count:]
            if chain:
                self._go_on(chain[0])  # a chain taller than a page is cut where it must be

    def _without_spare(self, chain: Sequence[Slab]) -> Sequence[Slab]:
        """Return ``chain`` without as many that are spare as keep it from fitting."""
        over = sum(slab.height + slab.before for slab in chain) - self.room
        if over > sum(slab.height for slab in chain if slab.is_spare):
            return chain
        left: list[Slab] = []
        for slab in chain:
            if slab.is_spare and over > 0:
                over -= slab.height
            else:
                left.append(slab)
        return left

    def _fitting(self, chain: Sequence[Slab]) -> int:
        """Return how many slabs of ``chain`` this page takes: one at least.

        What leads to a slab on the next page goes there, too.
        """
        room, count = self.room, 0
        for slab in chain:
            room -= slab.height + (slab.before if count else 0.0)
            if count and room < 0:
                break
            count += 1
        return count if count == len(chain) else _led(chain, count) or count

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

    def _place_chain_above(self, chain: Sequence[Slab], table: Abreast) -> None:
        """Place what stands above ``table``, with room for some of its rows, or all where few."""
        lead = sum(slab.height + slab.before for slab in chain)
        whole = table.height_within(self._frame * _WHOLE_ABREAST)
        if lead + max(whole, self._frame * _LEAST_ABREAST) > self.room:
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


def _led(chain: Sequence[Slab], place: int) -> int:
    """Return where in ``chain`` begins what only leads to the slab at ``place``.

    Facts or a few lines may stand between a heading and its table.
    """
    first, height = place, 0.0
    for number in range(place - 1, -1, -1):
        slab = chain[number]
        height = 0.0 if slab.leads else height + slab.height
        if height > _MOST_LED:
            break
        first = number if slab.leads else first
    return first
