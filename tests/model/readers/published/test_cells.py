"""Cells as spreadsheets copy them, heads of two rows, and signs of relisted rows."""

from __future__ import annotations

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
