"""What stands around a list: its name and the unit of its amounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.readers.source import read_plan
from tests.model.readers.lists.lists import amounts, book_bytes, messages, read_rows
from tests.model.readers.pdf.sheets import Sheet, pdf
from tests.model.readers.test_word_text import document, paragraph, table

HEADS = ("事業名", "担当課", "R8計画額")
ROW = ("道普請", "土木課", 7)


@pytest.mark.parametrize(
    "title",
    [
        "令和8年度 事業一覧（千円）",
        "ひかり市実施計画（令和8年度）（千円）",
        "実施計画（令和8年度～令和10年度）事業一覧(千円)",
        "令和8年度 当初予算主要事業一覧（千円）",
        "ひかり市実施計画　令和8年度～令和10年度（千円）",
    ],
)
def test_a_unit_at_the_end_of_a_title_is_that_of_the_list(tmp_path: Path, title: str):
    reading = read_rows(tmp_path, [(title,), HEADS, ROW])
    assert amounts(reading) == [[(7_000, "2026年度 計画額")]]
    assert "単位" not in messages(reading)
    assert "千円" not in reading.plan.heading.title


@pytest.mark.parametrize(
    "title",
    [
        "事業一覧（令和8年度・千円）",
        "実施計画進行管理（令和8年度）（千円）",
        "施策別事業費（千円、（ ）は再掲）",
    ],
)
def test_a_unit_at_the_end_of_a_line_alone_is_taken_and_told(tmp_path: Path, title: str):
    reading = read_rows(tmp_path, [(title,), HEADS, ROW])
    assert amounts(reading) == [[(7_000, "2026年度 計画額")]]
    assert f"見出しの上の「{title}」から、金額の単位を「千円」として" in messages(reading)


@pytest.mark.parametrize(
    "line",
    [
        ("全体の経費（百万円）", 12),  # a figure beside it, not a title
        ("一般会計予算 25,300（百万円）",),
        ("基金残高（令和7年度末、百万円）",),
        ("補助率1/2、上限500（万円）",),
        ("地域振興プロジェクト（地域振興、1 億円）",),
        ("主要事業（予算要求額、百万円 以上）",),
        ("総事業費（R8～R10、億円）",),
    ],
)
def test_a_unit_of_something_else_above_a_list_is_none_of_its_amounts(
    tmp_path: Path, line: tuple[object, ...]
):
    reading = read_rows(tmp_path, [line, HEADS, ROW])
    assert amounts(reading) == [[(7, "2026年度 計画額")]]
    assert "単位が書かれていないため" in messages(reading)
    stated = read_rows(tmp_path, [line, ("単位：千円",), HEADS, ROW])
    assert amounts(stated) == [[(7_000, "2026年度 計画額")]]
    assert "単位" not in messages(stated)


def test_a_title_of_another_unit_says_nothing_where_headings_have_theirs(tmp_path: Path):
    heads = ("事業名", "担当課", "R8計画額（千円）")
    sheets = {
        "福祉課": [("福祉課",), heads, ("見守り", "福祉課", 1)],
        "道路課": [("道路課（直営・委託、百万円）",), heads, ROW],
    }
    path = tmp_path / "各課.xlsx"
    path.write_bytes(book_bytes(sheets))
    reading = read_plan(path)
    assert [each[0][0] for each in amounts(reading)] == [1_000, 7_000]


def test_a_unit_may_stand_in_a_note_below_a_list_or_in_the_name_of_its_sheet(tmp_path: Path):
    noted = read_rows(tmp_path, [HEADS, ROW, ("※単位：千円",)])
    assert amounts(noted) == [[(7_000, "2026年度 計画額")]]
    path = tmp_path / "名前.xlsx"
    path.write_bytes(book_bytes({"主要事業一覧（千円）": [HEADS, ROW]}))
    assert amounts(read_plan(path)) == [[(7_000, "2026年度 計画額")]]


@pytest.mark.parametrize("note", ["※金額の単位は千円です。", "注1）単位：千円", "（単位：千円）"])
def test_a_note_may_say_the_unit_in_a_sentence(tmp_path: Path, note: str):
    reading = read_rows(tmp_path, [HEADS, ROW, (note,)])
    assert amounts(reading) == [[(7_000, "2026年度 計画額")]]


def test_a_note_on_the_unit_of_something_else_is_none_of_the_list(tmp_path: Path):
    reading = read_rows(tmp_path, [HEADS, ROW, ("※起債残高の単位は億円",)])
    assert amounts(reading) == [[(7, "2026年度 計画額")]]
    assert "単位が書かれていないため、円として読みました" in messages(reading)


def test_a_line_of_the_unit_goes_before_the_title_and_their_difference_is_told(tmp_path: Path):
    reading = read_rows(tmp_path, [("事業一覧（百万円）",), ("単位：千円",), HEADS, ROW])
    assert amounts(reading) == [[(7_000, "2026年度 計画額")]]
    assert "見出しの上に金額の単位が「千円」「百万円」とあるため、「千円」として" in messages(
        reading
    )


def test_the_unit_of_one_column_is_none_of_the_list(tmp_path: Path):
    heads = ("事業名", "担当課", "R8事業費（千円）", "R7決算額")
    assert amounts(read_rows(tmp_path, [("事業一覧",), heads, (*ROW, 8)])) == [
        [(7_000, "2026年度 事業費"), (8, "2025年度 決算")]
    ]


@pytest.mark.parametrize(
    "title",
    [
        "ひかり市実施計画（令和８年度～令和１０年度）事業一覧",
        "ひかり市実施計画（令和8年度）事業一覧",
        "ひかり市実施計画　令和8年度～令和10年度",
        "ひかり市実施計画（令和8年度～令和10年度）（単位：千円）",
    ],
)
def test_a_plan_has_one_name_whatever_file_it_comes_in(tmp_path: Path, title: str):
    rows = (
        ("事業名", "担当課", "R8計画額（千円）"),
        ("道普請", "土木課", "7"),
        ("橋", "橋課", "8"),
    )
    cells = [tuple(map(str, row)) for row in rows]

    def write(sheet: Sheet) -> None:
        sheet.write(title, "施策1 道")
        sheet.table((90, 90, 120), *cells)

    readings = [
        read_rows(tmp_path, [(title,), *rows]),
        read_plan(document(tmp_path / "a.docx", paragraph(title), table(*cells))),
        read_plan(pdf(tmp_path / "a.pdf", write)),
    ]
    assert [reading.plan.heading.title for reading in readings] == ["実施計画"] * 3


def test_a_year_may_stand_before_a_source_of_funds(tmp_path: Path):
    heads = ("事業名", "担当課", "R8事業費", "R8国庫", "R8一般", "R9事業費", "R9国庫", "R9一般")
    rows = [("事業一覧（千円）",), heads, ("道普請", "土木課", 3, 1, 2, 4, 1, 3)]
    (project,) = read_rows(tmp_path, rows).plan.projects
    assert [(a.fiscal_year, a.kind, a.funds, a.yen) for a in project.amounts] == [
        (2026, "事業費", None, 3_000),
        (2026, "事業費", "国庫", 1_000),
        (2026, "事業費", "一般", 2_000),
        (2027, "事業費", None, 4_000),
        (2027, "事業費", "国庫", 1_000),
        (2027, "事業費", "一般", 3_000),
    ]


def test_the_first_day_of_a_year_above_a_column_is_that_year(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    days = [date(year, 4, 1) for year in (2026, 2027)]
    for row in (
        ("事業一覧", "", "（千円）"),
        ("事業名", "担当課", *days),
        ("水路", "道路課", 70, 90),
    ):
        sheet.append(list(row))
    sheet["C2"].number_format, sheet["D2"].number_format = '[$-411]ge"年度"', "yyyy/m/d"
    book.save(tmp_path / "一覧.xlsx")
    (project,) = read_plan(tmp_path / "一覧.xlsx").plan.projects
    assert {a.fiscal_year: a.yen for a in project.amounts} == {2026: 70_000, 2027: 90_000}


def test_the_first_days_of_months_are_no_years(tmp_path: Path):
    days = ("2026/4/1", "2026/5/1")
    rows = [("事業一覧（千円）",), ("事業名", "担当課", *days), ("水路", "道路課", 7000, 90)]
    reading = read_rows(tmp_path, rows)
    assert not reading.plan.projects[0].amounts
    assert "「2026/4/1」は、見出しと単位から金額とは分からないため" in messages(reading)


def test_large_numbers_in_a_list_without_amounts_are_told(tmp_path: Path):
    rows = [("事業名", "担当課", "数値", "利用件数"), ("水路", "道路課", 7000, 9000)]
    reading = read_rows(tmp_path, rows)
    assert "「数値」は、見出しと単位から金額とは分からないため" in messages(reading)


@pytest.mark.parametrize("name", ["s1", "h2_units", "list_r2", "S3"])
def test_a_letter_and_a_number_in_the_name_of_a_sheet_are_no_year(tmp_path: Path, name: str):
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(book_bytes({name: [("事業名", "担当課", "予算額（千円）"), ROW]}))
    assert read_plan(path).plan.heading.fiscal_year is None


@pytest.mark.parametrize(
    ("name", "year"),
    [("R8", 2026), ("r8予算", 2026), ("予算r8", 2026), ("H28", 2016), ("H30年度", 2018)],
)
def test_the_name_of_a_sheet_may_be_the_year_of_its_list(tmp_path: Path, name: str, year: int):
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(book_bytes({name: [("事業名", "担当課", "予算額（千円）"), ROW]}))
    assert read_plan(path).plan.heading.fiscal_year == year


def test_the_name_of_a_file_may_be_the_year_of_its_list(tmp_path: Path):
    path = tmp_path / "jigyo_r8.csv"
    path.write_text("事業名,所管課,予算額（千円）\n水路,農政課,560\n")
    assert read_plan(path).plan.heading.fiscal_year == 2026


def test_amounts_among_words_below_a_heading_of_money_are_told(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "年度別事業費（千円）"),
        ("道普請", "土木課", "R8 10,000\nR9 20,000"),
        ("護岸", "土木課", "R8：3,000　R9：0"),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[], []]
    assert "「年度別事業費（千円）」は、金額がほかの文字と一緒に書かれているため" in messages(
        reading
    )


def test_a_letter_behind_an_amount_that_a_difference_is_made_of_is_none_of_its_kind(
    tmp_path: Path,
):
    rows = [
        ("令和8年度 主要事業（千円）",),
        ("事業名", "担当課", "本年度予算額A", "前年度予算額B", "比較A-B"),
        ("道普請", "土木課", 12, 10, 2),
    ]
    assert amounts(read_rows(tmp_path, rows)) == [
        [(12_000, "2026年度 予算"), (10_000, "2025年度 予算")]
    ]


def test_two_columns_of_one_year_and_kind_are_told_apart_by_their_headings(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R8事業費A（千円）", "R8事業費B（千円）"),
        ("道普請", "土木課", 12, 5),
    ]
    assert amounts(read_rows(tmp_path, rows)) == [
        [(12_000, "2026年度 事業費"), (5_000, "2026年度 R8事業費B（千円）")]
    ]


def test_figures_beside_the_years_above_headings_take_no_year_away(tmp_path: Path):
    rows = [
        ("実施計画（単位：千円）",),
        ("1", "2", "令和8年度", "", "令和9年度", "", 15),
        ("事業名", "担当課", "当初", "補正後", "当初", "補正後", "備考"),
        ("道普請", "土木課", 10, 12, 30, 36, ""),
    ]
    reading = read_rows(tmp_path, rows, "C2:D2", "E2:F2")
    assert [label for _, label in amounts(reading)[0]] == [
        *("2026年度 当初", "2026年度 補正後", "2027年度 当初", "2027年度 補正後")
    ]


def test_a_source_between_amounts_of_two_units_has_the_unit_of_neither(tmp_path: Path):
    heads = ("事業名", "担当課", "総事業費（百万円）", "市費", "事業費（千円）")
    reading = read_rows(tmp_path, [heads, ("道普請", "土木課", 1, 100, 1000)])
    assert (100, "財源内訳 市費") in amounts(reading)[0]
    assert "「市費」の単位が書かれていないため" in messages(reading)


def test_what_is_planned_of_a_budget_in_words_is_no_amount_to_ask_about(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算の見込み"),
        ("道普請", "土木課", "1月補正を予定"),
        ("橋", "土木課", "R9当初で要求"),
        ("街灯", "土木課", "国庫1/2"),
    ]
    assert "ほかの文字と一緒に" not in messages(read_rows(tmp_path, rows))


def test_a_number_of_something_behind_a_sum_is_no_amount(tmp_path: Path):
    path = tmp_path / "一覧.xlsx"
    heads = ("事業名", "担当課", "予算額（円）", "評価額（点）", "不用額（人）", "限度額（1件）")
    path.write_bytes(book_bytes({"一覧": [heads, ("水路", "農政課", 560, 3, 2, 1)]}))
    project = read_plan(path).plan.projects[0]
    assert [amount.yen for amount in project.amounts] == [560]
    assert ("評価額（点）", "3") in project.extras
