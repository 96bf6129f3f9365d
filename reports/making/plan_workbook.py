"""The plan workbook: a plan in five tidy sheets, to keep, edit and read back without loss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.plan import Plan
from model.plan_tables import PlanTable, build_tables
from reports.document import BodyRow, Cell, Column, Count, Document, Part, PartRole, Table, Text
from reports.making.delivery import deliver, staging, told
from reports.making.file_names import check_length


def write_plan_workbook(plan: Plan, target: Path, *, replaces: bool = False) -> Path:
    """Write ``plan`` to ``target`` and return its absolute path.

    Raises AppError as ``run_job`` does.
    """
    from reports.xlsx.writer import write_workbook  # noqa: PLC0415  openpyxl is slow to import

    check_length(target)
    document = build_plan_document(plan)
    with staging(target.absolute().parent) as stage:
        temporary = stage / "plan.xlsx"
        with told(target):
            write_workbook(document, temporary)
        deliver([(temporary, target)], replaces=replaces)
    return target.absolute()


def build_plan_document(plan: Plan) -> Document:
    """Return the document of the plan workbook: a DATA part for each table."""
    heading = plan.heading
    return Document(
        title="計画ブック",
        subject=heading.title,
        issuer=heading.city,
        made_on=date(heading.fiscal_year or 2000, 4, 1),
        parts=tuple(_part(table) for table in build_tables(plan)),
        has_cover=False,
    )


def _part(table: PlanTable) -> Part:
    columns = tuple(Column(f"column{n}", head) for n, head in enumerate(table.heads, 1))
    rows = tuple(BodyRow(tuple(map(_cell, row))) for row in table.rows)
    return Part(table.name, table.name, (Table(columns, rows),), PartRole.DATA)


def _cell(value: str | int | None) -> Cell:
    return Count(value) if isinstance(value, int) else Text(value or "")
