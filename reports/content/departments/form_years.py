"""Which years and sources of funds a form asks for, and the columns of its amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.form_marks import AMOUNT, SUM
from model.listing import Listing
from model.money import sum_known
from model.project import Project
from model.text import fold
from model.view import PlanView
from model.wareki import find_fiscal_years, format_fiscal_year
from reports.content.departments.form_sources import FormSources
from reports.content.shared.money_columns import (
    AMOUNT_KEY,
    MOST_YEARS,
    RELISTED,
    YEARS_KEY,
    MoneyColumn,
    money_columns,
    year_key,
    years_of,
)
from reports.content.shared.open_amounts import OpenAmounts
from reports.content.shared.table_builder import yen_column
from reports.options import ReportOptions
from reports.table import Across, Cell, Column, Entry, Input, Text

_SIGNS_OF_PERIOD = ("~", "〜", "-", "から")


@dataclass(frozen=True, slots=True)
class FormYears:
    """The fiscal years (西暦) whose amounts stand on a form, in order.

    ``earlier`` are the columns to look at alone: the years before the plan's were settled in other
    plans.
    ``asked`` begin with the plan's year; there is none where it alone is asked for. ``sources`` are
    what the amount of the plan's year is divided by, ``open_`` the words in place of amounts.
    """

    open_: OpenAmounts = field(compare=False)
    earlier: tuple[MoneyColumn, ...] = ()
    asked: tuple[int, ...] = ()
    sources: FormSources = field(default_factory=FormSources)

    @classmethod
    def of(cls, view: PlanView) -> FormYears:
        """Return the years whose amounts the plan tells; else those that the plan's title names.

        A plan that goes round before any amount of it is known tells its years by its title alone:
        実施計画（令和8年度～令和10年度）. The plan's own is asked for, be it known or not.
        """
        first = view.basis.fiscal_year
        period = () if view.is_of_amounts else _period_of(view.plan.heading.title)
        if first is None or not (years_of(view) or first in period):
            return cls(OpenAmounts(view), sources=FormSources.of(view, 1))
        told = sorted({first, *(years_of(view) or period)})
        asked = tuple(year for year in told if year >= first)
        keys = {year_key(year) for year in told if year < first}
        earlier = tuple(each for each in money_columns(view, AMOUNT) if each.key in keys)
        beside = len(earlier) + len(asked) + (len(asked) > 1)
        sources = FormSources.of(view, beside)
        return cls(OpenAmounts(view), earlier, asked if len(asked) > 1 else (), sources)

    @property
    def has_sum(self) -> bool:
        """Whether the years asked for are added up beside them (計)."""
        return len(self.asked) > 1

    def amounts(self, view: PlanView, project: Project) -> tuple[int | None, ...]:
        """Return the yen of ``project`` that are asked about: of each year, or of the plan's."""
        if not self.asked:
            return (view.amount_of(project),)
        return tuple(view.basis.in_year(project, year) for year in self.asked)

    def words(self, project: Project) -> tuple[str, ...]:
        """Return what stands in place of each of ``amounts`` that is open (未定), else empty."""
        return tuple(self.open_.word_of(project, year) for year in self.asked or (None,))

    def columns(self, view: PlanView, options: ReportOptions) -> list[Column]:
        """Return the columns of the amounts; heads of those to fill in begin with 事業費."""
        unit, own = options.unit, view.basis.fiscal_year
        if not self.asked and not self.earlier:
            own_alone = yen_column(AMOUNT_KEY, AMOUNT, unit, most=8.5)
            return [own_alone, *self.sources.columns(options)]
        earlier = [each.column(unit, least=5, most=6.5) for each in self.earlier]
        asked = [
            yen_column(
                _key(year, own), f"{AMOUNT}\n{format_fiscal_year(year)}", unit, least=5, most=8
            )
            for year in self.asked or (own,)
            if year is not None
        ]
        total = (
            [yen_column(YEARS_KEY, self._sum_title, unit, least=5, most=6.5)]
            if self.has_sum
            else []
        )
        return [*earlier, *asked, *total, *self.sources.columns(options, own)]

    @property
    def _sum_title(self) -> str:
        """The head of the sum, which says from which year it is where others stand before it."""
        return f"{SUM}\n（{format_fiscal_year(self.asked[0])}～）" if self.earlier else SUM

    def blank_cells(self) -> dict[str, Cell]:
        """Return the cells of a row for a new project: all amounts are to be filled in.

        They are by the keys of the columns; years before the plan's are not asked for.
        """
        keys = tuple(year_key(year) for year in self.asked[1:])
        keys = (AMOUNT_KEY, *keys)
        earlier: dict[str, Cell] = {each.key: Text("") for each in self.earlier}
        asked: dict[str, Cell] = {key: Input() for key in keys}
        total = Across(None, keys, is_open=True)
        return {**earlier, **asked, YEARS_KEY: total, **self.sources.blank_cells()}

    def cells(self, view: PlanView, row: Listing) -> dict[str, Cell]:
        """Return the cells of ``row`` by the keys of the columns."""
        own, project = view.basis.fiscal_year, row.project
        earlier: dict[str, Cell] = {each.key: each.cell(project) for each in self.earlier}
        keys = tuple(_key(year, own) for year in self.asked) or (AMOUNT_KEY,)
        amounts = self.amounts(view, project)
        entries = list(map(_entry, amounts, self.words(project)))
        asked: dict[str, Cell] = dict(zip(keys, entries, strict=True))
        total = Across(sum_known(amounts), keys, is_open=Input() in entries)
        cells = {**earlier, **asked, YEARS_KEY: total, **self.sources.cells(view, project)}
        return cells if view.counts_at(row) else dict.fromkeys(cells, Text(RELISTED))


def _entry(yen: int | None, word: str) -> Input | Entry:
    """Return where an amount is entered, with what the plan has of it: yen, or a word."""
    return Entry(word) if yen is None and word else Input(yen)


def _key(year: int, own: int | None) -> str:
    return AMOUNT_KEY if year == own else year_key(year)


def _period_of(title: str) -> Sequence[int]:
    """Return the fiscal years from first to last of the period in ``title``, none without one."""
    folded = fold(title)
    years = find_fiscal_years(folded)
    if not years or not any(sign in folded for sign in _SIGNS_OF_PERIOD):
        return ()
    period = range(years[0], years[-1] + 1)
    is_period = years == (period.start, period.stop - 1) and len(period) <= MOST_YEARS
    return period if is_period else ()
