"""Rows of a table whose cells blanks align below its head, as ``pdftotext -layout`` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from model.readers.published.furniture import is_page_number
from model.readers.published.lines import Line, Span
from model.readers.published.table_head import ColumnRole, TableHead
from model.readers.published.table_lines import (
    Cells,
    TableLines,
    has_texts_alone,
    is_plausible,
    is_sum_row,
    joined,
)
from model.readers.reading import LineRole
from model.readers.tables.marks import read_name

_NEAR = 6
"""The most columns by which a cell may miss the head that it stands below."""


def divide_aligned(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table whose head blanks divide, with their indexes, divided by tabs.

    Lines of one row are made one. A line whose cells stand in no column stays as it is.
    """
    reaches = [(left, right) for left, right, _ in table.lines[table.top].spans]
    more = len(table.head.roles) - len(reaches)
    if more:  # years stand below the head
        place = table.head.roles.index(ColumnRole.AMOUNT)
        below = [(left, right) for left, right, _ in table.lines[table.top + 1].spans]
        reaches[place : place + 1] = below
    if len(reaches) != len(table.head.roles):
        return
    rows = _Rows(table, _Ranges(table.head, reaches))
    rows.read()
    if not rows.whole:
        return
    yield from _divided_head(table, more)
    for at, cells in rows.whole.items():
        yield at, table.divided(at, cells)
    for at, role in rows.parts.items():
        yield at, table.part(at, role)


def _divided_head(table: TableLines, more: int) -> Iterator[tuple[int, Line]]:
    texts = [text for _, _, text in table.lines[table.top].spans]
    if not more:
        yield table.top, table.divided(table.top, dict(enumerate(texts)))
        return
    place = table.head.roles.index(ColumnRole.AMOUNT)
    after = {n + more: text for n, text in enumerate(texts) if n > place}
    yield table.top, table.divided(table.top, {**dict(enumerate(texts[: place + 1])), **after})
    years = [text for _, _, text in table.lines[table.top + 1].spans]
    yield table.top + 1, table.divided(table.top + 1, dict(enumerate(years, place)))


@dataclass
class _Ranges:
    """From where to where the cells of a column reach; they grow with every whole row."""

    head: TableHead
    reaches: list[tuple[int, int]]
    is_sound: bool = True
    is_shown: bool = False

    def fit(self, spans: tuple[Span, ...]) -> Cells | None:
        """Return cells by column, None where that cannot be told."""
        if len(spans) == len(self.reaches):
            cells = {place: text for place, (_, _, text) in enumerate(spans)}
            if is_plausible(cells, self.head):
                self._grow(spans)
                return cells
        if not self.is_sound or not (self.is_shown or len(self.reaches) > 3):  # noqa: PLR2004
            return None
        found = [self._place(left, right) for left, right, _ in spans]
        places = [place for place in found if place is not None]
        if len(places) < len(found) or places != sorted(places):
            return None
        merged: dict[int, str] = {}
        for place, (_, _, text) in zip(places, spans, strict=True):
            merged[place] = f"{merged[place]} {text}" if place in merged else text
        return merged

    def _grow(self, spans: tuple[Span, ...]) -> None:
        grown = [
            (min(left, a), max(right, b))
            for (left, right), (a, b, _) in zip(self.reaches, spans, strict=True)
        ]
        if all(a[1] <= b[0] for a, b in pairwise(grown)):
            self.reaches, self.is_shown = grown, True
        else:
            self.is_sound = False

    def _place(self, left: int, right: int) -> int | None:
        gaps = [max(a - right, left - b, 0) for a, b in self.reaches]
        nearest = min(gaps)
        near = [place for place, gap in enumerate(gaps) if gap == nearest]
        return near[0] if len(near) == 1 and nearest <= _NEAR else None


@dataclass
class _Rows:
    """Puts lines together to rows.

    ``whole`` are the cells of rows by their first lines, ``parts`` the roles of other lines.
    ``_above`` are cells that wait for the row below them, from line ``_begins`` on.
    """

    table: TableLines
    ranges: _Ranges
    whole: dict[int, Cells] = field(default_factory=dict)
    parts: dict[int, LineRole] = field(default_factory=dict)
    _row: int | None = None
    _above: dict[int, str] = field(default_factory=dict)
    _begins: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Go through the lines below the head."""
        before = self.table.first - 1
        for at in range(self.table.first, self.table.end):
            line = self.table.lines[at]
            if is_page_number(line):
                continue
            is_heading = self.table.headings[at] is not None and len(line.spans) == 1
            is_next = at == before + 1 and not line.after_blank
            is_apart = len(line.spans) == 1 and not is_next
            cells = None if is_heading or is_apart else self.ranges.fit(line.spans)
            if cells is not None and self._take(at, cells, is_next=is_next):
                before = at
            else:
                self._row, self._above, self._begins = None, {}, []

    def _take(self, at: int, cells: Cells, *, is_next: bool) -> bool:
        head = self.table.head
        if is_sum_row(cells, head):
            self.whole[at] = cells
            return True
        if self._is_start(cells):
            self._start(at, cells)
            return True
        if not has_texts_alone(cells, head):
            return False
        if is_next and self._row is not None and not self._above and self._lacks(self._row, cells):
            self.whole[self._row] = joined(self.whole[self._row], cells, head)
            self.parts[at] = LineRole.ROW
        else:
            self._above = joined(self._above, cells, head)
            self._begins.append(at)
        return True

    def _start(self, at: int, cells: Cells) -> None:
        lines = [*self._begins, at]
        self._row = lines[0]
        self.whole[self._row] = joined(self._above, cells, self.table.head)
        self.parts |= dict.fromkeys(lines[1:], LineRole.ROW)
        self._above, self._begins = {}, []

    def _is_start(self, cells: Cells) -> bool:
        """Whether a row begins in a line: it has a number, an amount or departments, and a name."""
        roles = {self.table.head.roles[place] for place in cells}
        ends = {ColumnRole.DEPARTMENTS, ColumnRole.AMOUNT}
        if ColumnRole.NUMBER in self.table.head.roles:
            ends = {ColumnRole.NUMBER}
        whole = joined(self._above, cells, self.table.head)
        is_begun = bool(roles & ends) and not self._goes_on(cells)
        return is_begun and is_plausible(whole, self.table.head)

    def _goes_on(self, cells: Cells) -> bool:
        """Whether a line has departments, but only those that go on from the line above it."""
        if self._row is None or not has_texts_alone(cells, self.table.head):
            return False
        places = [n for n, r in enumerate(self.table.head.roles) if r is ColumnRole.DESCRIPTION]
        row = self.whole[self._row]
        return any(p in row and not row[p].endswith("。") and p in cells for p in places)

    def _lacks(self, row: int, cells: Cells) -> bool:
        """Whether a row may go on in ``cells``: its description has no end, or is not in them."""
        places = [n for n, r in enumerate(self.table.head.roles) if r is ColumnRole.DESCRIPTION]
        name = self.table.head.roles.index(ColumnRole.NAME)
        if name in cells and read_name(cells[name], ()).flags:
            return False
        return not any(p in cells and self.whole[row].get(p, "").endswith("。") for p in places)
