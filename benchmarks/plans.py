"""Plans of any size for the benchmarks: the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import replace

from model.listing import Listing, ListingKind
from model.plan import Legend, Plan, PlanHeading, Section
from model.project import Amount, Department, Flag, Project

_WHO = ["市民", "地域", "高齢者", "子ども", "事業者", "観光客", "若者", "農家", "障害者", "児童"]
_WHAT = ["交流", "防災", "子育て", "道路", "公園", "学校", "健康", "文化財", "水道", "商店街"]
_HOW = ["推進", "整備", "支援", "改修", "維持", "活用", "促進", "強化", "運営", "啓発"]
_FLAGS = (Flag("新", "新規"), Flag("拡", "拡充"), None, None, None)


def make_plan(projects: int, *, seed: int = 1, year: int = 2025) -> Plan:
    """Return a plan of ``projects`` in sections of 20 under goals of 10, two levels deep."""
    chance = random.Random(seed)
    departments = tuple(Department(f"第{n}課") for n in range(1, 101))
    made = [_project(chance, n, departments, year) for n in range(projects)]
    sections = [made[start : start + 20] for start in range(0, projects, 20)]
    goals = [sections[start : start + 10] for start in range(0, len(sections), 10)]
    return Plan(
        PlanHeading("比べる計画", "ひかり市", year),
        ("目標", "施策"),
        Legend(tuple(flag for flag in _FLAGS if flag)),
        tuple(_goal(number, goal) for number, goal in enumerate(goals, 1)),
        tuple(made),
        departments,
    )


def make_plan_a_year_later(plan: Plan, *, seed: int = 2) -> Plan:
    """Return ``plan`` with a fifth of its projects changed: other names, texts, amounts, new ones.

    Of a hundred projects 5 have another name, 5 another text, 5 another amount, 5 are others.
    """
    chance = random.Random(seed)
    year = (plan.heading.fiscal_year or 0) + 1
    later = {p.id: _later(chance, p, number, plan, year) for number, p in enumerate(plan.projects)}
    return replace(
        plan,
        heading=replace(plan.heading, fiscal_year=year),
        sections=tuple(_with(section, later) for section in plan.sections),
        projects=tuple(later.values()),
    )


def _later(chance: random.Random, project: Project, number: int, plan: Plan, year: int) -> Project:
    amounts = tuple(replace(amount, fiscal_year=year) for amount in project.amounts)
    same = replace(project, amounts=amounts)
    match number % 20:
        case 0:
            return replace(same, name=f"{project.name}（{chance.choice(_HOW)}型）")
        case 1:
            return replace(same, description=f"{project.description}{_sentence(chance)}")
        case 2:
            return replace(same, amounts=(Amount(chance.randrange(10**8), year, "予算"),))
        case 3:
            other = _project(chance, len(plan.projects) + number, plan.departments, year)
            return replace(other, id=project.id)
    return same


def _with(section: Section, projects: dict[str, Project]) -> Section:
    return replace(
        section,
        children=tuple(_with(child, projects) for child in section.children),
        listings=tuple(
            _listing(projects[row.project.id], row.path, row.index) for row in section.listings
        ),
    )


def _project(
    chance: random.Random, number: int, departments: tuple[Department, ...], year: int
) -> Project:
    who, what, how = chance.choice(_WHO), chance.choice(_WHAT), chance.choice(_HOW)
    return Project(
        id=str(number + 1),
        name=f"{who}{what}{how}事業 {number + 1}",
        description="".join(_sentence(chance) for _ in range(4)),
        departments=tuple(chance.sample(departments, chance.choice((1, 1, 2)))),
        and_others=False,
        flag=chance.choice(_FLAGS),
        amounts=(Amount(chance.randrange(10**8), year, "予算"),),
    )


def _sentence(chance: random.Random) -> str:
    who, what = chance.choice(_WHO), chance.choice(_WHAT)
    return f"{who}とともに{what}の{chance.choice(_HOW)}と{chance.choice(_HOW)}を進めます。"


def _goal(number: int, sections: list[list[Project]]) -> Section:
    children = tuple(
        Section(
            path=(number, n),
            level=2,
            number=str(n),
            title=f"{_WHAT[n % len(_WHAT)]}の{_HOW[number % len(_HOW)]} {number}-{n}",
            listings=tuple(
                _listing(project, (number, n), index) for index, project in enumerate(rows, 1)
            ),
        )
        for n, rows in enumerate(sections, 1)
    )
    return Section((number,), 1, str(number), f"第{number}の目標", children=children)


def _listing(project: Project, path: tuple[int, ...], index: int) -> Listing:
    return Listing(
        project,
        path,
        index,
        ListingKind.MAIN,
        relisted=False,
        name=project.name,
        description=project.description,
        departments=project.departments,
        and_others=project.and_others,
        flag=project.flag,
    )
