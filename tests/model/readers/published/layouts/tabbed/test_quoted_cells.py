"""Cells as spreadsheets copy them."""

from __future__ import annotations

import pytest

from model.readers.reading import Reading
from tests.model.readers.published.texts import read_measure


def test_a_quoted_cell_with_breaks_is_one_cell():
    text = (
        "事業名\t事業内容\t担当課\tR7（千円）\n"
        '甲事業\t"道を直し、\n橋を架ける。"\t"道路課\n河川課\n公園課"\t1,200\n'
        '乙事業\t"""広場""を作る。"\t公園課\t300\n'
    )
    first, second = read_measure(text).plan.listings()
    assert first.description == "道を直し、橋を架ける。"
    assert [d.name for d in first.departments] == ["道路課", "河川課", "公園課"]
    assert first.project.amounts[0].yen == 1_200_000
    assert second.description == '"広場"を作る。'


def test_a_name_with_a_break_begins_its_row():
    text = (
        "事業名\t事業内容\t担当課\tR7（千円）\n"
        '"甲の\n整備事業"\t"道を直す。"\t道路課\t1,200\n'
        '"乙\n事業"\t作る。\t公園課\t300\n'
    )
    reading = read_measure(text)
    assert [
        (row.name, [d.name for d in row.departments], row.project.amounts[0].yen)
        for row in reading.plan.listings()
    ] == [("甲の整備事業", ["道路課"], 1_200_000), ("乙事業", ["公園課"], 300_000)]
    assert not reading.unplaced


def test_a_text_in_quotation_marks_over_several_lines_is_no_row():
    text = (
        '"みんなで\nつくる"を合言葉とします。\n'
        "事業名\t事業内容\t担当課\n甲事業\t道を直す。\t道路課\n"
    )
    assert [row.name for row in read_measure(text).plan.listings()] == ["甲事業"]


def test_a_quotation_mark_that_never_closes_loses_no_row():
    text = '事業名\t事業内容\t担当課\n甲事業\t"道を直す。\t道路課\n乙事業\t作る。\t公園課\n'
    assert [row.name for row in read_measure(text).plan.listings()] == ["甲事業", "乙事業"]


@pytest.mark.parametrize("empty", ['\t""\t', '""\t""', '" "\t""\t""'])
def test_a_row_of_quoted_empty_cells_is_no_row(empty: str):
    text = f"事業名\t事業内容\t担当課\n甲事業\t直す。\t道路課\n{empty}\n乙事業\t作る。\t公園課\n"
    assert [row.name for row in read_measure(text).plan.listings()] == ["甲事業", "乙事業"]


@pytest.mark.parametrize("above", ["百万円", "（再掲）", "（債務）", "債務負担", "継続", "国補正"])
def test_an_amount_below_words_that_may_change_it_is_told(above: str):
    project, _ = read_below(above).plan.projects
    assert project.amounts == ()
    assert any(f"{above}300" in told.message for told in read_below(above).findings)


def test_what_stands_above_an_amount_and_belongs_to_it_is_read_with_it():
    less, about = read_below("△"), read_below("約")
    assert [r.plan.projects[0].amounts[0].yen for r in (less, about)] == [-300_000, 300_000]
    assert "概数" in about.findings[0].message
    stage, _ = read_below("実施設計\n用地取得").plan.projects
    assert (stage.amounts[0].yen, stage.extras[0][1]) == (300_000, "実施設計用地取得")
    trial, _ = read_below("試行").plan.projects
    assert (trial.amounts[0].yen, trial.extras[0][1]) == (300_000, "試行")


def read_below(above: str) -> Reading:
    return read_measure(
        f'事業名\t担当課\tR8（千円）\n甲事業\t道路課\t"{above}\n300"\n乙事業\t公園課\t20\n'
    )
