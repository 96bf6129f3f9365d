from __future__ import annotations

import html
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.money import Unit
from model.plan import Plan
from model.project import Amount
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan, view_plan
from reports.catalogue import REPORTS
from reports.content.data import build_data
from reports.content.departments.report import build_departments
from reports.document import Document, Paragraph, ParagraphRole, Part, PartRole, Parts
from reports.making.plan_workbook import write_plan_workbook
from reports.options import Format, ReportOptions
from reports.page import Marks
from reports.table import BodyRow, Column, Table, Text
from reports.xlsx.layout.grid import grid_of, printable
from tests.plans import plan_a_year_later, whole_view, with_first_project
from tests.reports.content.priced_plans import of_years, priced, view_of
from tests.reports.xlsx.books import document_of, written


def test_print_set_up_needs_no_hand(forms):
    sheet = forms["広報課"]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows
    assert sheet.print_area.startswith("'広報課'!$A$1:$G$")
    assert sheet.oddFooter.center.text == "&P / &N"
    assert "令和8年4月1日" in sheet.oddHeader.right.text
    assert sheet.freeze_panes


def test_a_plan_workbook_is_printed_across_and_keeps_names_in_sight(
    two_goals: Plan, tmp_path: Path
):
    amounts = tuple(
        Amount(1_000, year, "事業費", source)
        for year in (2024, 2025, 2026)
        for source in (None, "国庫支出金", "県支出金", "市債", "一般財源")
    )
    plan = with_first_project(two_goals, amounts=amounts)
    book = openpyxl.load_workbook(write_plan_workbook(plan, tmp_path / "計画.xlsx"))
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        if sheet.title != "事業":
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    panes = {sheet.title: sheet.freeze_panes for sheet in book}
    assert panes == {
        "説明": None,
        "計画": "A2",
        "区分": "E2",
        "事業": "C2",
        "掲載": "A2",
        "課": "A2",
    }
    assert book["事業"].print_title_rows == "$1:$1"


def test_data_too_wide_to_read_on_one_page_stand_on_several_with_the_names_on_each(
    two_goals: Plan, options: ReportOptions, tmp_path: Path
):
    """At 7.5 pt at least, on the paper that was chosen, page by page across."""
    sources = (None, "国庫支出金", "県支出金", "市債", "一般財源")
    amounts = tuple(Amount(1_000, year, "事業費", s) for year in range(2024, 2029) for s in sources)
    plan = with_first_project(two_goals, amounts=amounts)
    sheet = written(build_data(whole_view(plan), options), tmp_path).active
    name = next(cell.column_letter for cell in sheet[1] if cell.value == "事業名")
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, sheet.page_setup.scale) == (9, 75)
    assert (sheet.print_title_cols, sheet.print_title_rows) == (f"${name}:${name}", "$1:$1")
    assert sheet.page_setup.pageOrder == "overThenDown"
    assert sheet.freeze_panes == "A2", "frozen names would fill the window"


def test_a_sheet_of_one_page_fits_the_paper_whatever_the_font_and_one_of_several_ends_them_itself(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    book = written(build_departments(whole_view(built_in.plan), options), tmp_path)
    fits = {sheet.title: bool(sheet.sheet_properties.pageSetUpPr.fitToPage) for sheet in book}
    breaks = {sheet.title: len(sheet.row_breaks.brk) for sheet in book}
    assert {name for name, is_fit in fits.items() if is_fit} == {
        name for name, count in breaks.items() if not count
    }
    assert set(fits.values()) == {True, False}
    page = book[next(name for name, is_fit in fits.items() if is_fit)].page_setup
    assert (page.fitToWidth, page.fitToHeight) == (1, 0)


def test_wide_reports_fit_the_width_of_the_paper(two_goals: Plan, options, tmp_path: Path):
    for report in REPORTS:
        document = report.build(whole_view(two_goals), options)
        width, _ = printable(document.page)
        for part in (part for part in document.parts if part.role is not PartRole.DATA):
            grid = grid_of(part, document.page, document.unit)
            assert 0.9 * width < grid.points(1, grid.last) * grid.scale <= width


@pytest.mark.parametrize("landscape", [False, True])
def test_every_report_can_be_written_upright_and_lying(
    two_goals: Plan, landscape: bool, tmp_path: Path
):
    view = view_plan(plan_a_year_later(), Selection(), earlier=two_goals)
    for report in (report for report in REPORTS if Format.XLSX in report.formats):
        document = report.build(view, ReportOptions(landscape=landscape))
        is_wide = document.page.landscape
        for sheet in written(document, tmp_path):
            assert sheet.page_setup.orientation == ("landscape" if is_wide else "portrait")


def test_on_upright_paper_no_column_of_a_form_is_squeezed_for_another(
    built_in: Reading, tmp_path: Path
):
    view = pick_from_plan(built_in.plan, Selection(departments=frozenset({"広報課"})))
    sheet = written(build_departments(view, ReportOptions(landscape=False)), tmp_path)["広報課"]
    mark, name, description = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert mark > 4, "a mark and the button to filter by it"
    assert description < 1.5 * name


def test_marks_stand_in_the_header(two_goals: Plan, tmp_path: Path):
    marked = ReportOptions(marks=Marks("資料１", is_draft=True, is_confidential=True))
    for sheet in written(build_departments(whole_view(two_goals), marked), tmp_path):
        assert "【取扱注意】【案】【資料１】" in sheet.oddHeader.right.text
        assert sheet.title in sheet.oddHeader.left.text


def test_a_header_holds_no_more_than_excel_takes(tmp_path: Path):
    document = replace(document_of("文"), subject="長い計画の名前&" * 40, issuer="市" * 90)
    written(document, tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    (header,) = re.findall("<oddHeader>(.*?)</oddHeader>", sheet, re.S)
    assert len(html.unescape(header)) <= 255


@pytest.mark.parametrize("count", range(60, 75))
def test_a_note_stands_on_the_page_of_the_last_rows(tmp_path: Path, count):
    columns = (Column("a", "見出し"),)
    table = Table(columns, (BodyRow((Text("行"),)),) * count)
    note = Paragraph("注記", ParagraphRole.NOTE)
    part = Part("part", "部", (table, note))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    last = max((page_break.id for page_break in sheet.row_breaks.brk), default=0)
    assert [row[0].value for row in sheet.iter_rows(min_row=last + 1)].count("行") >= 3


def test_a_header_prints_no_blank_before_its_first_word(tmp_path: Path):
    sheet = written(document_of("一"), tmp_path).active
    assert sheet.oddHeader.left.text.startswith("市")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        xml = html.unescape(package.read("xl/worksheets/sheet1.xml").decode())
    assert "<oddHeader>&L&9市" in xml


def test_stretches_side_by_side_stand_on_one_page(forms):
    sheet = forms["表紙"]
    place = {cell.value: cell.row for row in sheet.iter_rows() for cell in row}
    first, last = place["市民協働課"], place["実数"]
    breaks = [page_break.id for page_break in sheet.row_breaks.brk]
    assert breaks
    assert not any(first <= row < last for row in breaks)


def test_a_sheet_of_many_amounts_is_printed_smaller_before_its_texts_are_cut_to_pieces(
    options: ReportOptions, tmp_path: Path
):
    """As wide as the paper at that scale, with as many rows on a page; no smaller than 7.5 pt."""
    options = replace(options, unit=Unit.YEN)
    years = of_years(**{f"y{year}": 123_456_789_012 for year in range(2024, 2029)})
    document = build_departments(view_of(priced("見守り活動", years)), options)
    grid = grid_of(document.parts[0], document.page, document.unit)
    assert 0.75 <= grid.scale < 1
    width, height = printable(document.page)
    assert 0.9 * width < grid.points(1, grid.last) * grid.scale <= width
    assert grid.page_height(document.page) * grid.scale == pytest.approx(height)
    long = replace(priced("見守り活動", years), description="長い説明。" * 500)
    sheet = written(build_departments(view_of(long), options), tmp_path)["福祉課"]
    assert sheet.page_setup.scale == round(100 * grid.scale)
    few = build_departments(view_of(priced("見守り活動", years[:1])), options)
    assert grid_of(few.parts[0], few.page, few.unit).scale == 1
