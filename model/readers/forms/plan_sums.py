"""What a plan adds up to in each year before and after forms were put into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.money import sum_known
from model.plan import Plan
from model.readers.tables.amount_heads import in_full
from model.selection import Selection
from model.view import PlanView, view_plan
from model.wareki import format_fiscal_year

_THOUSAND = 1_000


class PlanSum(NamedTuple):
    """The yen of all projects in a fiscal ``year`` (西暦), each counted once; None where unknown.

    The year is None in a plan whose amounts have none.
    """

    year: int | None
    before: int | None
    after: int | None

    @property
    def text(self) -> str:
        """The sums as they are told: 令和8年度 186,500千円→188,850千円（+2,350千円）."""
        year = "" if self.year is None else f"{format_fiscal_year(self.year)} "
        if self.before == self.after:
            return f"{year}{_told(self.before)}（変わりなし）"
        change = (self.after or 0) - (self.before or 0)
        sign = "+" if change > 0 else ""
        return f"{year}{_told(self.before)}→{_told(self.after)}（{sign}{_told(change)}）"


def plan_sums(before: Plan, after: Plan) -> tuple[PlanSum, ...]:
    """Return the sums of each year of which either plan knows amounts, as papers add them up."""
    views = view_plan(before, Selection()), view_plan(after, Selection())
    years = {year for view in views for year in (*view.years_told, view.basis.fiscal_year)}
    found = (
        PlanSum(year, *(_sum(view, year) for view in views))
        for year in sorted(years, key=lambda it: it or 0)
    )
    return tuple(each for each in found if (each.before, each.after) != (None, None))


def sums_text(sums: Sequence[PlanSum]) -> str:
    """Return the sums of all years as a sentence, empty where no amount is known."""
    return f"計画の事業費の計：{'、'.join(each.text for each in sums)}。" if sums else ""


def _sum(view: PlanView, year: int | None) -> int | None:
    if year is None:
        return view.basis.sum_of(view.projects)
    return sum_known(view.basis.in_year(project, year) for project in view.projects)


def _told(yen: int | None) -> str:
    return "―" if yen is None else in_full(yen, _THOUSAND)
