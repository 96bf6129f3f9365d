"""The grid of a sheet: the columns that the tables of a part share, as wide as the paper."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Part
from reports.page import Page
from reports.table import BodyRow, Column, ColumnKind, Table, Text
from reports.xlsx.measures import (
    BOLD,
    CERTAIN,
    PADDING_PIXELS,
    POINTS_PER_PIXEL,
    cell_font,
    points_of,
    width_of,
)
from reports.xlsx.styles import SIZE

MM = 72 / 25.4
SIDE_MARGIN = 15 * MM
TOP_MARGIN = 20 * MM
BOTTOM_MARGIN = 18 * MM
BUTTON = 14.0
"""The points that the button of a filter takes of a head (18 pixels)."""
_PAD = (PADDING_PIXELS + 3) * POINTS_PER_PIXEL


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a sheet.

    ``widths`` are in Excel's unit; ``places`` says for each table of the part in which columns
    (from 1) its own stand.
    """

    widths: tuple[float, ...]
    places: tuple[tuple[int, ...], ...]

    def points(self, first: int, last: int) -> float:
        """Return the points from column ``first`` to column ``last``, both taken in."""
        return sum(map(points_of, self.widths[first - 1 : last]))

    @property
    def last(self) -> int:
        """The number of columns."""
        return len(self.widths)


def printable(page: Page) -> tuple[float, float]:
    """Return width and height in points of what can be printed on ``page``."""
    width, height = (side * MM for side in page.paper.value)
    if page.landscape:
        width, height = height, width
    return width - 2 * SIDE_MARGIN, height - TOP_MARGIN - BOTTOM_MARGIN


def has_filter(part: Part) -> bool:
    """Whether the table of ``part`` can be filtered: a sheet can filter only one."""
    return len(part.tables) == 1


def grid_of(part: Part, page: Page, unit: Unit) -> Grid:
    """Return the grid of ``part``, as wide as ``page`` allows."""
    places, columns = _place_columns(part.tables, unit)
    button = BUTTON if has_filter(part) else 0.0
    natural = [_natural(members, button) for members in columns or [[]]]
    total, _ = printable(page)
    return Grid(_fit(natural, total), places)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in points; ``shares`` says that it takes part in what is left."""

    least: float
    wanted: float
    shares: bool


_Member = tuple[Column, Collection[str]]
"""A column of a table with the texts in it."""


def _place_columns(
    tables: Sequence[Table], unit: Unit
) -> tuple[tuple[tuple[int, ...], ...], list[list[_Member]]]:
    """Place each table's columns on common ones.

    By key where its first column is shared with another table, else from the left; figures always
    follow what stands at their left.

    Returns the places of each table and, for each common column, who stands in it.
    """
    keys: list[str] = []
    members: list[list[_Member]] = []
    places = []
    for table in sorted(tables, key=lambda t: -len(t.columns)):
        own: list[int] = []
        shares = table.columns[0].key in keys
        for column, texts in zip(table.columns, _texts_by_column(table, unit), strict=True):
            after = own[-1] + 1 if own else 0
            by_key = shares and not column.kind.is_summed and column.key in keys[after:]
            place = keys.index(column.key) if by_key else after
            if place == len(keys):
                keys.append(column.key)
                members.append([])
            members[place].append((column, texts))
            own.append(place)
        places.append((table, tuple(place + 1 for place in own)))
    return tuple(next(p for t, p in places if t is table) for table in tables), members


def _texts_by_column(table: Table, unit: Unit) -> list[set[str]]:
    """Return the texts of the body rows in each column."""
    rows = [row.cells for row in table.rows if isinstance(row, BodyRow)]
    if not rows:
        return [set() for _ in table.columns]
    return [
        {cell.text if type(cell) is Text else cell_text(cell, column.kind, unit) for cell in cells}
        for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]


def _natural(members: Sequence[_Member], button: float) -> _Need:
    """Return what a column asks for; one that shares what is left, for its longest text."""
    least, wanted, shares = 3 * SIZE, 3 * SIZE, not members
    for column, texts in members:
        title = column.title if column.kind is not ColumnKind.TEXT else column.title[:6]
        head = _widest((title,)) / BOLD + button
        most = None if column.most is None else column.most * SIZE
        longest = (max(texts, key=len, default=""),) if most is None else texts
        widest = max(head, _widest(longest, most or math.inf)) / CERTAIN
        least = max(least, min(column.least * SIZE, most or column.least * SIZE))
        wanted = max(wanted, widest if most is None else min(widest, most))
        shares = shares or most is None
    return _Need(least + _PAD, max(wanted, least) + _PAD, shares)


def _widest(texts: Iterable[str], enough: float = math.inf) -> float:
    """Return the points of the longest line in ``texts``; those beyond ``enough`` are all alike."""
    font, widest = cell_font(), 0.0
    for text in texts:
        if len(text) * SIZE <= widest:
            continue  # no character is wider than an em
        widest = max(widest, *(font.text_width(line, SIZE) for line in text.split("\n")))
        if widest >= enough:
            return enough
    return widest


def _fit(needs: Sequence[_Need], total: float) -> tuple[float, ...]:
    """Return widths in Excel's unit that together take at most ``total`` points.

    Columns that share divide what the others leave; with none, the widest do.
    """
    fixed = sum(need.wanted for need in needs if not need.shares)
    sharing = [need for need in needs if need.shares]
    rest = total - fixed
    points = []
    if sharing and rest >= sum(need.least for need in sharing):
        spare = rest - sum(need.least for need in sharing)
        hunger = sum(need.wanted - need.least for need in sharing) or len(sharing)
        for need in needs:
            share = spare * ((need.wanted - need.least) or (hunger == len(sharing))) / hunger
            points.append(need.least + share if need.shares else need.wanted)
    else:
        scale = total / sum(need.wanted for need in needs)
        points = [need.wanted * scale for need in needs]
    return tuple(width_of(point) for point in points)
