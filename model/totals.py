"""Adding up: rows, projects, published budgets and project amounts, by section, department, flag.

The rules: a project counts once however often it is listed. By section it counts at its main
place, or at its first picked row, so that the sections add up to the whole. By department it
counts in each of its departments (延べ), in the total once. Published budgets and sums of project
amounts are two figures and are never added to each other. All amounts are integer yen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from model.listing import Listing, Path
from model.money import sum_known
from model.plan import Section
from model.project import Department, Flag
from model.section_view import SectionView
from model.view import PlanView


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows and projects, and how much where any amount is known (yen)."""

    listings: int
    projects: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class SectionTotal:
    """The tally of a section with all below it, and its published budget in yen where known."""

    section: Section
    tally: Tally
    published_budget: int | None


@dataclass(frozen=True, slots=True)
class DepartmentTotal:
    """The tally of a department; a project counts in each of its departments."""

    department: Department
    tally: Tally


@dataclass(frozen=True, slots=True)
class FlagTotal:
    """The rows with which a flag is printed, and the projects that carry it. None: no flag."""

    flag: Flag | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals of a view. The tally counts each project once."""

    tally: Tally
    published_budget: int | None
    by_section: tuple[SectionTotal, ...]
    by_department: tuple[DepartmentTotal, ...]
    by_flag: tuple[FlagTotal, ...]


def build_totals(view: PlanView) -> Totals:
    """Return the totals of ``view``: every section in document order, departments and flags."""
    return Totals(
        tally=tally_rows(view, view.rows),
        published_budget=view.published_budget,
        by_section=_by_section(view),
        by_department=_by_department(view),
        by_flag=_by_flag(view),
    )


def tally_rows(view: PlanView, rows: Iterable[Listing]) -> Tally:
    """Return the tally of ``rows``, each of their projects counted once wherever it counts."""
    listed = tuple(rows)
    return Tally(len(listed), *_count(view, listed))


def _count(view: PlanView, rows: Iterable[Listing]) -> tuple[int, int | None]:
    """Return (number of projects, sum of their known amounts in yen) of ``rows``."""
    projects = {row.project.id: row.project for row in rows}
    return len(projects), sum_known(map(view.amount_of, projects.values()))


def _by_section(view: PlanView) -> tuple[SectionTotal, ...]:
    tallies: dict[Path, Tally] = {}
    for node in view.sections:
        _tally_section(view, node, tallies)
    return tuple(
        SectionTotal(node.section, tallies[node.section.path], node.published_budget)
        for node in view.walk()
    )


def _tally_section(view: PlanView, node: SectionView, tallies: dict[Path, Tally]) -> Tally:
    """Add the tallies of ``node`` and all below it; each is that of its own rows and its parts."""
    parts = [_tally_section(view, child, tallies) for child in node.children]
    counted = [row for row in node.own_rows if view.counts_at(row)]
    projects, amount = _count(view, counted)
    tally = Tally(
        len(node.own_rows) + sum(part.listings for part in parts),
        projects + sum(part.projects for part in parts),
        sum_known([amount, *(part.amount for part in parts)]),
    )
    tallies[node.section.path] = tally
    return tally


def _by_department(view: PlanView) -> tuple[DepartmentTotal, ...]:
    return tuple(
        DepartmentTotal(department, tally_rows(view, rows))
        for department, rows in view.rows_by_department.items()
    )


def _by_flag(view: PlanView) -> tuple[FlagTotal, ...]:
    listings = Counter(row.flag for row in view.rows)
    carry = {flag: [p for p in view.projects if p.flag == flag] for flag in (*view.flags, None)}
    return tuple(
        FlagTotal(
            flag, Tally(listings[flag], len(projects), sum_known(map(view.amount_of, projects)))
        )
        for flag, projects in carry.items()
    )
