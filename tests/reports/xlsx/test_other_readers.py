"""Workbooks before other eyes than openpyxl's: a reader in Rust and a validator of the format."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import openpyxl
import openxml_audit
import pytest
from python_calamine import CalamineWorkbook

from model.plan import Plan
from reports.catalogue import REPORTS, Report
from reports.making.run import run_job
from reports.options import Format, ReportOptions
from tests.jobs import job_of
from tests.plans import plan_a_year_later

ADVICE = "Excel_InlineStrCells"
"""Excel will keep texts elsewhere when it saves: said of every workbook with texts in cells."""


@pytest.fixture(params=REPORTS, ids=lambda report: report.id)
def book(request, two_goals: Plan, options: ReportOptions, folder: Path) -> Path:
    report: Report = request.param
    wanted = ((report, Format.XLSX),)
    job = job_of(two_goals, folder, wanted, options=options, earlier=plan_a_year_later())
    (file,) = run_job(job)
    return file.path


def test_calamine_reads_the_same_values(book: Path):
    ours = openpyxl.load_workbook(book, data_only=True)
    theirs = CalamineWorkbook.from_path(book)
    assert theirs.sheet_names == ours.sheetnames
    for sheet in ours:
        rows = theirs.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for here, there in zip_longest(sheet.iter_rows(values_only=True), rows, fillvalue=()):
            assert [value or "" for value in here] == [
                value or "" for value in [*there, *[""] * (len(here) - len(there))]
            ]


def test_every_part_is_valid(book: Path):
    found = openxml_audit.OpenXmlValidator().validate(book).errors
    assert [error.description for error in found if error.id != ADVICE] == []


def test_the_validator_sees_elements_out_of_order(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "fonts.xlsx")  # openpyxl writes a font's size too late
    found = openxml_audit.OpenXmlValidator().validate(tmp_path / "fonts.xlsx").errors
    assert [error for error in found if error.id != ADVICE]
