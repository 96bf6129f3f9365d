"""A plan of any size with descriptions of some 100 characters: the same for the same seed."""

from __future__ import annotations

import random

from model.listing import Listing, ListingKind
from model.plan import Legend, Plan, PlanHeading, Section
from model.project import Amount, Department, Flag, Project

_WHO = ["市民", "地域", "高齢者", "子ども", "事業者", "観光客", "若者", "農家", "障害者", "児童"]
_WHAT = ["交流", "防災", "子育て", "道路", "公園", "学校", "健康", "文化財", "水道", "商店街"]
_HOW = ["推進", "整備", "支援", "改修", "維持", "活用", "促進", "強化", "運営", "啓発"]
_FLAGS = (Flag("新", "新規"), Flag("拡", "拡充"), None, None, None)


def plan_to_print(projects: int, seed: int = 1, year: int = 2025) -> Plan:
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
