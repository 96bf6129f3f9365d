"""All totals of a plan as one plain record, for ``list totals``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from cli.output import Record
from model.listing import Listing, format_path
from model.money import sum_known
from model.project import Project
from model.totals import Tally, build_totals
from model.view import PlanView

ByYear: TypeAlias = "Callable[[Iterable[Listing]], dict[str, int | None]]"


def totals_record(view: PlanView) -> Record:
    """Return the record of all totals; amounts in yen, None where not known.

    ``project_amounts_yen`` is the sum of the fiscal year and kind in ``project_amounts_of``, beside
    it ``project_amounts_by_year_yen`` that of each year (西暦) that the plan has of this kind. A
    project counts once in each; in a section where its main place is.
    """
    totals, by_year = build_totals(view), _by_year(view)
    nodes = {node.section.path: node for node in view.walk()}
    basis = view.basis
    return {
        "published_budget_yen": totals.published_budget,
        "project_amounts_yen": totals.tally.amount,
        "projects": totals.tally.projects,
        "listings": totals.tally.listings,
        "project_amounts_of": {"fiscal_year": basis.fiscal_year, "kind": basis.kind},
        "project_amounts_by_year_yen": by_year(view.rows),
        "project_amounts_by_source_yen": _by_source(view),
        "by_section": [
            {
                "path": format_path(total.section.path),
                "title": total.section.title,
                "published_budget_yen": total.published_budget,
                **_tally(total.tally),
                "project_amounts_by_year_yen": by_year(
                    filter(view.counts_at, nodes[total.section.path].rows)
                ),
            }
            for total in totals.by_section
        ],
        "by_department": [
            {
                "name": total.department.name,
                **_tally(total.tally),
                "project_amounts_by_year_yen": by_year(view.rows_by_department[total.department]),
            }
            for total in totals.by_department
        ],
        "by_flag": {
            total.flag.mark: {"listings": total.tally.listings, "projects": total.tally.projects}
            for total in totals.by_flag
            if total.flag
        },
    }


def _tally(tally: Tally) -> Record:
    return {
        "project_amounts_yen": tally.amount,
        "projects": tally.projects,
        "listings": tally.listings,
    }


def _by_year(view: PlanView) -> ByYear:
    """Return what adds up the projects of rows by year; no year where no amount has one."""
    basis = view.basis
    years = sorted(view.years_told)
    known: Mapping[str, tuple[int | None, ...]] = {
        project.id: tuple(basis.in_year(project, year) for year in years)
        for project in view.projects
    }

    def by_year(rows: Iterable[Listing]) -> dict[str, int | None]:
        projects: dict[str, Project] = {row.project.id: row.project for row in rows}
        return {
            str(year): sum_known(known[each][n] for each in projects)
            for n, year in enumerate(years)
        }

    return by_year


def _by_source(view: PlanView) -> dict[str, dict[str, int]]:
    """Return the sums by source of funds under their year; those without one under ``undated``."""
    from reports.content.totals.funds_totals import sums_by_source  # noqa: PLC0415  other lists do not need it

    if not any(amount.funds for project in view.projects for amount in project.amounts):
        return {}
    sums = sums_by_source(view)
    return {"undated" if year is None else str(year): told for year, told in sums.items()}
