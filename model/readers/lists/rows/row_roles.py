"""What each row of a list is: headings, a section, a sum, a note, a project or more of one."""

from __future__ import annotations

import re
from collections.abc import Collection

from model.finding import Severity
from model.readers.department_names import is_office
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.part_rows import PartRows
from model.readers.lists.rows.row_lines import is_span, meaning_of, year_of
from model.readers.lists.rows.section_rows import table_starts
from model.readers.lists.source.department_line import department_in
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit, unit_of
from model.readers.tables.columns import ONE_YEN, Role
from model.readers.tables.head_words import JOINT, head_key
from model.readers.tables.marks import bare_mark, is_relisted_mark
from model.readers.tables.row_kinds import (
    ends_as_sum,
    is_named_total,
    is_note,
    is_sentence,
    is_total,
)
from model.readers.tables.section_signs import bare_title
from model.readers.tables.totals import TotalRows
from model.text import fold, name_key
from model.wareki import find_fiscal_years

_EXAMPLE = re.compile(r"[(（【]?(?:(?:記[入載])?例|見本)[)）】]?")
_NOTE_SIGN = re.compile(r"[(（【]?(?:※|注\d*|備考)[)）】:：]?")
_PAGE = re.compile(
    r"\s*[(（【]?\s*(?:\d{1,3}\s*[/／]\s*\d{1,3}|(?:その|No\.?)\s*\d{1,3}|\d{1,3}(?:頁|ページ)"
    r"|(?:前頁|前ページ)?の?(?:続き|つづき))\s*[)）】]?$"
)
"""What tells the pages of one table apart behind its title: （2/2）, （続き）, その2."""
_MOST_LABELS = 3
_MOST_ABOVE = 3
_LEAST_COLUMNS = 3


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
        self._starts = table_starts(cells.grid)
        above = range(cells.heads.first)
        self._titles = {_title_key(text) for row in above for text in cells.texts(row).values()}
        self._departments = fitted.places(Role.DEPARTMENT)
        self._parts = PartRows(fitted, cells)
        self._offices = {
            column
            for column, use in fitted.columns(Role.LEVEL)
            if use.level and use.level.is_office
        }
        self._labels = frozenset(fitted.places(Role.FUNDS))
        self._name = fitted.name
        self._spoken = frozenset(fitted.places(Role.DESCRIPTION, Role.DEPARTMENT))
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._head_parts = [
            {_title_key(part) for part in title.split(JOINT)} for title in cells.heads.titles
        ]

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
        if self._is_head(texts) or _numbers_columns(texts):
            return LineRole.TABLE_HEAD
        if number in self._headings:
            return LineRole.HEADING
        is_furniture = self._is_title_again(texts) or self._is_unused(number, texts)
        if is_furniture or self._names_department(number, texts):
            return LineRole.TABLE_HEAD
        if _explains_lines(texts) or self._is_example(number, texts):
            return LineRole.NOTE
        if self._is_whole_of_lines(number, texts, before):
            return LineRole.CONTINUED
        is_part = is_below_sum and self._parts.is_named(number)
        if is_part or self._is_total(number, texts) or self._is_sum_of_lines(number, texts, before):
            return LineRole.TOTAL
        is_more = _is_relisting(number, texts, before) or self.is_part(number)
        if self._cells.is_covered(number, self._name) or (before is not None and is_more):
            return LineRole.CONTINUED
        if len(texts) == 1 and _is_remark(*texts.values(), is_below_sum=is_below_sum):
            return LineRole.NOTE
        if len(texts) == 1 and self._is_own_unit(number, *texts.values()):
            return LineRole.TABLE_HEAD
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

    def _is_head(self, texts: dict[int, str]) -> bool:
        parts = self._head_parts
        if self._name in texts and _title_key(texts[self._name]) not in parts[self._name]:
            return False
        alike = sum(_title_key(text) in parts[c] for c, text in texts.items() if c < len(parts))
        return alike == len(texts) or (alike > 1 and 2 * alike > len(texts))

    def _is_title_again(self, texts: dict[int, str]) -> bool:
        """Whether a row says again what stands above the list, as on each page of it."""
        return len(texts) == 1 and _title_key(next(iter(texts.values()))) in self._titles

    def _is_unused(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row is kept free for a project: a number and what formulas give for nothing."""
        has_words = any(any(map(str.isalpha, text)) for text in texts.values())
        is_free = texts.get(self._name, "0") == "0" and min(texts) <= self._name
        is_free = is_free and not self._cells.is_covered(number, self._name)
        return is_free and not has_words and not any(self.sums(number).values())

    def _is_example(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a label before the name says that a row is a note, or an example (told)."""
        label = next(iter(texts.values())) if min(texts) < self._name and len(texts) > 1 else ""
        if _EXAMPLE.fullmatch(label):
            message = "記入例の行は、事業に数えていません。"
            self._cells.told.tell(Severity.NOTICE, message, self._cells.grid.row_name(number))
            return True
        return len(texts) == 2 and _NOTE_SIGN.fullmatch(label) is not None  # noqa: PLR2004  sign and note

    def _names_department(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row says whose the projects below are (課名, 福祉課), and is none itself."""
        if not department_in(list(texts.values())) or self.sums(number):
            return False
        name = texts.get(self._name, "")
        others = [text for column, text in texts.items() if column != self._name]
        return is_office(name) or not name or not department_in(others)

    def _is_own_unit(self, number: int, text: str) -> bool:
        """Whether a row says again what the unit is; another one than that of all is told.

        Above a table with headings of its own it is that table's, which is read by it.
        """
        if is_unit(text) and any(0 < start - number <= _MOST_ABOVE for start in self._starts):
            return True
        units = {(use.amount or ONE_YEN).unit for use in self._amounts.values()}
        return is_unit(text) and units == {unit_of(text)}

    def _is_total(self, number: int, texts: dict[int, str]) -> bool:
        if is_total(texts.get(self._name, "")):
            return True
        spoken = [texts[column] for column in self._spoken & texts.keys()]
        labels = [text for column, text in texts.items() if column not in self._amounts]
        if any(map(is_total, labels[:_MOST_LABELS])):
            return all(map(is_total, spoken))
        if not labels or not all(map(is_named_total, spoken)):
            return False
        if name := texts.get(self._name):
            adds_up = ends_as_sum(name) and self._totals.is_sum(self.sums(number))
            return is_named_total(name) or adds_up
        return any(is_named_total(bare_title(label)) for label in labels[:_MOST_LABELS])


def _title_key(text: str) -> str:
    """Return a title or a heading for comparing, without what page of its table it is on."""
    return head_key(_PAGE.sub("", text) or text)


def _says_sum(texts: dict[int, str], amounts: Collection[int]) -> bool:
    return any(is_total(text) for column, text in texts.items() if column not in amounts)


def _is_within(year: str, span: str) -> bool:
    """Whether the year of a line is one of those of a sum of lines: R8 of R8～R10."""
    years, own = find_fiscal_years(span), year_of(year)
    return is_span(span) and own is not None and min(years) <= own <= max(years)


def _numbers_columns(texts: dict[int, str]) -> bool:
    """Whether a row below the headings does but number the columns: ①, ②, ③."""
    figures = [text.strip("()（）") for text in texts.values()]
    own = [str(number) for number in range(1, len(figures) + 1)]
    folded = [fold(figure) for figure in figures]
    return len(figures) >= _LEAST_COLUMNS and folded == own


def _is_remark(text: str, *, is_below_sum: bool) -> bool:
    return is_note(text) or (is_below_sum and is_sentence(text))


def _explains_lines(texts: dict[int, str]) -> bool:
    """Whether a row says what the lines of each project are: 上段：歳出額　下段：一般財源."""
    return len(texts) == 1 and all(w in next(iter(texts.values())) for w in ("上段", "下段"))


def _is_relisting(number: int, texts: dict[int, str], before: int | None) -> bool:
    """Whether a row is ※再掲 and nothing else, right below the project that it speaks of."""
    return before == number - 1 and all(is_relisted_mark(bare_mark(t)) for t in texts.values())
