"""Whether what the sources of funds of each project give is its amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from model.finding import Finding, Severity
from model.project import Project
from model.readers.tables.amount_heads import in_full
from model.text import first_names
from model.wareki import format_fiscal_year
from model.workbook.form import PROJECTS

_Key = tuple[int | None, str | None]
"""A fiscal year (西暦) and a kind of amounts."""
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


def about_funds_alone(projects: Sequence[Project]) -> Iterator[Finding]:
    """Yield one finding that names the ``projects`` with sources in a year but no amount.

    What the sources give is then added up in its place. Nothing is said of a year and kind of which
    no project has an amount: such a plan gives sources alone.
    """
    sums = [(each.name, *_sums(each)) for each in projects]
    whole_keys = {key for _, wholes, _ in sums for key in wholes}
    found = []
    for name, wholes, parts in sums:
        alone = [key for key in parts if key in whole_keys and key not in wholes]
        said = "、".join(f"{_year(key)}財源の計{in_full(parts[key], _THOUSAND)}" for key in alone)
        if alone:
            found.append(f"{name}（{said}）")
    if found:
        message = (
            f"事業費の金額がなく、財源だけがある事業が{len(found):,}件あります："
            f"{first_names(found, _MOST_NAMES)}。集計では財源の計を事業費とします。"
            "事業費を入れるか、財源を消してください。"
        )
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)


def _differences(project: Project) -> Sequence[str]:
    """Return both sums of each year and kind in which they differ."""
    wholes, parts = _sums(project)
    return [
        f"{_year(key)}財源の計{in_full(yen, _THOUSAND)}、事業費{in_full(wholes[key], _THOUSAND)}"
        for key, yen in parts.items()
        if key in wholes and wholes[key] != yen
    ]


def _sums(project: Project) -> tuple[Mapping[_Key, int], Mapping[_Key, int]]:
    """Return the yen of each year and kind: as a whole, and by source of funds added up."""
    wholes: dict[_Key, int] = defaultdict(int)
    parts: dict[_Key, int] = defaultdict(int)
    for amount in project.amounts:
        sums = wholes if amount.funds is None else parts
        sums[amount.fiscal_year, amount.kind] += amount.yen
    return wholes, parts


def _year(key: _Key) -> str:
    return f"{format_fiscal_year(key[0])} " if key[0] else ""
