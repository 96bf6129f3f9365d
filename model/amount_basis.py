"""Which of a plan's amounts are added up: those of one fiscal year and one kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.money import sum_known
from model.plan import Plan
from model.project import Amount, Project

_EARLIER = ("前年度", "前々年度", "昨年度")
_ASKED = ("要求", "要望", "見積")
_SPENT = ("決算", "実績", "執行", "支出")


class AmountBasis(NamedTuple):
    """The fiscal year (西暦) and the kind (予算, 決算 …) whose amounts are added up.

    A plan that lists several tells the same money several times, so they are never added to each
    other.
    """

    fiscal_year: int | None = None
    kind: str | None = None

    def amount_of(self, project: Project) -> int | None:
        """Return the yen of ``project`` on this basis, or None where none is known."""
        return self.yen_of(project.amounts)

    def yen_of(self, amounts: Sequence[Amount]) -> int | None:
        """Return the yen on this basis of a project or section with ``amounts``, or None.

        Amounts without a year stand in where none has a year; beside those of other years they
        are their sum (計). Amounts by source of funds are parts of the amount without one, and are
        added only where that is missing.
        """
        return _whole(self._chosen(amounts))

    def in_year(self, project: Project, year: int) -> int | None:
        """Return the yen of ``project`` of this kind in the fiscal ``year``, or None.

        Amounts without a year stand in for the year of this basis alone.
        """
        if year == self.fiscal_year:
            return self.amount_of(project)
        kind = self.kind
        return _whole([a for a in project.amounts if (a.fiscal_year, a.kind) == (year, kind)])

    def sources_in(self, amounts: Sequence[Amount]) -> list[str]:
        """Return the sources of funds that ``amounts`` name on this basis, in their order."""
        return [a.funds for a in self._chosen(amounts) if a.funds is not None]

    def from_source(self, project: Project, funds: str) -> int | None:
        """Return the yen of ``project`` on this basis from the source ``funds``, or None."""
        return sum_known(a.yen for a in self._chosen(project.amounts) if a.funds == funds)

    def funds_of(self, project: Project) -> int | None:
        """Return the yen of ``project`` on this basis by source of funds, added up, or None."""
        return sum_known(a.yen for a in self._chosen(project.amounts) if a.funds is not None)

    def by_source(self, amounts: Sequence[Amount]) -> dict[str, int]:
        """Return the yen of ``amounts`` on this basis by their sources of funds, in their order."""
        sums: dict[str, int] = {}
        for amount in self._chosen(amounts):
            if amount.funds is not None:
                sums[amount.funds] = sums.get(amount.funds, 0) + amount.yen
        return sums

    def beside(self, project: Project) -> list[Amount]:
        """Return the amounts of ``project`` of other years and kinds, in their order."""
        chosen = self._chosen(project.amounts)
        return [amount for amount in project.amounts if amount not in chosen]

    def _chosen(self, amounts: Sequence[Amount]) -> list[Amount]:
        known = [a for a in amounts if a.kind == self.kind]
        is_dated = any(a.fiscal_year is not None for a in known)
        year = self.fiscal_year if is_dated else None
        return [a for a in known if a.fiscal_year == year]

    def sum_of(self, projects: Iterable[Project]) -> int | None:
        """Return the sum in yen of what is known of ``projects``, None where nothing is."""
        return sum_known(map(self.amount_of, projects))


def _whole(amounts: list[Amount]) -> int | None:
    """Return the yen of ``amounts`` of one year and kind, by source only where all are."""
    return sum_known(a.yen for a in [a for a in amounts if a.funds is None] or amounts)


def choose_basis(plan: Plan) -> AmountBasis:
    """Return the basis on which the amounts of ``plan`` are added up."""
    amounts = (amount for project in plan.projects for amount in project.amounts)
    return basis_among(amounts, plan.heading.fiscal_year)


def basis_among(amounts: Iterable[Amount], year: int | None) -> AmountBasis:
    """Return the basis on which ``amounts`` of a plan of the fiscal ``year`` are added up.

    The year is the plan's own; where it has none, the latest year of a budget, else the earliest of
    what is planned and not spent, else of any amount. Among the kinds of that year a budget comes
    first, then the kind that stands first; behind them come what was asked for (要求額), the year
    before and money spent. Where no amount is of the plan's year, the kind is one of the next year
    that has any, else of the last.
    """
    first = dict.fromkeys((a.fiscal_year, a.kind) for a in amounts)
    kinds = [Amount(0, each, kind) for each, kind in first]
    if year is None:
        year = _year_of(kinds)
    dated = [a for a in kinds if a.fiscal_year == year]
    candidates = dated or [a for a in kinds if a.fiscal_year is None] or _nearest(kinds, year)
    kind = min(candidates, key=_rank).kind if candidates else None
    return AmountBasis(year, kind)


def _year_of(amounts: list[Amount]) -> int | None:
    budgets = [a.fiscal_year for a in amounts if a.fiscal_year and _rank(a) == 0]
    if budgets:
        return max(budgets)
    dated = [a for a in amounts if a.fiscal_year]
    ahead = [a for a in dated if not is_added_up_last(a.kind or "")]
    return min((a.fiscal_year for a in ahead or dated if a.fiscal_year), default=None)


def _nearest(amounts: list[Amount], year: int | None) -> list[Amount]:
    """Return those of the first year after ``year`` of which there are any, else of the last."""
    years = [a.fiscal_year for a in amounts if a.fiscal_year is not None]
    later = [each for each in years if year is not None and each > year]
    nearest = min(later) if later else max(years, default=None)
    return [a for a in amounts if a.fiscal_year == nearest]


def is_added_up_last(kind: str) -> bool:
    """Whether amounts of ``kind`` are added up for lack of others: 要求額, 決算額, 前年度予算."""
    return _rank_of(kind) > 1


def _rank(amount: Amount) -> int:
    return _rank_of(amount.kind or "")


def _rank_of(kind: str) -> int:
    if kind.startswith(_EARLIER) or any(word in kind for word in _ASKED):
        return 2
    if "予算" in kind:
        return 0
    return 3 if any(word in kind for word in _SPENT) else 1
