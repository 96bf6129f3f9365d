"""Texts with a table for each year below a section."""

from __future__ import annotations

from model.readers.published.text import read_text
from model.readers.reading import Reading
from tests.model.readers.published.texts import HEADING

HEAD = "事業名\t事業概要\t所管課\t事業費（千円）\t備考\n"


def read(*lines: str) -> Reading:
    return read_text("".join(lines), "みほん.txt", HEADING)


def amounts(reading: Reading) -> list[tuple[str, list[tuple[int | None, int]]]]:
    return [
        (row.name, [(a.fiscal_year, a.yen) for a in row.project.amounts])
        for row in reading.plan.listings()
    ]


def test_rows_of_one_project_in_tables_of_years_are_one():
    reading = read(
        "基本目標1　緑\n【令和7年度】\n" + HEAD,
        "植樹\t木を植える。\t公園課\t10\t国補助\n花壇\t花を植える。\t公園課\t5\t\n",
        "【令和8年度】\n" + HEAD,
        "植樹\t木を植える。\t公園課\t20\t終了\n井戸\t井戸を掘る。\t水道課\t7\t\n",
        "基本目標2　道\n" + HEAD + "道普請\t道を直す。\t土木課\t9\t\n",
    )
    assert amounts(reading) == [
        ("植樹", [(2025, 10_000), (2026, 20_000)]),
        ("花壇", [(2025, 5_000)]),
        ("井戸", [(2026, 7_000)]),
        ("道普請", [(None, 9_000)]),
    ]
    trees = next(iter(reading.plan.listings())).project
    assert trees.extras == (("備考", "国補助"), ("備考（2026年度）", "終了"))
    assert any("年度ごとの表にある同じ事業" in finding.message for finding in reading.findings)


def test_another_description_in_a_later_year_is_told():
    reading = read(
        "基本目標1　緑\n■令和7年度\n" + HEAD + "植樹\t木を植える。\t公園課\t10\t\n",
        "■令和8年度\n" + HEAD + "植樹\t木を育てる。\t公園課\t20\t\n",
    )
    assert amounts(reading) == [("植樹", [(2025, 10_000), (2026, 20_000)])]
    assert any("初めの年度の表と違います" in finding.message for finding in reading.findings)


def test_a_single_year_above_a_table_and_the_same_money_twice_join_nothing():
    once = read("基本目標1　緑\n【令和7年度】\n" + HEAD + "植樹\t木を植える。\t公園課\t10\t\n")
    assert amounts(once) == [("植樹", [(None, 10_000)])]
    head = "事業名\t事業概要\t所管課\t令和7年度（千円）\n"
    row = "植樹\t木を植える。\t公園課\t10\n"
    twice = read("基本目標1　緑\n【令和7年度】\n" + head + row + "【令和8年度】\n" + head + row)
    assert [name for name, _ in amounts(twice)] == ["植樹", "植樹"]


def test_sections_that_each_year_lists_anew_are_those_of_the_first():
    table = "事業名\t担当課\t事業費（千円）\n"
    reading = read(
        "令和8年度　実施事業\n１ 緑\n" + table + "植樹\t公園課\t10\n",
        "２ 道\n" + table + "道普請\t土木課\t5\n",
        "令和9年度　実施事業\n１ 緑\n" + table + "植樹\t公園課\t20\n井戸\t水道課\t7\n",
        "２ 道\n" + table + "道普請\t土木課\t6\n",
    )
    titles = [(s.title, [row.name for row in s.listings]) for s in reading.plan.walk()]
    assert titles == [("緑", ["植樹", "井戸"]), ("道", ["道普請"])]
    assert amounts(reading) == [
        ("植樹", [(2026, 10_000), (2027, 20_000)]),
        ("井戸", [(2027, 7_000)]),
        ("道普請", [(2026, 5_000), (2027, 6_000)]),
    ]


def test_a_line_that_names_the_year_of_the_next_table_ends_one_set_by_blanks():
    table = "事業名          担当課        事業費（千円）\n"
    reading = read(
        "１ 緑\n" + table + "植樹            公園課                10\n",
        "令和9年度 実施事業\n" + table + "植樹            公園課                20\n",
    )
    assert [row.name for row in reading.plan.listings()] == ["植樹", "植樹"]


def test_a_section_that_is_spoken_of_below_another_one_is_not_gone_on_with():
    table = "事業名\t担当課\t事業費（千円）\n"
    reading = read(
        "1　子育ての支援\n" + table + "保育\t福祉課\t10\n2　教育の充実\n関連する施策\n",
        "1　子育ての支援\n" + table + "給食\t学校課\t20\n",
    )
    assert [(s.title, [row.name for row in s.listings]) for s in reading.plan.walk()] == [
        ("子育ての支援", ["保育"]),
        ("教育の充実", ["給食"]),
    ]


def test_a_year_that_prose_stands_below_is_not_that_of_later_sections():
    table = "事業名\t担当課\t事業費（千円）\n"
    reading = read(
        "施策1　緑\n令和8年度の主な事業\n" + table + "植樹\t公園課\t10\n",
        "令和9年度の取組\n工事を続けます。\n",
        "施策2　道\n" + table + "道普請\t土木課\t5\n",
    )
    assert amounts(reading)[1] == ("道普請", [(None, 5_000)])


def test_the_title_of_a_year_s_plan_is_no_year_of_the_amounts_below():
    table = "事業名\t担当課\t総事業費（千円）\n"
    reading = read(
        "令和8年度　実施計画\n施策1　緑\n" + table + "植樹\t公園課\t10\n",
        "令和7年度の取組\n施策2　道\n" + table + "道普請\t土木課\t5\n",
    )
    assert amounts(reading)[0] == ("植樹", [(None, 10_000)])


def test_a_year_among_rows_set_by_blanks_ends_no_table():
    reading = read(
        "施策1　道\n",
        "事業名            事業概要              事業費（千円）   担当課\n",
        "市道改良事業      道を直す。            1,200            土木課\n",
        "橋りょう補修事業  橋を直す。            1,300            土木課\n",
        "【令和9年度】\n",
        "水路補修事業      水路を直す。          1,400            土木課\n",
        "河川補修事業      川を直す。            1,500            土木課\n",
    )
    assert sum(a.yen for row in reading.plan.listings() for a in row.project.amounts) == 5_400_000
