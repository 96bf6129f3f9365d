"""The self-test of a program as it stands: one of each report, written, opened and checked."""

from __future__ import annotations

import csv
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from model.errors import AppError
from model.plan import Plan
from model.selection import Selection
from reports.catalogue import REPORTS
from reports.making.job import Job, Order
from reports.making.messages import Broken, Failed, PagesMade, Preview, TakePlan
from reports.making.run import WrittenFile, run_job
from reports.options import ReportOptions
from reports.program_files import check_window_files

_REMEDY = "プログラムのフォルダーを、配布された状態のまま置き直してください。"


class SelfTestError(AppError):
    """A report came out wrong or not at all."""


def run_self_test(plan: Plan) -> tuple[str, ...]:
    """Write every report in every format into a temporary folder and open each file again.

    Beside an empty plan all projects are new, so that a report of two plans names them too.
    The forms among them are put together, and the workshop's process makes the pages of a preview.
    Returns a line for each file. Raises AppError for the first one that fails,
    ProgramFileError where a file of the program is missing.
    """
    check_window_files()
    with tempfile.TemporaryDirectory(prefix="plan-report-") as folder:
        wanted = tuple((report, form) for report in REPORTS for form in report.formats)
        order = Order(Selection(), wanted, Path(folder) / "自己 診断", ReportOptions())
        empty = replace(plan, sections=(), projects=(), departments=())
        files = tuple(_check(file, plan) for file in run_job(Job(plan, order, earlier=empty)))
        _check_workshop(plan, order, Path(folder) / "preview.pdf")
        return files


def _check_workshop(plan: Plan, order: Order, target: Path) -> None:
    """Let the workshop make the pages that a window would show of ``order``, at ``target``."""
    from reports.making.serving import start_workshop  # noqa: PLC0415  imports multiprocessing

    process, connection = start_workshop()
    said: object = None
    with suppress(EOFError, OSError):  # it ended by itself, and has said nothing of pages
        connection.send(TakePlan(plan))
        connection.send(Preview(1, order, "", target))
        while not isinstance(said, PagesMade | Failed | Broken):
            said = connection.recv()
        connection.send(None)
    process.join()
    if not (isinstance(said, PagesMade) and target.is_file()):
        raise SelfTestError(
            "プレビューを作る処理が動きません", where=str(said or ""), remedy=_REMEDY
        )


def _check(file: WrittenFile, plan: Plan) -> str:
    text = {"xlsx": _workbook_text, "pdf": _booklet_text, "csv": _csv_text}[file.format](file.path)
    squeezed = "".join(text.split())
    lacking = [p.name for p in plan.projects if "".join(p.name.split()) not in squeezed]
    if file.report != "summary" and lacking:
        raise SelfTestError(
            f"「{lacking[0]}」が出力にありません",
            where=file.path.name,
            remedy=_REMEDY,
        )
    if (file.report, file.format) == ("departments", "xlsx"):
        _check_forms(file.path, plan)
    return f"{file.path.name}：{file.path.stat().st_size:,} バイト"


def _check_forms(path: Path, plan: Plan) -> None:
    """Put the forms in ``path`` together as they are: all are read and the plan is as it was."""
    from model.readers.forms.collect import collect_forms  # noqa: PLC0415  calamine is for forms

    collection = collect_forms(plan, [path])
    are_read = collection.missing == collection.untouched
    if not are_read or collection.plan != plan:
        raise SelfTestError("配る様式をまとめられません", where=path.name, remedy=_REMEDY)


def _workbook_text(path: Path) -> str:
    import openpyxl  # noqa: PLC0415  slow to import

    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def _booklet_text(path: Path) -> str:
    import pypdfium2  # noqa: PLC0415  slow to import

    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def _csv_text(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return "\n".join(cell for row in csv.reader(file) for cell in row)
