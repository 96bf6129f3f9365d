"""What each row of a list is: headings, a section, a sum, a note, a project or more of one."""

from __future__ import annotations

from collections.abc import Collection

from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.furniture_rows import FurnitureRows
from model.readers.lists.rows.part_rows import PartRows
from model.readers.lists.rows.row_lines import is_span, meaning_of, year_of
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.columns import Role
from model.readers.tables.marks import bare_mark, is_relisted_mark
from model.readers.tables.row_kinds import (
    ends_as_sum,
    is_named_total,
    is_total,
)
from model.readers.tables.section_signs import bare_title
from model.readers.tables.totals import TotalRows
from model.text import name_key
from model.wareki import find_fiscal_years

_MOST_LABELS = 3


class RowRoles:
    """Tells rows apart by which of their cells are filled and what those say.

    ``headings`` are the rows that hold the heading of a section alone, ``section_places`` the
    columns of sections, ``totals`` the amounts of the projects so far. ``has_lower`` says that each
    project and each sum has a lower line (上段, 下段).
    """

    def __init__(
        self,
        fitted: FittedMapping,
        cells: ListCells,
        totals: TotalRows[int],
        headings: Collection[int],
        section_places: frozenset[int],
        *,
        has_lower: bool = False,
    ) -> None:
        self._cells, self._totals = cells, totals
        self._headings, self._section_places = headings, section_places
        self._has_lower = has_lower
        self._project = 0
        self._departments = fitted.places(Role.DEPARTMENT)
        self._parts = PartRows(fitted, cells)
        self._furniture = FurnitureRows(fitted, cells, self._parts.sums)
        self._offices = {
            column
            for column, use in fitted.columns(Role.LEVEL)
            if use.level and use.level.is_office
        }
        self._labels = frozenset(fitted.places(Role.FUNDS))
        self._name = fitted.name
        self._spoken = frozenset(fitted.places(Role.DESCRIPTION, Role.DEPARTMENT))
        self._amounts = dict(fitted.columns(Role.AMOUNT))

    def role(
        self, number: int, texts: dict[int, str], before: int | None, *, is_below_sum: bool
    ) -> LineRole:
        """Return what row ``number`` is; ``before`` is the row of a project right above, if any.

        A sentence below a sum (``is_below_sum``: but for notes, right below) speaks of the table.
        """
        role = self._by_words(number, texts, before, is_below_sum=is_below_sum)
        role = role or self._by_cells(number, texts, before, is_below_sum=is_below_sum)
        self._project = number if role is LineRole.ROW else self._project
        return role

    def _by_words(
        self, number: int, texts: dict[int, str], before: int | None, *, is_below_sum: bool
    ) -> LineRole | None:
        """What the words of a row say that it is, None where they leave it open."""
        if self._furniture.is_head(texts):
            return LineRole.TABLE_HEAD
        if number in self._headings:
            return LineRole.HEADING
        if self._furniture.is_around_rows(number, texts):
            return LineRole.TABLE_HEAD
        if self._furniture.is_note_by_label(number, texts):
            return LineRole.NOTE
        if self._is_whole_of_lines(number, texts, before):
            return LineRole.CONTINUED
        if self._is_total(number, texts) or self._is_sum_of_lines(number, texts, before):
            return LineRole.TOTAL
        if is_below_sum and self._parts.is_of_sum(number):
            return LineRole.NOTE
        is_more = _is_relisting(number, texts, before) or self.is_part(number)
        if self._cells.is_covered(number, self._name) or (before is not None and is_more):
            return LineRole.CONTINUED
        if len(texts) == 1:
            return self._furniture.role_alone(number, *texts.values(), is_below_sum=is_below_sum)
        return None

    def _by_cells(
        self, number: int, texts: dict[int, str], before: int | None, *, is_below_sum: bool
    ) -> LineRole:
        """What a row is by which of its cells are filled."""
        if self._name in texts:
            is_caption = len(texts) == 1 and is_unit(texts[self._name])
            return LineRole.UNPLACED if is_caption else LineRole.ROW
        if texts.keys() <= self._amounts.keys():
            return self._amounts_alone(number, before, is_below_sum=is_below_sum)
        if texts.keys() <= self._section_places | self._amounts.keys():
            return LineRole.HEADING
        is_within = not texts.keys() & (self._section_places - self._offices)
        goes_on = before == number - 1 and is_within
        is_line = bool(texts.keys() & (self._spoken | self._labels))
        return LineRole.CONTINUED if goes_on and is_line else LineRole.UNPLACED

    def _amounts_alone(self, number: int, before: int | None, *, is_below_sum: bool) -> LineRole:
        """What a row of amounts alone is: a lower line of a project or a sum, or an own sum."""
        if self._has_lower and before == number - 1:
            return LineRole.CONTINUED
        is_sum = (self._has_lower and is_below_sum) or self._totals.is_sum(self.sums(number))
        return LineRole.TOTAL if is_sum else LineRole.UNPLACED

    def is_part(self, number: int) -> bool:
        """Whether a row is a part of the project above it: うち人件費."""
        return self._parts.is_part(number, self._project)

    def is_bulleted_part(self, number: int) -> bool:
        """Whether a row is such a part by its bullet and its amounts alone."""
        return self._parts.is_bulleted(number)

    def _is_whole_of_lines(self, number: int, texts: dict[int, str], before: int | None) -> bool:
        """Whether a row is the 計 of a project whose lines are sources of funds: its whole.

        A second one right below it is of several projects.
        """
        if before != number - 1 or self._name in texts:
            return False
        if any(is_total(self._cells.text(before, column)) for column in self._labels):
            return False
        labels = [texts[column] for column in self._labels if column in texts]
        above = [self._cells.text(self._project, column) for column in self._labels]
        return any(map(is_total, labels)) and any(meaning_of(text).funds for text in above)

    def _is_sum_of_lines(self, number: int, texts: dict[int, str], before: int | None) -> bool:
        """Whether a row is the sum of the lines of the project above, as a cell of it says.

        It repeats the project's name, or has none, and says 計 or all years of the lines: R8～R10.
        """
        if before is None or (self._name in texts and not self._is_same_project(texts)):
            return False
        if self._name in texts and _says_sum(texts, self._amounts):
            return True
        labels = texts.keys() - self._amounts.keys() if self._name in texts else self._labels
        is_of_lines = any(
            _is_within(self._cells.text(self._project, column), texts.get(column, ""))
            for column in labels
        )
        return is_of_lines and self._totals.is_sum(self.sums(number))

    def _is_same_project(self, texts: dict[int, str]) -> bool:
        """Whether a row repeats the name and the departments of the project above, no sum itself.

        Projects of two departments may be called alike, each with its 計 above its parts.
        """
        name = self._cells.text(self._project, self._name)
        if name_key(texts[self._name]) != name_key(name):
            return False
        above = self._cells.texts(self._project)
        are_its = all(texts[c] == above.get(c) for c in self._departments if c in texts)
        return are_its and not _says_sum(above, self._amounts)

    def is_lower_sum(self, texts: dict[int, str]) -> bool:
        """Whether a row of sums is the lower line of one, which says nothing of whole amounts."""
        return self._has_lower and texts.keys() <= self._amounts.keys()

    def sums(self, number: int) -> dict[int, int]:
        """Return the yen in a row of sums, by column."""
        return self._parts.sums(number)

    def _is_total(self, number: int, texts: dict[int, str]) -> bool:
        if is_total(texts.get(self._name, "")):
            return True
        spoken = [texts[column] for column in self._spoken & texts.keys()]
        labels = [text for column, text in texts.items() if column not in self._amounts]
        if any(map(is_total, labels[:_MOST_LABELS])):
            return all(map(is_total, spoken))
        if not labels or not all(map(is_named_total, spoken)):
            return False
        name = texts.get(self._name)
        names = [name] if name else list(map(bare_title, labels[:_MOST_LABELS]))
        if any(map(is_named_total, names)):
            return True
        return any(map(ends_as_sum, names)) and self._totals.is_sum(self.sums(number))


def _says_sum(texts: dict[int, str], amounts: Collection[int]) -> bool:
    return any(is_total(text) for column, text in texts.items() if column not in amounts)


def _is_within(year: str, span: str) -> bool:
    """Whether the year of a line is one of those of a sum of lines: R8 of R8～R10."""
    years, own = find_fiscal_years(span), year_of(year)
    return is_span(span) and own is not None and min(years) <= own <= max(years)


def _is_relisting(number: int, texts: dict[int, str], before: int | None) -> bool:
    """Whether a row is ※再掲 and nothing else, right below the project that it speaks of."""
    return before == number - 1 and all(is_relisted_mark(bare_mark(t)) for t in texts.values())
