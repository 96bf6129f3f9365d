"""The sections that a row of a list stands in: its own cells, merged ones, those above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from model.finding import Severity
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells, without_gaps
from model.readers.lists.rows.heads_among_rows import find_coded_levels
from model.readers.lists.source.department_line import office_title
from model.readers.tables.columns import ColumnUse, Role
from model.readers.tables.section_signs import sign_name

Titles = tuple[tuple[str, str], ...]
"""For each level the (number, title) of a row's section; both empty where it is in none."""

_T = TypeVar("_T")
_NONE = ("", "")


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of columns: where its titles and its numbers stand."""

    use: ColumnUse
    title: int
    number: int | None

    @property
    def fills(self) -> bool:
        return self.use.level is not None and self.use.level.fills

    @property
    def is_office(self) -> bool:
        return self.use.level is not None and self.use.level.is_office


@dataclass
class SectionsAbove:
    """Keeps the open sections: first the levels of heading rows by their signs, then columns.

    ``offices_of_rows`` are the signs of which every heading row is an office (■総務部).
    ``coded`` are the rows of sections whose columns have but codes, with their names.
    """

    fitted: FittedMapping
    cells: ListCells
    signs: list[str]
    offices_of_rows: frozenset[str] = frozenset()
    coded: dict[int, str] = field(init=False)
    _rows: list[tuple[str, str]] = field(init=False)
    _columns: list[tuple[str, str]] = field(init=False)
    _above: int = field(init=False)

    def __post_init__(self) -> None:
        numbers = {u.level.depth: c for c, u in self.fitted.columns(Role.NUMBER) if u.level}
        titles = {u.level.depth: (c, u) for c, u in self.fitted.columns(Role.LEVEL) if u.level}
        self._levels = [_Level(u, c, numbers.get(d)) for d, (c, u) in sorted(titles.items())]
        self.coded = find_coded_levels(self.fitted, self.cells)
        sheets = self.cells.grid.sheet_column
        self._above = int(bool(self._levels) and self._levels[0].title == sheets is not None)
        self.begin_sheet()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all levels, from the top."""
        own = tuple(sign_name(sign, self.signs) for sign in self.signs)
        return self._in_order(own, self.fitted.levels)

    @property
    def places(self) -> frozenset[int]:
        """The columns of titles and numbers."""
        found = {c for level in self._levels for c in (level.title, level.number)}
        return frozenset(column for column in found if column is not None)

    def begin_sheet(self) -> None:
        """Close all sections: another sheet begins."""
        self._rows = [_NONE] * len(self.signs)
        self._columns = [_NONE] * len(self._levels)

    def open_heading(self, row: int, sign: str, text: str) -> Titles:
        """Take in a heading row; returns the sections that it and the rows below stand in."""
        depth = self.signs.index(sign)
        self._rows[depth:] = [("", text)] + [_NONE] * (len(self.signs) - depth - 1)
        self._columns = [_NONE] * len(self._levels)
        sheet = [self._of(row, level) for level in self._levels[: self._above]]
        self._columns[: self._above] = sheet
        return self._in_order(self._rows, self._columns)

    def enter(self, row: int) -> Titles:
        """Return the sections of a row."""
        sections = []
        for depth, level in enumerate(self._levels):
            found = self._of(row, level)
            if any(found):
                if found != self._columns[depth]:
                    self._columns[depth:] = [found] + [_NONE] * (len(self._levels) - depth - 1)
            elif level.fills:
                found = self._columns[depth]
                self._tell(row, level, "上の行と同じとみなしました。" if any(found) else "")
            else:
                self._columns[depth] = found
                self._tell(row, level, "該当なしとみなしました（上の行の区分は引き継ぎません）。")
            sections.append(found)
        return self._in_order(self._rows, sections)

    def offices(self, titles: Titles) -> tuple[str, ...]:
        """Return the titles among ``titles`` that are offices, from the top."""
        below = self._above + len(self.signs)
        own = (*titles[: self._above], *titles[below:])
        of_columns = (
            title
            for (_, title), level in zip(own, self._levels, strict=True)
            if title and level.is_office
        )
        of_rows = (
            office_title(title)
            for (_, title), sign in zip(titles[self._above : below], self.signs, strict=True)
            if title and sign in self.offices_of_rows
        )
        return (*of_rows, *of_columns)

    def _of(self, row: int, level: _Level) -> tuple[str, str]:
        number = "" if level.number is None else self.cells.value(row, level.number)
        title = without_gaps(self.cells.value(row, level.title))
        return (title, self.coded[row]) if title and row in self.coded else (number, title)

    def _in_order(self, rows: Iterable[_T], columns: Sequence[_T]) -> tuple[_T, ...]:
        """Return what belongs to heading rows before that of columns, but below the sheets'."""
        return (*columns[: self._above], *rows, *columns[self._above :])

    def _tell(self, row: int, level: _Level, what: str) -> None:
        if what:
            message = f"「{level.use.heading}」の空欄は、{what}"
            self.cells.told.tell(
                Severity.NOTICE, message, self.cells.grid.cell_name(row, level.title)
            )
