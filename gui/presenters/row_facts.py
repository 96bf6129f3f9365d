"""All that is known of one row of a plan, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gui.presenters.figures import NOTHING_PICKED, Figures
from model.amount_basis import AmountBasis
from model.listing import Listing, Path
from model.money import format_yen
from model.plan import Plan, Section
from model.project import NO_DEPARTMENT, Project
from model.wareki import format_fiscal_year
from reports.amounts import BY_SECTION_ONLY, exact

_MONEY = "事業費"


def amount_head(figures: Figures) -> str:
    """Return the heading of the amounts of projects: 事業費（千円）, below their year if known."""
    head, year = f"事業費（{figures.row_unit.label}）", figures.basis.fiscal_year
    return head if year is None else f"{format_fiscal_year(year)}\n{head}"


def row_facts(figures: Figures, row: Listing) -> str:
    """Return name, sections, offices, amounts and texts of a picked row, a line each."""
    plan = figures.plan
    above = " › ".join(f"{each.number} {each.title}".strip() for each in _above(plan, row.path))
    facts = [row.printed_name, f"区分：{above}"]
    if figures.has_departments:
        facts.append(f"所管課：{row.printed_departments or NO_DEPARTMENT}")
    if figures.department_money:
        facts.append(f"{_MONEY}{_of(figures.basis)}：{_amount(figures, row)}")
        if figures.counts_at(row):
            facts += _further_amounts(figures, row.project)
    facts += _published(figures, row.path)
    kind = f"（{row.kind.label}）" if figures.has_other else ""
    facts.append(f"事業概要：{row.description or f'記載なし{kind}'}")
    facts += [f"{head}：{text}" for head, text in row.project.extras if text]
    return "\n".join(facts)


def rows_hint(figures: Figures) -> str:
    """Return what stands where no row is chosen: which amounts there are, and how to see more."""
    if not figures.rows:
        return f"{NOTHING_PICKED}。"
    says = "行を選ぶと、その事業の区分・所管課・事業費・事業概要をここに表示します。"
    if figures.department_money or figures.section_money == "":
        return says
    return f"{BY_SECTION_ONLY}で、事業ごとの額は計画にありません。\n{says}"


def _above(plan: Plan, path: Path) -> Iterator[Section]:
    """Yield the sections at and above ``path``, from the top."""
    sections = plan.sections
    for depth in range(1, len(path) + 1):
        section = next(each for each in sections if each.path == path[:depth])
        yield section
        sections = section.children


def _of(basis: AmountBasis) -> str:
    year, kind = basis.fiscal_year, "" if basis.kind == _MONEY else basis.kind
    words = " ".join(filter(None, ("" if year is None else format_fiscal_year(year), kind)))
    return f"（{words}）" if words else ""


def _further_amounts(figures: Figures, project: Project) -> Iterator[str]:
    """Yield the sources of the amount, then the amounts of other years and kinds with theirs."""
    if sources := _sources(figures, figures.basis.by_source(project.amounts)):
        yield f"財源{_of(figures.basis)}：{sources}"
    beside = figures.basis.beside(project)
    for year, kind in dict.fromkeys((amount.fiscal_year, amount.kind) for amount in beside):
        own = AmountBasis(year, kind)
        amounts = [each for each in beside if (each.fiscal_year, each.kind) == (year, kind)]
        sources = _sources(figures, own.by_source(amounts))
        behind = f"（{sources}）" if sources else ""
        yield f"{_MONEY}{_of(own)}：{exact(own.yen_of(amounts) or 0, figures.row_unit)}{behind}"


def _sources(figures: Figures, by_source: Mapping[str, int]) -> str:
    return "、".join(f"{name} {exact(yen, figures.row_unit)}" for name, yen in by_source.items())


def _amount(figures: Figures, row: Listing) -> str:
    shown = figures.of_row(row)
    return f"{shown}{figures.row_unit.label}" if shown[-1:].isdigit() else shown


def _published(figures: Figures, path: Path) -> list[str]:
    """Return the published budget of the section that a row belongs to, where there is any."""
    found = figures.published_above(path)
    if found is None:
        return []
    place, budget = found
    section = list(_above(figures.plan, place))[-1]
    name = f"{figures.plan.level_name(section)} {section.number}".strip()
    known = BY_SECTION_ONLY if budget is None else format_yen(budget)
    return [f"公表事業費（{name} の全体）：{known}"]
