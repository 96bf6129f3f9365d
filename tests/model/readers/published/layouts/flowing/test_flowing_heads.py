"""Heads that ``pdftotext -raw`` prints over several lines, and what stands below them."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

BY_YEAR = """\
単位：千円
事業名 事業内容 年度 事業費
財源内訳
所管課
国庫 一般財源
道普請
道を直し、溝を掘
る。
R7 900 400 500
土木課
R8 800 300 500
計 1,700 700 1,000
橋の点検 橋を診る。 R7 50 20 30 公園課
R8 60 20 40
計 110 40 70
"""
INDICATORS = """\
具体的な事業 事業の内容
重要業績評価指標
（KPI）
目標値 担当課
老朽化した校舎の建替え（
新規）
校舎を建て替えます。
着工数 2校 教育総務課
読書会の支援
会を開きます。
開催数 12回/年
図書館
学習課
"""
COMPARED = """\
（単位：千円）
区分 事業名
本年度
予算額
前年度
予算額
増減額 増減率 事業の概要 所管課
〔新〕 電子図書館 900 － 900 皆増 本を貸す。 図書館
橋の点検 800 1,000 △200 △20.0 橋を診る。 土木課
"""
UNNUMBERED = """\
事業名 概要 区分 担当
事業費(千円)
7年度 8年度
1 道普請
道を直し、溝を掘
る。
拡充 土木課 900 800
2
橋の点検
橋を診る。
公園課 50 60
"""


def read(table: str) -> Reading:
    return read_text(f"第1章 まち\n{table}", "みほん.txt", PlanHeading("計画", "みほん市", 2025))


def test_a_line_for_each_year_and_source_of_funds_is_read_and_their_sum_needs_no_word():
    reading = read(BY_YEAR)
    first, second = reading.plan.listings()
    assert (first.name, first.description) == ("道普請", "道を直し、溝を掘る。")
    assert [d.name for d in first.departments] == ["土木課"]
    assert [(a.fiscal_year, a.funds, a.yen) for a in first.project.amounts] == [
        (2025, None, 900_000),
        (2025, "国庫", 400_000),
        (2025, "一般財源", 500_000),
        (2026, None, 800_000),
        (2026, "国庫", 300_000),
        (2026, "一般財源", 500_000),
    ]
    assert (second.name, [d.name for d in second.departments]) == ("橋の点検", ["公園課"])
    assert reading.findings == ()


def test_a_sum_of_years_that_is_another_is_told():
    reading = read(BY_YEAR.replace("計 110", "計 111"))
    (finding,) = reading.findings
    assert "合いません" in finding.message


def test_words_of_a_head_that_stand_between_known_ones_are_columns():
    reading = read(INDICATORS)
    rows = [
        (r.name, r.flag and r.flag.mark, r.description, [d.name for d in r.departments])
        for r in reading.plan.listings()
    ]
    assert rows == [
        ("老朽化した校舎の建替え", "新規", "校舎を建て替えます。", ["教育総務課"]),
        ("読書会の支援", None, "会を開きます。", ["図書館", "学習課"]),
    ]
    assert dict(next(iter(reading.plan.listings())).project.extras)["目標値"] == "2校"


def test_figures_below_a_heading_of_changes_are_no_amounts_of_the_plan():
    reading = read(COMPARED)
    rows = [
        (r.name, [d.name for d in r.departments], [a.yen for a in r.project.amounts])
        for r in reading.plan.listings()
    ]
    assert rows == [
        ("電子図書館", ["図書館"], [900_000]),
        ("橋の点検", ["土木課"], [800_000, 1_000_000]),
    ]


def test_serial_numbers_without_a_heading_begin_rows_below_years_in_a_line_of_their_own():
    rows = [
        (
            r.name,
            r.description,
            [d.name for d in r.departments],
            [(a.fiscal_year, a.yen) for a in r.project.amounts],
        )
        for r in read(UNNUMBERED).plan.listings()
    ]
    assert rows == [
        ("道普請", "道を直し、溝を掘る。", ["土木課"], [(2025, 900_000), (2026, 800_000)]),
        ("橋の点検", "橋を診る。", ["公園課"], [(2025, 50_000), (2026, 60_000)]),
    ]


def test_years_and_their_sum_below_a_group_are_its_columns():
    text = """\
施策1 水
（単位：千円）
番号 事業名 事業概要 担当課
計画事業費
令和８年度 令和９年度 計
1 井戸の改修 古い井戸を直す。 水道課 900 800 1,700
2
（仮称）中央配水池の
整備
設計（令和８年度）、工事（令和９年
度）
水道課 100 － 100
小計 1,000 800 1,800
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    first, second = reading.plan.listings()
    assert [(a.fiscal_year, a.yen) for a in first.project.amounts] == [
        (2026, 900_000),
        (2027, 800_000),
        (None, 1_700_000),
    ]
    assert second.description == "設計（令和８年度）、工事（令和９年度）"
    assert second.printed_departments == "水道課"
    assert reading.findings == ()
