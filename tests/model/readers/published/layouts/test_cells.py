"""Cells as spreadsheets copy them, heads of two rows, and signs of relisted rows."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

SECTION = "基本目標1 くらし\n施策1 安心\n"


def read(text: str) -> Reading:
    return read_text(SECTION + text, "plan.txt", PlanHeading("計画"))


def test_a_quoted_cell_with_breaks_is_one_cell():
    text = (
        "事業名\t事業内容\t担当課\tR7（千円）\n"
        '甲事業\t"道を直し、\n橋を架ける。"\t"道路課\n河川課\n公園課"\t1,200\n'
        '乙事業\t"""広場""を作る。"\t公園課\t300\n'
    )
    first, second = read(text).plan.listings()
    assert first.description == "道を直し、橋を架ける。"
    assert [d.name for d in first.departments] == ["道路課", "河川課", "公園課"]
    assert first.project.amounts[0].yen == 1_200_000
    assert second.description == '"広場"を作る。'


def test_a_quotation_mark_that_never_closes_loses_no_row():
    text = '事業名\t事業内容\t担当課\n甲事業\t"道を直す。\t道路課\n乙事業\t作る。\t公園課\n'
    assert [row.name for row in read(text).plan.listings()] == ["甲事業", "乙事業"]


def test_short_names_of_funds_stand_below_their_heading():
    text = (
        "（単位：千円）\n事業名\t担当課\t事業内容\t事業費\t財源内訳\t\t\n"
        "\t\t\t\t国・県\t起債\t一般\n甲事業\t道路課\t直す。\t600\t300\t200\t100\n"
    )
    (row,) = read(text).plan.listings()
    assert [(a.funds, a.yen) for a in row.project.amounts] == [
        (None, 600_000),
        ("国・県", 300_000),
        ("起債", 200_000),
        ("一般", 100_000),
    ]


def test_a_sign_that_a_note_explains_marks_relisted_rows():
    text = (
        "事業名\t事業内容\t担当課\n甲事業\t直す。\t道路課\n乙事業※\t作る。\t公園課\n"
        "※印は再掲事業です。\n"
    )
    plan = read(text).plan
    assert [(row.name, row.relisted, row.flag) for row in plan.listings()] == [
        ("甲事業", False, None),
        ("乙事業", True, None),
    ]
    assert plan.legend.flags == ()


PRICED = (
    "（単位：千円）\n事業名\t事業内容\t担当課\tR7\n"
    "甲事業\t直す。\t道路課\t1,200\n乙事業\t作る。\t公園課\t300\n"
)


@pytest.mark.parametrize(
    ("total", "is_told"),
    [
        ("合計\t\t\t1,500", False),
        ("施策1 小計\t\t\t1,500", False),
        ("合計\t\t\t1,600", True),
        ("合計\t1,600", True),
    ],
)
def test_a_sum_that_is_not_that_of_its_rows_is_told_with_its_line(total: str, is_told: bool):
    reading = read(PRICED + total)
    told = [f for f in reading.findings if "合計と合いません" in f.message]
    assert [f.where for f in told] == ["7行目"] * is_told
    assert [row.name for row in reading.plan.listings()] == ["甲事業", "乙事業"]


def test_a_sum_below_aligned_columns_is_held_against_its_rows_too():
    text = (
        "（単位：千円）\n"
        "事業名          事業内容          担当課        R7\n"
        "甲事業          直す。            道路課     1,200\n"
        "乙事業          作る。            公園課       300\n"
        "合計                                         1,700\n"
    )
    told = [f for f in read(text).findings if "合計と合いません" in f.message]
    assert [f.where for f in told] == ["7行目"]


def test_amounts_without_a_unit_are_told_once_for_each_heading():
    rows = "甲事業\t道路課\t1,200\n乙事業\t公園課\t300\n丙事業\t道路課\t5円\n"
    text = f"事業名\t担当課\tR7事業費\n{rows}"
    told = [f for f in read(text).findings if "単位が書かれていない" in f.message]
    assert [f.where for f in told] == ["4行目、5行目"]
    assert not [f for f in read(PRICED).findings if "単位" in f.message]


def test_a_round_amount_of_a_row_is_counted_and_told():
    reading = read("事業名\t担当課\tR7事業費\n甲事業\t道路課\t約３億２，０００万円\n")
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [320_000_000]
    assert [f.where for f in reading.findings if "概数の金額" in f.message] == ["4行目"]


def test_a_budget_of_the_years_of_the_plan_is_the_sections():
    reading = read(f"3か年事業費　約３億２，０００万円\n{PRICED}")
    assert [s.published_budget for s in reading.plan.walk()] == [None, 320_000_000]
