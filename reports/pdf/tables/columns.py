"""How wide the columns of a table are: as wide as their content asks, within the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from model.money import Unit
from reports.cell_text import UNKNOWN_PAGE, cell_text
from reports.pdf.drawing.style import Type
from reports.pdf.tables.shared_widths import alike, fitted, shared, spread
from reports.pdf.tables.table_cells import PAGES_PER_LINE
from reports.table import BodyRow, Cell, Column, ColumnKind, Input, PageOf, Table, Text, TotalRow
from reports.typesetting.fonts import load_font
from reports.typesetting.low_rows import low_widths

_BRACKET = re.compile("(?=（)")
_LONGEST = 80
"""Characters: a longer text takes no more of a page that is too narrow for its columns."""
_MOST_SAMPLED = 400
"""Rows of all tables with the same columns that are looked at to find out how wide these are."""
_FEW = 3
"""Characters that a column holds at least where all are narrower than they should be."""
_SHORT_FIRST = 0.65
"""On such a page, by which power of what they hold columns share it at first: short texts, which
lines of two characters would cut to pieces, get more of it than long ones."""


class NaturalWidths:
    """How wide the columns of the tables that were added would like to be, in em of the body type.

    Tables with the same columns are measured together, so that they stand on one grid all through
    a document. Amounts are shown in ``unit``. Of their rows some are kept, by which it is found
    out how they become low.
    """

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._widest: dict[tuple[Column, ...], list[float]] = {}
        self._samples: dict[tuple[Column, ...], _Sample] = {}
        self.found: dict[tuple[tuple[Column, ...], float, Type], tuple[float, ...]] = {}
        """The widths in points of columns on a width in a type, but for forms."""

    def of(self, table: Table, *, breaks_heads: bool = False) -> Sequence[float]:
        """Return the width of the widest line of each column.

        ``breaks_heads`` sets the unit in the head of an amount (（千円）) on a line of its own.
        """
        if table.columns not in self._widest:
            self.add(table)
        return [
            max(_widest(_head_lines(column, breaks=breaks_heads)), widest)
            for column, widest in zip(table.columns, self._widest[table.columns], strict=True)
        ]

    def of_figures(self, table: Table) -> Sequence[float]:
        """Return the width of the widest figure of each column, 0 where it holds none."""
        if table.columns not in self._widest:
            self.add(table)
        widest = zip(table.columns, self._widest[table.columns], strict=True)
        return [width if column.kind.is_summed else 0.0 for column, width in widest]

    def add(self, table: Table) -> None:
        """Measure ``table`` too."""
        self.found.clear()
        widest = self._widest.setdefault(table.columns, [0.0] * len(table.columns))
        rows = table.body_rows
        totals = [row for row in table.rows if isinstance(row, TotalRow)]
        self._samples.setdefault(table.columns, _Sample()).add(rows)
        for index, column in enumerate(table.columns):
            cells = [row.cells[index] for row in rows]
            if column.kind.is_summed:
                cells += [row.cells[index] for row in totals]
            texts = {self.shown(cell, column.kind) for cell in cells}
            widest[index] = max(
                widest[index], _widest({line for text in texts for line in text.split("\n")})
            )

    def rows_of(self, table: Table) -> Sequence[BodyRow]:
        """Return rows of all tables with the columns of ``table``, of many a part of them."""
        if table.columns not in self._widest:
            self.add(table)
        return self._samples[table.columns].rows

    def shown(self, cell: Cell, kind: ColumnKind) -> str:
        """Return the text of ``cell``; pages, which are not known yet, as wide as they may be."""
        if isinstance(cell, PageOf):
            return ", ".join([UNKNOWN_PAGE] * min(len(cell.anchors), PAGES_PER_LINE))
        return cell_text(cell, kind, self._unit)


class _Sample:
    """Every so many rows of all that were added, so that a long document is not held whole."""

    def __init__(self) -> None:
        self.rows: list[BodyRow] = []
        self._step, self._count = 1, 0

    def add(self, rows: Sequence[BodyRow]) -> None:
        for row in rows:
            if self._count % self._step == 0:
                self.rows.append(row)
            self._count += 1
            if len(self.rows) > _MOST_SAMPLED:
                self.rows, self._step = self.rows[::2], 2 * self._step


def _head_lines(column: Column, *, breaks: bool) -> list[str]:
    is_broken = breaks and column.kind is ColumnKind.YEN
    return _BRACKET.split(column.title) if is_broken else [column.title]


def _widest(lines: Iterable[str]) -> float:
    return max((load_font().text_width(line, 1) for line in lines), default=0.0)


def column_widths(
    table: Table, natural: NaturalWidths, width: float, type_: Type
) -> tuple[float, ...]:
    """Return the width of each column in points; together they are ``width``.

    A column is as wide as its widest line (``natural``) between its least and most; those without
    a most share what is left by how much text they hold. Names that this would break get the room
    that heads take for their units, which then stand on lines of their own. Where nothing is left,
    all columns but the keys share the page so that rows are low; so do the columns of texts in a
    form, of which each department gets its own, and those of which one is pressed. Where even the
    least widths are too wide together, those of texts shrink first.
    """
    if table.is_form:
        return _column_widths(table, natural, width, type_)
    key = (table.columns, width, type_)
    if key not in natural.found:
        widths = _column_widths(table, natural, width, type_)
        natural.found[key] = widths
    return natural.found[key]


def _column_widths(
    table: Table, natural: NaturalWidths, width: float, type_: Type
) -> tuple[float, ...]:
    whole = table
    table = replace(table, columns=_by_use(table)) if table.is_form else table
    held = _held(natural.of_figures(whole), type_)
    wanted, least, fixed = _wanted(table, natural.of(whole), held, type_)
    if _breaks_names(table, wanted, fixed, width):
        wanted, least, fixed = _wanted(table, natural.of(whole, breaks_heads=True), held, type_)
    parts: Sequence[float] = wanted
    is_narrow = _left(width, fixed) < _sum_free(least, fixed)
    if is_narrow:
        longest = _LONGEST * type_.size
        parts = [min(w, longest) if f is None else f for w, f in zip(wanted, fixed, strict=True)]
        parts = [w**_SHORT_FIRST for w in parts]
        fixed = _keys_alone(table.columns, fixed, least, width)
    free = [i for i, w in enumerate(fixed) if w is None]
    shares = shared(_left(width, fixed), free, parts, least)
    given = [shares[i] if w is None else w for i, w in enumerate(fixed)]
    kept = [each if c.kind.is_summed else 0.0 for each, c in zip(least, table.columns, strict=True)]
    widths: Sequence[float] = fitted(spread(table.columns, given, wanted[0]), kept, width)
    if sum(least) > width:  # what none can have anyway keeps none from giving way
        least = [max(h, _FEW * type_.size + 2 * type_.side) for h in held]
    places: Sequence[int] = free if is_narrow else _pressed(table.columns, wanted, widths)
    places = table.places_of_texts if table.is_form else places
    if places:
        widths = _lowered(table, places, widths, least, natural, type_)
    return tuple(alike(table.columns, widths, held, wanted))


def _pressed(
    columns: Sequence[Column], wanted: Sequence[float], widths: Sequence[float]
) -> tuple[int, ...]:
    """Return the places of all texts where one that is no name has less than half of its line.

    Names of departments that are much longer than usual make rows high beside low descriptions.
    """
    texts = [n for n, column in enumerate(columns) if column.kind is ColumnKind.TEXT]
    plain = (n for n in texts if columns[n].most is not None and not columns[n].is_name)
    return tuple(texts) if any(wanted[n] > 2 * widths[n] for n in plain) else ()


def _keys_alone(
    columns: Sequence[Column],
    fixed: Sequence[float | None],
    least: Sequence[float],
    width: float,
) -> list[float | None]:
    """Return ``fixed`` of the columns of keys alone; none where the others want room for that."""
    keys = [each if column.is_key else None for each, column in zip(fixed, columns, strict=True)]
    has_room = _left(width, keys) >= max(_sum_free(least, keys), width / 2)
    return keys if has_room else [None] * len(keys)


def _lowered(
    table: Table,
    places: Sequence[int],
    widths: Sequence[float],
    least: Sequence[float],
    natural: NaturalWidths,
    type_: Type,
) -> tuple[float, ...]:
    """Return ``widths`` with those at ``places`` shared out so that rows are low, the head too.

    Those of a form go by its own rows, of others by the rows of all tables of their make.
    """
    texts = [[table.columns[n].title for n in places]]
    rows = table.body_rows if table.is_form else natural.rows_of(table)
    texts += [[natural.shown(row.cells[n], table.columns[n].kind) for n in places] for row in rows]
    taken, kept = [widths[n] for n in places], [least[n] for n in places]
    is_name = [table.is_form and table.columns[n].is_name for n in places]  # where there is room
    names = [index for index, each in enumerate(is_name) if each]
    low = low_widths(texts, taken, kept, type_, names)
    return tuple((dict(enumerate(widths)) | dict(zip(places, low, strict=True))).values())


def _by_use(table: Table) -> tuple[Column, ...]:
    """Return the columns of a form: wide where texts are written in, narrow where nothing stands.

    Forms are sent round one by one, so that their columns need not stand below each other's.
    """
    columns = []
    for column, cells in zip(table.columns, table.cells_by_column(), strict=True):
        if cells == {Text("")}:  # its head will do, in two lines
            columns.append(replace(column, least=1, most=ceil(len(column.title) / 2)))
        elif column.kind is ColumnKind.TEXT and Input() in cells:
            columns.append(replace(column, least=column.most or column.least))
        else:
            columns.append(column)
    return tuple(columns)


def _wanted(
    table: Table, natural: Sequence[float], held: Sequence[float], type_: Type
) -> tuple[list[float], list[float], list[float | None]]:
    """Return how wide columns want to be and must be, and how wide those with a most are.

    No figures are broken, be they longer than the most of their column: they ask for ``held``.
    """
    wanted = [em * type_.size + 2 * type_.side + 1 for em in natural]
    least = [
        max(column.least * type_.size + 2 * type_.side, figure)
        for column, figure in zip(table.columns, held, strict=True)
    ]
    fixed = [
        None
        if column.most is None
        else max(_clamp(column, wanted[index], least[index], type_), held[index])
        for index, column in enumerate(table.columns)
    ]
    return wanted, least, fixed


def _held(figures: Sequence[float], type_: Type) -> list[float]:
    """Return the widths in points that the widest ``figures`` (em) ask for, 0 without any."""
    return [em and em * type_.size + 2 * type_.side + 1 for em in figures]


def least_widths(table: Table, natural: NaturalWidths, type_: Type) -> list[float]:
    """Return the points that each column of ``table`` asks for at least."""
    held = _held(natural.of_figures(table), type_)
    return _wanted(table, natural.of(table), held, type_)[1]


def _breaks_names(
    table: Table, wanted: Sequence[float], fixed: Sequence[float | None], width: float
) -> bool:
    """Whether columns of names alone share what is left, and it is less than they want."""
    free = [n for n, each in enumerate(fixed) if each is None]
    lacks = _left(width, fixed) < sum(wanted[n] for n in free)
    return lacks and all(table.columns[n].is_name for n in free)


def _left(width: float, fixed: Sequence[float | None]) -> float:
    return width - sum(w for w in fixed if w is not None)


def _sum_free(least: Sequence[float], fixed: Sequence[float | None]) -> float:
    """Return the least widths of the columns that have no width yet, together."""
    return sum(each for each, w in zip(least, fixed, strict=True) if w is None)


def _clamp(column: Column, natural: float, least: float, type_: Type) -> float:
    most = (column.most or 0) * type_.size + 2 * type_.side
    return max(min(natural, most), min(least, most))
