"""What a clerk would have to mend by hand before a workbook is sent on or printed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan, view_of_department
from reports.catalogue import REPORTS
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook
from tests.plans import whole_view


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_no_cells_are_merged_but_lines_of_one_text(
    report, two_goals: Plan, options: ReportOptions, tmp_path: Path
):
    write_workbook(report.build(whole_view(two_goals), options), tmp_path / "book.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx"):
        for merged in sheet.merged_cells.ranges:
            assert merged.min_row == merged.max_row
            assert merged.min_col == 1
            texts = [cell.value for cell in sheet[merged.min_row] if cell.value]
            assert len(texts) <= 3  # a link back, and the hidden name of a form
            assert not sheet.cell(merged.min_row, 1).style.startswith(("帳票 文字", "帳票 計"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_on_grey_paper_no_fill_has_a_colour(report, two_goals: Plan, tmp_path: Path):
    document = report.build(whole_view(two_goals), ReportOptions(grey=True))
    write_workbook(document, tmp_path / "book.xlsx")
    fills = {
        cell.fill.fgColor.rgb[-6:]
        for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type
    }
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/")]
        bars = "".join(package.read(name).decode() for name in charts)
    used = fills | set(re.findall(r'srgbClr val="([0-9A-F]{6})"', bars))
    assert [colour for colour in used if not is_grey(colour)] == []
    assert fills


def is_grey(colour: str) -> bool:
    parts = [int(part, 16) for part in re.findall("..", colour)]
    return max(parts) - min(parts) < 16


def test_the_form_of_one_listing_is_one_page(built_in: Reading, forms):
    view = pick_from_plan(built_in.plan, Selection())
    small = [d.name for d in view.departments if len(view_of_department(view, d).rows) == 1]
    assert len(small) == 18
    for name in small:
        assert not forms[name].row_breaks.brk, name


def test_no_formula_changes_by_itself(forms):
    functions = {
        function
        for sheet in forms
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for function in re.findall(r"([A-Z.]+)\(", cell.value)
    }
    assert functions == {"IF", "SUBTOTAL", "TEXT"}
