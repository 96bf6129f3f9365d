"""How long two plans side by side take, and how it grows: python -m benchmarks.compare_plans.

Three pairs of plans of each size: a year apart (a fifth of the projects changed), all projects
renamed, and two plans that have no name in common. For plans a year apart the report is made too.
Prints processor seconds and function calls, and how many times those of the size before they are:
calls tell how the work grows, seconds also what a larger heap does to caches and collector.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.big_plan import big_plan
from model.comparison.changes import Change, Fate
from model.comparison.compare import compare_plans
from model.plan import Plan
from model.project import Amount, Project
from model.selection import Selection
from reports.catalogue import report_by_id
from reports.making.job import Job, Order
from reports.making.run import run_job
from reports.options import Format, ReportOptions

SIZES = (2_000, 20_000)
REPORT = report_by_id("diff")


def a_year_later(project: Project, number: int) -> Project:
    """Return every fifth project with another name, text, amount, or as another project."""
    match number % 20:
        case 0:
            return replace(project, name=f"{project.name}（拡充分）")
        case 1:
            return replace(project, description=f"{project.description}成果を公表する。")
        case 2:
            return replace(project, amounts=(Amount(number * 1001, 2024, "予算"),))
        case 3:
            return another(project, number)
    return project


def renamed(project: Project, _: int) -> Project:
    return replace(project, name=f"新・{project.name}")


def another(project: Project, number: int) -> Project:
    chance = random.Random(number)
    text = "".join(chr(chance.randrange(ord("ァ"), ord("ヶ"))) for _ in range(40))
    return replace(project, name=text[:12], description=text[12:])


def changed(plan: Plan, change: Callable[[Project, int], Project]) -> Plan:
    return plan.with_projects({p.id: change(p, number) for number, p in enumerate(plan.projects)})


def seconds_of(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def calls_of(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    stats: Any = pstats.Stats(profile)  # total_calls is not in its stub
    return int(stats.total_calls)


class Growth:
    """Prints figures beside how many times those of the size before they are."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], float] = {}

    def line(self, what: str, size: int, note: str = "", **figures: float) -> None:
        told = "  ".join(self._told(what, *figure) for figure in figures.items())
        print(f"{what:<24}{size:>8,}  {told}  {note}", flush=True)

    def _told(self, what: str, unit: str, figure: float) -> str:
        before = self._before.get((what, unit))
        self._before[what, unit] = figure
        growth = f"x{figure / before:5.1f}" if before else "      "
        shown = f"{figure:,}" if isinstance(figure, int) else f"{figure:.2f}"
        return f"{shown:>12} {unit} {growth}"


def compare(growth: Growth, plan: Plan, name: str, later: Plan) -> None:
    compared = compare_plans(plan, later)
    new, names = len(compared.of_fate(Fate.NEW)), len(compared.with_change(Change.NAME))
    growth.line(
        name,
        len(plan.projects),
        f"{new:,} new, {names:,} renamed",
        seconds=seconds_of(lambda: compare_plans(plan, later)),
        calls=calls_of(lambda: compare_plans(plan, later)),
    )


def write(growth: Growth, plan: Plan, form: Format, later: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        order = Order(Selection(), ((REPORT, form),), Path(folder), ReportOptions())
        seconds = seconds_of(lambda: run_job(Job(later, order, earlier=plan)))
    growth.line(f"the report, {form.label}", len(plan.projects), seconds=seconds)


def main(sizes: tuple[int, ...]) -> None:
    growth = Growth()
    for size in sizes:
        plan = big_plan(size, 100)
        pairs = {"a year apart": a_year_later, "all renamed": renamed, "nothing in common": another}
        for name, change in pairs.items():
            compare(growth, plan, name, changed(plan, change))
        for form in REPORT.formats:
            write(growth, plan, form, changed(plan, a_year_later))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
