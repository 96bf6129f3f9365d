from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdf
import pytest

from model.plan import Plan
from model.readers.reading import Reading
from reports.catalogue import REPORTS, Report
from reports.document import Document
from reports.making.run import run_job
from reports.options import Format, ReportOptions
from reports.table import BodyRow, GroupRow, Total, TotalRow
from tests.jobs import job_of
from tests.plans import plan_a_year_later, whole_view

WANTED = [(report, form) for report in REPORTS for form in report.formats]


def document_of(report: Report, plan: Plan, options: ReportOptions) -> Document:
    return report.build(whole_view(plan), options)


@pytest.mark.parametrize("plan_name", ["built_in", "two_goals"])
@pytest.mark.parametrize(("report", "form"), WANTED, ids=[f"{r.id}-{f.value}" for r, f in WANTED])
def test_every_report_is_written_in_each_of_its_formats(
    folder: Path, options: ReportOptions, request, plan_name, report, form
):
    value = request.getfixturevalue(plan_name)
    plan = value.plan if isinstance(value, Reading) else value
    wanted = ((report, form),)
    job = job_of(plan, folder, wanted, options=options, earlier=plan_a_year_later())
    (file,) = run_job(job)
    assert file.path.name == f"{report.title}.{form.value}"
    assert file.listings == sum(1 for _ in plan.listings())
    assert list(folder.iterdir()) == [file.path]
    match form:
        case Format.XLSX:
            assert openpyxl.load_workbook(file.path).sheetnames
        case Format.PDF:
            assert pypdf.PdfReader(file.path).pages
        case Format.CSV:
            assert file.path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_every_total_is_the_sum_of_the_rows_it_names(report, two_goals, built_in, options):
    for plan in (two_goals, built_in.plan):
        for part in document_of(report, plan, options).parts:
            for table in part.tables:
                for row in table.rows:
                    if isinstance(row, TotalRow):
                        check_totals(table.rows, row)


def check_totals(rows, total_row: TotalRow) -> None:
    for index, cell in enumerate(total_row.cells):
        if isinstance(cell, Total):
            summed = [
                row.cells[index]
                for row in rows[cell.first : cell.last + 1]
                if isinstance(row, BodyRow)
            ]
            assert cell.value == sum(getattr(c, "value", 0) or 0 for c in summed)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_anchors_are_unique_and_every_link_has_one(report, two_goals, built_in, options):
    for plan in (two_goals, built_in.plan):
        document = document_of(report, plan, options)
        anchors = [part.key for part in document.parts]
        links = []
        for part in document.parts:
            for block in part.blocks:
                anchors += [a for a in [getattr(block, "anchor", None)] if a]
            for table in part.tables:
                for row in table.rows:
                    anchors += [a for a in [getattr(row, "anchor", None)] if a]
                    if not isinstance(row, GroupRow):
                        links += [getattr(cell, "link", None) for cell in row.cells]
                        links += [getattr(cell, "see", None) for cell in row.cells]
        assert len(anchors) == len(set(anchors))
        assert {link for link in links if link} <= set(anchors)


def test_only_the_data_comes_as_csv():
    assert [report.id for report in REPORTS if Format.CSV in report.formats] == ["data"]
