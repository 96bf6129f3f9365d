"""What is odd about the amounts of a plan workbook: sources, kinds, projects that have ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from model.amount_basis import AmountBasis, choose_basis
from model.ended import amounts_after_end, end_of
from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Project
from model.readers.tables.amount_heads import in_full
from model.text import first_names
from model.wareki import format_fiscal_year
from model.workbook.form import AMOUNT, LISTINGS, PROJECTS

_Key = tuple[int | None, str | None]
"""A fiscal year (西暦) and a kind of amounts."""
_THOUSAND = 1_000
_MOST_NAMES = 10
"""A finding names so many projects at most."""


def about_amounts(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each thing that is odd, with the projects of which it is."""
    basis = choose_basis(plan)
    told = (
        *_about_funds(plan.projects),
        *_about_funds_alone(plan.projects),
        *_about_kinds(plan, basis),
        *_about_ends(plan, basis),
    )
    for message in told:
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)


def _about_funds(projects: Sequence[Project]) -> Iterator[str]:
    """Yield which ``projects`` have sources of funds that do not add up to their amount.

    Nothing is said where all of them name but one and the same source (うち一般財源): that is told
    as a part. Rows of lists are held against what other rows of theirs do; a workbook may be one
    into which new amounts were put while the sources stayed.
    """
    sources = {a.funds for project in projects for a in project.amounts if a.funds is not None}
    differ = ((each.name, said) for each in projects if (said := _differences(each)))
    found = [f"{name}（{'、'.join(said)}）" for name, said in differ] if len(sources) > 1 else []
    if found:
        yield (
            f"財源の内訳の計が事業費と合わない事業が{len(found):,}件あります："
            f"{first_names(found, _MOST_NAMES)}。"
            "どちらかを直してください。直すまで、財源別の集計の計は事業費の計と合いません。"
        )


def _about_funds_alone(projects: Sequence[Project]) -> Iterator[str]:
    """Yield which ``projects`` have sources in a year but no amount.

    What the sources give is then added up in its place. Nothing is said of a year and kind of which
    no project has an amount: such a plan gives sources alone.
    """
    sums = [(each.name, *_sums(each)) for each in projects]
    whole_keys = {key for _, wholes, _ in sums for key in wholes}
    found = []
    for name, wholes, parts in sums:
        alone = [key for key in parts if key in whole_keys and key not in wholes]
        said = "、".join(f"{_year(key[0])}財源の計{_yen(parts[key])}" for key in alone)
        if alone:
            found.append(f"{name}（{said}）")
    if found:
        yield (
            f"事業費の金額がなく、財源だけがある事業が{len(found):,}件あります："
            f"{first_names(found, _MOST_NAMES)}。集計では財源の計を事業費とします。"
            "事業費を入れるか、財源を消してください。"
        )


def _about_kinds(plan: Plan, basis: AmountBasis) -> Iterator[str]:
    """Yield that far more projects have an amount of another kind than that of all totals.

    A column of 当初予算 with one value, put beside 事業費, would turn all totals in silence.
    """
    counts = Counter(
        kind
        for project in plan.projects
        for kind in {
            a.kind for a in project.amounts if (a.fiscal_year, a.funds) == (basis.fiscal_year, None)
        }
    )
    known = counts.pop(basis.kind, 0)
    other, most = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    if known and 2 * known < most:
        year = "" if basis.fiscal_year is None else f"{format_fiscal_year(basis.fiscal_year)}の"
        chosen = basis.kind or AMOUNT
        yield (
            f"集計は{year}「{chosen}」（{known:,}件）で行います。同じ年度の「{other or AMOUNT}」"
            f"（{most:,}件）で集計するときは、「{chosen}」の列を消してください。"
        )


def _about_ends(plan: Plan, basis: AmountBasis) -> Iterator[str]:
    """Yield which projects end by their remarks and count all the same.

    A department writes 廃止 on its form; taking out its row, or its amounts, is the clerk's to do.
    """
    found = []
    for project in plan.projects:
        amounts = amounts_after_end(project, basis.fiscal_year)
        counted = [a for a in amounts if a.kind == basis.kind]
        if counted:
            told = "・".join(_year(a.fiscal_year) + _yen(a.yen) for a in counted)
            found.append(f"{project.name}（{end_of(project)}、{told}）")
    if found:
        yield (
            f"備考に廃止・終了とある{len(found):,}件に金額があり、合計に入っています："
            f"{first_names(found, _MOST_NAMES)}。"
            f"合計から除くときは金額を0にし、計画から除くときは{PROJECTS}シートと{LISTINGS}シートの行を"
            "消してください。"
        )


def _differences(project: Project) -> Sequence[str]:
    """Return both sums of each year and kind in which they differ."""
    wholes, parts = _sums(project)
    return [
        f"{_year(key[0])}財源の計{_yen(yen)}、事業費{_yen(wholes[key])}"
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


def _year(year: int | None) -> str:
    return f"{format_fiscal_year(year)} " if year else ""


def _yen(yen: int) -> str:
    return in_full(yen, _THOUSAND)
