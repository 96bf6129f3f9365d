"""Whatever the layout of a text: nothing of its rows is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import PlanFileError
from model.listing import Listing
from model.plan import PlanHeading
from model.readers.published.reader import read_published_text
from model.readers.published.text import read_text
from model.readers.reading import LineRole
from tests.model.readers.published.texts import read_measure

NAMES = ("見守り事業", "敬老会", "図書館", "遊び場", "子育てセンター", "道路の補修", "相談室")
OFFICES = ("福祉課", "保健所", "公園緑地課", "中央公民館")
MARKS = ("新規", "再掲", "拡充")
LABELS = {"事業名", "事業概要", "担当課", "区分", "事業費"}


@dataclass(frozen=True)
class Row:
    """An invented row: what a city could print, with cells missing."""

    name: str
    marks: tuple[str, ...]
    description: tuple[str, ...]
    offices: tuple[str, ...]
    amounts: tuple[str, ...]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    made = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)):
        sentence = (f"住まい{NAMES.index(name)}番を", "整える。")
        printed = st.sampled_from(((), sentence, ("".join(sentence),), (f"番地{len(name)}の催し",)))
        amounts = st.lists(st.sampled_from(("1,200", "30", "4,567")), max_size=2)
        made.append(
            Row(
                name,
                tuple(draw(st.lists(st.sampled_from(MARKS), max_size=2, unique=True))),
                draw(printed),
                tuple(draw(st.lists(st.sampled_from(OFFICES), max_size=2, unique=True))),
                tuple(draw(amounts)),
            )
        )
    return made


def as_table(printed: Sequence[Row]) -> list[str]:
    head = "区分\t事業名\t事業概要\t担当課\t令和6年度\t令和7年度"
    cells = (
        ("・".join(r.marks[:1]), r.name, "".join(r.description), "、".join(r.offices), *r.amounts)
        for r in printed
    )
    return [head, *("\t".join(row) for row in cells)]


def as_cards(printed: Sequence[Row]) -> list[str]:
    lines = []
    for row in printed:
        lines.append(f"事業名：{row.name}")
        lines += [f"区分：{row.marks[0]}"] if row.marks else []
        lines += [f"担当課：{'、'.join(row.offices)}"] if row.offices else []
        lines += (
            [f"事業概要：{row.description[0]}", *row.description[1:]] if row.description else []
        )
        lines += [f"事業費：{row.amounts[0]}"] if row.amounts else []
        lines.append("")
    return lines


def as_stack(printed: Sequence[Row]) -> list[str]:
    cells = [(*r.marks, r.name, *r.description, *r.offices) for r in printed]
    return ["区分", "事業名", "事業概要", "担当課", *(cell for row in cells for cell in row)]


def as_priced_stack(printed: Sequence[Row]) -> list[str]:
    cells = [(r.name, *r.description, *r.offices, *r.amounts) for r in printed]
    head = ["事業名", "事業概要", "担当課", "令和6年度", "令和7年度"]
    return [*head, *(cell for row in cells for cell in row)]


def as_bullets(printed: Sequence[Row]) -> list[str]:
    lines = []
    for row in printed:
        marks = "".join(f"（{mark}）" for mark in row.marks)
        offices = f"〔{'・'.join(row.offices)}〕" if row.offices else ""
        lines += [f"・{marks}{row.name}{offices}", *row.description]
    return lines


@pytest.mark.parametrize("layout", [as_table, as_cards, as_stack, as_priced_stack, as_bullets])
@given(printed=rows())
def test_no_word_of_a_row_is_lost(layout: Callable[[Sequence[Row]], list[str]], printed: list[Row]):
    lines = "\n".join(layout(printed))
    text = f"第1章 まち\n（単位：千円）\n【主要事業】\n{lines}\n"
    heading = PlanHeading("みほん市実施計画")
    try:
        reading = read_text(text, "みほん.txt", heading)
    except PlanFileError:  # nothing is claimed, and that is said
        return
    listings = list(reading.plan.listings())
    told = [words_of(row) for row in listings] + [f.message for f in reading.findings]
    for line in read_published_text(text, heading).lines:
        if line.role is LineRole.ROW:
            lost = [w for w in words(line.text) if not any(w in said for said in told)]
            assert lost == [], line.text
    for name in {d.name for row in listings for d in row.departments} & {r.name for r in printed}:
        assert any(f"「{name}」" in s and "所管課として読みましたが" in s for s in told)


def words(line: str) -> list[str]:
    found = re.split(r"[\s・、：（）〔〕]+", line)
    return [word for word in found if word and word not in LABELS]


def words_of(row: Listing) -> str:
    amounts = (f"{amount.yen // 1000:,}" for amount in row.project.amounts)
    extras = (text for extra in row.project.extras for text in extra)
    offices = (department.name for department in row.departments)
    marks = (row.flag.mark if row.flag else "", "再掲" if row.relisted else "")
    return "\n".join((row.name, row.description or "", *offices, *marks, *amounts, *extras))


def test_a_line_of_descriptions_that_comes_back_is_no_running_head():
    text = """\
基本目標1 くらし
事業名
事業概要
所管課

花壇の整備

市民と共に、花を
植えます。

公園課

並木の手入れ

市民と共に、花を
守ります。

緑地課

噴水

水を替えます。

水道課
\f2
図書館

本を貸します。

市民課
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    assert reading.coverage[LineRole.PAGE_HEAD] == 1  # the page number


def test_a_line_of_money_is_no_row_of_a_name_and_offices_nor_a_caption():
    text = """\
基本目標1 くらし
【主要事業】
事業名 所管課
花壇の整備 公園課
サテライトオフィスの誘致 48,236 33,313 農業振興課
"""
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    assert [row.name for row in reading.plan.listings()] == ["花壇の整備"]
    assert [line.number for line in reading.unplaced] == [5]


def test_figures_of_no_row_are_told_once_with_what_may_be_wrong_around_them():
    rows = "事業名\t事業内容\t担当課\n見守り\t声をかける。\t福祉課\n"
    reading = read_measure(f"{rows}\n1,800\n\n1,900\n")
    (told,) = [f for f in reading.findings if "金額や印だけの行" in f.message]
    assert "「1,800」、「1,900」" in told.message
    assert "近くの事業" in told.message
