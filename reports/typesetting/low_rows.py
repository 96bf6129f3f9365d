"""Sharing a page among columns so that the rows of their table are low.

Where a page is too narrow for what its columns hold, any shares that go by the length of texts are
wrong for some table: a single long text in a column of short ones would take their room. So widths
are tried: room goes from the column that loses least by it to the one that gains most, in steps
that become smaller, as long as the rows become lower.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Protocol

from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import load_font

_STEPS = (64.0, 48.0, 32.0, 24.0, 16.0, 12.0, 8.0, 6.0, 4.0, 2.0)  # points
_TALLEST = 6
"""The power that makes of the lines of a row's cells its height: nearly those of the tallest, and a
little less where the others are lower, so that a row of two tall cells is a step from a lower one.
"""
_LEAST_GAIN = 1e-6
_LEFT_BY_NAMES = 1
"""Characters of a line that names leave at its end."""
_SAMPLE = 100
"""Rows by which it is found out which shares make low rows."""


class Setting(Protocol):
    """How the texts of cells are set: their size and the white at each side, in points."""

    @property
    def size(self) -> float:
        """The size of the type."""

    @property
    def side(self) -> float:
        """The white at the left and at the right of a cell."""

    @property
    def weight(self) -> Weight:
        """The weight of the type."""


def low_widths(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    least: Sequence[float],
    type_: Setting,
    names: Collection[int] = (),
) -> tuple[float, ...]:
    """Return widths that add up to what ``widths`` do and make ``rows`` lower, if any do.

    ``rows`` are texts, one for each column, set in ``type_``. No column becomes narrower than its
    ``least``, in points, or than it is where that is less. The columns ``names`` (from 0) hold
    names, which are broken at phrases and so leave some of each line.
    """
    trial = _Trial(_sample(rows, [w / type_.size for w in widths]), widths, type_, names)
    for step in _STEPS:
        while trial.moves(step, least):
            pass
    return tuple(trial.widths)


def _sample(rows: Sequence[Sequence[str]], em: Sequence[float]) -> list[Sequence[str]]:
    """Return every so many of ``rows``, put in order by how high they are in columns of ``em``.

    So the few that are much higher than the others are not left out by chance.
    """

    def lines(texts: Sequence[str]) -> float:
        pairs = zip(texts, em, strict=True)
        return max((text.count("\n") + len(text) / few for text, few in pairs), default=0.0)

    return sorted(rows, key=lines, reverse=True)[:: max(1, -(-len(rows) // _SAMPLE))]


class _Trial:
    """Widths as they are tried, and how high the rows are with them."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        type_: Setting,
        names: Collection[int],
    ) -> None:
        self.widths = list(widths)
        self._type, self._font, self._names = type_, load_font(type_.weight), names
        self._columns = [
            [self._widths_of(text) for text in texts] for texts in zip(*rows, strict=True)
        ]
        self._known: dict[tuple[int, float], list[int]] = {}
        self._sums = [
            sum(cells) for cells in zip(*map(self._cells, range(len(widths))), strict=True)
        ]

    def moves(self, step: float, least: Sequence[float]) -> bool:
        """Move ``step`` points from one column to another, if that makes the rows lower."""
        places = range(len(self.widths))
        now = self._height({})
        givers = [n for n in places if self.widths[n] - step >= least[n]]
        if not givers:
            return False
        losses = {n: self._height({n: -step}) - now for n in givers}
        gains = {n: now - self._height({n: step}) for n in places}
        giver = min(givers, key=losses.__getitem__)
        taker = max((n for n in places if n != giver), key=gains.__getitem__, default=giver)
        if giver == taker or now - self._height({giver: -step, taker: step}) < _LEAST_GAIN:
            return False
        for place, change in ((giver, -step), (taker, step)):
            before = self._cells(place)
            self.widths[place] += change
            after = self._cells(place)
            self._sums = [
                total - old + new for total, old, new in zip(self._sums, before, after, strict=True)
            ]
        return True

    def _height(self, changes: dict[int, float]) -> float:
        """Return how high the rows are together, with some columns wider or narrower."""
        sums = self._sums
        for place, change in changes.items():
            pairs = zip(sums, self._cells(place), self._cells(place, change), strict=True)
            sums = [total - old + new for total, old, new in pairs]
        return sum(math.pow(total, 1 / _TALLEST) for total in sums)

    def _cells(self, place: int, change: float = 0.0) -> list[int]:
        """Return what the cells of a column count for in the heights of their rows."""
        width = self.widths[place] + change
        key = place, round(width, 3)
        cells = self._known.get(key)
        if cells is None:
            room = max(width - 2 * self._type.side, self._type.size)  # a character fits anywhere
            left = _LEFT_BY_NAMES * self._type.size if place in self._names else 0.0
            cells = [_lines(widths, room, left) ** _TALLEST for widths in self._columns[place]]
            self._known[key] = cells
        return cells

    def _widths_of(self, text: str) -> tuple[float, ...]:
        """Return how wide the lines of ``text`` are where nothing breaks them."""
        return tuple(self._font.text_width(line, self._type.size) for line in text.split("\n"))


def _lines(widths: Sequence[float], room: float, left: float) -> int:
    """Return about how many lines those as wide as ``widths`` take, each but for what is left."""
    filled = max(room - left, room / 2)
    return sum(1 if width <= room else math.ceil(width / filled) for width in widths)
