"""Guessing a list's mapping from its headings and from the values below them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from model.errors import PlanFileError
from model.finding import Finding, Severity
from model.readers.lists.captions import caption_texts, list_year
from model.readers.lists.facts import ColumnFacts, column_facts
from model.readers.lists.heads import unnamed
from model.readers.lists.list_source import HAVE_HEADS, NO_LIST, ListSource
from model.readers.lists.mapping import ListMapping
from model.readers.tables.amount_heads import as_part, read_amount_head, unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role
from model.readers.tables.head_words import (
    funds_of,
    is_amount_head,
    is_budget_level,
    level_name,
    meanings,
)
from model.wareki import find_fiscal_years

_MOST_LEVELS = 9
_LOOKED_AT = 1000
_SHEETS = "区分"
_NUMBERED = re.compile(r"(?:sheet|シート|表|page|ページ)?\s*\d*", re.IGNORECASE)
_HALF = 0.5
_MOSTLY = 0.8
_SOME = 0.3
_RARELY = 0.1
_LONG_NAME = 60
_LONG_TEXT = 20
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Guess:
    """A guessed mapping and what its reader should look at before trusting it."""

    mapping: ListMapping
    findings: tuple[Finding, ...] = ()


def guess_mapping(source: ListSource) -> Guess:
    """Return what the columns of ``source`` seem to be.

    Headings decide where they speak; values decide between columns that the headings leave open,
    and where no heading says which column has the projects' names. Raises PlanFileError where the
    sheet has no headings, or none that can be a name.
    """
    guesser = _Guesser(source)
    guesser.guess()
    if not any(use.role is Role.NAME for use in guesser.uses.values()):
        raise PlanFileError(NO_LIST, where=source.source, remedy=HAVE_HEADS)
    columns = tuple(guesser.uses[column] for column in sorted(guesser.uses))
    parts = source.sheet.parts
    mapping = ListMapping(
        columns, "" if parts else source.grid.name, source.heads.first + 1, sheets=parts
    )
    return Guess(mapping, tuple(guesser.findings))


@dataclass
class _Guesser:
    """Gives out roles one after the other; a column that has one is not asked again."""

    source: ListSource
    uses: dict[int, ColumnUse] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def guess(self) -> None:
        name = self._guess_name()
        self._guess_text(Role.DESCRIPTION)
        self._guess_marks()
        self._guess_amounts()
        self._guess_departments()
        self._guess_sheet_name()
        self._guess_levels(name)
        for column, title in enumerate(self._titles):
            if title and column not in self.uses:
                self._take(column, Role.EXTRA)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return self.source.heads.titles

    @cached_property
    def _facts(self) -> tuple[ColumnFacts, ...]:
        grid, heads = self.source.grid, self.source.heads
        return tuple(column_facts(grid, heads, column) for column in range(len(self._titles)))

    @cached_property
    def _meanings(self) -> tuple[dict[Role, bool], ...]:
        return tuple({m.role: m.is_strong for m in meanings(title)} for title in self._titles)

    def _free(self, role: Role, *, strong: bool | None = None) -> list[int]:
        """The columns without a role whose heading may stand for ``role``, from the left."""
        return [
            column
            for column, found in enumerate(self._meanings)
            if column not in self.uses and role in found and strong in (None, found[role])
        ]

    def _take(self, column: int, role: Role, **more: LevelColumn | AmountColumn) -> None:
        self.uses[column] = ColumnUse(self._titles[column], role, **more)  # type: ignore[arg-type]

    def _doubt(self, severity: Severity, message: str) -> None:
        heads = self.source.heads
        sheet = f"「{self.source.grid.name}」シートの" if self.source.grid.name else ""
        self.findings.append(Finding(severity, f"{sheet}{heads.first + 1}行目", message))

    # --- names and texts ------------------------------------------------------------------------

    def _guess_name(self) -> int | None:
        for strong in (True, False):
            texts = [c for c in self._free(Role.NAME, strong=strong) if self._is_text(c)]
            if texts:
                name = max(texts, key=lambda column: (self._facts[column].distinct, -column))
                self._take(name, Role.NAME)
                return name
        guessed = self._name_by_values()
        if guessed is not None:
            self._take(guessed, Role.NAME)
            self._doubt(
                Severity.WARNING,
                f"事業名の列が見出しからは分からないため、値から「{self._titles[guessed]}」の列と"
                "みなしました。違うときは対応付けを直してください。",
            )
        return guessed

    def _name_by_values(self) -> int | None:
        def is_name(column: int) -> bool:
            facts = self._facts[column]
            return (
                facts.variety > _HALF
                and self._is_text(column)
                and max(facts.office, facts.flag, facts.code) < _HALF
                and 1 < facts.length < _LONG_NAME
            )

        named = [column for column in range(len(self._titles)) if is_name(column)]
        return max(named, key=lambda c: (self._facts[c].distinct, -c), default=None)

    def _is_text(self, column: int) -> bool:
        return self._facts[column].numeric < _HALF

    def _guess_text(self, role: Role) -> None:
        for strong in (True, False):
            texts = [c for c in self._free(role, strong=strong) if self._is_text(c)]
            if texts:
                self._take(max(texts, key=lambda c: (self._facts[c].length, -c)), role)
                return
        if not self.source.sheet.is_named:
            long = [
                column
                for column, facts in enumerate(self._facts)
                if column not in self.uses and facts.length >= _LONG_TEXT
            ]
            if long:
                self._take(long[0], role)

    # --- marks ----------------------------------------------------------------------------------

    def _guess_marks(self) -> None:
        for role in (Role.RELISTED, Role.KIND):
            for column in self._free(role)[:1]:
                self._take(column, role)
        for column in self._free(Role.FLAG):
            facts = self._facts[column]
            if facts.kind >= _MOSTLY and not self._has(Role.KIND):
                self._take(column, Role.KIND)
                continue
            is_strong = self._meanings[column][Role.FLAG]
            if facts.flag >= (_SOME if is_strong else _HALF) or (is_strong and facts.filled == 0):
                self._take(column, Role.FLAG)
        if not self._has(Role.FLAG):
            for column, facts in enumerate(self._facts):
                is_marks = facts.flag >= _MOSTLY and facts.numeric < _HALF and not facts.code
                if column not in self.uses and not self._meanings[column] and is_marks:
                    self._take(column, Role.FLAG)
                    return

    def _has(self, *roles: Role) -> bool:
        return any(use.role in roles for use in self.uses.values())

    # --- amounts --------------------------------------------------------------------------------

    def _guess_amounts(self) -> None:
        captions = caption_texts(self.source)
        units = [unit for text in captions if "単位" in text and (unit := unit_of(text))]
        year = list_year(self.source)
        wholes: list[AmountColumn] = []
        for column, title in enumerate(self._titles):
            if column in self.uses or not self._is_amount(column, has_unit=bool(units)):
                continue
            amount = read_amount_head(title, units[0] if units else 1, year)
            amount = self._told_apart(as_part(amount, wholes, year), title)
            if amount.funds is None:
                wholes.append(amount)
            self._take(column, Role.AMOUNT, amount=amount)
            is_stated = units or unit_of(title) is not None or self._has_units(column)
            if not is_stated and not self._has_same_doubt():
                self._doubt(
                    Severity.WARNING,
                    f"「{title}」の単位が書かれていないため、円として読みました。"
                    "違うときは対応付けの「単位」を直してください。",
                )
        for column in self._free(Role.FUNDS)[:1]:
            if self._is_text(column):
                self._take(column, Role.FUNDS)

    def _has_units(self, column: int) -> bool:
        """Whether all amounts of a column name their own unit (1,200千円), as far as looked at."""
        grid, body = self.source.grid, self.source.heads.body
        cells = (grid.cell(row, column) for row in range(body, len(grid.rows)))
        amounts = [amount for cell in islice(cells, _LOOKED_AT) if (amount := read_amount(cell, 1))]
        return all(amount.has_unit for amount in amounts if amount.yen is not None)

    def _has_same_doubt(self) -> bool:
        return any("単位が書かれていない" in finding.message for finding in self.findings)

    def _is_amount(self, column: int, *, has_unit: bool) -> bool:
        title, facts = self._titles[column], self._facts[column]
        if facts.filled and facts.numeric < _SOME:
            return False
        if is_amount_head(title) or (funds_of(title) and facts.numeric >= _HALF):
            return True
        is_year = len(find_fiscal_years(title)) == 1 and not self._meanings[column]
        return is_year and has_unit and len(title) <= 2 * _SHORT and facts.numeric >= _MOSTLY

    def _told_apart(self, amount: AmountColumn, title: str) -> AmountColumn:
        """Give the kind of a second column of the same year, kind and funds its whole heading."""
        taken = [use.amount for use in self.uses.values() if use.amount]
        if any(replace(other, unit=amount.unit) == amount for other in taken):
            return replace(amount, kind=title)
        return amount

    # --- departments ----------------------------------------------------------------------------

    def _guess_departments(self) -> None:
        for column in self._free(Role.DEPARTMENT):
            if self._is_text(column):
                self._take(column, Role.DEPARTMENT)
        if not self._has(Role.DEPARTMENT) and not self.source.sheet.is_named:
            offices = [
                c
                for c, facts in enumerate(self._facts)
                if c not in self.uses and facts.office >= _MOSTLY
            ]
            for column in offices[-1:]:
                self._take(column, Role.DEPARTMENT)
        for column in self._free(Role.TEAM):
            self._take(column, Role.TEAM)

    def _guess_sheet_name(self) -> None:
        """What the names of sheets read together are: departments, offices above them, sections."""
        column = self.source.grid.sheet_column
        if column is None:
            return
        are_offices = self._facts[column].office >= _MOSTLY
        if are_offices and not self._has(Role.DEPARTMENT):
            self._take(column, Role.DEPARTMENT)
        elif are_offices:
            self._take(column, Role.BUREAU if self._are_bureaus() else Role.EXTRA)
        elif self._free(Role.LEVEL, strong=True) or self._are_numbered():
            self._take(column, Role.EXTRA)
        else:
            self._take(column, Role.LEVEL, level=LevelColumn(1, _SHEETS))

    def _are_bureaus(self) -> bool:
        names = [origin.sheet for origin in self.source.grid.origins]
        return all(name.endswith(("部", "局", "室", "本部", "委員会")) for name in names)

    def _are_numbered(self) -> bool:
        """Whether the sheets have no names but numbers (Sheet1)."""
        names = [origin.sheet for origin in self.source.grid.origins]
        return all(_NUMBERED.fullmatch(name) for name in names)

    # --- levels ---------------------------------------------------------------------------------

    def _guess_levels(self, name: int | None) -> None:
        levels = self._with_titles(self._level_columns(name))
        levels = levels or [c for c in self._free(Role.NUMBER, strong=True) if self._groups(c)]
        bureaus = [column for column in self._free(Role.BUREAU) if column not in levels]
        is_office = not levels
        levels = levels or bureaus
        numbers = self._number_columns(levels)
        levels = [column for column in levels if column not in numbers][:_MOST_LEVELS]
        names: list[str] = []
        for depth, column in enumerate(levels, 1):
            title = level_name(self._titles[column - (self._titles[column] == unnamed(column))])
            names.append(title if title not in names else self._titles[column])
            level = LevelColumn(depth, names[-1], self._fills(column, levels), is_office)
            self._take(column, Role.LEVEL, level=level)
        for column, owner in numbers.items():
            if owner in levels:
                depth = levels.index(owner) + 1
                level = LevelColumn(depth, names[depth - 1], self._fills(owner, levels))
                self._take(column, Role.NUMBER, level=level)
        for column in bureaus:
            if column not in self.uses:
                self._take(column, Role.BUREAU)

    def _level_columns(self, name: int | None) -> list[int]:
        found = self._filled(self._free(Role.LEVEL, strong=True))
        policy = [c for c in found if not is_budget_level(self._titles[c])]
        if policy:
            found = sorted({*policy, *self._filled(self._parts_of_chapters(policy))})
        elif any(is_budget_level(self._titles[c]) for c in found):
            budget = [c for c in self._free(Role.LEVEL) if is_budget_level(self._titles[c])]
            found = sorted({*found, *self._filled(budget)})
        else:
            found = [c for c in self._filled(self._free(Role.LEVEL)) if self._groups(c)]
        left = [column for column in found if name is None or column < name]
        return left or [column for column in found if self._groups(column)]

    def _parts_of_chapters(self, levels: list[int]) -> list[int]:
        """The columns of 節 where a plan has chapters; elsewhere 節 is a budget's item."""
        has_chapters = any(level_name(self._titles[column]) == "章" for column in levels)
        weak = self._free(Role.LEVEL, strong=False) if has_chapters else []
        return [column for column in weak if level_name(self._titles[column]) == "節"]

    def _with_titles(self, levels: list[int]) -> list[int]:
        """Add columns of titles without a heading right of level columns that hold codes alone."""
        titles = [
            column + 1
            for column in levels
            if self._facts[column].code >= _MOSTLY
            and column + 1 < len(self._titles)
            and self._titles[column + 1] == unnamed(column + 1)
            and self._facts[column + 1].code < _HALF
            and self._facts[column + 1].filled
        ]
        return sorted({*levels, *titles})

    def _filled(self, columns: Iterable[int]) -> list[int]:
        return [column for column in columns if self._facts[column].filled]

    def _groups(self, column: int) -> bool:
        """Whether the values of a column gather its rows into groups."""
        facts = self._facts[column]
        return facts.variety <= _HALF or facts.blank >= _HALF or facts.repeats > _RARELY

    def _fills(self, column: int, levels: list[int]) -> bool:
        """Whether an empty cell means the one above: some are empty, and few repeat the one above.

        Where a list repeats its sections row by row, an empty cell means that there is none.
        """
        top, facts = self._facts[levels[0]], self._facts[column]
        repeats_all = top.blank == 0 and top.repeats > 0
        return facts.blank > 0 and facts.repeats <= _RARELY and not repeats_all

    def _number_columns(self, levels: list[int]) -> dict[int, int]:
        """The columns of section numbers, each with the column of the sections' titles."""
        owners = {}
        for column, facts in enumerate(self._facts):
            if column in self.uses or facts.code < _MOSTLY:
                continue
            owner = self._owner(column, levels)
            if owner is not None:
                owners[column] = owner
        return owners

    def _owner(self, column: int, levels: list[int]) -> int | None:
        texts = [c for c in levels if c != column and self._facts[c].code < _HALF]
        stem = level_name(self._titles[column])
        named = [c for c in texts if level_name(self._titles[c]) == stem]
        strength = self._meanings[column].get(Role.NUMBER)
        if named and (strength or column in levels):
            return min(named, key=lambda c: abs(c - column))
        beside = column + 1
        if column in levels and beside in texts and self._titles[beside] == unnamed(beside):
            return beside
        if (strength is None and self._meanings[column]) or beside not in texts:
            return None
        pairs = self._pairs(column, beside)
        is_serial = self._facts[column].distinct > pairs  # it counts rows below an empty title, too
        return None if is_serial or pairs != self._facts[beside].distinct else beside

    def _pairs(self, column: int, beside: int) -> int:
        grid, heads = self.source.grid, self.source.heads
        rows = range(heads.body, min(len(grid.rows), heads.body + 1000))
        pairs = {(grid.text(r, column), grid.text(r, beside)) for r in rows}
        return len({pair for pair in pairs if all(pair)})
