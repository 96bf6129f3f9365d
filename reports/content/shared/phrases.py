"""The words that all reports share: names of sections, picks in words, budgets in running text."""

from __future__ import annotations

from collections.abc import Sequence

from model.listing import Listing, format_path
from model.money import Unit, format_yen
from model.plan import Plan, Section
from model.project import NO_DEPARTMENT, Flag, Project, format_departments
from model.selection import Selection
from model.totals import Tally, tally_rows
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.amounts import BY_SECTION_ONLY
from reports.content.shared.grouping import Group
from reports.content.shared.money_columns import AMOUNT_KEY, sums_text, years_of
from reports.content.shared.section_numbers import full_number
from reports.document import Fact
from reports.table import Counted

NOT_FOR_PICKS = f"{BY_SECTION_ONLY}の額のため、この範囲では示しません。"
"""The note below totals by section that leave their published budgets empty for that."""

ONCE_IN_TOTAL = (
    "所管課は計画に出てくる順です。"
    "複数の課が担当する事業は、それぞれの課で数えています（延べ）。実数では1件と数えます。"
)
"""The note below tables by department: their order, and what the two totals count."""

_MANY = 6


def section_number(plan: Plan, section: Section) -> str:
    """Return the name of the section's level with its number: 基本施策 1, or the name alone.

    A level whose numbers begin anew below each section goes by those above, too: 単位施策 1-2-1.
    """
    return f"{plan.level_name(section)} {full_number(plan, section)}".strip()


def section_name(plan: Plan, section: Section) -> str:
    """Return number and title: 基本施策 1　地域社会を支える協働・連携の推進."""
    return f"{section_number(plan, section)}　{section.title}"


def short_name(plan: Plan, section: Section) -> str:
    """Return the name of a section for a narrow column: a number such as 1-2-1 says its level."""
    number = full_number(plan, section)
    return f"{number}　{section.title}" if "-" in number else section_name(plan, section)


def group_name(plan: Plan, group: Group) -> str:
    """Return the name of a group; one that is only a section's own rows says so."""
    name = section_name(plan, group.section)
    return f"{name}（直接の掲載）" if group.is_part else name


def group_names(plan: Plan, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the names of ``groups``; where some are called alike, all say what they stand under.

    That is by its number, or title where it has none: 第1章・1　…, くらし・その他.
    """
    called = {group.section.path: _called(plan, group.section) for group in groups}
    is_shared = len(set(called.values())) < len(called)
    return tuple((_name_under if is_shared else group_name)(plan, group) for group in groups)


def _name_under(plan: Plan, group: Group) -> str:
    name = group_name(plan, group)
    return f"{_called(plan, group.above[-1])}・{name}" if group.above else name


def _called(plan: Plan, section: Section) -> str:
    """Return the number that a section is called by, or its title where it has none."""
    return section_number(plan, section) if section.number else section.title


def budget_text(yen: int | None) -> str:
    """Return a published budget as running text, or that it is known by section only.

    It is in words, as plans print it (66億50百万円), whatever the unit of tables: rounded to that
    unit it would no longer be the published one.
    """
    return BY_SECTION_ONLY if yen is None else format_yen(yen)


def tally_text(tally: Tally) -> str:
    """Return counts in words: 掲載33件（事業31件）."""
    return f"掲載{tally.listings:,}件（事業{tally.projects:,}件）"


def count_label(
    word: str, view: PlanView, rows: Sequence[Listing], counted_in: str | None = AMOUNT_KEY
) -> tuple[str | Counted, ...]:
    """Return the label of a total: 小計　掲載12件（うち再掲1件）.

    The rows that are no 再掲 are those whose amounts the total adds up. ``counted_in`` is the key
    of a column of amounts in which no other rows have a text; without one their number is a text.
    """
    relisted = sum(not view.counts_at(row) for row in rows)
    listed = (f"{word}　掲載", Counted("name", len(rows)), "件")
    if not relisted:
        return listed
    counted = Counted(counted_in, relisted) if counted_in else f"{relisted:,}"
    return (*listed, "（うち再掲", counted, "件）")


def departments_lines(of: Listing | Project) -> str:
    """Return the departments of a row or a project, a line each; ほか stands behind the last."""
    return format_departments(of.departments, and_others=of.and_others, between="\n")


def has_published_budgets(plan: Plan) -> bool:
    """Whether the plan publishes the budget of any section."""
    return any(section.publishes_budget for section in plan.sections)


def basis_text(view: PlanView) -> str:
    """Return of which year and kind the amounts are that are added up: 令和6年度 予算.

    Empty where the plan does not say, or has no amounts.
    """
    basis = view.basis
    years = [] if basis.fiscal_year is None else [basis.fiscal_year]
    return _years_and_kind(years, view) if view.traits.have_amounts else ""


def amount_facts(view: PlanView) -> tuple[Fact, ...]:
    """Return of which years and kind the amounts of projects are; none where none is known.

    None, too, where all that is to be said are years, and these stand above the amounts.
    """
    years = years_of(view)
    if len(years) > 1 and not _names_kind(view):
        return ()
    text = _years_and_kind(years, view) if years else basis_text(view)
    return (Fact("事業費の年度・種別", text),) if text else ()


def _names_kind(view: PlanView) -> bool:
    """Whether the kind of the amounts says more of them than that they are amounts."""
    return view.basis.kind not in (None, "事業費")


def _years_and_kind(years: Sequence[int], view: PlanView) -> str:
    return " ".join(filter(None, (years_text(years), view.basis.kind)))


def years_text(years: Sequence[int]) -> str:
    """Return fiscal years as a text: 令和8年度～令和10年度, or each where one is left out."""
    names = [format_fiscal_year(year) for year in years]
    is_run = len(names) > 1 and years[-1] - years[0] == len(years) - 1
    return f"{names[0]}～{names[-1]}" if is_run else "・".join(names)


def cover_facts(view: PlanView, unit: Unit, *, has_sums: bool = True) -> tuple[Fact, ...]:
    """Return what a cover says of a report: years, picks, counts, budget, amounts in ``unit``.

    Without ``has_sums`` the amounts are left out: a table right below says them.

    The years are the plan's own and those after it of which it has amounts. Where the published
    budget is not known for the picks, the totals by section say why.
    """
    year = view.plan.heading.fiscal_year
    years = [] if year is None else [each for each in years_of(view) if each >= year] or [year]
    facts = [Fact("対象年度", years_text(years))] if years else []
    facts += pick_facts(view.plan, view.selection)
    facts.append(Fact("件数", tally_text(tally_rows(view, view.rows))))
    if view.published_budget is not None:
        facts.append(Fact("公表事業費", format_yen(view.published_budget)))
    if _names_kind(view) or view.basis.fiscal_year not in years:
        facts += amount_facts(view)
    known = sums_text(view, view.projects, unit) if has_sums else ""
    return (*facts, Fact("個別事業費の計", known)) if known else tuple(facts)


def pick_facts(plan: Plan, selection: Selection) -> tuple[Fact, ...]:
    """Return the picks in words, one fact for each kind; 対象: すべて where there is none."""
    facts = []
    if selection.sections is not None:
        facts.append(Fact("区分", _section_picks(plan, selection)))
    if selection.departments is not None:
        named = _department_picks(plan, selection.departments)
        facts.append(Fact("所管課", _listed(named, "課")))
    if selection.flags is not None:
        facts.append(Fact("印", _flag_picks(plan, selection.flags)))
    if selection.words:
        facts.append(Fact("検索の言葉", selection.search))
    if not selection.relisted:
        facts.append(Fact("再掲", "除く"))
    if not selection.other:
        facts.append(Fact("その他の主な事業", "除く"))
    return tuple(facts) or (Fact("対象", "すべての事業"),)


def _department_picks(plan: Plan, names: frozenset[str]) -> list[str]:
    """Return names of departments in the plan's order, those of an earlier plan alone, 記載なし."""
    known = [d.name for d in plan.departments if d.name in names]
    earlier = sorted(names.difference(known, {""}))
    return [*known, *earlier, *([NO_DEPARTMENT] if "" in names else [])]


def _flag_picks(plan: Plan, marks: frozenset[str]) -> str:
    known = [flag.mark for flag in plan.legend.flags if flag.mark in marks]
    earlier = sorted(marks.difference(known, {""}))  # picked in an earlier plan, which alone has it
    return "・".join([*known, *earlier, *(["印なし"] if "" in marks else [])])


def _section_picks(plan: Plan, selection: Selection) -> str:
    names = [
        f"{format_path(section.path)} {section.title}"
        + ("" if section.path in (selection.sections or ()) else "（直接の掲載）")
        for section in plan.walk()
        if section.path in (selection.sections or ()) or section.path in selection.own_rows
    ]
    return _listed(names, "区分")


def _listed(names: list[str], counter: str) -> str:
    """Return names joined; of more than a handful the first ones and how many there are."""
    if len(names) <= _MANY:
        return "、".join(names)
    return "、".join(names[:_MANY]) + f" ほか（計{len(names)}{counter}）"


def is_told(flag: Flag) -> bool:
    """Whether the plan says of a mark more than the mark itself."""
    return flag.meaning not in ("", flag.mark)


def flag_text(flag: Flag | None) -> str:
    """Return a mark with its meaning (★　重点事業), alone where it says itself what it means."""
    if flag is None:
        return "なし"
    return f"{flag.mark}　{flag.meaning}" if is_told(flag) else flag.mark
