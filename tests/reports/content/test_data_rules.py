"""データ against 統計表における機械判読可能なデータの表記方法の統一ルール (総務省, 2020-12-18).

A test for each rule of its check list, by the list's numbers, on the sheet as it is written.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.data import build_data
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook
from tests.conftest import DAY


@pytest.fixture(scope="module", params=["built_in", "two_goals"])
def path(request, tmp_path_factory: pytest.TempPathFactory) -> Path:
    value = request.getfixturevalue(request.param)
    plan = value if isinstance(value, Plan) else value.plan
    path = tmp_path_factory.mktemp("data") / "データ.xlsx"
    document = build_data(pick_from_plan(plan, Selection()), ReportOptions(made_on=DAY))
    write_workbook(document, path)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture
def sheet(book):
    (sheet,) = book.worksheets
    return sheet


def heads(sheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def column(sheet, head: str) -> list[object]:
    place = heads(sheet).index(head) + 1
    return [cell.value for (cell,) in sheet.iter_rows(min_row=2, min_col=place, max_col=place)]


def whole(sheet) -> str:
    """The head of the amounts that are added up, which stand behind 事業数."""
    found = heads(sheet)[heads(sheet).index("事業数") + 1]
    assert found in ("事業費（円）", "令和6年度 予算（円）")
    return found


def values(sheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_1_1_the_file_is_a_workbook_or_csv(book):
    assert book.mime_type.endswith("spreadsheetml.sheet.main+xml")


def test_1_2_a_cell_holds_one_datum(sheet):
    for head in heads(sheet):
        if head.startswith("所管課") and head != "所管課ほか":
            assert not any(re.search("[・、]", str(name)) for name in column(sheet, head) if name)


def test_1_3_numbers_are_numbers_and_hold_no_text(sheet):
    for head in ("年度（西暦）", whole(sheet), "事業数"):
        known = [value for value in column(sheet, head) if value is not None]
        assert all(isinstance(value, int) for value in known), (head, known)
    assert not any(isinstance(v, str) and re.fullmatch(r"[\d,]+円", v) for v in values(sheet))


def test_1_4_no_cells_are_merged(sheet):
    assert not sheet.merged_cells.ranges


def test_1_5_no_blanks_or_line_breaks_are_there_for_looks(sheet):
    for value in values(sheet):
        if isinstance(value, str):
            assert value == value.strip()
            assert "\n" not in value


def test_1_6_nothing_is_left_out_because_it_stands_above(sheet):
    always = ("掲載番号", "計画名", "年度（西暦）", "掲載区分", "印", "再掲", "事業番号", "事業名")
    for head in always:
        assert all(value not in (None, "") for value in column(sheet, head)), head
    assert all(heads(sheet))
    assert len(set(heads(sheet))) == len(heads(sheet))


def test_1_7_values_stand_in_place_of_formulas(sheet):
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_1_8_there_are_no_shapes_or_charts(path: Path):
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "drawing" in name or "media" in name]


def test_1_9_units_stand_in_the_heads(sheet):
    money = [head for head in heads(sheet) if "費" in head or "予算" in head]
    assert money
    assert all(head.endswith("（円）") for head in money)


def test_1_10_heads_use_no_characters_of_one_system_alone(sheet):
    for head in heads(sheet):
        assert head.encode("cp932")
        assert not re.search("[①-⑳Ⅰ-Ⅹ㈱㎡㏊]", head)


def test_1_11_years_are_given_western_and_by_era(sheet):
    for western, era in zip(
        column(sheet, "年度（西暦）"), column(sheet, "年度（和暦）"), strict=True
    ):
        assert (western, era) in ((2022, "令和4年度"), (2024, "令和6年度"))


def test_1_12_the_region_is_named(sheet):
    assert set(column(sheet, "市区町村")) <= {"鹿児島市", "ひかり市"}


def test_1_13_columns_of_numbers_hold_no_signs(sheet):
    for head in (whole(sheet), "事業数"):
        assert not any(isinstance(value, str) for value in column(sheet, head))


def test_2_1_the_data_are_not_divided(sheet):
    for cells in sheet.iter_rows(values_only=True):
        assert any(value is not None for value in cells)
    assert sheet.max_row == len(column(sheet, "掲載番号")) + 1


def test_2_2_a_sheet_holds_one_table(book, sheet):
    assert len(book.worksheets) == len(sheet.tables) == 1
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
