"""A big invented plan to measure on: as many listings and departments as asked for."""

from __future__ import annotations

from model.listing import ListingKind
from model.plan import Plan, PlanHeading
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft

_WORDS = [
    "地域",
    "子育て",
    "防災",
    "文化",
    "道路",
    "緑",
    "健康",
    "学び",
    "産業",
    "交通",
    "環境",
    "福祉",
]


def big_plan(listings: int = 20_000, departments: int = 1_000) -> Plan:
    """Return a plan of four levels, 25 rows a section of the last one."""
    numbers = iter(range(listings))
    goals = []
    per_goal = max(listings // 10, 1)
    for goal in range(10):
        policies = []
        for policy in range(4):
            measures = []
            for measure in range(max(per_goal // 100, 1)):
                rows = [_row(n, departments) for _, n in zip(range(25), numbers, strict=False)]
                measures.append(
                    _section(3, f"{_WORDS[measure % 12]}を支える取組{measure}", (), rows)
                )
            policies.append(_section(2, f"{_WORDS[policy]}のまち", measures, []))
        goals.append(_section(1, f"{_WORDS[goal]}が輝く", policies, []))
    draft = PlanDraft(
        heading=PlanHeading("大きな市 実施計画", "大きな市", 2024),
        levels=("目標", "施策", "取組"),
        flags=[Flag("新", "新規"), Flag("拡", "拡充")],
        notes=[],
        sections=goals,
    )
    return assemble_plan(draft)[0]


def _section(level, title, children, rows):
    return SectionDraft(
        where=title,
        level=level,
        number="",
        title=title,
        published_budget=None,
        children=list(children),
        listings=list(rows),
    )


def _row(n: int, departments: int) -> ListingDraft:
    first, second = n % departments, n * 7 % departments
    words = "、".join(_WORDS[(n + k) % 12] for k in range(12))
    return ListingDraft(
        where=f"{n}",
        kind=ListingKind.MAIN,
        name=f"{_WORDS[n % 12]}の推進事業その{n}",
        description=f"{words}に関わる市民の活動を支え、{n}か所で相談会を開くとともに、担い手を育てる。",
        departments=f"第{first}課・第{second}課" if n % 3 == 0 else f"第{first}課",
        flag=("新", "拡", None)[n % 3],
        relisted=False,
        amounts=(Amount(n * 1000, 2024, "予算"),),
    )
