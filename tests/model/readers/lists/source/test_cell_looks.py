"""Cells whose look says more than their value: struck text, amounts shown in thousands."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from model.finding import Severity
from model.money import Unit
from model.readers.forms.collect import collect_forms
from model.readers.lists.source.cell_looks import CellLooks
from model.readers.source import read_plan
from reports.options import ReportOptions
from tests.model.readers.forms.filled import (
    amounts_of,
    cells_of,
    form_of,
    plan_of,
    send_forms,
)
from tests.plans import row


def test_struck_cells_and_parts_of_texts_are_told_where_they_stand(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (("事業名", "R8（千円）"), ("", 5), ("美術展", 7), ("大会", 9)):
        sheet.append(line)
    sheet["A2"] = CellRichText(TextBlock(InlineFont(strike=True), "旧"), "新文化祭")
    sheet["A4"].font = sheet["B4"].font = sheet["B9"].font = Font(strike=True)
    book.save(tmp_path / "見え消し.xlsx")
    told = [f for f in read_plan(tmp_path / "見え消し.xlsx").findings if "取り消し線" in f.message]
    assert [(f.severity, f.where) for f in told] == [
        (Severity.WARNING, "「Sheet」シートA2、A4、B4")
    ]


def test_a_shared_text_with_a_struck_part_is_that_of_each_cell_that_has_it():
    texts = (
        b"<sst><si><t>a</t></si><si><r><rPr><b/><strike/></rPr><t>b</t></r><r><t>c</t></r></si>"
        b'<si><r><rPr><strike val="0"/></rPr><t>d</t></r></si></sst>'
    )
    sheet = (
        b'<c r="A1" t="s"><v>0</v></c><c r="B1" s="3" t="s"><v>1</v></c>'
        b'<c r="A2"><v>1</v></c><c r="AB2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c>'
    )
    assert list(CellLooks(texts=texts).struck(sheet)) == [(b"B", b"1"), (b"AB", b"2")]


@pytest.mark.parametrize(
    ("head", "above", "code", "yen", "is_told"),
    [
        ("R8予算（千円）", "", '_ * #,##0_ "円"', 10_000, True),
        ("R8予算", "（単位：千円）", '#,##0"円"', 10_000, True),
        ("R8予算（千円）", "", '#,##0"千円"', 10_000, False),
        ("R8予算（円）", "", '#,##0,"千円"', 10, False),
        ("R8予算", "", '#,##0"百万円"', 10_000_000, False),
    ],
)
def test_another_unit_in_the_format_than_in_words_is_told_and_the_words_are_read(
    tmp_path: Path, head: str, above: str, code: str, yen: int, *, is_told: bool
):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (("事業一覧", "", above), ("事業名", "担当課", head), ("橋", "土木課", 10)):
        sheet.append(line)
    sheet["C3"].number_format = code
    book.save(tmp_path / "一覧.xlsx")
    reading = read_plan(tmp_path / "一覧.xlsx")
    assert [a.yen for a in reading.plan.projects[0].amounts] == [yen]
    told = [
        f.where for f in reading.findings if "セルの表示形式（円、千円など）とで違う" in f.message
    ]
    assert told == ["「Sheet」シートC3"] * is_told


def test_amounts_beside_those_with_a_unit_in_their_format_are_in_the_same_unit(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (("事業名", "担当課", "R8予算額", "うち一般財源"), ("橋", "土木課", 100, 50)):
        sheet.append(line)
    sheet["C2"].number_format = '#,##0"千円"'
    book.save(tmp_path / "一覧.xlsx")
    reading = read_plan(tmp_path / "一覧.xlsx")
    assert [a.yen for a in reading.plan.projects[0].amounts] == [100, 50]
    assert any("「R8予算額」の単位が書かれていない" in f.message for f in reading.findings)


def test_a_format_with_the_unit_of_a_table_below_is_no_other_unit(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    heads = ("事業名", "担当課", "R8")
    for line in (("単位：千円",), heads, ("橋", "土木課", 10), (), ("単位：円",), heads):
        sheet.append(line)
    sheet.append(("堰", "土木課", 5000))
    sheet["C7"].number_format = '#,##0"円"'
    book.save(tmp_path / "一覧.xlsx")
    reading = read_plan(tmp_path / "一覧.xlsx")
    assert [p.amounts[0].yen for p in reading.plan.projects] == [10_000, 5_000]
    assert not any("セルの表示形式" in finding.message for finding in reading.findings)


def test_what_stands_above_each_page_is_no_title_and_may_name_the_city(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (("令和8年度主要事業一覧", ""), ("事業名", "R8（千円）"), ("橋", 10)):
        sheet.append(line)
    sheet.oddHeader.left.text = "みどり市"
    sheet.oddHeader.right.text = "取扱注意（庁外への持ち出しを固く禁じます）"
    book.save(tmp_path / "一覧.xlsx")
    plan = read_plan(tmp_path / "一覧.xlsx").plan
    assert (plan.heading.title, plan.heading.city) == ("令和8年度主要事業一覧", "みどり市")


@pytest.mark.parametrize(
    ("unit", "code", "yen"),
    [
        ("（単位：千円）", "#,##0,", 12_345_678),
        ("（単位：百万円）", '#,##0.0,,;"▲"#,##0.0,,', 12_345_678),
        ("（単位：百万円）", "#,##0,", 12_345_678_000),
        ("（単位：千円）", "#,##0", 12_345_678_000),
        ("（単位：円）", "#,##0,", 12_345_678),
    ],
)
def test_amounts_are_read_in_the_unit_in_which_their_format_shows_them(
    tmp_path: Path, unit: str, code: str, yen: int
):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    heads = ("事業名", "担当課", "R8予算")
    for line in (("事業一覧", "", unit), heads, ("橋", "土木課", 12_345_678)):
        sheet.append(line)
    sheet["C3"].number_format = code
    book.save(tmp_path / "一覧.xlsx")
    reading = read_plan(tmp_path / "一覧.xlsx")
    assert [a.yen for a in reading.plan.projects[0].amounts] == [yen]
    is_told = any("表示形式で桁を省いた金額" in f.message for f in reading.findings)
    assert is_told == (code != "#,##0" and unit != "（単位：円）")


def test_an_amount_of_a_form_is_read_as_its_format_shows_it(tmp_path: Path):
    plan = plan_of(row("証明の交付", "市民課"))
    [form] = send_forms(plan, tmp_path, options=ReportOptions(unit=Unit.THOUSAND)).values()
    book, sheet = form_of(form)
    cell = cells_of(sheet, "事業費")["証明の交付"]
    cell.value, cell.number_format = 2_400_000, "#,##0,"
    book.save(form)
    assert amounts_of(collect_forms(plan, [form]).plan) == {"証明の交付": 2_400_000}
