"""Where the columns of tables stand that share a sheet: on common columns, or side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple

from model.money import Unit
from reports.cell_text import LEADS, UNKNOWN_PAGE, cell_text
from reports.stretches import lowest_abreast
from reports.table import (
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

Places = tuple[int, ...]
"""Where the columns of a table stand, from 1."""
_text, _value = attrgetter("text"), attrgetter("value")
_FEW = 12
"""So many rows, or fewer, stand below each other even where there is room for two beside."""
_MOST_ABREAST = 5
"""The most columns of a stretch beside others, whose figures have all the room they need."""
_LONGEST_NAME = 100
"""The most characters of a name that surely fits into one row of a sheet."""


class Member(NamedTuple):
    """A column of a table that stands in a common one, its head as shown and the texts in it."""

    column: Column
    head: str
    texts: Collection[str]


_NOBODY = Member(Column("", "", least=0, most=0.5), "", ())
"""Who stands between stretches side by side."""

_SHORT_TITLE = 8
"""The most characters of a title that stands in one line on a form."""


def head_text(column: Column, table: Table) -> str:
    """Return the title of a column; figures have their unit in a line of its own.

    In a form a short one has not. A sheet has no pages to name: it leads to the place.
    """
    if column.kind is ColumnKind.PAGE:
        return LEADS
    is_short = table.is_form and len(column.title) <= _SHORT_TITLE
    if is_short or not column.kind.is_summed:
        return column.title
    return column.title.replace("（", "\n（", 1)


def _stretch_count(table: Table, tables: Sequence[Table], unit: Unit, em: float) -> int:
    """Return how many stretches of ``table`` stand side by side, ``em`` characters wide together.

    One where it has groups, columns of text or more than a few, names too long for a row, or where
    another table has more columns: figures would stand in columns of all widths.
    """
    if len(table.columns) > _MOST_ABREAST:
        return 1
    fits = all(_is_figures(t) and len(t.columns) <= len(table.columns) + 1 for t in tables)
    is_plain = fits and not table.is_form and all(map(_has_short_name, table.rows))
    return lowest_abreast(table, unit, em) if is_plain and len(table.rows) > _FEW else 1


def _has_short_name(row: Row) -> bool:
    """Whether a row is no group and its first text surely fits into one row of a sheet."""
    if isinstance(row, GroupRow):
        return False
    first = row.cells[0]
    return not isinstance(first, Text) or len(first.text) <= _LONGEST_NAME


def _is_figures(table: Table) -> bool:
    """Whether all columns but the first are of figures."""
    return all(column.kind.is_summed for column in table.columns[1:])


class _Common:
    """The common columns of a sheet as the tables take their places."""

    def __init__(self) -> None:
        self.members: list[list[Member]] = []
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
            self.members[place].append(Member(column, head_text(column, table), own))

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

    def places_from_right(self, table: Table) -> list[int]:
        """Return places for a name at the left and figures as far at the right as they can stand.

        Amounts stand where amounts do, if there is such a place: a column of counts below which
        they stood would be as wide as them, and names had less room.
        """
        count = len(table.columns) - 1
        shifts = [[0, *range(last - count, last)] for last in range(len(self._keys), count, -1)]
        amounts = (places for places in shifts if self._fits_amounts(table, places))
        return next(amounts, shifts[0])

    def _fits_amounts(self, table: Table, places: Sequence[int]) -> bool:
        return all(
            any(member.column.kind is ColumnKind.YEN for member in self.members[place])
            for column, place in zip(table.columns, places, strict=True)
            if column.kind is ColumnKind.YEN
        )


def place_columns(
    tables: Sequence[Table], unit: Unit, em: float
) -> tuple[tuple[tuple[Places, ...], ...], list[list[Member]]]:
    """Place the columns of all tables on common ones, those of the broadest first.

    Where all are tables of figures, their last columns stand at the right, or as near to it as
    amounts stand below amounts. ``em`` is how many characters the page is wide.

    Returns the places of each table's stretches and, for each common column, who stands in it.
    """
    common, placed = _Common(), {}
    aligns_right = all(map(_is_figures, tables))
    counts = [_stretch_count(table, tables, unit, em) for table in tables]
    breadths = [len(t.columns) * n + n - 1 for t, n in zip(tables, counts, strict=True)]
    for number in sorted(range(len(tables)), key=lambda number: -breadths[number]):
        table, own = tables[number], len(tables[number].columns)
        stretches: list[Sequence[int]]
        if counts[number] > 1:
            stretches = [range(n * (own + 1), n * (own + 1) + own) for n in range(counts[number])]
            common.is_abreast = True
        elif aligns_right and len(common):
            stretches = [common.places_from_right(table)]
        else:
            stretches = [common.places_of(table)]
        texts = _texts_by_column(table, unit)
        for places in stretches:
            common.put(places, table, texts)
        placed[number] = tuple(tuple(place + 1 for place in places) for places in stretches)
    return tuple(placed[number] for number in range(len(tables))), common.members


def _texts_by_column(table: Table, unit: Unit) -> list[Collection[str]]:
    """Return the texts of the body rows in each column, in order, and the figures of its totals."""
    rows = [row.cells for row in table.body_rows]
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
