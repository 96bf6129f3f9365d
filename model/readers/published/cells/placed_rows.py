"""Rows whose cells stand each in the column of a heading, whatever the order of the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from model.readers.published.cells.bulleted import with_offices
from model.readers.published.cells.columns import (
    NAME_AND_OFFICES,
    NUMBER_AND_NAME,
    Column,
    ColumnRole,
    held_roles,
    role_of_word,
)
from model.readers.published.cells.looks import NO_VALUE, amount_cell, is_amount, is_departments
from model.readers.published.cells.priced_cells import read_cells
from model.readers.published.cells.table_head import TableHead, is_below
from model.readers.published.cells.table_rows import TableRow, made_row
from model.readers.tables.head_words import JOINT, is_mark_word
from model.readers.tables.marks import (
    bare_mark,
    is_relisted_mark,
    is_tick,
    mark_of_number,
    marks_of_cell,
    read_name,
    says_relisted,
)
from model.readers.tables.row_kinds import is_total

_NUMBERED = re.compile(
    r"[\d０-９][\d０-９\-－ー.．]*[\s　]+(?=\D)"
    r"(?!時間|年(?![金末賀齢長少])|周年|[かカヵヶ][年月所国]|歳|世紀|人(?:学級|[1１一]台))"
)
"""A number before a name, and none of what the name itself counts: 24 時間保育."""
_NUMBER = re.compile(r"[\w\-‐－().（）．]{0,10}")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """The cells of a line by the columns of the table that it stands in."""

    head: TableHead
    cells: tuple[str, ...]

    def text(self, role: ColumnRole) -> str:
        """The text in the first column of a role; empty where there is none."""
        return next((text for column, text in self._placed if column.role is role), "")

    @property
    def is_sum(self) -> bool:
        """Whether the line is named as a sum and nothing else, whatever stands beside that."""
        return is_total(self.text(ColumnRole.NAME))

    @property
    def repeats_head(self) -> bool:
        """Whether the line has words of heads as name and departments: the head of a next page."""
        roles = (ColumnRole.DEPARTMENTS, ColumnRole.NAME)  # departments come back, names do not
        return all(role_of_word(self.text(role)) is role for role in roles)

    @property
    def is_below_head(self) -> bool:
        """Whether the line is the second row of a head: no name, years and sources of funds."""
        filled = [cell for cell in self.cells if cell]
        is_named = bool(self.text(ColumnRole.NAME))
        return not is_named and all(is_below(cell) for cell in filled)

    @property
    def has_texts(self) -> bool:
        """Whether the line has texts, and not amounts alone."""
        return any(text and column.role is not ColumnRole.AMOUNT for column, text in self._placed)

    @property
    def is_of_year(self) -> bool:
        """Whether the line names the fiscal year that its amounts are of."""
        return self.head.year_of(self.cells) is not None

    @property
    def has_number(self) -> bool:
        """Whether the line has the serial number of a row."""
        return bool(self.text(ColumnRole.NUMBER))

    @property
    def is_sure(self) -> bool:
        """Whether the cells stand where they should though those at the right are missing."""
        offices = self.text(ColumnRole.DEPARTMENTS)
        amounts = [text for column, text in self._placed if column.role is ColumnRole.AMOUNT]
        is_priced = any(text and is_amount(text) for text in amounts)
        return is_departments(offices) if offices else is_priced

    @property
    def _says_relisted(self) -> bool:
        """Whether 再掲 stands where the amounts would, in all columns that may have any."""
        said = [text for column, text in self._placed if column.amount and text]
        return bool(said) and all(map(says_relisted, said))

    def row(self, flags: Collection[str]) -> TableRow:
        """Return the row that the cells are."""
        name, offices = self._name_and_offices()
        marked = read_name(name, flags)
        marks, extras = self._marks(flags)
        marks += marked.flags
        own = [mark for mark in marks if not is_relisted_mark(mark)]
        is_relisted = marked.relisted or len(own) < len(marks) or self._says_relisted
        priced = read_cells((c, amount_cell(t, relisted=is_relisted)) for c, t in self._placed)
        texts = {
            ColumnRole.DESCRIPTION: self.text(ColumnRole.DESCRIPTION),
            ColumnRole.DEPARTMENTS: offices,
        }
        priced = replace(priced, extras=(*extras, *priced.extras))
        return made_row(marked.name, texts, own, priced, relisted=is_relisted)

    @property
    def _placed(self) -> tuple[tuple[Column, str], ...]:
        pairs = zip_longest(self.head.columns, self.cells, fillvalue="")
        placed = tuple((column, text) for column, text in pairs if isinstance(column, Column))
        year = self.head.year_of(self.cells)
        return placed if year is None else _of_year(placed, year)

    def _name_and_offices(self) -> tuple[str, str]:
        """Return the name and the departments, also of one cell below 事業名（担当課）."""
        name, offices = self.text(ColumnRole.NAME), self.text(ColumnRole.DEPARTMENTS)
        headings = (column.heading for column, _ in self._placed if column.role is ColumnRole.NAME)
        held = held_roles(next(headings, ""))
        if held == NUMBER_AND_NAME:
            name = _NUMBERED.sub("", name, count=1)
        if offices or held != NAME_AND_OFFICES:
            return name, offices
        name, *others = with_offices(name)
        return name, "".join(others)

    def _marks(self, flags: Collection[str]) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the marks, and what stands in their columns and is none (単独, 補助)."""
        marks: list[str] = []
        extras: list[tuple[str, str]] = []
        for column, text in zip_longest(self.head.columns, self.cells, fillvalue=""):
            is_mark = not isinstance(column, Column) or column.role is ColumnRole.MARK
            is_number = isinstance(column, Column) and column.role is ColumnRole.NUMBER
            if is_number and (mark := mark_of_number(text)):
                marks.append(mark)
            if not is_mark or not text or text in NO_VALUE:
                continue
            heading = column.heading if isinstance(column, Column) else ""
            word = heading.split(JOINT)[-1]
            own = marks_of_cell(text, flags)
            if is_tick(text) and (is_mark_word(word) or is_relisted_mark(word)):
                marks.append(bare_mark(word))
            elif own:
                marks += own
            else:
                extras.append((heading, text))
        return marks, extras


def _of_year(placed: Sequence[tuple[Column, str]], year: int) -> tuple[tuple[Column, str], ...]:
    """Return the cells of a line that is about one year, without that, its amounts with it."""
    return tuple(
        (replace(c, amount=replace(c.amount, fiscal_year=year)) if c.amount else c, text)
        for c, text in placed
        if not c.is_year
    )


def place_row(cells: Sequence[str], head: TableHead, flags: Collection[str]) -> PlacedRow | None:
    """Return the cells by the columns of ``head``, None where they do not line up with it.

    Columns at the right may be missing where the departments, at least, stand in their place, or
    are empty before amounts that do.
    """
    if len(cells) > len(head.columns) or not any(cells):
        return None
    placed = PlacedRow(head, tuple(cells))
    if len(cells) < len(head.columns) and not placed.is_sure:
        return None
    pairs = zip(head.columns, cells, strict=False)
    return placed if all(_may_hold(column, cell, flags) for column, cell in pairs) else None


def _may_hold(column: Column | None, cell: str, flags: Collection[str]) -> bool:
    """Whether ``cell`` may stand in a column."""
    if not cell:
        return True
    if column is None:
        return bool(marks_of_cell(cell, flags))
    match column.role:
        case ColumnRole.NAME:
            return not marks_of_cell(cell, flags)
        case ColumnRole.NUMBER:
            return _NUMBER.fullmatch(cell) is not None
        case ColumnRole.AMOUNT:
            return is_amount(cell) or not (cell.endswith("。") or is_departments(cell))
        case ColumnRole.DEPARTMENTS:
            return not cell.endswith("。") and not is_amount(cell)
    return True
