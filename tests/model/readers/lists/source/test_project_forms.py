"""Workbooks of forms, one project each (主要事業調書)."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.amount_basis import choose_basis
from model.errors import PlanFileError
from model.finding import Severity
from model.listing import format_path
from model.readers.reading import Reading
from model.readers.source import read_plan
from tests.model.readers.lists.lists import Rows, book_bytes, messages, titles


def read(folder: Path, sheets: dict[str, Rows], *merged: str) -> Reading:
    path = folder / "調書集.xlsx"
    path.write_bytes(book_bytes(sheets, merged))
    return read_plan(path)


def form(name: str, office: str, section: str, *money: tuple[object, ...]) -> Rows:
    return (
        ("令和８年度　主要事業調書",),
        ("", "", "", "（単位：千円）"),
        ("１ 事業名", name, "施策", section),
        ("２ 担当課", office, "新規・継続", "新規"),
        ("３ 事業概要", f"{name}を行う。"),
        ("", "市の全域で行う。"),
        *money,
        ("備考",),
    )


def amounts(reading: Reading) -> list[dict[tuple[int | None, str | None], int]]:
    return [
        {(a.fiscal_year, a.funds): a.yen for a in project.amounts}
        for project in reading.plan.projects
    ]


def test_labels_beside_values_on_a_sheet_for_each_project_make_a_plan(tmp_path: Path):
    money = [("令和８年度事業費", 300), ("令和８年度事業費", 40)]
    sheets = {
        "調書1": form("見守り", "福祉課", "1 支え合い", money[0]),
        "調書2": form("舗装", "道路課", "2 道", money[1]),
        "記入例": form("例", "例課", "例", money[0]),
    }
    reading = read(tmp_path, sheets)
    first, second = reading.plan.projects
    assert (first.name, second.name) == ("見守り", "舗装")
    assert [d.name for p in reading.plan.projects for d in p.departments] == ["福祉課", "道路課"]
    assert first.description == "見守りを行う。\n市の全域で行う。"
    assert [p.flag and p.flag.mark for p in reading.plan.projects] == ["新規", "新規"]
    assert titles(reading) == ["1 支え合い", "2 道"]
    assert amounts(reading) == [{(2026, None): 300_000}, {(2026, None): 40_000}]
    assert reading.plan.heading.title == "令和８年度 主要事業調書"
    told = messages(reading)
    assert "「調書1」「調書2」シート 1事業ずつの調書（2件）を" in told
    assert "「記入例」シート このシート（8行）は読んでいません" in told


def test_a_project_whose_name_is_a_word_of_money_has_its_form_too(tmp_path: Path):
    def of(name: str, year: int, yen: int) -> Rows:
        return (
            ("事業名", name),
            ("開始年度", "令和6年度"),
            ("会計", 1),
            ("事業費（千円）", yen),
            ("担当課", "建設課"),
            ("事業概要", "行う。"),
            ("年度", year),
        )

    sheets = {"1": of("道路維持事業費", 2026, 50), "2": of("公園維持事業", 2026, 60)}
    names = [project.name for project in read(tmp_path, sheets).plan.projects]
    assert names == ["道路維持事業費", "公園維持事業"]


def test_tables_in_forms_give_the_amounts_of_years_and_sources_and_no_indicators(tmp_path: Path):
    money = (
        ("区分", "令和８年度", "令和９年度"),
        ("事業費", 500, 700),
        ("国庫支出金", 200, 300),
        ("一般財源", 300, 400),
        ("成果指標", "令和８年度", "令和９年度"),
        ("利用者数", 12_000, 13_000),
    )
    reading = read(tmp_path, {"1": form("見守り", "福祉課", "支え合い", *money)})
    assert amounts(reading) == [
        {
            (2026, None): 500_000,
            (2027, None): 700_000,
            (2026, "国庫支出金"): 200_000,
            (2027, "国庫支出金"): 300_000,
            (2026, "一般財源"): 300_000,
            (2027, "一般財源"): 400_000,
        }
    ]
    assert "調書の指標の表は、金額ではないため読んでいません" in messages(reading)


def test_years_below_each_other_stand_beside_their_sources_and_their_sum_is_none(tmp_path: Path):
    money = (
        ("年度", "事業費", "財源内訳", ""),
        ("", "", "国", "一般財源"),
        ("令和８年度", 500, 200, 300),
        ("令和９年度", 700, 300, 400),
        ("計", "=SUM(B9:B10)", 500, 700),
    )
    sheets = {"1": form("見守り", "福祉課", "支え合い", *money)}
    reading = read(tmp_path, sheets, "A7:A8", "B7:B8", "C7:D7")
    assert amounts(reading) == [
        {
            (2026, None): 500_000,
            (2026, "国"): 200_000,
            (2026, "一般財源"): 300_000,
            (2027, None): 700_000,
            (2027, "国"): 300_000,
            (2027, "一般財源"): 400_000,
        }
    ]


def test_forms_below_each_other_may_hold_label_and_value_in_one_cell(tmp_path: Path):
    def lines(name: str, office: str, money: str) -> Rows:
        own = (
            f"事業名：{name}",
            f"担当課：{office}",
            f"令和８年度予算額：{money}",
            "概要：続ける。",
        )
        return tuple((text,) for text in ("事業調書", *own, ""))

    sheet = (*lines("見守り", "福祉課", "300千円"), *lines("舗装", "道路課", "1,200千円"))
    reading = read(tmp_path, {"調書": sheet})
    assert [(p.name, p.departments[0].name) for p in reading.plan.projects] == [
        ("見守り", "福祉課"),
        ("舗装", "道路課"),
    ]
    assert amounts(reading) == [{(2026, None): 300_000}, {(2026, None): 1_200_000}]
    assert "「調書」シートA4、「調書」シートA10 「令和８年度予算額」に単位の付いた金額" in messages(
        reading
    )


def test_forms_may_have_units_of_their_own(tmp_path: Path):
    in_yen = [list(row) for row in form("舗装", "道路課", "道", ("令和８年度事業費", 5_000))]
    in_yen[1][3] = "（単位：円）"
    sheets = {"1": form("見守り", "福祉課", "絆", ("令和８年度事業費", 300)), "2": in_yen}
    assert amounts(read(tmp_path, sheets)) == [{(2026, None): 300_000}, {(2026, None): 5_000}]


def test_what_stands_under_no_label_is_told(tmp_path: Path):
    money = ("令和８年度事業費", 300, "財政課の査定で減額したため来年度に改めて要求する予定。")
    reading = read(tmp_path, {"調書": form("見守り", "福祉課", "絆", money)})
    (told,) = [f for f in reading.findings if "どの欄の記入か分からない" in f.message]
    assert (told.severity, told.where) == (Severity.WARNING, "「調書」シートC7")


def test_a_list_beside_forms_of_its_projects_is_the_plan(tmp_path: Path):
    sheets = {
        "調書": form("見守り", "福祉課", "絆", ("令和８年度事業費", 300)),
        "一覧": (("事業名", "担当課", "R8（千円）"), ("見守り", "福祉課", 300)),
    }
    reading = read(tmp_path, sheets)
    assert [(row.name, format_path(row.path)) for row in reading.plan.listings()] == [
        ("見守り", "1")
    ]
    assert "「調書」シート このシート（8行）は読んでいません" in messages(reading)


def test_forms_with_labels_above_their_values_are_refused_as_such(tmp_path: Path):
    sheet = (
        ("事業名", "担当課", "R8予算額（千円）"),
        ("見守り", "福祉課", 300),
        ("事業概要",),
        ("声をかける。",),
    )
    with pytest.raises(PlanFileError, match=r"1事業ずつの調書.*1行に1事業で"):
        read(tmp_path, {"1": sheet})


def test_projects_side_by_side_are_no_form_of_the_first_one(tmp_path: Path):
    sheet = (
        ("事業名", "見守り", "舗装", "植樹"),
        ("担当課", "福祉課", "道路課", "公園課"),
        ("事業概要", "声をかける。", "敷く。", "植える。"),
        ("R8予算額（千円）", 300, 40, 5),
    )
    with pytest.raises(PlanFileError, match=r"1事業ずつの調書.*1行に1事業で"):
        read(tmp_path, {"1": sheet})


def test_this_year_and_the_last_stand_beside_what_they_differ_by(tmp_path: Path):
    money = (
        ("予算額", "本年度", "前年度", "比較", "", "（単位：千円）"),
        ("", 300, 200, 100),
    )
    reading = read(tmp_path, {"1": form("見守り", "福祉課", "絆", *money)}, "A7:A8")
    assert amounts(reading) == [{(2026, None): 300_000, (2025, None): 200_000}]


def test_a_row_of_words_above_the_amounts_of_years_is_kept(tmp_path: Path):
    money = (
        ("年次計画", "", "令和８年度", "令和９年度", "合計"),
        ("", "計画内容", "設計", "工事"),
        ("", "事業費", 300, 200, 500),
    )
    reading = read(tmp_path, {"1": form("見守り", "福祉課", "絆", *money)}, "A7:A9")
    assert amounts(reading) == [{(2026, None): 300_000, (2027, None): 200_000}]
    assert ("計画内容", "令和８年度：設計\n令和９年度：工事") in reading.plan.projects[0].extras


def test_a_table_of_items_of_costs_is_text(tmp_path: Path):
    money = (
        ("令和８年度事業費", 300),
        ("経費の内訳",),
        ("節", "金額", "説明"),
        ("委託料", 250, "設計"),
        ("需用費", 50, "消耗品"),
    )
    reading = read(tmp_path, {"1": form("見守り", "福祉課", "絆", *money)})
    assert amounts(reading) == [{(2026, None): 300_000}]
    items = "節 金額 説明\n委託料 250 設計\n需用費 50 消耗品"
    assert ("経費の内訳", items) in reading.plan.projects[0].extras


def test_a_label_of_money_without_an_amount_is_told(tmp_path: Path):
    money = ("令和８年度事業費", "R8は約3割増の見込")
    reading = read(tmp_path, {"調書": form("見守り", "福祉課", "絆", money)})
    assert "「調書」シートA7 調書のこの欄は" in messages(reading)


def test_labels_may_stand_above_their_values_or_beside_several_rows_of_them(tmp_path: Path):
    rows = (
        ("事業名", "見守り"),
        ("担当課", "福祉課"),
        ("令和８年度事業費（千円）", 300),
        ("【事業の内容】", "", "【対象者】"),
        ("声をかける。", "", "65歳以上の方"),
        ("訪ねる。",),
        ("今後の方針", "続ける。"),
        ("", "人を増やす。"),
    )
    reading = read(tmp_path, {"1": rows}, "A4:B4", "C4:D4", "A7:A8")
    (project,) = reading.plan.projects
    assert project.description == "声をかける。\n訪ねる。"
    assert project.extras == (("対象者", "65歳以上の方"), ("今後の方針", "続ける。\n人を増やす。"))


def test_what_a_list_was_looked_up_by_makes_it_no_form(tmp_path: Path):
    rows = (
        ("年度", "令和8年度", "事業名", "（全件）"),
        ("担当課", "（すべて）"),
        (),
        ("施策", "事業名", "担当課", "R8（千円）"),
        ("道", "舗装", "道路課", 10),
        ("道", "植樹", "公園課", 20),
    )
    assert [p.name for p in read(tmp_path, {"1": rows}).plan.projects] == ["舗装", "植樹"]


def test_a_form_without_a_name_is_told_and_leaves_its_neighbours_as_they_are(tmp_path: Path):
    def own(name: str, office: str, yen: int) -> Rows:
        office_and_money = (("担当課", office), ("事業概要", "続ける。"), ("R8事業費（千円）", yen))
        return (("事業名", name), *office_and_money, ())

    filled = (own("見守り", "福祉課", 300), own("舗装", "道路課", 40))
    empty = own("", "公園課", 5)
    for rows, at in (((filled[0], empty, filled[1]), "A6"), ((empty, *filled), "A1")):
        reading = read(tmp_path, {"調書": [line for each in rows for line in each]})
        assert [p.name for p in reading.plan.projects] == ["見守り", "舗装"]
        assert [d.name for p in reading.plan.projects for d in p.departments] == [
            "福祉課",
            "道路課",
        ]
        assert amounts(reading) == [{(2026, None): 300_000}, {(2026, None): 40_000}]
        assert f"「調書」シート{at} 事業名の記入がない調書のため" in messages(reading)


def test_a_list_of_other_projects_in_a_form_begins_no_form(tmp_path: Path):
    others = (("事業名",), ("植樹",), ("花壇の整備",))
    sheet = form("見守り", "福祉課", "絆", ("令和８年度事業費", 300), *others)
    reading = read(tmp_path, {"調書": sheet})
    assert amounts(reading) == [{(2026, None): 300_000}]
    assert "事業名の記入がない" not in messages(reading)


@pytest.mark.parametrize(("again", "is_told"), [(900, True), (300, False)])
def test_a_label_of_money_that_stands_twice_is_told_where_its_amounts_differ(
    tmp_path: Path, again: int, is_told: bool
):
    money = (("令和８年度事業費", 300), ("備考", "続ける。"), ("令和８年度事業費", again))
    reading = read(tmp_path, {"調書": form("見守り", "福祉課", "絆", *money)})
    (project,) = reading.plan.projects
    texts = [text for head, text in project.extras if "事業費" in head]
    assert texts == ["300\n900"] * is_told
    assert amounts(reading) == [{} if is_told else {(2026, None): 300_000}]
    assert ("「調書」シートB9 1つの調書に、同じ名前で" in messages(reading)) == is_told


def test_costs_beside_those_of_the_project_and_indicators_right_below_them_are_no_amounts(
    tmp_path: Path,
):
    sheets: dict[str, Rows] = {
        name: (
            ("事務事業マネジメントシート",),
            ("作成日", "2月1日", "", "所属", "消防本部"),
            ("事務事業名", name, "", "施策名", "安心なまち"),
            ("事業の目的", "市民の安全のため"),
            ("投入コスト", "", "令和8年度", "令和9年度"),
            ("（千円）", "国庫支出金", 20, 0),
            ("", "一般財源", yen - 20, 0),
            ("", "事業費計(A)", yen, 0),
            ("", "人件費(B)", 7, 7),
            ("", "総コスト(A+B)", yen + 7, 7),
            ("活動指標", "出動件数", 100, 110),
        )
        for name, yen in (("消防車更新", 50), ("詰所改修", 90))
    }
    reading = read(tmp_path, sheets, "A6:A10")
    assert [d.name for p in reading.plan.projects for d in p.departments] == ["消防本部"] * 2
    assert [found[2026, None] for found in amounts(reading)] == [50_000, 90_000]
    assert amounts(reading)[1][2026, "一般財源"] == 70_000
    assert dict(reading.plan.projects[0].extras)["総コスト(A+B)"] == "令和8年度：57\n令和9年度：7"
    assert "「消防車更新」シートA11" in messages(reading)  # the indicators, which are not read


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((("従事職員", 1.5, 2), ("人件費", 9000, 9500), ("事業費", 300, 400)), 300_000),
        ((("参加者", 13, 24), ("事業費", 100, 200)), 100_000),
        ((("工事請負費", 1000, 2000), ("委託料", 300, 400), ("計", 1300, 2400)), 1_300_000),
        ((("補助金額", 13, 24), ("計", 100, 200)), 100_000),
        ((("備品", 30, 40), ("計", 30, 40), ("国庫支出金", 10, 20), ("一般財源", 20, 20)), 30_000),
    ],
)
def test_a_part_of_a_form_or_a_head_count_is_never_what_a_project_costs(
    tmp_path: Path, rows: Rows, total: int
):
    form = (
        ("調書（単位：千円）",),
        ("事業名", "倉庫整備"),
        ("担当課", "危機管理課"),
        ("事業概要", "倉庫"),
    )
    table = (("区分", "令和8年度", "令和9年度"), *rows)
    plan = read(tmp_path, {"調書": (*form, *table)}).plan
    assert choose_basis(plan).sum_of(plan.projects) == total
