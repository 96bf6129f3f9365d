"""Forms as departments get them, what they enter, and what a clerk reads when all came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.plan import Plan, PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft
from model.readers.forms.collect import Collection
from model.selection import Selection
from model.view import view_plan
from reports.catalogue import report_by_id
from reports.making.run import run_job
from reports.options import Format, Split
from reports.xlsx.writer import FRONT
from tests.jobs import job_of
from tests.plans import section

AnyCell = Any
"""A cell: to openpyxl's types one may stand nowhere, and takes no object."""
Send = Callable[..., dict[str, Path]]
FORMS = ((report_by_id("departments"), Format.XLSX),)


def send_forms(plan: Plan, folder: Path, **settings: Any) -> dict[str, Path]:
    """Make the forms of ``plan`` in ``folder``, one for each department, by its name."""
    files = run_job(job_of(plan, folder, FORMS, **settings, split=Split.DEPARTMENT))
    names = [department.name for department in plan.departments]
    return dict(zip(names, [file.path for file in files], strict=True))


def fill(file: Path, amounts: Mapping[str, Any], remarks: Mapping[str, str] | None = None) -> None:
    """Enter amounts and remarks by the names of projects, as Excel would keep them."""
    book = openpyxl.load_workbook(file)
    for sheet in (each for each in book.worksheets if each.title != FRONT):
        for name, amount, remark in rows_of(sheet):
            if name in amounts:
                amount.value = amounts[name]
            if remarks and name in remarks:
                remark.value = remarks[name]
    book.save(file)


def cells_of(sheet: Worksheet, head: str) -> dict[str, AnyCell]:
    """Return the cells below the heading that begins with ``head``, lines joined, by project."""
    (line,) = [r for r in sheet.iter_rows() if "事業名" in [c.value for c in r]]
    heads = ["".join(str(cell.value or "").split()) for cell in line]
    name, at = heads.index("事業名"), [each.startswith(head) for each in heads].index(True)
    rows = sheet.iter_rows(min_row=(line[0].row or 0) + 1)
    return {str(cells[name].value): cells[at] for cells in rows if cells[name].value}


def rows_of(sheet: Worksheet) -> Iterator[tuple[str, AnyCell, AnyCell]]:
    """Yield name, amount and remark of each row into which something may be entered."""
    head = next(r for r in sheet.iter_rows() if "事業名" in [c.value for c in r])
    names = [str(cell.value) for cell in head]
    at = {want: next(i for i, n in enumerate(names) if n.startswith(want)) for want in
          ("事業名", "事業費", "備考")}  # fmt: skip
    for cells in sheet.iter_rows(min_row=(head[0].row or 0) + 1):
        is_known = cells[at["事業名"]].value is not None
        if is_known and not cells[at["事業費"]].protection.locked:
            yield str(cells[at["事業名"]].value), cells[at["事業費"]], cells[at["備考"]]


def form_of(file: Path) -> tuple[Workbook, Worksheet]:
    """Open the file of one department and return it with the sheet of its form."""
    book = openpyxl.load_workbook(file)
    (sheet,) = book.worksheets
    return book, sheet


def plan_of(*rows: ListingDraft, year: int = 2026) -> Plan:
    """Return the plan of ``year`` with ``rows`` in one section."""
    draft = PlanDraft(
        PlanHeading("計画", "市", year), ("施策",), sections=[section(1, "窓口", rows=rows)]
    )
    return assemble_plan(draft)[0]


def told(collection: Collection, *words: str) -> list[str]:
    """Return places and messages of the findings that have all ``words``."""
    lines = [f"{f.severity.label} {f.where} {f.message}" for f in collection.findings]
    return [line for line in lines if all(word in line for word in words)]


def amounts_of(plan: Plan) -> dict[str, int | None]:
    """Return the yen of each project by its name."""
    view = view_plan(plan, Selection())
    return {project.name: view.amount_of(project) for project in plan.projects}
