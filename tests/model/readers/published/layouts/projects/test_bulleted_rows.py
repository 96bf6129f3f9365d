"""Projects as bulleted lines, with what belongs to them in the lines below."""

from __future__ import annotations

import pytest

from model.listing import Listing
from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading
from tests.model.readers.published.texts import read_chapter


@pytest.mark.parametrize("brackets", ["〔{}〕", "（{}）", "【{}】", "[担当課：{}]"])
def test_a_bulleted_project_has_its_description_below(brackets: str):
    offices = brackets.format("福祉課・市民課")
    reading = read_chapter(
        f"＜主な取組＞\n・（新）見守り事業　{offices}\n　　地域で声をかけ、\n　　見守りを行う。\n"
        "・敬老会（長寿課）\n　　敬老会を開く。\n"
    )
    first, second = reading.plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "新")
    assert first.description == "地域で声をかけ、見守りを行う。"
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert (second.name, second.description) == ("敬老会", "敬老会を開く。")


def test_a_bullet_without_offices_among_projects_is_one_and_is_told():
    reading = read_chapter(
        "【主要事業】\n・健康教室（保健課）\n教室を開く。\n・遊び場\n遊ぶ。\n・花壇（新規）\n花を植える。\n"
        "・相談（市民課）\n　・窓口\n　・訪問\n・図書館\n"
    )
    rows = {
        row.name: (row.description, [d.name for d in row.departments]) for row in rows_of(reading)
    }
    assert rows == {
        "健康教室": ("教室を開く。", ["保健課"]),
        "遊び場": ("遊ぶ。", []),
        "花壇": ("花を植える。", []),
        "相談": ("・窓口・訪問", ["市民課"]),
        "図書館": (None, []),
    }
    told = " ".join(finding.message for finding in reading.findings)
    assert all(f"「{name}" in told for name in ("遊び場", "花壇", "図書館"))


def test_a_bullet_below_a_project_without_description_is_never_its_department():
    reading = read_chapter("【主要事業】\n・健康教室（保健課）\n・遊び場\n・相談（市民課）\n")
    assert [[d.name for d in row.departments] for row in rows_of(reading)] == [
        ["保健課"],
        ["市民課"],
    ]
    assert [line.text for line in reading.unplaced] == ["・遊び場"]


def rows_of(reading: Reading) -> list[Listing]:
    return list(reading.plan.listings())


def test_a_bullet_before_the_first_project_is_no_caption():
    reading = read_chapter("【主要事業】\n・遊び場\n・相談（市民課）\n")
    assert [line.text for line in reading.unplaced] == ["・遊び場"]


def test_squares_before_names_are_bullets_and_an_amount_may_stand_below():
    text = """\
【主な事業】

■見守り事業【拡充】（福祉課、市民課）
- 3 -
\fみほん市実施計画
　予算額　40,046千円
　地域で声をかけ、
　見守りを行う。

■敬老会（長寿課）
　予算額　1億2,000万円
　敬老会を開く。
- 4 -
\fみほん市実施計画

コラム　こどもの居場所
市内には12か所の食堂があり、3,450人が集う。
"""
    first, second = read_chapter(text).plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "拡充")
    assert (first.description, second.description) == (
        "地域で声をかけ、見守りを行う。",
        "敬老会を開く。",
    )
    assert [row.project.amounts[0].yen for row in (first, second)] == [40_046_000, 120_000_000]
    assert second.name == "敬老会"


def test_squares_that_the_legend_explains_are_marks():
    legend = "\n■：新規事業　□：継続事業\n"
    text = "■見守り事業（福祉課）\n　声をかける。\n□敬老会（長寿課）\n　開く。\n"
    rows = read_chapter(text + legend).plan.listings()
    assert [(row.name, row.flag and row.flag.meaning) for row in rows] == [
        ("見守り事業", "新規事業"),
        ("敬老会", "継続事業"),
    ]


def test_marks_stand_behind_the_offices_too():
    text = "・見守り事業（福祉課）★\n　声をかける。\n・敬老会（長寿課、市民課）（再掲）\n　開く。\n"
    first, second = read_chapter(text).plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "★")
    assert (second.name, second.relisted) == ("敬老会", True)
    assert [d.name for d in second.departments] == ["長寿課", "市民課"]


def test_offices_may_stand_beside_an_amount_without_brackets():
    text = (
        "○ 【新】見守り事業 50,508千円 福祉課\n   声かけの実施\n○ 敬老会 長寿課 700千円\n   開催\n"
    )
    first, second = read_chapter(text).plan.listings()
    assert (first.name, first.description, first.project.amounts[0].yen) == (
        "見守り事業",
        "声かけの実施",
        50_508_000,
    )
    assert [d.name for d in second.departments] == ["長寿課"]
    assert second.project.amounts[0].yen == 700_000


def test_an_amount_may_stand_before_the_offices():
    text = "・見守り事業　　125,912千円（福祉課）\n　　声をかける。\n"
    text += "・敬老会　　7千円（長寿課）\n　　開く。\n"
    first, second = read_chapter(text).plan.listings()
    assert (first.name, second.name) == ("見守り事業", "敬老会")
    assert [row.project.amounts[0].yen for row in (first, second)] == [125_912_000, 7_000]


def test_a_square_before_something_else_ends_a_project():
    text = """\
■主な取組
■見守り事業（福祉課）
　声をかける。
　□声かけ
　□訪問
■成果目標
　満足度を高める。
■敬老会（長寿課）
　開く。

◆参考
　国の制度による。
"""
    first, second = read_chapter(text).plan.listings()
    assert (first.name, first.description) == ("見守り事業", "声をかける。□声かけ□訪問")
    assert (second.name, second.description) == ("敬老会", "開く。")


def test_facts_beside_each_other_in_a_line_are_told_apart():
    reading = read_chapter(
        "●継続　見守り事業\n［事業費］52百万円　［担当］福祉課・市民課\n声をかけます。\n\n"
        "●拡大　敬老会\n［事業費］3百万円　［担当］長寿課\n会を開きます。\n"
    )
    first, second = reading.plan.listings()
    assert [row.flag and row.flag.mark for row in (first, second)] == ["継続", "拡大"]
    assert [row.project.amounts[0].yen for row in (first, second)] == [52_000_000, 3_000_000]
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert second.description == "会を開きます。"


def test_bullets_within_one_that_names_offices_tell_of_it():
    reading = read_chapter(
        "・見守り事業（福祉課）\n　・声をかけます。\n　・予算額：52千円\n"
        "・敬老会（長寿課）\n　・会を開きます。\n　・お茶を出します。\n"
    )
    first, second = reading.plan.listings()
    assert (first.name, first.description) == ("見守り事業", "声をかけます。")
    assert first.project.amounts[0].yen == 52_000
    assert second.description == "・会を開きます。・お茶を出します。"


def test_bullets_that_the_legend_explains_are_marks_each_of_its_projects():
    reading = read_chapter(
        "凡例　◎：重点事業　○：その他の事業\n◎見守り（福祉課）　1,250千円\n声をかけます。\n"
        "○敬老会（長寿課）　800千円\n会を開きます。\n"
    )
    rows = [(row.name, row.flag and row.flag.mark, row.description) for row in rows_of(reading)]
    assert rows == [("見守り", "◎", "声をかけます。"), ("敬老会", "○", "会を開きます。")]


def test_a_line_with_office_and_price_is_a_project_without_a_bullet():
    reading = read_text(
        "１ 暮らし\n＜新規＞道路の安全〔道路課〕　34,500千円\n　整備を進める。\n"
        "＜継続＞防犯灯〔生活課〕　6,200千円（前年度 6,000千円）\n　費用を補助する。\n",
        "みほん.txt",
        PlanHeading("みほん市実施計画"),
    )
    roads, lights = reading.plan.listings()
    assert [(a.label, a.yen) for a in roads.project.amounts] == [("事業費", 34_500_000)]
    assert [(a.label, a.yen) for a in lights.project.amounts] == [
        ("前年度事業費", 6_000_000),
        ("事業費", 6_200_000),
    ]
    assert [row.flag and row.flag.mark for row in (roads, lights)] == ["新規", "継続"]
    assert lights.description == "費用を補助する。"


@pytest.mark.parametrize(
    "between",
    [
        "　うち備品購入（学校課）300千円\n",
        "　研修（指導室）　200千円\n",
        "計（学校課）　1,200千円\n",
    ],
)
def test_parts_and_sums_among_bullets_are_no_projects(between: str):
    reading = read_text(
        f"施策1　教育\n・ICT整備（学校課）1,200千円\n　機器を更新する。\n{between}"
        "・図書（図書課）900千円\n　本を貸し出す。\n",
        "みほん.txt",
        PlanHeading("みほん市実施計画"),
    )
    assert sum(a.yen for row in reading.plan.listings() for a in row.project.amounts) == 2_100_000


def test_the_word_before_an_amount_says_what_kind_of_project_it_is():
    reading = read_chapter(
        "○見守り事業\n地域で見守ります。\n担当課：福祉課\n新規事業：90万円\n\n"
        "○敬老会\n敬老会を開きます。\n担当課：長寿課\n拡充事業：1億617万円\n"
    )
    first, second = rows_of(reading)
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "新規")
    assert (second.name, second.flag and second.flag.mark) == ("敬老会", "拡充")
    assert [row.project.amounts[0].yen for row in (first, second)] == [900_000, 106_170_000]
    assert [d.name for row in (first, second) for d in row.departments] == ["福祉課", "長寿課"]


def test_a_project_without_offices_says_nothing_of_the_one_above_for_its_other_sign():
    reading = read_chapter(
        "【主要事業】\n・見守り事業（福祉課）\n・声かけ事業（福祉課）\n"
        "○花壇事業\n・敬老会（長寿課）\n"
    )
    assert not any("花壇" in (row.description or "") for row in reading.plan.listings())


def test_small_bullets_that_no_project_has_say_what_the_one_above_is():
    reading = read_chapter(
        "【主要事業】\n○見守り事業（福祉課）\n・声をかける。\n・困りごとを聞く。\n"
        "○花壇\n○敬老会（長寿課）\n・敬老会を開く。\n・予算額：30万円\n"
    )
    first, second, third = rows_of(reading)
    assert (first.name, first.description) == ("見守り事業", "・声をかける。・困りごとを聞く。")
    assert (second.name, second.departments) == ("花壇", ())
    assert (third.name, third.description) == ("敬老会", "敬老会を開く。")
    assert third.project.amounts[0].yen == 300_000
