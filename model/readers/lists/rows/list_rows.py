"""The rows of a list, one by one, from its headings to its end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from model.finding import Severity
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.project_rows import ProjectRows
from model.readers.lists.rows.row_lines import meaning_of, two_lines
from model.readers.lists.rows.row_roles import RowRoles
from model.readers.lists.rows.section_rows import (
    find_heading_rows,
    heading_title,
    office_signs,
)
from model.readers.lists.rows.sections_above import SectionsAbove
from model.readers.reading import LineRole
from model.readers.tables.columns import Role
from model.readers.tables.row_kinds import is_named_total
from model.readers.tables.told import Told
from model.readers.tables.totals import TotalRows

_QUOTED = 40
"""Characters of a row that a message quotes at the most."""


class RowReader:
    """Reads the rows below the headings; what it forgives goes to ``told``."""

    def __init__(self, fitted: FittedMapping, told: Told) -> None:
        self._grid, self._heads, self._told = fitted.source.grid, fitted.source.heads, told
        self._cells = ListCells(self._grid, self._heads, told)
        amounts = {column: use.heading for column, use in fitted.columns(Role.AMOUNT)}
        self.totals = TotalRows(amounts)
        self._headings = find_heading_rows(fitted, self._cells)
        signs = list(dict.fromkeys(self._headings.values()))
        self.sections = SectionsAbove(
            fitted, self._cells, signs, office_signs(self._headings, self._cells)
        )
        places = self.sections.places
        lines = two_lines(self._grid, self._heads)
        self._labels, self._name = fitted.places(Role.FUNDS), fitted.name
        headings = self._headings.keys() | self.sections.coded.keys()
        self._roles = RowRoles(
            fitted, self._cells, self.totals, headings, places, has_lower=lines is not None
        )
        self._projects = ProjectRows(fitted, self._cells, self.sections, self.totals, lines)

    def rows(self) -> Iterator[ListRow]:
        """Yield every row below the headings that is not empty, and sections' rows above them."""
        before: int | None = None
        is_below_sum = False
        sheet = self._grid.sheet_of(self._heads.body)
        above = (number for number in self._headings if number < self._heads.first)
        for number in (*above, *self._cells.body):
            texts = self._cells.texts(number)
            if texts:
                if self._grid.sheet_of(number) != sheet:
                    sheet, before = self._grid.sheet_of(number), None
                    is_below_sum = False
                    self.sections.begin_sheet()
                    self._projects.departments.begin_sheet(number)
                role = self._roles.role(number, texts, before, is_below_sum=is_below_sum)
                row = self._read(number, texts, role, before)
                yield row
                goes_on = role in (LineRole.ROW, LineRole.CONTINUED)
                before = number if goes_on else None
                is_below_sum = role is LineRole.TOTAL or (is_below_sum and role is LineRole.NOTE)

    def _read(
        self, number: int, texts: dict[int, str], role: LineRole, before: int | None
    ) -> ListRow:
        if role is LineRole.ROW:
            return self._projects.project(number, texts)
        if role is LineRole.CONTINUED and self._roles.is_part(number):
            is_bulleted = self._roles.is_bulleted_part(number)
            return self._projects.part(number, texts, is_bulleted=is_bulleted)
        if role is LineRole.CONTINUED:
            return self._projects.continuation(number, texts)
        text = " ".join(texts.values())
        if role is LineRole.HEADING:
            return self._heading(number, texts)
        if role is LineRole.TOTAL and self._is_of_wholes(texts):
            self._add_sum(number, texts, before)
        if role is LineRole.TABLE_HEAD:
            self._projects.departments.take_line(texts.values())
        if role is LineRole.UNPLACED:
            message = f"この行は事業としても区分としても読み取れませんでした：「{text[:_QUOTED]}」"
            self._told.tell(Severity.WARNING, message, self._grid.row_name(number))
        return ListRow(self._grid.number(number), self._grid.sheet_of(number), role, text=text)

    def _heading(self, number: int, texts: dict[int, str]) -> ListRow:
        if number in self._headings:
            title = heading_title(texts)
            titles = self.sections.open_heading(number, self._headings[number], title)
        else:
            titles = self.sections.enter(number)
        is_office = bool(self.sections.offices(titles))
        self._projects.departments.begin_section(is_office=is_office)
        amounts, _ = self._projects.amounts.of_row(number) if len(texts) > 1 else ({}, ())
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            LineRole.HEADING,
            titles,
            amounts=tuple(amounts.values()),
            text=" ".join(texts.values()),
        )

    def _is_of_project(self, texts: dict[int, str]) -> bool:
        """Whether a sum right below a project's lines is theirs, by the cell that says so."""
        if self._name in texts:
            return not is_named_total(texts[self._name])
        return any(column in texts for column in self._labels)

    def _is_of_wholes(self, texts: dict[int, str]) -> bool:
        """Whether a row of sums adds up whole amounts: not those of a line (国, 実績, 下段)."""
        labels = [texts[column] for column in self._labels if column in texts]
        is_lower = self._roles.is_lower_sum(texts)
        return not is_lower and all(meaning_of(label).is_whole for label in labels)

    def _add_sum(self, number: int, texts: dict[int, str], before: int | None) -> None:
        is_own = before is not None and self._is_of_project(texts)
        own = self._projects.amounts.sums_of_years() if is_own else {}
        self.totals.add_sum(self._roles.sums(number), partial(self._grid.cell_name, number), own)
