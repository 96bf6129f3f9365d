"""Guessing a list's mapping from its headings and from the values below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.errors import PlanFileError
from model.finding import Finding, Severity
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.guessing.guess_amounts import AmountGuesser
from model.readers.lists.guessing.guess_levels import LevelGuesser
from model.readers.lists.guessing.list_subject import holds_forms, speaks_of_projects
from model.readers.lists.guessing.open_columns import HALF, MOSTLY, OpenColumns
from model.readers.lists.source.department_line import department_alone
from model.readers.lists.source.list_source import HAVE_HEADS, NO_LIST, ListSource
from model.readers.lists.source.name_years import years_in_name
from model.readers.lists.source.table_units import rows_without_unit, unit_column
from model.readers.tables.columns import LevelColumn, Role
from model.readers.tables.grid import cell_text
from model.readers.tables.head_words import last_key, level_name
from model.readers.tables.place_names import column_letter
from model.readers.tables.section_signs import section_word
from model.readers.tables.told import places_text
from model.text import name_key
from model.wareki import find_fiscal_years

_SHEETS = "区分"
_NUMBERED = re.compile(r"(?:sheet|シート|表|page|ページ)?\s*\d*", re.IGNORECASE)
_AGAIN = re.compile(r"(?:[(（]\d[)）]|\d)$")
_SOME = 0.3
_LONG_NAME = 60


@dataclass(frozen=True, slots=True)
class Guess:
    """A guessed mapping and what its reader should look at before trusting it.

    ``is_of_projects`` says whether the list seems to be one of projects at all, ``holds_forms``
    whether forms of single projects stand there instead.
    """

    mapping: ListMapping
    findings: tuple[Finding, ...] = ()
    is_of_projects: bool = True
    holds_forms: bool = False


def guess_mapping(source: ListSource) -> Guess:
    """Return what the columns of ``source`` seem to be.

    Headings decide where they speak; values decide between columns that the headings leave open,
    and where no heading says which column has the projects' names. Raises PlanFileError where the
    sheet has no headings, or none that can be a name.
    """
    found = OpenColumns(source)
    _Guesser(found).guess()
    if not found.has(Role.NAME):
        raise PlanFileError(NO_LIST, where=source.source, remedy=HAVE_HEADS)
    columns = tuple(found.uses[column] for column in sorted(found.uses))
    parts = source.sheet.parts
    mapping = ListMapping(
        columns, "" if parts else source.grid.name, source.heads.first + 1, sheets=parts
    )
    return Guess(mapping, tuple(found.findings), speaks_of_projects(found), holds_forms(found))


class _Guesser:
    """Gives out roles one after the other, those that headings say most plainly first."""

    def __init__(self, columns: OpenColumns) -> None:
        self._open = columns

    def guess(self) -> None:
        name = self._guess_name()
        self._guess_description()
        self._guess_marks()
        self._guess_units()
        AmountGuesser(self._open).guess()
        self._guess_departments()
        self._guess_sheet_name()
        LevelGuesser(self._open).guess(name)
        for column, title in enumerate(self._open.titles):
            if title and column not in self._open.uses:
                self._open.take(column, Role.EXTRA)
        if name is not None:
            self._doubt_other_names(name)

    # --- names and texts ------------------------------------------------------------------------

    def _guess_name(self) -> int | None:
        for strong in (True, False):
            texts = [c for c in self._open.free(Role.NAME, strong=strong) if self._is_text(c)]
            if texts:
                name = max(texts, key=lambda column: (self._open.facts[column].distinct, -column))
                self._open.take(name, Role.NAME)
                return name
        guessed = self._name_by_values()
        if guessed is not None:
            self._open.take(guessed, Role.NAME)
            self._open.doubt(
                Severity.WARNING,
                f"事業名の列が見出しからは分からないため、値から「{self._open.titles[guessed]}」の列と"
                "みなしました。違うときは対応付けを直してください。",
            )
        return guessed

    def _doubt_other_names(self, name: int) -> None:
        """Tell where another column has the heading of the ``name`` and other projects.

        Their amounts would be those of the projects at their left.
        """
        titles, grid = self._open.titles, self._open.source.grid
        rows = self._open.source.body
        for column in range(name + 1, len(titles)):
            if _AGAIN.sub("", last_key(titles[column])) != last_key(titles[name]):
                continue
            texts = ((grid.text(row, column), grid.text(row, name)) for row in rows)
            if any(own and name_key(own) != name_key(first) for own, first in texts):
                self._open.doubt(
                    Severity.WARNING,
                    f"{column_letter(column)}列にも「{last_key(titles[name])}」があり、同じ行に別の事業が"
                    "あります。右の事業は事業として読まず、その金額は左の事業のものとしています。"
                    "表を上下に並べ直してから読んでください。",
                )

    def _name_by_values(self) -> int | None:
        def is_name(column: int) -> bool:
            facts = self._open.facts[column]
            return (
                facts.variety > HALF
                and self._is_text(column)
                and max(facts.office, facts.flag, facts.code) < HALF
                and 1 < facts.length < _LONG_NAME
            )

        named = [column for column in range(len(self._open.titles)) if is_name(column)]
        return max(named, key=lambda c: (self._open.facts[c].distinct, -c), default=None)

    def _is_text(self, column: int) -> bool:
        return self._open.facts[column].numeric < HALF

    def _guess_description(self) -> None:
        for strong in (True, False):
            texts = [
                c for c in self._open.free(Role.DESCRIPTION, strong=strong) if self._is_text(c)
            ]
            if texts:
                longest = max(texts, key=lambda c: (self._open.facts[c].length, -c))
                self._open.take(longest, Role.DESCRIPTION)
                return

    # --- marks ----------------------------------------------------------------------------------

    def _guess_marks(self) -> None:
        for role in (Role.RELISTED, Role.KIND):
            for column in self._open.free(role)[:1]:
                self._open.take(column, role)
        for column in self._open.free(Role.FLAG):
            facts = self._open.facts[column]
            if facts.kind >= MOSTLY and not self._open.has(Role.KIND):
                self._open.take(column, Role.KIND)
                continue
            is_strong = self._open.meanings[column][Role.FLAG]
            if facts.flag >= (_SOME if is_strong else HALF) or (is_strong and facts.filled == 0):
                self._open.take(column, Role.FLAG)
        if not self._open.has(Role.FLAG):
            for column, facts in enumerate(self._open.facts):
                is_marks = facts.flag >= MOSTLY and facts.numeric < HALF and not facts.code
                is_marks = is_marks and not find_fiscal_years(self._open.titles[column])
                if column not in self._open.uses and not self._open.meanings[column] and is_marks:
                    self._open.take(column, Role.FLAG)
                    return

    def _guess_units(self) -> None:
        """The column of the units of rows is in their amounts already."""
        source = self._open.source
        column = unit_column(source.grid, source.heads)
        if column is not None and column not in self._open.uses:
            self._open.take(column, Role.IGNORED)
            self._open.doubt(
                Severity.NOTICE,
                f"「{self._open.titles[column]}」の列は、行ごとの金額の単位として読みました。",
            )
            lacking = rows_without_unit(source.grid, source.heads, column)
            if lacking:
                self._open.doubt(
                    Severity.WARNING,
                    f"「{self._open.titles[column]}」が空欄の行（{places_text(lacking)}）は、単位が書かれていない"
                    "ため、円として読みました。",
                )

    # --- departments ----------------------------------------------------------------------------

    def _guess_departments(self) -> None:
        for column in self._open.free(Role.DEPARTMENT):
            if self._is_text(column):
                self._open.take(column, Role.DEPARTMENT)
        if not self._open.has(Role.DEPARTMENT) and not self._open.source.sheet.is_named:
            offices = [
                c
                for c, facts in enumerate(self._open.facts)
                if c not in self._open.uses and facts.office >= MOSTLY
            ]
            for column in offices[-1:]:
                self._open.take(column, Role.DEPARTMENT)
        for column in self._open.free(Role.TEAM):
            self._open.take(column, Role.TEAM)

    def _guess_sheet_name(self) -> None:
        """What the names of sheets read together are: departments, offices above them, sections."""
        column = self._open.source.grid.sheet_column
        if column is None:
            return
        are_offices = self._open.facts[column].office >= MOSTLY and not self._are_years()
        if are_offices and not self._open.has(Role.DEPARTMENT) and not self._hold_departments():
            self._open.take(column, Role.DEPARTMENT)
            return
        if are_offices:
            self._open.take(column, Role.BUREAU if self._are_bureaus() else Role.EXTRA)
            return
        words = {section_word(name) for name in self._sheets}
        level = words.pop() if len(words) == 1 else None
        if level and level not in map(level_name, self._open.titles):
            self._open.take(column, Role.LEVEL, level=LevelColumn(1, level))
        elif self._open.free(Role.LEVEL, strong=True) or self._are_numbered() or self._are_years():
            self._open.take(column, Role.EXTRA)
        else:
            self._open.take(column, Role.LEVEL, level=LevelColumn(1, _SHEETS))

    @property
    def _sheets(self) -> list[str]:
        """The names of the sheets that are read together."""
        return [origin.sheet for origin in self._open.source.grid.origins]

    def _are_bureaus(self) -> bool:
        return all(name.endswith(("部", "局", "室", "本部", "委員会")) for name in self._sheets)

    def _hold_departments(self) -> bool:
        """Whether sheets of bureaus name the departments in rows of their own: ＜総務課＞."""
        grid = self._open.source.grid
        rows = ([cell_text(cell) for cell in row if cell is not None] for row in grid.rows)
        return self._are_bureaus() and any(map(department_alone, rows))

    def _are_years(self) -> bool:
        """Whether each sheet has the name of one fiscal year."""
        return all(len(years_in_name(name, self._sheets)) == 1 for name in self._sheets)

    def _are_numbered(self) -> bool:
        """Whether the sheets have no names but numbers (Sheet1)."""
        return all(map(_NUMBERED.fullmatch, self._sheets))
