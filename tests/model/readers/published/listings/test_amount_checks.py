"""Sums that do not add up and units that are not stated are told."""

from __future__ import annotations

import pytest

from tests.model.readers.published.texts import read_measure

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
    reading = read_measure(PRICED + total)
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
    told = [f for f in read_measure(text).findings if "合計と合いません" in f.message]
    assert [f.where for f in told] == ["7行目"]


def test_amounts_without_a_unit_are_told_once_for_each_heading():
    rows = "甲事業\t道路課\t1,200\n乙事業\t公園課\t300\n丙事業\t道路課\t5円\n"
    text = f"事業名\t担当課\tR7事業費\n{rows}"
    told = [f for f in read_measure(text).findings if "単位が書かれていない" in f.message]
    assert [f.where for f in told] == ["4行目、5行目"]
    assert not [f for f in read_measure(PRICED).findings if "単位" in f.message]


@pytest.mark.parametrize(("unit", "told"), [("（千円）", 0), ("（円）", 0), ("", 3)])
def test_sources_of_funds_have_the_unit_of_the_amount_that_they_are_parts_of(unit: str, told: int):
    rows = "甲事業\t道路課\t100\t40\t60\n乙事業\t公園課\t50\t\t50\n"
    reading = read_measure(f"事業名\t担当課\t事業費{unit}\t国庫支出金\t一般財源\n{rows}")
    assert sum("単位が書かれていない" in f.message for f in reading.findings) == told


def test_a_round_amount_of_a_row_is_counted_and_told():
    reading = read_measure("事業名\t担当課\tR7事業費\n甲事業\t道路課\t約３億２，０００万円\n")
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [320_000_000]
    assert [f.where for f in reading.findings if "概数の金額" in f.message] == ["4行目"]


def test_a_sum_with_a_line_for_each_year_is_no_project():
    rows = "甲事業\t道路課\tR7\t1,200\n\t\tR8\t1,300\n\t\t計\t2,500\n"
    sums = "合計\t\tR7\t1,200\n\t\tR8\t1,300\n\t\t計\t2,500\n"
    below = "乙事業\t公園課\tR7\t30\n\t\tR8\t40\n"
    text = f"（単位：千円）\n事業名\t担当課\t年度\t事業費\n{rows}{sums}{below}"
    first, second = read_measure(text).plan.projects
    assert (first.name, [a.yen for a in first.amounts]) == ("甲事業", [1_200_000, 1_300_000])
    assert (second.name, [a.yen for a in second.amounts]) == ("乙事業", [30_000, 40_000])


def test_figures_of_a_table_without_a_column_of_amounts_are_told_where_a_unit_is_stated():
    reading = read_measure(
        "（単位：千円）\n事業名\t担当課\t初年度\n甲事業\t道路課\t1,200\n乙事業\t公園課\t3,400\n"
    )
    (told,) = [f for f in reading.findings if "「初年度」の欄の数字は" in f.message]
    assert told.where == "5行目、6行目"
    assert [row.extras for row in (r.project for r in reading.plan.listings())] == [
        (("初年度", "1,200"),),
        (("初年度", "3,400"),),
    ]


@pytest.mark.parametrize(
    ("sources", "is_told"),
    [
        ("700\t500", False),
        ("700\t501", False),
        ("700\t600", True),
        ("1,300\t0", True),
        ("\t", False),
    ],
)
def test_sources_that_are_more_than_their_amount_are_told(sources: str, is_told: bool):
    reading = read_measure(
        "（単位：千円）\n事業名\t担当課\tR7事業費\t国庫支出金\t一般財源\n"
        f"甲事業\t道路課\t1,200\t{sources}\n乙事業\t公園課\t300\t100\t200\n"
    )
    told = [f.message for f in reading.findings if "超えています" in f.message]
    assert len(told) == is_told
    assert all("甲事業" in message for message in told)


def test_two_amounts_of_one_year_in_lines_of_a_project_are_told():
    reading = read_measure(
        "（単位：千円）\n事業名\t担当課\t財源\tR7\tR8\n"
        "甲事業\t道路課\t総額\t10\t20\n\t\t市\t10\t20\n乙事業\t公園課\t総額\t30\t40\n"
    )
    (told,) = [f for f in reading.findings if "2つ以上" in f.message]
    assert told.where == "5行目"
