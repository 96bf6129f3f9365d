"""Amounts that slips make: below 0, with a fraction of 1,000 yen, a thousandth of what is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.finding import Finding, Severity
from model.project import Amount, Project
from model.readers.tables.amount_heads import in_full
from model.text import first_names
from model.wareki import format_fiscal_year
from model.workbook.form import AMOUNT, PROJECTS

_THOUSAND = 1_000
_RARE = 10
"""One in so many amounts, or fewer, may be a slip; where more are alike, it is how the plan is."""
_FAR = 20
"""So many times larger is the next amount, where one is far below all others."""
_MOST_NAMES = 10


class _Told(NamedTuple):
    project: Project
    amount: Amount

    @property
    def text(self) -> str:
        """The amount as findings name it: 見守り（令和8年度 事業費 △100円）."""
        amount = self.amount
        year = format_fiscal_year(amount.fiscal_year) if amount.fiscal_year else ""
        what = amount.funds or amount.kind or AMOUNT
        yen = in_full(amount.yen, _THOUSAND)
        return f"{self.project.name}（{' '.join(filter(None, (year, what, yen)))}）"


def about_odd_amounts(projects: Sequence[Project]) -> Iterator[Finding]:
    """Yield a finding of the amounts below 0, of those that are no whole 1,000 yen, of tiny ones.

    Plans are made in 千円. Where most amounts are whole ones, the others may have been entered in
    千円 (12,600 for 12,600,000) and be far too small in all sums. So may one of a thousandth of
    what the project has in another year, and one that is far below all others of the plan.
    """
    amounts = [_Told(project, amount) for project in projects for amount in project.amounts]
    negative = [each for each in amounts if each.amount.yen < 0]
    if negative:
        message = (
            f"0円より小さい金額が{len(negative):,}件あります：{_names(negative)}。"
            "減額でなければ、直してください。"
        )
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)
    broken = [each for each in amounts if each.amount.yen % _THOUSAND]
    if 0 < len(broken) * _RARE <= len(amounts):
        message = (
            f"千円未満の端数のある金額が{len(broken):,}件あります：{_names(broken)}。"
            "千円単位で書いたものであれば、円単位に直してください。"
        )
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)
    tiny = [each for each in _tiny(amounts) if each not in broken]
    if tiny:
        message = (
            f"ほかの金額と比べて桁違いに小さい金額が{len(tiny):,}件あります：{_names(tiny)}。"
            "千円単位で書いたものであれば、円単位に直してください。"
        )
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)


def _tiny(amounts: Sequence[_Told]) -> list[_Told]:
    """Return the amounts above 0 that are likely a thousandth of what was meant, if but few are."""
    beside: dict[tuple[str, str | None, str | None], list[int]] = defaultdict(list)
    for project, each in amounts:
        beside[project.id, each.kind, each.funds].append(each.yen)
    floor = _floor(sorted(each.amount.yen for each in amounts if each.amount.yen > 0))
    tiny = [
        told
        for told in amounts
        for yen in [told.amount.yen]
        if yen > 0
        and (
            yen < floor
            or any(
                _THOUSAND * yen <= 2 * other <= 4 * _THOUSAND * yen
                for other in beside[told.project.id, told.amount.kind, told.amount.funds]
            )
        )
    ]
    return tiny if len(tiny) * _RARE <= len(amounts) else []


def _floor(sizes: Sequence[int]) -> int:
    """Return the amount below which but few are, each by far: sizes are in order."""
    few = range(len(sizes) // _RARE)
    steps = [place for place in few if sizes[place] * _FAR <= sizes[place + 1]]
    return sizes[steps[-1] + 1] if steps else 0


def _names(told: Sequence[_Told]) -> str:
    return first_names([each.text for each in told], _MOST_NAMES)
