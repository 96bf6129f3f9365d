"""Which of several kinds of amounts a plan is added up by, where few projects have that kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.amount_basis import choose_basis
from model.finding import Finding, Severity
from model.plan import Plan
from model.wareki import format_fiscal_year
from model.workbook.form import AMOUNT, PROJECTS


def about_kinds(plan: Plan) -> Iterator[Finding]:
    """Yield that far more projects have an amount of another kind than that of all totals.

    A column of 当初予算 with one value, put beside 事業費, would turn all totals in silence.
    """
    basis = choose_basis(plan)
    counts = Counter(
        kind
        for project in plan.projects
        for kind in {
            a.kind for a in project.amounts if (a.fiscal_year, a.funds) == (basis.fiscal_year, None)
        }
    )
    known = counts.pop(basis.kind, 0)
    other, most = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    if not known or 2 * known >= most:
        return
    year = "" if basis.fiscal_year is None else f"{format_fiscal_year(basis.fiscal_year)}の"
    chosen = basis.kind or AMOUNT
    message = (
        f"集計は{year}「{chosen}」（{known:,}件）で行います。同じ年度の「{other or AMOUNT}」"
        f"（{most:,}件）で集計するときは、「{chosen}」の列を消してください。"
    )
    yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)
