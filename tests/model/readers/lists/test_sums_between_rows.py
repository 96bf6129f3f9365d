"""Sums between the rows of lists, by whatever name they go, and lines that sources label."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.source import read_plan
from tests.model.readers.lists.lists import amounts, book_bytes, messages, read_rows, titles

HEADS = ("番号", "事業名", "所管課", "R8計画額（千円）")
TITLE = ("みなと市実施計画　事業一覧",)


@pytest.mark.parametrize(
    "name",
    [
        *("ページ計", "所属計", "〔一般会計　計〕", "【土木部　計】", "港湾係計", "次頁へ繰越"),
        *("基本目標１ 計（2事業）", "港湾係計(2件)"),
    ],
)
def test_a_sum_between_projects_is_none_whatever_it_is_called(tmp_path: Path, name: str):
    rows = [
        *(TITLE, HEADS, (1, "港湾整備", "港湾課", 1000), (2, "漁港改修", "水産課", 500)),
        *(("", name, "", 1500), (3, "灯台保存", "文化課", 80), ("", "合　　計", "", 1580)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["港湾整備", "漁港改修", "灯台保存"]
    assert "合いません" not in messages(reading)


def test_a_name_that_ends_like_a_sum_is_a_project_where_it_adds_nothing_up(tmp_path: Path):
    rows = [HEADS, (1, "港湾整備", "", 1000), (2, "みなとの時計", "", 300), (3, "護岸設計", "", 50)]
    names = [project.name for project in read_rows(tmp_path, rows).plan.projects]
    assert names == ["港湾整備", "みなとの時計", "護岸設計"]


def test_a_title_and_sums_that_each_page_repeats_are_no_rows(tmp_path: Path):
    rows = [
        *(TITLE, HEADS, (1, "港湾整備", "港湾課", 1000), ("", "次頁へ繰越", "", 1000)),
        *(TITLE, HEADS, ("", "前頁より", "", 1000), (2, "漁港改修", "水産課", 500)),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[(1_000_000, "2026年度 計画額")], [(500_000, "2026年度 計画額")]]
    assert not reading.unplaced


def test_the_sum_of_sources_below_each_other_is_the_projects_amount(tmp_path: Path):
    rows = [
        ("実施計画財源内訳表　（千円）",),
        ("事業名", "担当課", "財源", "R8", "R9"),
        *(("小学校改築", "総務課", "国庫", 100, 200), ("", "", "市債", 300, 500)),
        *(("", "", "計", 400, 700), ("図書館", "図書館", "国庫", 0, 0)),
        *(("", "", "一般財源", 30, 5), ("", "", "計", 30, 5), ("合計", "", "", 430, 705)),
    ]
    reading = read_rows(tmp_path, rows, "A3:A5", "B3:B5", "A6:A8", "B6:B8")
    wholes = [
        [(a.fiscal_year, a.yen) for a in p.amounts if a.funds is None]
        for p in reading.plan.projects
    ]
    assert wholes == [[(2026, 400_000), (2027, 700_000)], [(2026, 30_000), (2027, 5_000)]]
    assert "合いません" not in messages(reading)


def test_lower_lines_of_one_source_are_no_breakdown_that_could_be_wrong(tmp_path: Path):
    rows = [
        ("予算事業一覧（単位：千円）",),
        ("事業名", "担当課", "R8予算"),
        ("上段：歳出額　下段：所要一般財源",),
        *(("庁舎管理", "総務課", 100), ("", "", 90), ("広報", "広報課", 50), ("", "", 50)),
        *(("祭り", "観光課", 20), ("", "", 20), ("所属計", "", 170), ("", "", 160)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["庁舎管理", "広報", "祭り"]
    assert "財源の内訳" not in messages(reading)
    assert not reading.unplaced


def test_sheets_of_departments_with_sums_of_their_own_are_one_list(tmp_path: Path):
    def sheet(office: str, *rows: tuple[object, ...]) -> list[tuple[object, ...]]:
        heads = ("事業名", "事業概要", "令和8年度")
        return [(f"所管：{office}",), ("", "", "（単位：千円）"), heads, *rows]

    path = tmp_path / "実施計画.xlsx"
    general = sheet("総務課", ("庁舎修繕", "直す", 100), ("計", "", 100))
    welfare = sheet("福祉課", ("見守り", "訪ねる", 10), ("計", "", 10))
    path.write_bytes(book_bytes({"総務課": general, "福祉課": welfare}))
    plan = read_plan(path).plan
    assert [(p.name, p.departments[0].name) for p in plan.projects] == [
        ("庁舎修繕", "総務課"),
        ("見守り", "福祉課"),
    ]


def test_numbers_under_years_without_a_unit_are_told_not_to_be_amounts(tmp_path: Path):
    rows = [("事業名", "担当課", "R8", "R9"), ("甲", "a課", 1, 2), ("乙", "b課", 3, 4)]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[], []]
    assert "「R8」「R9」は、見出しと単位から金額とは分からない" in messages(reading)


def test_the_year_of_each_row_is_the_lists_where_it_is_one(tmp_path: Path):
    heads = ("年度", "款名", "項名", "事業名", "所属名", "当初予算額（円）")
    rows = [
        heads,
        ("2026", "総務費", "管理費", "研修", "人事課", 7),
        ("2026", "民生費", "", "敬老", "課", 8),
    ]
    assert read_rows(tmp_path, rows).plan.heading.fiscal_year == 2026


def test_headings_below_each_other_need_no_merged_cells(tmp_path: Path):
    rows = [
        ("R8～R10実施計画", "", "", "", "", "", "単位千円"),
        ("体系", "", "事業", "", "事業費", "", "担当"),
        ("目標", "施策", "コード", "名称", "R8", "R9", ""),
        *((1, 1, 101, "新駅設置", 10, 20, "都市課"), (1, 2, 102, "区画整理", 5, 5, "都市課")),
        (2, 1, 201, "校舎増築", 100, 0, "学校課"),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading)[0] == [(10_000, "2026年度 事業費"), (20_000, "2027年度 事業費")]
    assert [p.name for p in reading.plan.projects] == ["新駅設置", "区画整理", "校舎増築"]


def test_large_projects_and_programmes_are_the_sections_of_smaller_ones(tmp_path: Path):
    rows = [
        ("大事業", "中事業", "細事業名", "所属", "予算額（円）"),
        *(("道路維持費", "舗装", "補修", "道路課", 10), ("", "", "清掃", "道路課", 20)),
        *(("", "", "剪定", "公園課", 30), ("河川費", "改修", "護岸", "河川課", 50)),
    ]
    assert titles(read_rows(tmp_path, rows, "A2:A4", "B2:B4")) == [
        *("1 道路維持費", "1-1 舗装", "2 河川費", "2-1 改修"),
    ]


def test_numbered_parts_below_a_project_are_in_its_amount_a_single_one_too(tmp_path: Path):
    rows = [
        ("No", "事業名", "R8予算額（千円）", "所管課"),
        *((1, "移住促進", 3000, "企画課"), ("", "①相談会", 1000, ""), ("", "②住宅", 2000, "")),
        *((2, "空き家対策", 500, "住宅課"), ("", "①調査", 500, ""), ("", "合計", 3500, "")),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["移住促進", "空き家対策"]
    assert "合いません" not in messages(reading)
    assert "3行目、4行目、6行目 「・」などの記号で始まる行は" in messages(reading)


def test_years_with_words_above_their_amounts_are_read_alike(tmp_path: Path):
    rows = [
        ("年次計画表", "", "", "", "", "（千円）"),
        ("事業名", "所管", "項目", "R8", "R9", "R10"),
        *(("駅前整備", "都市課", "内容", "設計", "用地", "工事"), ("", "", "事業費", 20, 300, 900)),
        *(("段差解消", "道路課", "内容", "調査", "", "工事"), ("", "", "事業費", 5, 0, 80)),
    ]
    reading = read_rows(tmp_path, rows, "A3:A4", "B3:B4", "A5:A6", "B5:B6")
    assert amounts(reading) == [
        [(20_000, "2026年度"), (300_000, "2027年度"), (900_000, "2028年度")],
        [(5_000, "2026年度"), (0, "2027年度"), (80_000, "2028年度")],
    ]
