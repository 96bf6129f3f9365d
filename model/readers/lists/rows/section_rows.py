"""Rows that are the heading of a section and hold nothing else: 「施策1　子育て」, 「■防災」."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from model.readers.department_names import is_office
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.heads_among_rows import find_coded_heads, find_sum_heads, words_of
from model.readers.lists.source.department_line import department_above, department_in, office_title
from model.readers.lists.source.heads import Heads
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, Grid, cell_text
from model.readers.tables.row_kinds import is_named_total, is_note
from model.readers.tables.section_signs import heading_sign

_WIDE = 0.5
_MOST_ABOVE = 3
_BARE = "bare"
"""The sign of headings that have none of their own."""
_OFFICE = "office"
"""The sign of departments alone in their row, in a list that has no column of them."""
_OFFICES = re.compile(r"[^\s\d:：]{1,14}(?:課|室|局|部)")
_DEPARTMENT = re.compile(r"[^\s\d:：]{1,14}課")
_NUMBER = re.compile(r"[\d０-９]+|[(（][△▲]?[\d０-９][\d０-９,，.]*[)）]")
"""What is alone in a row kept free, or below an amount: that of the year before."""


def find_heading_rows(fitted: FittedMapping, cells: ListCells) -> dict[int, str]:
    """Return the rows that are headings of sections, each with its sign.

    Such a row has one filled cell, which looks like a heading or is merged over most of the width,
    and projects stand below it. It is no sum, no note, no cell of a column of sections, and no
    number in one of amounts. The amounts of its section may stand beside it, where it is in a
    column of headings alone or they add up the projects below.
    """
    grid, heads = fitted.source.grid, fitted.source.heads
    name = fitted.name
    again = _repeated(grid, heads)
    captions = {row for start in table_starts(grid) for row in _captions(grid, start)}
    captions |= {row for start in again for row in _own_captions(grid, heads, name, start)}
    signs = _Signs(fitted, cells, captions)
    sure = find_coded_heads(fitted, cells) or find_sum_heads(fitted, cells)
    found: dict[int, str] = {}
    waiting: dict[int, str] = {}
    for row in cells.body:
        filled = own_cells(grid.rows[row])
        if row in sure:
            waiting[row] = sure[row]
        elif len(filled) > 1 and name in filled:
            found |= waiting
            waiting = {}
        elif sign := signs.sign(row, filled):
            waiting[row] = sign
    starts = [*table_starts(grid), *again]
    return _above(fitted, cells, set(found.values()), starts) | found


class _Signs:
    """Knows rows that may head sections by their cell; ``captions`` may do so without a sign."""

    def __init__(self, fitted: FittedMapping, cells: ListCells, captions: Collection[int]) -> None:
        self._cells = cells
        grid = cells.grid
        self._amounts = set(fitted.places(Role.AMOUNT, Role.FUNDS))
        self._sections = set(fitted.places(Role.LEVEL, Role.NUMBER))
        self._wide = {
            merged.top
            for merged in grid.merged
            if merged.right - merged.left + 1 >= _WIDE * grid.width and merged.top == merged.bottom
        }
        self._wide |= set(captions)
        self._alone = _columns_of_headings(fitted)
        self._has_departments = bool(fitted.places(Role.DEPARTMENT))
        self._offices = None if self._has_departments else _lone_offices(fitted)

    def sign(self, row: int, filled: Sequence[int]) -> str | None:
        """Return the sign of a row that may be a heading, or None; ``filled`` are its own cells."""
        if len(filled) > 1 and self._alone:
            filled = words_of(self._cells.texts(row), self._amounts)
        if len(filled) != 1 or (filled[0] in self._sections and row not in self._wide):
            return None
        text = self._cells.text(row, filled[0])
        is_priced = filled[0] in self._amounts and read_amount(text, 1).yen is not None
        is_line = not self._has_departments and department_in([text])
        is_number = is_priced or _NUMBER.fullmatch(text) is not None
        if not text or is_number or is_named_total(text) or is_line:
            return None
        is_bare = row in self._wide and not (is_note(text) or is_unit(text))
        sign = heading_sign(text) or (_BARE if is_bare else None)
        is_office = self._offices is not None and self._offices.fullmatch(text) is not None
        return sign or (_OFFICE if is_office else None)


def _lone_offices(fitted: FittedMapping) -> re.Pattern[str] | None:
    """Return which offices alone in a row head the projects below them, None for none.

    Any, where one stands so above the first project. Below a department above the headings a 課
    does; a 室 or 部 may be a project without an amount (相談室), as any is elsewhere.
    """
    grid, heads = fitted.source.grid, fitted.source.heads
    first = next((row for row in grid.rows[heads.body :] if any(row)), [])
    texts = [cell_text(cell) for cell in first if cell is not None]
    if len(texts) == 1 and _OFFICES.fullmatch(texts[0]):
        return _OFFICES
    return _DEPARTMENT if department_above(grid.rows[: heads.first]) else None


def _columns_of_headings(fitted: FittedMapping) -> frozenset[int]:
    """The columns left of the names that are filled only where no project is (款・項・目)."""
    heads, name = fitted.source.heads, fitted.name
    body = fitted.source.grid.rows[heads.body :]
    return frozenset(
        column
        for column in fitted.places(Role.EXTRA)
        if column < name and not any(len(r) > name and r[column] and r[name] for r in body)
    )


def own_cells(cells: Sequence[Cell]) -> list[int]:
    """Return the filled cells of a row, without the unit of its table beside its title."""
    filled = [column for column, cell in enumerate(cells) if cell is not None]
    if len(filled) != 2:  # noqa: PLR2004  number and title
        return filled
    return [c for c in filled if not is_unit(cell_text(cells[c]))] or filled


def table_starts(grid: Grid) -> list[int]:
    """Return the rows in which tables with headings of their own begin, below one on the sheet."""
    return [
        origin.start
        for above, origin in pairwise(grid.origins)
        if origin.columns and origin.sheet == above.sheet
    ]


def _captions(grid: Grid, start: int) -> list[int]:
    """The row with the title of the table that begins at ``start``: right above it or its unit."""
    for row in range(start - 1, max(start - 1 - _MOST_ABOVE, -1), -1):
        own = own_cells(grid.rows[row])
        if len(own) > 1:
            return []
        if own and not is_unit(grid.text(row, own[0])):
            return [row]
    return []


def _repeated(grid: Grid, heads: Heads) -> list[int]:
    """Return the rows below the first headings in which the same headings stand again."""
    first = [cell for cell in grid.rows[heads.first] if cell is not None]
    rows = range(heads.body, len(grid.rows))
    return [row for row in rows if [cell for cell in grid.rows[row] if cell is not None] == first]


def _own_captions(grid: Grid, heads: Heads, name: int, start: int) -> list[int]:
    """The title above headings that stand again, in the column of names; not that of the list."""
    texts = {cell for row in grid.rows[: heads.first] for cell in row}
    return [
        row
        for row in _captions(grid, start)
        if own_cells(grid.rows[row])[0] == name and grid.cell(row, name) not in texts
    ]


def _above(
    fitted: FittedMapping, cells: ListCells, signs: Collection[str], starts: Collection[int]
) -> dict[int, str]:
    """Return the rows above the headings that head sections as rows below do, by their signs."""
    above: dict[int, str] = {}
    for row in range(fitted.source.heads.first):
        filled = own_cells(cells.grid.rows[row])
        sign = heading_sign(cells.text(row, filled[0])) if len(filled) == 1 else None
        if sign in signs and sign is not None:
            above[row] = sign
    if _BARE in signs and starts and not above:
        first = fitted.source.heads.first
        own = [row for row in _captions(cells.grid, first) if any(map(any, cells.grid.rows[:row]))]
        above |= dict.fromkeys(own, _BARE)
    return above


def office_signs(headings: Mapping[int, str], cells: ListCells) -> frozenset[str]:
    """Return the signs of ``headings`` of which each row is the name of an office."""
    titles: dict[str, list[str]] = defaultdict(list)
    for row, sign in headings.items():
        titles[sign].append(office_title(heading_title(cells.texts(row))))
    return frozenset(sign for sign, found in titles.items() if all(map(is_office, found)))


def heading_title(texts: Mapping[int, str]) -> str:
    """Return the title in a row that heads a section: its first cell with words."""
    words = (texts[column] for column in words_of(texts, ()))
    return next(words, None) or next(iter(texts.values()))
