"""Sections of a list: their rows, their levels, their budgets."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.listing import format_path
from model.readers.reading import LineRole
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import (
    csv_text,
    messages,
    read_rows,
    titles,
)


def test_a_list_of_offices_has_them_as_its_tree(tmp_path: Path):
    rows = (
        ("pid", "name", "ministry", "bureau", "division", "section", "office", "budgetAmount"),
        (1, "甲事業", "総務省", "行政局", "", "会計課", "", 1000),
        (2, "乙事業", "総務省", "行政局", "管理部", "", "企画室", 2000),
        (3, "丙事業", "総務省", "", "", "", "", 30),
        (4, "丙事業", "財務省", "主計局", "", "会計課", "", 4),
    )
    path = tmp_path / "一覧.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    reading = read_plan(path)
    plan = reading.plan
    assert plan.levels == ("府省庁", "局・庁", "部")
    assert [(s.level, s.title) for s in plan.walk()] == [
        (1, "総務省"),
        (2, "行政局"),
        (3, "管理部"),
        (1, "財務省"),
        (2, "主計局"),
    ]
    names = {row.name + str(row.path): row.printed_departments for row in plan.listings()}
    assert set(names.values()) == {"行政局会計課", "企画室", "総務省", "主計局会計課"}
    assert build_totals(view_plan(plan, Selection())).tally.amount == 3034
    assert "同じ名前の所管課が複数の部局にある" in messages(reading)


def test_sections_may_stand_in_rows_of_their_own(tmp_path: Path):
    rows = (
        ("事業名", "内容", "担当課", "予算額(千円)"),
        ("基本方針１　安心なまち", "", "", ""),
        ("施策１－１　防災", "", "", ""),
        ("防災訓練", "年2回", "危機管理課", 300),
        ("小計", "", "", 300),
        ("施策１－２　防犯", "", "", ""),
        ("防犯灯", "LEDにする", "市民課", 500),
        ("基本方針２　学び", "", "", ""),
        ("施策２－１　学校", "", "", ""),
        ("給食", "", "学校課", 9),
        ("※金額は当初予算です。", "", "", ""),
    )
    reading = read_rows(tmp_path, rows)
    assert reading.plan.levels == ("基本方針", "施策")
    assert titles(reading) == [
        *("1 安心なまち", "1-1 防災", "1-2 防犯", "2 学び", "2-1 学校"),
    ]
    assert reading.coverage[LineRole.HEADING] == 5
    assert reading.coverage[LineRole.NOTE] == 1
    assert "注意" not in {f.severity.label for f in reading.findings}


def test_a_number_alone_below_amounts_is_told_and_no_section(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "予算額(千円)"),
        ("防災", "防災訓練", "危機管理課", 10),
        ("", "", "", 20),
        ("防犯", "防犯灯", "市民課", 500),
    )
    reading = read_rows(tmp_path, rows)
    assert [section.title for section in reading.plan.walk()] == ["防災", "防犯"]
    assert "読み取れませんでした：「20」" in messages(reading)


def test_a_sections_own_amount_is_its_published_budget(tmp_path: Path):
    rows = (
        ("政策", "事業名", "担当課", "R8予算額(千円)"),
        ("くらし", "", "", 999),
        ("", "防災訓練", "市民課", 300),
        ("", "見守り", "福祉課", 400),
    )
    totals = build_totals(view_plan(read_rows(tmp_path, rows).plan, Selection()))
    assert (totals.published_budget, totals.tally.amount) == (999_000, 700_000)


def test_a_section_s_only_amount_of_another_year_is_told_and_no_budget(tmp_path: Path):
    rows = (
        ("政策", "事業名", "担当課", "R7予算額(千円)", "R8予算額(千円)"),
        ("くらし", "", "", 100, ""),
        ("", "防災訓練", "市民課", 100, 250),
    )
    reading = read_rows(tmp_path, rows)
    assert [section.published_budget for section in reading.plan.sections] == [None]
    (told,) = [finding for finding in reading.findings if "公表事業費" in finding.message]
    assert "2行目" in told.where
    assert "「2026年度 予算」" in told.message


@pytest.mark.parametrize(("year", "budget"), [(None, 270_000), (2025, 110_000)])
def test_a_section_s_budget_is_of_the_year_in_which_projects_are_added_up(
    tmp_path: Path, year: int | None, budget: int
):
    rows = (
        ("政策", "事業名", "担当課", "R7予算額(千円)", "R8予算額(千円)"),
        ("くらし", "", "", 100, 250),
        ("", "防災訓練", "市民課", 100, 250),
        ("しごと", "", "", 10, 20),
        ("", "朝市", "産業課", 10, 20),
    )
    reading = read_rows(tmp_path, rows, year=year)
    totals = build_totals(view_plan(reading.plan, Selection()))
    assert totals.published_budget == totals.tally.amount == budget
    told = [finding.message for finding in reading.findings if "公表事業費" in finding.message]
    assert [f"「{year or 2026}年度 予算」を、区分の公表事業費" in message for message in told] == [
        True
    ]


def test_an_empty_section_means_the_one_above_only_in_lists_that_do_not_repeat_it(tmp_path: Path):
    heads = ("政策", "施策", "事業名", "担当課")
    grouped = [heads, ("X", "A", "甲", "a課"), ("", "", "乙", "a課"), ("Y", "", "丙", "a課")]
    assert titles(read_rows(tmp_path, grouped)) == ["1 X", "1-1 A", "2 Y"]
    repeated = [heads, ("X", "A", "甲", "a課"), ("X", "", "乙", "a課"), ("X", "A", "丙", "a課")]
    plan = read_rows(tmp_path, repeated).plan
    assert [format_path(row.path) for row in plan.listings()] == ["1", "1-1", "1-1"]


def test_levels_may_be_numbers_alone(tmp_path: Path):
    rows = (
        ("施策番号", "基本事業名", "事務事業名", "担当課"),
        ("1", "相談", "窓口", "a課"),
        ("1", "相談", "電話", "a課"),
    )
    assert read_rows(tmp_path, rows).plan.levels == ("基本事業",)
    numbered = [(row[0], *row[2:]) for row in rows]
    assert titles(read_rows(tmp_path, numbered)) == ["1 1"]


def test_section_rows_in_brackets_are_no_projects(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "R8予算（千円）"),
        ("【政策1】くらし", "", ""),
        ("（施策1）安心", "", ""),
        ("見守り", "福祉課", 1),
        ("（施策2）学び", "", ""),
        ("学校", "教育課", 2),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 くらし", "1-1 安心", "1-2 学び"]
    assert [p.name for p in reading.plan.projects] == ["見守り", "学校"]


@pytest.mark.parametrize("dash", "-‐–−ー－.")
def test_a_number_of_two_parts_is_one_with_any_dash(tmp_path: Path, dash: str):
    rows = (
        ("事業名", "所管課", "R8予算（千円）"),
        ("1 安心なまち", "", ""),
        (f"1{dash}1 防災", "", ""),
        ("倉庫の整備", "防災課", 1),
        (f"1{dash}2 防犯", "", ""),
        ("見守り", "防犯課", 2),
    )
    assert titles(read_rows(tmp_path, rows)) == ["1 安心なまち", "1-1 防災", "1-2 防犯"]


def test_rows_whose_code_begins_those_below_are_sections_with_their_sums(tmp_path: Path):
    rows = [
        ("コード", "名称", "所管", "令和8年度（千円）"),
        *(("1", "健康", "", 6400), ("1-1", "母子", "", 5800), ("1-1-1", "健診", "健康課", 5000)),
        *(("1-1-2", "産後ケア", "健康課", 800), ("1-2", "高齢", "", 600)),
        *(
            ("1-2-1", "配食", "長寿課", 600),
            ("2", "商業", "", 300),
            ("2-1", "商店街", "商工課", 300),
        ),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 健康", "1-1 母子", "1-2 高齢", "2 商業"]
    assert [p.name for p in reading.plan.projects] == ["健診", "産後ケア", "配食", "商店街"]
    assert [s.published_budget for s in reading.plan.walk()] == [
        *(6_400_000, 5_800_000, 600_000, 300_000)
    ]
    assert "番号が下の行の番号の初めの部分である行は" in messages(reading)


def test_a_project_with_a_department_and_parts_below_its_code_is_no_section(tmp_path: Path):
    rows = [
        ("コード", "事業名", "担当課", "R8（千円）"),
        *(("1", "健診", "健康課", 100), ("1-1", "妊婦健診", "健康課", 60)),
        *(("2", "配食", "長寿課", 50), ("2-1", "見守り", "長寿課", 50)),
    ]
    assert len(read_rows(tmp_path, rows).plan.projects) == 4


def test_codes_in_columns_of_levels_make_sections_of_the_names_beside_them(tmp_path: Path):
    rows = [
        ("款", "項", "目", "事業", "R8予算額（円）", "所管課"),
        *(("2", "", "", "総務費", 5300, ""), ("", "1", "", "管理費", 5300, "")),
        *(("", "", "1", "一般管理費", 5300, ""), ("", "", "", "文書管理", 2300, "総務課")),
        *(("", "", "", "研修", 3000, "人事課"), ("3", "", "", "民生費", 700, "")),
        *(("", "1", "", "福祉費", 700, ""), ("", "", "", "見守り", 700, "福祉課")),
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.plan.levels == ("款", "項", "目")
    assert titles(reading) == [
        *("2 総務費", "2-1 管理費", "2-1-1 一般管理費", "3 民生費", "3-1 福祉費")
    ]
    assert [p.name for p in reading.plan.projects] == ["文書管理", "研修", "見守り"]
    assert next(reading.plan.walk()).published_budget == 5300


@pytest.mark.parametrize(
    "further",
    [
        [("2-2", "備蓄倉庫", "", 250), ("4", "見守り", "", 400), ("4-2", "機器", "", 500)],
        [
            ("2-2", "備蓄倉庫", "危機管理課", 250),
            ("4", "見守り", "", 400),
            ("4-2", "機器", "福祉課", 50),
        ],
    ],
)
def test_a_project_without_a_department_and_a_branch_number_below_it_are_projects(
    tmp_path: Path, further: list[tuple[object, ...]]
):
    rows = [
        ("コード", "事業名", "担当課", "R8（千円）"),
        ("1", "訓練", "危機管理課", 100),
        ("2", "備蓄", "", 200),
        *further,
    ]
    plan = read_rows(tmp_path, rows).plan
    assert len(plan.projects) == 5
    assert not any(section.published_budget for section in plan.walk())


def test_a_wide_list_of_evaluations_is_read_by_its_measures_and_not_by_its_directions(
    tmp_path: Path,
):
    rows = [
        ("令和6年度 事業評価",),
        ("主な施策", "事業番号", "主要事務\n事業名", "担当課", "目標値", "決算額", "方向性"),
        ("", "", "", "", "", "（千円）", ""),
        ("Ⅰ 彩りあるまち", 1, "写真展", "広報課", 1200, 300, "継続"),
        ("", 2, "広報紙", "広報課", 90, 40, "拡充"),
        ("Ⅱ 稼げるまち", 3, "朝市", "商工課", 15, 70, "継続"),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "G2:G3")
    assert titles(reading) == ["1 彩りあるまち", "2 稼げるまち"]
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [300_000],
        [40_000],
        [70_000],
    ]


def test_without_sections_a_column_of_directions_is_none(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "方向性"),
        ("写真展", "広報課", "継続"),
        ("広報紙", "広報課", "拡充"),
        ("朝市", "商工課", "継続"),
    ]
    reading = read_rows(tmp_path, rows)
    assert len(titles(reading)) == 1
    assert dict(reading.plan.projects[0].extras) == {"方向性": "継続"}


def test_kan_kou_and_moku_in_one_column_are_sections_of_three_levels(tmp_path: Path):
    rows = [
        ("科　　目", "事業名", "決算額（円）", "所管課"),
        ("第２款　総務費",),
        ("１項　総務管理費",),
        ("6目　企画費",),
        ("", "計画づくり", 900, "企画課"),
        ("7目　情報管理費",),
        ("", "電子申請", 70, "情報課"),
        ("２項　徴税費",),
        ("1目　税務総務費",),
        ("", "申告相談", 5, "税務課"),
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.plan.levels == ("款", "項", "目")
    assert [s.title for s in reading.plan.walk()] == [
        "総務費",
        "総務管理費",
        "企画費",
        "情報管理費",
        "徴税費",
        "税務総務費",
    ]


def test_sums_of_accounts_are_no_sections(tmp_path: Path):
    rows = [
        ("款", "", "事業名", "担当課", "R6決算額（円）"),
        (2, "総務費", "庁舎", "総務課", 900),
        (2, "総務費", "広報", "広報課", 20),
        (2, "総務費 計", "", "", 920),
        (3, "民生費", "見守り", "福祉課", 7),
    ]
    reading = read_rows(tmp_path, rows, "A1:B1")
    assert titles(reading) == ["2 総務費", "3 民生費"]
    assert [s.published_budget for s in reading.plan.walk()] == [None, None]


def test_a_numeral_alone_in_its_row_heads_a_section_and_an_amount_in_brackets_none(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "事業費（千円）"),
        ("Ⅰ", "", ""),
        ("道普請", "建設課", 100),
        ("", "", "(90)"),
        ("Ⅱ", "", ""),
        ("見守り", "福祉課", 200),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["道普請", "見守り"]
    assert [len(s.listings) for s in reading.plan.sections] == [1, 1]
