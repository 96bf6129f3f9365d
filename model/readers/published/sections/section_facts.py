"""What a section says of itself in lines of its own: its budget, its objective, a title below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from model.finding import Finding, Severity
from model.money import format_yen
from model.readers.draft import SectionDraft
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.lines.labels import Budget, parse_budget, read_budget, read_objective
from model.readers.published.lines.line import Line
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole

_MOST_CELLS = 3
"""A line with more cells than word, unit and amount is a row, not a budget."""
_OFFICES = re.compile(
    r"^[■◆□◇▼▶●◎○・【〔［\[（(\s]*(\S{2,8}?)\s*(?:[】〕］\]）)]\s*[:：]?|[:：])\s*(\S.*?)[)）】]?$"
)


class Awaited(Enum):
    """What the next line of text is, where its word stands alone above it."""

    NOTHING = ""
    TITLE = "title"
    OBJECTIVE = "objective"
    BUDGET = "budget"


class SectionFacts:
    """Takes lines into the section that they are about; ``findings`` are added to.

    ``units`` are those that the text states.
    """

    def __init__(self, findings: list[Finding], units: StatedUnits) -> None:
        self.awaited = Awaited.NOTHING
        self._findings, self._units = findings, units
        self._offices: dict[int, str] = {}
        self._unsure: list[tuple[SectionDraft, int]] = []
        self._abouts: list[tuple[Line, SectionDraft, Budget]] = []

    def begin(self, line: Line, section: SectionDraft, budget: Budget | None) -> None:
        """Begin ``section`` at its heading, with the budget that stands in it."""
        if budget:
            self._set_budget(line, section, budget)
        self.awaited = Awaited.NOTHING if section.title else Awaited.TITLE

    def take_budget(self, line: Line, section: SectionDraft) -> LineRole | None:
        """Take a line that states a budget, or says that it stands in the next one."""
        budget = read_budget(line.text)
        if budget is None or len(line.filled) > _MOST_CELLS:
            return None
        if section.listings and not budget.text:  # the word of a table that stands below projects
            return None
        self.awaited = Awaited.NOTHING if budget.text else Awaited.BUDGET
        if budget.text:
            self._set_budget(line, section, budget)
        return LineRole.TEXT

    def take_offices(self, line: Line, section: SectionDraft) -> LineRole | None:
        """Take a line above all rows that names the offices of a section: 担当課：福祉課."""
        match = None if section.listings or line.head else _OFFICES.match(line.text)
        if match is None or role_of_word(match[1]) is not ColumnRole.DEPARTMENTS:
            return None
        if not is_departments(match[2]):
            return None
        self._offices[id(section)] = match[2]
        section.text.append(line.text)
        return LineRole.TEXT

    def offices_of(self, sections: Sequence[SectionDraft]) -> str:
        """Return the offices that the lowest of the open ``sections`` names; empty where none."""
        named = (self._offices.get(id(section), "") for section in reversed(sections))
        return next(filter(None, named), "")

    def take_objective(self, line: Line, section: SectionDraft) -> LineRole | None:
        """Take a line that states an objective, or says that it stands in the next one."""
        objective = read_objective(line.text)
        if objective is None:
            return None
        section.objective = objective or None
        self.awaited = Awaited.NOTHING if objective else Awaited.OBJECTIVE
        return LineRole.TEXT

    def take_awaited(self, line: Line, section: SectionDraft) -> LineRole | None:
        """Take the line that was awaited; None where none was."""
        awaited, self.awaited = self.awaited, Awaited.NOTHING
        match awaited:
            case Awaited.BUDGET:
                self._set_budget(line, section, Budget(line.text, parse_budget(line.text)))
            case Awaited.TITLE:
                section.title = line.text
                return LineRole.HEADING
            case Awaited.OBJECTIVE:
                section.objective = line.text
            case Awaited.NOTHING:
                return None
        return LineRole.TEXT

    def _set_budget(self, line: Line, section: SectionDraft, budget: Budget) -> None:
        if budget.yen is None:
            self._warn(line, f"事業費「{budget.text}」を金額として読み取れませんでした。")
            return
        yen = budget.yen
        if budget.is_unitless and yen:
            unit = self._units.above(line.number)
            if unit is None:
                self._warn(
                    line,
                    f"事業費「{budget.text}」の単位が書かれていないため、円として読みました。違うときは、"
                    "本文の前のほうに「（単位：千円）」のような行を加えて読み直してください。",
                )
            else:
                self._unsure.append((section, yen))
                yen *= unit
        if section.published_budget not in (None, yen):
            self._warn(
                line,
                f"「{section.title}」の事業費が2つあります。後の「{budget.text}」を採りました。",
            )
        elif budget.is_about:
            section.text.append(line.text)
            self._abouts.append((line, section, budget))
        section.published_budget = yen

    def settle(self) -> None:
        """Take budgets without a unit for yen where the rows below add up to so many; tell abouts.

        The unit that the text states above them may be that of its tables alone.
        """
        for section, yen in self._unsure:
            if yen in _sums(section):
                section.published_budget = yen
        for line, section, budget in self._abouts:
            said = (
                f"事業費「{budget.text}」は概数です。"
                f"{format_yen(section.published_budget or 0)}として数え、元の文も残します。"
            )
            self._findings.append(Finding(Severity.NOTICE, line.where, said))

    def _warn(self, line: Line, message: str) -> None:
        self._findings.append(Finding(Severity.WARNING, line.where, message))


def _sums(section: SectionDraft) -> set[int]:
    """Return what the rows at and below ``section`` add up to in yen, by year and kind."""
    sums: dict[tuple[int | None, str | None], int] = defaultdict(int)
    for row in section.rows():
        for amount in row.amounts:
            if not amount.funds and not row.relisted:
                sums[amount.fiscal_year, amount.kind] += amount.yen
    return set(sums.values())
