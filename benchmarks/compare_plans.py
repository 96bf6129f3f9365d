"""How long two plans side by side take, and how it grows: python -m benchmarks.compare_plans.

Three pairs of plans of each size: a year apart (a fifth of the projects changed), all projects
renamed, and two plans that have nothing in common. Prints seconds, and how much more than ten
times the rows cost.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

from benchmarks.plans import make_plan, make_plan_a_year_later
from model.comparison import Change, Fate, compare_plans
from model.plan import Plan

SIZES = (2_000, 20_000)


def all_renamed(plan: Plan) -> Plan:
    return replace(plan, projects=tuple(replace(p, name=f"新・{p.name}") for p in plan.projects))


def pairs(size: int) -> dict[str, tuple[Plan, Plan]]:
    plan = make_plan(size)
    return {
        "a year apart": (plan, make_plan_a_year_later(plan)),
        "all renamed": (plan, all_renamed(plan)),
        "nothing in common": (plan, make_plan(size, seed=7)),
    }


def main(sizes: tuple[int, ...]) -> None:
    print(
        f"{'plans':<20}{'projects':>10}{'seconds':>10}{'growth':>8}{'new':>8}{'ended':>8}{'renamed':>9}"
    )
    before: dict[str, float] = {}
    for size in sizes:
        for name, (old, new) in pairs(size).items():
            started = time.perf_counter()
            compared = compare_plans(old, new)
            seconds = time.perf_counter() - started
            growth = f"{seconds / before[name]:.1f}" if name in before else ""
            before[name] = seconds
            print(
                f"{name:<20}{size:>10,}{seconds:>10.2f}{growth:>8}"
                f"{len(compared.of_fate(Fate.NEW)):>8,}{len(compared.of_fate(Fate.ENDED)):>8,}"
                f"{len(compared.with_change(Change.NAME)):>9,}"
            )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
