"""Years of amounts beside the plan's own: without their era, far behind it, or all of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.amount_basis import choose_basis
from model.finding import Finding, Severity
from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.draft import PlanDraft
from model.readers.reading import TITLE_PAGE
from model.text import fold
from model.wareki import find_fiscal_years, format_fiscal_year

_FAR = 15
"""So many years behind the plan's own few amounts are."""
_CENTURY, _HEISEI = 2018 - 2000, 2018 - 1988
"""How far a year without its era is from the same number of 令和: 20NN, one of 平成."""


def settle_years(draft: PlanDraft, text: str) -> Iterator[Finding]:
    """Make the years without their era those that go on with the plan's own, and say so.

    They are read as years of 令和. Of a plan of 2024 25年度 is 2025, of one of 平成28年度 29年度 is
    平成29年度. A year that does not go on so stays as it is, and one that ``text`` names with its
    era or in four figures; so does 25年度 where the text writes years of 令和.
    """
    rows = draft.listings()
    own, near, far = _by_distance(draft.heading, (a for row in rows for a in row.amounts))
    goes_on = (near[-1] + 1,) if near else (own - 1, own, own + 1)
    said = fold(text)
    eras = {_CENTURY: "令和" not in said, _HEISEI: "平成" in said}
    before = next((n for n, may in eras.items() if may and far and far[0] - n in goes_on), None)
    if before is None or far[-1] - far[0] >= _FAR:
        return
    named = find_fiscal_years(said, with_era=True)
    if any(year in named or str(year) in said for year in far):
        return
    meant = {year: year - before for year in far}
    for row in rows:
        row.amounts = tuple(
            a._replace(fiscal_year=meant.get(a.fiscal_year or 0, a.fiscal_year))
            for a in row.amounts
        )
    pairs = "、".join(f"「{year - 2018}年度」を{then}年度" for year, then in meant.items())
    yield Finding(
        Severity.NOTICE,
        TITLE_PAGE,
        f"元号のない年度は、計画の年度に続くものとして、{pairs}（西暦）と読みました。"
        "違うときは、元の計画書の年度に元号を付けて読み直してください。",
    )


def _by_distance(
    heading: PlanHeading, amounts: Iterable[Amount]
) -> tuple[int, list[int], list[int]]:
    """Return the plan's own year, else the first of its amounts; the years near it; those far."""
    years = sorted({amount.fiscal_year for amount in amounts if amount.fiscal_year})
    own = heading.fiscal_year or min(years, default=0)
    return own, [y for y in years if y < own + _FAR], [y for y in years if y >= own + _FAR]


def about_far_years(plan: Plan) -> Iterator[Finding]:
    """Yield that amounts are of years far behind the plan's own.

    A year without its era is read as one of 令和: 29年度 in a plan of 平成28年度 as 令和29年度.
    """
    amounts = (amount for project in plan.projects for amount in project.amounts)
    _, _, far = _by_distance(plan.heading, amounts)
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
