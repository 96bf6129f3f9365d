"""Whether what the sources of funds of each project give is its amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from model.finding import Finding, Severity
from model.project import Project
from model.readers.tables.amount_heads import in_full
from model.wareki import format_fiscal_year
from model.workbook.form import PROJECTS

_THOUSAND = 1_000
_MOST_NAMES = 10
"""The finding names so many projects at most."""


def about_funds(projects: Sequence[Project]) -> Iterator[Finding]:
    """Yield one finding that names the ``projects`` whose sources do not add up to their amount.

    Nothing is said where all of them name but one and the same source (うち一般財源): that is told
    as a part. Rows of lists are held against what other rows of theirs do; a workbook may be one
    into which new amounts were put while the sources stayed.
    """
    sources = {a.funds for project in projects for a in project.amounts if a.funds is not None}
    if len(sources) <= 1:
        return
    found = [(each.name, said) for each in projects if (said := _differences(each))]
    if not found:
        return
    names = "、".join(f"{name}（{'、'.join(said)}）" for name, said in found[:_MOST_NAMES])
    more = "など" if len(found) > _MOST_NAMES else ""
    message = (
        f"財源の内訳の計が事業費と合わない事業が{len(found):,}件あります：{names}{more}。"
        "どちらかを直してください。直すまで、財源別の集計の計は事業費の計と合いません。"
    )
    yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)


def _differences(project: Project) -> Sequence[str]:
    """Return both sums of each year and kind in which they differ."""
    wholes: dict[tuple[int | None, str | None], int] = defaultdict(int)
    parts: dict[tuple[int | None, str | None], int] = defaultdict(int)
    for amount in project.amounts:
        sums = wholes if amount.funds is None else parts
        sums[amount.fiscal_year, amount.kind] += amount.yen
    return [
        f"{format_fiscal_year(key[0]) if key[0] else ''} 財源の計{in_full(yen, _THOUSAND)}、"
        f"事業費{in_full(wholes[key], _THOUSAND)}".strip()
        for key, yen in parts.items()
        if key in wholes and wholes[key] != yen
    ]
