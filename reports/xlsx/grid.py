"""The grid of a sheet: the columns that the tables of a part share, as wide as the paper."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from model.money import Unit
from reports.cell_text import LEADS, UNKNOWN_PAGE, cell_text
from reports.document import Part
from reports.page import Page
from reports.table import (
    BodyRow,
    Cell,
    Column,
    ColumnKind,
    GroupRow,
    PageOf,
    Row,
    Table,
    Text,
    TotalRow,
)
from reports.xlsx.measures import (
    BOLD,
    CERTAIN,
    PADDING_PIXELS,
    POINTS_PER_PIXEL,
    cell_font,
    narrow_points_of,
    points_of,
    width_of,
)
from reports.xlsx.styles import SIZE

MM = 72 / 25.4
SIDE_MARGIN = 15 * MM
TOP_MARGIN = 17 * MM
BOTTOM_MARGIN = 13 * MM
BUTTON = 14.0
"""The points that the button of a filter takes of a head (18 pixels)."""
_PAD = (PADDING_PIXELS + 3) * POINTS_PER_PIXEL

Places = tuple[int, ...]
"""Where the columns of a table stand, from 1."""

_text, _value = attrgetter("text"), attrgetter("value")
_FEW, _LONGEST_NAME, _SHORT_HEAD = 12, 100, 4
_Member = tuple[Column, str, Collection[str]]
"""A column of a table with its head and the texts in it."""

_NOBODY: _Member = (Column("", "", least=0, most=0.5), "", ())
"""Who stands between stretches side by side."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a sheet.

    ``widths`` are in Excel's unit; ``stretches`` says for each table of the part in which columns
    (from 1) its own stand, once for each stretch of it that stands beside the first.
    """

    widths: tuple[float, ...]
    stretches: tuple[tuple[Places, ...], ...]

    @property
    def places(self) -> tuple[Places, ...]:
        """The columns of each table, in its first stretch."""
        return tuple(stretches[0] for stretches in self.stretches)

    def points(self, first: int, last: int) -> float:
        """Return the points from column ``first`` to column ``last``, both taken in."""
        return sum(map(points_of, self.widths[first - 1 : last]))

    def column_at(self, points: float) -> tuple[int, float]:
        """Return the column (from 1) that is ``points`` from the left, and how far into it."""
        column = 1
        while column < self.last and points >= self.points(column, column):
            points -= self.points(column, column)
            column += 1
        return column, points

    def narrow_width(self, left: float, right: float) -> float:
        """Return the points from ``left`` to ``right`` in LibreOffice, which has columns narrower.

        A place there lies as far into its column as in Excel, but its column begins before.
        """
        (first, into_first), (last, into_last) = self.column_at(left), self.column_at(right)
        return (
            sum(map(narrow_points_of, self.widths[first - 1 : last - 1])) + into_last - into_first
        )

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


def head_text(column: Column, table: Table) -> str:
    """Return the title of a column; figures have their unit in a line of its own, but in forms.

    A sheet has no pages to name: it leads to the place.
    """
    if column.kind is ColumnKind.PAGE:
        return LEADS
    if table.is_form or not column.kind.is_summed:
        return column.title
    return column.title.replace("（", "\n（", 1)


def has_filter(part: Part) -> bool:
    """Whether the table of ``part`` can be filtered: a sheet can filter only one, set in one."""
    return len(part.tables) == 1 and _abreast(part.tables[0], part.tables) == 1


def grid_of(part: Part, page: Page, unit: Unit) -> Grid:
    """Return the grid of ``part``, as wide as ``page`` allows."""
    stretches, columns = _place_columns(part.tables, unit)
    button = BUTTON if has_filter(part) else 0.0
    natural = [_natural(members, button) for members in columns or [[]]]
    total, _ = printable(page)
    return Grid(_fit(natural, total), stretches)


def _abreast(table: Table, tables: Sequence[Table]) -> int:
    """Return how many stretches of ``table`` stand side by side: those it asks for, or one.

    One where it has groups or columns of text, names too long for a row, or where another table
    has more columns: figures would stand in columns of all widths.
    """
    fits = all(_is_figures(t) and len(t.columns) <= len(table.columns) + 1 for t in tables)
    is_plain = fits and not table.is_form and all(map(_has_short_name, table.rows))
    return table.abreast if is_plain and len(table.rows) > _FEW else 1


def _has_short_name(row: Row) -> bool:
    """Whether a row is no group and its first text surely fits into one row of a sheet."""
    if isinstance(row, GroupRow):
        return False
    first = row.cells[0]
    return not isinstance(first, Text) or len(first.text) <= _LONGEST_NAME


def _is_figures(table: Table) -> bool:
    """Whether all columns but the first are of figures."""
    return all(column.kind.is_summed for column in table.columns[1:])


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in points; ``shares`` says that it takes part in what is left."""

    least: float
    wanted: float
    shares: bool


class _Common:
    """The common columns of a sheet as the tables take their places."""

    def __init__(self) -> None:
        self.members: list[list[_Member]] = []
        self.is_abreast = False
        self._keys: list[str] = []

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, places: Sequence[int], table: Table, texts: Sequence[Collection[str]]) -> None:
        """Let the columns of ``table`` stand at ``places`` (from 0); new ones begin as gaps.

        A first column that runs on over others asks for no width where these stand abreast.
        """
        runs_on = self.is_abreast and places[0] == 0 and max(places) >= len(places)
        for place, column, own in list(zip(places, table.columns, texts, strict=True))[runs_on:]:
            while place >= len(self._keys):
                self._keys.append("")
                self.members.append([_NOBODY])
            if not self._keys[place]:
                self._keys[place], self.members[place] = column.key, []
            self.members[place].append((column, head_text(column, table), own))

    def places_of(self, table: Table) -> list[int]:
        """Return places by key where the first column's is taken, or from the left.

        Figures always follow what stands at their left.
        """
        own: list[int] = []
        shares = table.columns[0].key in self._keys
        for column in table.columns:
            after = own[-1] + 1 if own else 0
            by_key = shares and not column.kind.is_summed and column.key in self._keys[after:]
            own.append(self._keys.index(column.key) if by_key else after)
        return own


def _place_columns(
    tables: Sequence[Table], unit: Unit
) -> tuple[tuple[tuple[Places, ...], ...], list[list[_Member]]]:
    """Place the columns of all tables on common ones, those of the broadest first.

    Where all are tables of figures, their last columns stand at the right.

    Returns the places of each table's stretches and, for each common column, who stands in it.
    """
    common, placed = _Common(), {}
    aligns_right = all(map(_is_figures, tables))
    counts = [_abreast(table, tables) for table in tables]
    breadths = [len(t.columns) * n + n - 1 for t, n in zip(tables, counts, strict=True)]
    for number in sorted(range(len(tables)), key=lambda number: -breadths[number]):
        table, own = tables[number], len(tables[number].columns)
        stretches: list[Sequence[int]]
        if counts[number] > 1:
            stretches = [range(n * (own + 1), n * (own + 1) + own) for n in range(counts[number])]
            common.is_abreast = True
        elif aligns_right and len(common):
            stretches = [[0, *range(len(common) - own + 1, len(common))]]
        else:
            stretches = [common.places_of(table)]
        texts = _texts_by_column(table, unit)
        for places in stretches:
            common.put(places, table, texts)
        placed[number] = tuple(tuple(place + 1 for place in places) for places in stretches)
    return tuple(placed[number] for number in range(len(tables))), common.members


def _texts_by_column(table: Table, unit: Unit) -> list[Collection[str]]:
    """Return the texts of the body rows in each column, in order, and the figures of its totals."""
    rows = [row.cells for row in table.rows if isinstance(row, BodyRow)]
    if not rows:
        return [() for _ in table.columns]
    totals = [row.cells for row in table.rows if isinstance(row, TotalRow)]
    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    return [
        _texts_in(
            (*cells, *(total[index] for total in totals)) if column.kind.is_summed else cells,
            column,
            unit,
        )
        for index, (column, cells) in enumerate(columns)
    ]


def _texts_in(cells: Sequence[Cell], column: Column, unit: Unit) -> Collection[str]:
    """Return the texts of ``cells``, each once; of figures the least and the greatest will do."""
    texts: list[str] = []
    for kind in dict.fromkeys(map(type, cells)):
        own = [cell for cell in cells if type(cell) is kind]
        if issubclass(kind, Text):
            texts += map(_text, own)
        elif kind is not PageOf:
            own = [cell for cell in own if _value(cell) is not None]
            own = [min(own, key=_value), max(own, key=_value)] if own else []
            texts += [cell_text(cell, column.kind, unit) for cell in own]
        else:
            texts.append(UNKNOWN_PAGE)
    return dict.fromkeys(texts)


def _natural(members: Sequence[_Member], button: float) -> _Need:
    """Return what a column asks for; one that shares what is left, for its longest text.

    Figures are never cut: Excel shows ### in place of one that is too wide. Totals are bold.
    """
    least, wanted, shares = 0.0, 0.0, not members
    for column, head_of, texts in members:
        title = head_of if column.kind.is_summed else _long_line_of(head_of)
        head = (_widest((title,)) / BOLD + button) / CERTAIN
        most = None if column.most is None else column.most * SIZE
        if texts and not any(texts):  # nothing stands in it: its head will do
            wanted = max(wanted, head)
            continue
        least = max(least, min(column.least * SIZE, most or column.least * SIZE))
        if column.kind.is_summed:
            wanted = max(wanted, min(head, most or head), _widest(texts) / BOLD / CERTAIN)
            continue
        longest = (max(texts, key=len, default=""),) if most is None else texts
        room = 0.0 if texts else most or 0.0  # to be written in
        widest = max(head, room, _widest(longest, most or math.inf) / CERTAIN)
        wanted = max(wanted, widest if most is None else min(widest, most))
        shares = shares or most is None
    return _Need(least + _PAD, max(wanted, least) + _PAD, shares)


def _long_line_of(head: str) -> str:
    """Return the longer line of a head in words: of more than four characters, it may have two."""
    return head if len(head) <= _SHORT_HEAD else head[: math.ceil(len(head) / 2)]


def _widest(texts: Iterable[str], enough: float = math.inf) -> float:
    """Return the points of the longest line in ``texts``; those beyond ``enough`` are all alike."""
    font, widest = cell_font(), 0.0
    for text in texts:
        if len(text) * SIZE <= widest:
            continue  # no character is wider than an em
        lines = text.split("\n") if "\n" in text else (text,)
        widest = max(widest, *[font.text_width(line, SIZE) for line in lines])
        if widest >= enough:
            return enough
    return widest


def _fit(needs: Sequence[_Need], total: float) -> tuple[float, ...]:
    """Return widths in Excel's unit that together take at most ``total`` points.

    Columns that share divide what the others leave. Where that is less than they need at least, all
    give up the same part of what they ask for.
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
        asked = [need.least if need.shares else need.wanted for need in needs]
        points = [part * total / sum(asked) for part in asked]
    return tuple(width_of(point) for point in points)
