"""From the sheets of a plan workbook to the plan they describe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from model.finding import Finding, Severity
from model.listing import Listing, homes_of
from model.plan import Legend, Plan
from model.readers.workbook.amount_findings import about_amounts
from model.readers.workbook.amounts import AmountCells, word_heads_of
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.listings import ListingRows
from model.readers.workbook.odd_amounts import about_odd_amounts
from model.readers.workbook.plan_page import PlanPage, read_plan_page
from model.readers.workbook.printed import DepartmentCells, FlagCells, PrintedCells
from model.readers.workbook.projects import ProjectRows
from model.readers.workbook.sections import nest_sections, read_section_rows
from model.readers.workbook.sheets import FormSheet
from model.workbook.form import DEPARTMENTS, EXTRA_HEAD, LISTINGS, PLAN, PROJECTS, SECTIONS

_NEEDED = (PLAN, SECTIONS, PROJECTS, LISTINGS)
_MOST_NAMES = 10


class ReadSheets(NamedTuple):
    """The plan of a workbook, what was forgiven, and which listing its rows lead to.

    ``places`` gives by the name of a row the number of a listing, as ``Reading`` has it.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    places: dict[str, int]


def read_sheets(sheets: Mapping[str, FormSheet]) -> ReadSheets:
    """Return what the sheets (by the form's names) say.

    Raises SlipError where something has no meaning, SeveralSlipsError where several cells have
    none, NewerFormError for a newer form. What listings name has to be known before they are read.
    """
    for name in _NEEDED:
        if name not in sheets:
            raise SlipError("ブック", f"「{name}」シートがありません")
    cells = CellReader()
    departments = DepartmentCells(cells, _listed_departments(sheets, cells))
    page = read_plan_page(sheets[PLAN], cells)
    flags = FlagCells(cells, page.flags)
    printed = PrintedCells(cells, departments, flags, page.version)
    rows = read_section_rows(sheets[SECTIONS], cells, len(page.levels))
    projects = ProjectRows(cells, printed)
    amounts = AmountCells(sheets[PROJECTS], word_heads_of(page.extras), cells)
    projects.read(sheets[PROJECTS], amounts, _extra_heads(sheets[PROJECTS], page))
    cells.raise_slips()
    reader = ListingRows(cells, printed, projects)
    listings = reader.read(sheets[LISTINGS], rows.keys())
    cells.raise_slips()
    plan = Plan(
        heading=page.heading,
        levels=page.levels,
        legend=Legend(flags.all, page.notes),
        sections=nest_sections(rows, listings, cells),
        projects=projects.all,
        departments=departments.listed,
        extra_heads=projects.extra_heads,
    )
    named = (department for row in plan.listings() for department in row.departments)
    every = tuple(dict.fromkeys([*departments.listed, *named]))
    findings = (
        *cells.findings,
        *_unlisted(plan),
        *about_odd_amounts(plan.projects),
        *about_amounts(plan),
    )
    places = _places(plan, projects.places, reader.places)
    return ReadSheets(replace(plan, departments=every), findings, places)


def _places(
    plan: Plan, projects: Mapping[str, str], listings: Mapping[str, Listing]
) -> dict[str, int]:
    """Return which listing each row leads to; one of a project leads to where that counts."""
    rows = tuple(plan.listings())
    numbers = {id(row): number for number, row in enumerate(rows)}
    homes = homes_of(rows)
    of_projects = {where: homes[each] for where, each in projects.items() if each in homes}
    return {where: numbers[id(row)] for where, row in (of_projects | dict(listings)).items()}


def _listed_departments(sheets: Mapping[str, FormSheet], cells: CellReader) -> tuple[str, ...]:
    rows = sheets[DEPARTMENTS].rows() if DEPARTMENTS in sheets else ()
    return tuple(filter(None, (cells.key(row, "課名") for row in rows)))


def _extra_heads(sheet: FormSheet, page: PlanPage) -> tuple[str, ...]:
    """Return the extra headings in the plan's order: of columns of their own, or of words."""
    heads = [head for head in sheet.heads if head]
    own = [head.removeprefix(EXTRA_HEAD) for head in heads if head.startswith(EXTRA_HEAD)]
    named = [
        heading for heading, column in page.extras.items() if column in heads or heading in own
    ]
    return tuple(dict.fromkeys((*named, *own)))


def _unlisted(plan: Plan) -> Iterator[Finding]:
    """Yield one finding of the projects that no row lists, if there are any."""
    listed = {row.project.id for row in plan.listings()}
    names = [project.name for project in plan.projects if project.id not in listed]
    if names:
        told = "、".join(f"「{name}」" for name in names[:_MOST_NAMES])
        told += f"ほか{len(names) - _MOST_NAMES:,}件" if len(names) > _MOST_NAMES else ""
        message = (
            f"{told}は、{LISTINGS}シートのどの行にもないため、帳票に載りません。"
            f"載せるときは、{LISTINGS}シートに行を足してください。"
        )
        yield Finding(Severity.WARNING, f"{PROJECTS}シート", message)
