"""The plan as plain records (dicts of numbers, texts and lists) for ``list --json``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from cli.output import Record
from cli.total_records import totals_record
from model.correction import Correction
from model.finding import Finding
from model.listing import Listing, format_path
from model.project import Project
from model.readers.reading import PlacedLine, Reading
from model.totals import build_totals
from model.view import PlanView

if TYPE_CHECKING:
    from reports.making.run import WrittenFile


def section_records(view: PlanView) -> list[Record]:
    """Return a record for each section of ``view``, in document order.

    ``published_budget_yen`` is the section's own as the plan prints it; absent values are None.
    """
    return [
        {
            "path": format_path(total.section.path),
            "level": view.plan.level_name(total.section),
            "number": total.section.number or None,
            "title": total.section.title,
            "published_budget_yen": total.section.published_budget,
            "objective": total.section.objective,
            "direction": total.section.direction,
            "listings": total.tally.listings,
            "projects": total.tally.projects,
        }
        for total in build_totals(view).by_section
    ]


def department_records(view: PlanView) -> list[Record]:
    """Return a record for each department of ``view``, in the plan's order."""
    return [
        {
            "name": total.department.name,
            "projects": total.tally.projects,
            "listings": total.tally.listings,
        }
        for total in build_totals(view).by_department
    ]


def listing_record(row: Listing) -> Record:
    """Return the record of a listing, as it is printed in its row.

    ``amounts`` are the project's in yen, by fiscal year, kind and source of funds where known:
    {"2024 予算": 1500500}.
    """
    return {
        "path": format_path(row.path),
        "kind": row.kind.value,
        "flag": row.flag.mark if row.flag else None,
        "relisted": row.relisted,
        "name": row.name,
        "description": row.description,
        "departments": [department.name for department in row.departments],
        "and_others": row.and_others,
        "amounts": amounts_record(row.project),
    }


def project_record(view: PlanView, project: Project) -> Record:
    """Return the record of a project, with the paths of its picked rows."""
    rows = view.rows_of_project(project)
    return {
        "id": project.id,
        "name": project.name,
        "description": project.description,
        "flag": project.flag.mark if project.flag else None,
        "departments": [department.name for department in project.departments],
        "and_others": project.and_others,
        "amounts": amounts_record(project),
        "extras": dict(project.extras),
        "counts_at": format_path(next(row.path for row in rows if view.counts_at(row))),
        "paths": [format_path(row.path) for row in rows],
    }


def correction_record(correction: Correction) -> Record:
    """Return the record of a correction."""
    return correction._asdict() | {"field": correction.field.value}


def finding_record(finding: Finding) -> Record:
    """Return the record of a finding."""
    return {
        "severity": finding.severity.value,
        "where": finding.where,
        "message": finding.told_by_command,
    }


def file_record(file: WrittenFile) -> Record:
    """Return the record of a file that was made."""
    return {
        "path": str(file.path),
        "report": file.report,
        "format": file.format,
        "listings": file.listings,
        "projects": file.projects,
        "findings": [finding_record(finding) for finding in file.findings],
    }


def placed_record(line: PlacedLine) -> Record:
    """Return the record of a line that found no place; ``sheet`` is None where there are none."""
    return {"line": line.number, "sheet": line.sheet or None, "text": line.text}


class Lister(NamedTuple):
    """What ``list`` can list: its Japanese name, and what makes its records."""

    title: str
    records: Callable[[Reading, PlanView], list[Record] | Record]


LISTS = {
    "sections": Lister("区分", lambda _, view: section_records(view)),
    "departments": Lister("所管課", lambda _, view: department_records(view)),
    "listings": Lister("掲載", lambda _, view: [listing_record(row) for row in view.rows]),
    "projects": Lister("事業", lambda _, view: [project_record(view, p) for p in view.projects]),
    "totals": Lister("集計", lambda _, view: totals_record(view)),
    "corrections": Lister(
        "本文の訂正", lambda reading, _: list(map(correction_record, reading.corrections))
    ),
}
"""What can be listed, by the word for it on the command line."""


def amounts_record(project: Project) -> Record:
    """Return the amounts of a project in yen, by fiscal year, kind and source of funds."""
    amounts: Record = {}
    for amount in project.amounts:
        parts = (amount.fiscal_year, amount.kind, amount.funds)
        key = " ".join(str(part) for part in parts if part)
        key = key or "amount"
        amounts[key] = amounts.get(key, 0) + amount.yen
    return amounts
