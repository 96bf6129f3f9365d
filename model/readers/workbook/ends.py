"""Whether projects that end still have amounts, which papers add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.amount_basis import choose_basis
from model.ended import amounts_after_end, end_of
from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Amount
from model.readers.tables.amount_heads import in_full
from model.text import first_names
from model.wareki import format_fiscal_year
from model.workbook.form import LISTINGS, PROJECTS

_THOUSAND = 1_000
_MOST_NAMES = 10


def about_ends(plan: Plan) -> Iterator[Finding]:
    """Yield one finding of the projects that end by their remarks and count all the same.

    A department writes 廃止 on its form; taking out its row, or its amounts, is the clerk's to do.
    """
    basis = choose_basis(plan)
    found = []
    for project in plan.projects:
        amounts = amounts_after_end(project, basis.fiscal_year)
        counted = [amount for amount in amounts if amount.kind == basis.kind]
        if counted:
            found.append(f"{project.name}（{end_of(project)}、{_told(counted)}）")
    if not found:
        return
    message = (
        f"備考に廃止・終了とある{len(found):,}件に金額があり、合計に入っています："
        f"{first_names(found, _MOST_NAMES)}。"
        f"合計から除くときは金額を0にし、計画から除くときは{PROJECTS}シートと{LISTINGS}シートの行を"
        "消してください。"
    )
    yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)


def _told(amounts: Sequence[Amount]) -> str:
    return "・".join(
        f"{format_fiscal_year(each.fiscal_year) if each.fiscal_year else ''} "
        f"{in_full(each.yen, _THOUSAND)}".strip()
        for each in amounts
    )
