"""Whether amounts are such as a slip makes them: below 0, or with a fraction of 1,000 yen."""

from __future__ import annotations

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
_MOST_NAMES = 10


class _Told(NamedTuple):
    project: Project
    amount: Amount

    @property
    def text(self) -> str:
        """The amount as findings name it: 見守り（令和8年度 事業費 -100円）."""
        amount = self.amount
        year = format_fiscal_year(amount.fiscal_year) if amount.fiscal_year else ""
        what = amount.funds or amount.kind or AMOUNT
        yen = in_full(amount.yen, _THOUSAND)
        return f"{self.project.name}（{' '.join(filter(None, (year, what, yen)))}）"


def about_odd_amounts(projects: Sequence[Project]) -> Iterator[Finding]:
    """Yield a finding of the amounts below 0, and one of those that are no whole 1,000 yen.

    Plans are made in 千円. Where most amounts are whole ones, the others may have been entered in
    千円 (12,600 for 12,600,000) and be far too small in all sums.
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


def _names(told: Sequence[_Told]) -> str:
    return first_names([each.text for each in told], _MOST_NAMES)
