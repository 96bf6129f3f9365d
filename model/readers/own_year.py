"""A plan whose amounts are all of other years than its own, which papers then show."""

from __future__ import annotations

from collections.abc import Iterator

from model.amount_basis import choose_basis
from model.finding import Finding, Severity
from model.plan import Plan
from model.readers.reading import TITLE_PAGE
from model.wareki import format_fiscal_year


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
