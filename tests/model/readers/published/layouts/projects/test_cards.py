"""Projects as cards and as bulleted lines, with what belongs to them in the lines below."""

from __future__ import annotations

import pytest

from model.listing import Listing
from model.plan import PlanHeading
from model.project import Amount
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading


def read(text: str) -> Reading:
    return read_text(f"第1章 まち\n\n{text}", "みほん.txt", PlanHeading("みほん市実施計画"))


CARDS = """\
事業名{0}見守り事業（再掲）
担当課{0}福祉課、市民課ほか
区分{0}新規
事業概要{0}地域で声をかけ、
見守りを行う。
事業費（千円）{0}1,200

事業名{0}敬老会
担当課{0}長寿課
区分{0}－
事業概要{0}敬老会を開く。
事業費（千円）{0}未定
"""


@pytest.mark.parametrize("sign", ["\t", "：", "    ", "　"])
def test_each_card_is_a_project(sign: str):
    reading = read(CARDS.format(sign))
    first, second = reading.plan.listings()
    assert (first.name, first.relisted) == ("見守り事業", True)
    assert first.description == "地域で声をかけ、見守りを行う。"
    assert ([d.name for d in first.departments], first.and_others) == (["福祉課", "市民課"], True)
    assert (first.flag and first.flag.mark, second.flag) == ("新規", None)
    assert first.project.amounts == (Amount(1_200_000, None, "事業費"),)
    assert (second.name, second.project.amounts) == ("敬老会", ())
    assert reading.unplaced == ()
    assert reading.coverage[LineRole.ROW] == 11


def test_words_in_brackets_label_the_lines_of_a_card_too():
    reading = read("【事業名】敬老会\n【担当課】長寿課\n【事業概要】敬老会を開く。\n")
    (row,) = reading.plan.listings()
    assert (row.name, row.description) == ("敬老会", "敬老会を開く。")


def test_amounts_of_years_stand_beside_each_other_in_a_card():
    text = "事業名\t敬老会\n担当課\t長寿課\n事業費（千円）\tR4　1,000\t令和5年度　2,000\n"
    (project,) = read(text).plan.projects
    assert [(a.yen, a.fiscal_year) for a in project.amounts] == [
        (1_000_000, 2022),
        (2_000_000, 2023),
    ]


def test_each_card_has_the_unit_stated_last_above_its_amounts():
    table = "（単位：千円）\n事業名\t担当課\t事業費\n花壇\t公園課\t20\n\n第2節 ふ\n\n"
    card = "事業名\t{}\n担当課\t長寿課\n{}事業費\t20\n\n"
    first = card.format("敬老会", "")
    second = card.format("見守り", "（単位：千円）\n")
    reading = read(f"第1節 ひ\n\n{table}（単位：百万円）\n\n{first}{second}")
    assert [(p.name, p.amounts[0].yen, p.extras) for p in reading.plan.projects] == [
        ("花壇", 20_000, ()),
        ("敬老会", 20_000_000, ()),
        ("見守り", 20_000, ()),
    ]


def test_a_unit_below_a_card_belongs_to_the_next_one():
    card = "事業名：{}\n担当課：長寿課\n事業概要：集う。\n事業費：12\n\n"
    reading = read(
        f"（単位：百万円）\n{card.format('敬老会')}（単位：千円）\n{card.format('見守り')}"
    )
    assert [(p.amounts[0].yen, p.extras) for p in reading.plan.projects] == [
        (12_000_000, ()),
        (12_000, ()),
    ]


@pytest.mark.parametrize("brackets", ["〔{}〕", "（{}）", "【{}】", "[担当課：{}]"])
def test_a_bulleted_project_has_its_description_below(brackets: str):
    offices = brackets.format("福祉課・市民課")
    reading = read(
        f"＜主な取組＞\n・（新）見守り事業　{offices}\n　　地域で声をかけ、\n　　見守りを行う。\n"
        "・敬老会（長寿課）\n　　敬老会を開く。\n"
    )
    first, second = reading.plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "新")
    assert first.description == "地域で声をかけ、見守りを行う。"
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert (second.name, second.description) == ("敬老会", "敬老会を開く。")


@pytest.mark.parametrize("budget", ["約３億２，０００万円", "3億2,000万円程度"])
def test_a_round_budget_counts_is_told_and_stays_as_printed(budget: str):
    reading = read(f"事業費　{budget}\n事業名\t事業概要\t所管課\n敬老会\t開く。\t長寿課\n")
    (section,) = reading.plan.sections
    assert section.published_budget == 320_000_000
    assert f"事業費　{budget}" in section.text
    (finding,) = reading.findings
    assert "概数" in finding.message


def test_a_bullet_without_offices_among_projects_is_one_and_is_told():
    reading = read(
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
    reading = read("【主要事業】\n・健康教室（保健課）\n・遊び場\n・相談（市民課）\n")
    assert [[d.name for d in row.departments] for row in rows_of(reading)] == [
        ["保健課"],
        ["市民課"],
    ]
    assert [line.text for line in reading.unplaced] == ["・遊び場"]


def rows_of(reading: Reading) -> list[Listing]:
    return list(reading.plan.listings())


def test_a_bullet_before_the_first_project_is_no_caption():
    reading = read("【主要事業】\n・遊び場\n・相談（市民課）\n")
    assert [line.text for line in reading.unplaced] == ["・遊び場"]


def test_a_card_of_two_lines_is_a_project():
    reading = read_text(
        "基本目標1 くらし\n施策1 安心\n\n事業名：見守り\n担当課：福祉課、市民課\n\n"
        "事業名：配食\n担当課：長寿課\n",
        "plan.txt",
        PlanHeading("計画"),
    )
    assert [(r.name, [d.name for d in r.departments]) for r in reading.plan.listings()] == [
        ("見守り", ["福祉課", "市民課"]),
        ("配食", ["長寿課"]),
    ]
    assert reading.findings == ()


def test_a_name_with_nothing_beside_it_is_told():
    reading = read_text(
        "基本目標1 くらし\n施策1 安心\n\n事業名：見守り\n担当課：福祉課\n\n事業名：配食\n",
        "plan.txt",
        PlanHeading("計画"),
    )
    assert [f.where for f in reading.findings if "事業名：配食" in f.message] == ["7行目"]
