"""Projects printed as numbered headings above running text."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

TEXT = """\
政策1　子どもを育む
施策1　保育
保育の環境を整え、待機児童をなくします。

1　保育所の整備（こども未来課、建築課）
保育所を新しく建てます。また、古い保育所を
直します。
事業費：1,200千円

2　【新規】保育士の確保（こども未来課）
保育士になる人を支えます。

- 3 -

施策2　教育
学びを支えます。

1　図書館の充実（図書館）
本を増やします。

2　給食の充実（学校教育課）
地元の野菜を使います。
"""


def read(text: str) -> Reading:
    return read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))


@pytest.mark.parametrize(
    "form",
    ["{n}　{name}（{offices}）", "（{n}） {name}〔{offices}〕", "{n}．{name}　【{offices}】"],
)
def test_numbered_headings_with_offices_and_text_below_are_projects(form: str):
    text = TEXT
    for n, name, offices in (
        (1, "保育所の整備", "こども未来課、建築課"),
        (2, "【新規】保育士の確保", "こども未来課"),
        (1, "図書館の充実", "図書館"),
        (2, "給食の充実", "学校教育課"),
    ):
        printed = form.format(n=n, name=name, offices=offices)
        text = text.replace(f"{n}　{name}（{offices}）", printed)
    reading = read(text)
    rows = [(r.path, r.name, [d.name for d in r.departments]) for r in reading.plan.listings()]
    assert rows == [
        ((1, 1), "保育所の整備", ["こども未来課", "建築課"]),
        ((1, 1), "保育士の確保", ["こども未来課"]),
        ((1, 2), "図書館の充実", ["図書館"]),
        ((1, 2), "給食の充実", ["学校教育課"]),
    ]
    first, second, *_ = reading.plan.projects
    assert first.description == "保育所を新しく建てます。また、古い保育所を直します。"
    assert [a.yen for a in first.amounts] == [1_200_000]
    assert second.flag is not None
    assert second.flag.mark == "新規"
    assert [s.text for s in reading.plan.walk() if s.title == "教育"] == [("学びを支えます。",)]
    assert reading.unplaced == ()


def test_headings_with_offices_above_tables_stay_sections():
    table = "事業名\t事業概要\t所管課\n敬老会\t敬老会を開く。\t長寿課\n"
    reading = read(
        f"政策1　福祉\n1　高齢者（長寿課）\n支える。\n{table}2　児童（児童課）\n支える。\n{table}"
    )
    assert [s.title for s in reading.plan.walk()] == ["福祉", "高齢者（長寿課）", "児童（児童課）"]
    assert len(list(reading.plan.listings())) == 2


def test_a_heading_among_them_without_offices_is_a_project_too_and_that_is_told():
    reading = read(TEXT.replace("図書館の充実（図書館）", "図書館の充実"))
    assert "図書館の充実" in {row.name for row in reading.plan.listings()}
    assert any("「図書館の充実」に所管課がありません" in f.message for f in reading.findings)


def test_an_amount_may_stand_behind_the_offices_in_a_title():
    text = """\
(1) 水
① 井戸の改修【新】（水道課）　1,200千円
古い井戸を直す。
② 水路の清掃（農政課）　△60千円
泥をさらう。
"""
    first, second = read_text(text, "みほん.txt", PlanHeading("みほん村計画")).plan.projects
    assert (first.name, first.printed_departments) == ("井戸の改修", "水道課")
    assert [p.amounts[0].yen for p in (first, second)] == [1_200_000, -60_000]


def test_projects_that_kana_number_name_offices_and_amounts_in_lines_of_their_own():
    text = """\
基本目標1 くらし
１ 地域福祉
【主な事業】
ア 耐震改修の補助（新規）                 〔高齢介護課〕
啓発を行い、理解を深めます。
                          令和７年度事業費 248,667千円

イ 市史の編さん                       〔総務課・図書館〕
専門の相談員を配置します。
                          令和７年度事業費 144,465千円
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画", "", 2025))
    first, second = reading.plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("耐震改修の補助", "新規")
    assert second.description == "専門の相談員を配置します。"
    assert [d.name for d in second.departments] == ["総務課", "図書館"]
    amounts = [(a.fiscal_year, a.yen) for row in (first, second) for a in row.project.amounts]
    assert amounts == [(2025, 248_667_000), (2025, 144_465_000)]


def test_what_stands_apart_below_a_project_is_none_of_its_text():
    text = """\
第1章 まち
（1）見守り事業〔福祉課〕　予算額：31,520千円
　声をかける。

　困りごとを聞き、
　つなぐ。

（2）敬老会〔長寿課〕　予算額：7千円
　開く。

◆写真：敬老会のにぎわい

資料編
"""
    first, second = read_text(text, "みほん.txt", PlanHeading("計画")).plan.listings()
    assert (first.description, second.description) == (
        "声をかける。困りごとを聞き、つなぐ。",
        "開く。",
    )
    assert [row.project.amounts[0].yen for row in (first, second)] == [31_520_000, 7_000]


def test_amounts_of_years_in_brackets_behind_a_name_are_its_amounts():
    reading = read(
        "施策1　道\n① 橋の整備（R8：1,200千円、R9：未定）\n　橋を直します。\n　担当：道路課\n"
        "② 道の整備（新規）（R8：300千円、R9：40千円）\n　道を直します。\n　担当：道路課\n"
    )
    first, second = reading.plan.listings()
    assert (first.name, second.name) == ("橋の整備", "道の整備")
    assert [(a.yen, a.fiscal_year) for a in first.project.amounts] == [(1_200_000, 2026)]
    assert [a.yen for a in second.project.amounts] == [300_000, 40_000]
    assert any("未定" in text for _, text in first.project.extras)


def test_offices_and_indicators_may_stand_in_lines_of_their_own():
    reading = read(
        "施策1　道\n(1) 橋の整備\nＫＰＩ：点検　年20件\n"
        "令和8年度予算：99千円（うち一般財源49千円）\n"
        "　橋を直します。\n（道路課）\n\n(2) 道の整備\n　道を直します。\n（道路課、公園課）\n"
    )
    first, second = reading.plan.listings()
    assert [[d.name for d in row.departments] for row in (first, second)] == [
        ["道路課"],
        ["道路課", "公園課"],
    ]
    assert (first.description, first.project.amounts[0].yen) == ("橋を直します。", 99_000)
    assert dict(first.project.extras)["KPI"] == "点検　年20件"


@pytest.mark.parametrize("between", ["\t", "    ", " "])
def test_a_table_of_years_below_a_description_is_of_the_project_above(between: str):
    years = between.join(("年度", "令和8年度", "令和9年度", "合計"))
    text = "（単位：千円）\n政策1　港\n" + "".join(
        f"{number} {name}\n担当部局：観光部 観光課\n事業概要：費用を補助します。\n{years}\n"
        + between.join(("事業費", "24,000", "26,000", "50,000"))
        + "\n\n"
        for number, name in (("①", "まちなみ"), ("②", "待合所"))
    )
    projects = read(text).plan.projects
    assert [project.name for project in projects] == ["まちなみ", "待合所"]
    for project in projects:
        assert [(a.fiscal_year, a.yen) for a in project.amounts][:2] == [
            (2026, 24_000_000),
            (2027, 26_000_000),
        ]


def test_figures_of_a_table_in_another_order_are_told_and_no_part_of_a_description():
    text = "政策1　港\n" + "".join(
        f"{number} {name}\n担当部局：観光課\n事業概要：補助します。\n\n事業費\n\n24,000\n\n"
        for number, name in (("①", "まちなみ"), ("②", "待合所"))
    )
    reading = read(text)
    descriptions = [row.description or "" for row in reading.plan.listings()]
    assert not any("24,000" in description for description in descriptions)
    assert any("24,000" in finding.message for finding in reading.findings)


def test_amounts_and_counts_of_numbered_projects_are_theirs_in_any_spacing():
    text = "施策1　福祉\n" + "".join(
        f"{number}　{name}（福祉課）\n　延べ 1,200 人を訪問します。\n　予算額： {number},200 千円\n"
        for number, name in ((1, "見守り"), (2, "配食"), (3, "移送"))
    )
    reading = read(text)
    amounts = [a.yen for row in reading.plan.listings() for a in row.project.amounts]
    assert amounts == [1_200_000, 2_200_000, 3_200_000]
    assert all("1,200" in (row.description or "") for row in reading.plan.listings())
