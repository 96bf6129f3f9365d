"""Years of amounts beside the plan's own: far behind it, or all of other years."""

from __future__ import annotations

from collections.abc import Iterator

from model.amount_basis import choose_basis
from model.finding import Finding, Severity
from model.plan import Plan
from model.readers.reading import TITLE_PAGE
from model.wareki import format_fiscal_year

_FAR = 15
"""So many years behind the plan's own few amounts are."""


def about_far_years(plan: Plan) -> Iterator[Finding]:
    """Yield that amounts are of years far behind the plan's own.

    A year without its era is read as one of 令和: 29年度 in a plan of 平成28年度 as 令和29年度.
    """
    years = {amount.fiscal_year for project in plan.projects for amount in project.amounts}
    own = plan.heading.fiscal_year or min(filter(None, years), default=0)
    far = sorted(year for year in years if year is not None and year >= own + _FAR)
    if far:
        names = "・".join(map(format_fiscal_year, far))
        yield Finding(
            Severity.NOTICE,
            TITLE_PAGE,
            f"{names}の金額があります。元号のない年度は、令和の年度として読んでいます。"
            "違うときは、元の計画書の年度に元号を付けて読み直してください。",
        )


def about_own_year(plan: Plan) -> Iterator[Finding]:
    """Yield that no amount is of the plan's own year, where there are some of other years."""
    basis = choose_basis(plan)
    is_known = any(basis.amount_of(project) is not None for project in plan.projects)
    if basis.fiscal_year is None or is_known:
        return
    amounts = (a for project in plan.projects for a in project.amounts if a.kind == basis.kind)
    years = sorted({a.fiscal_year for a in amounts if a.fiscal_year is not None})
    if years:
        names = "・".join(map(format_fiscal_year, years))
        yield Finding(
            Severity.NOTICE,
            TITLE_PAGE,
            f"計画の年度（{format_fiscal_year(basis.fiscal_year)}）の金額がありません。"
            f"帳票には、金額のある{names}を示します。",
        )
