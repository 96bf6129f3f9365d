"""Writing the plan workbook: a plan in tidy sheets, to keep, edit and read back without loss."""

from __future__ import annotations

from pathlib import Path

from model.errors import OutputError
from model.plan import Plan
from reports.content.plan_workbook.report import build_plan_document
from reports.making.delivery import deliver, staging, told
from reports.making.file_names import check_is_workbook, check_length, is_there
from reports.options import ReportOptions


def write_plan_workbook(plan: Plan, target: Path, *, replaces: bool = False) -> Path:
    """Write ``plan`` to ``target`` and return its absolute path.

    Raises AppError as ``run_job`` does, and where ``target`` is a form of a department.
    """
    from reports.xlsx.writer import write_workbook  # noqa: PLC0415  openpyxl is slow to import

    check_is_workbook(target)
    check_length(target)
    check_is_no_form(target)
    document = build_plan_document(plan, ReportOptions().made_on)
    with staging(target.absolute().parent) as stage:
        temporary = stage / "plan.xlsx"
        with told(target):
            write_workbook(document, temporary)
        deliver([(temporary, target)], replaces=replaces)
    return target.absolute()


def check_is_no_form(target: Path) -> None:
    """Raise OutputError where ``target`` is a form: what a department filled in would be lost."""
    from model.readers.forms.form_files import has_forms  # noqa: PLC0415  calamine is for workbooks

    if is_there(target) and target.is_file() and has_forms(target):
        raise OutputError(
            "保存先が、所管課の様式（所管課別一覧）のファイルです",
            where=str(target),
            remedy="記入された内容が失われます。別の名前（取りまとめ.xlsx など）にしてください。",
        )
