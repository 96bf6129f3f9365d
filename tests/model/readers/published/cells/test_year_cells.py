from __future__ import annotations

import pytest

from model.readers.published.cells.year_cells import split_years
from tests.model.readers.published.texts import read_measure


@pytest.mark.parametrize(
    ("cell", "pairs"),
    [
        ("R7：246千円、R8：184千円", [("R7", "246千円"), ("R8", "184千円")]),
        ("昭和63年度：5千円、平元：6千円", [("昭和63年度", "5千円"), ("平元", "6千円")]),
        ("令7：246千円、R.8：184千円", [("令7", "246千円"), ("R.8", "184千円")]),
        ("令和7年度 1,200　令和8年度 －", [("令和7年度", "1,200"), ("令和8年度", "－")]),
        ("R7 7千円 / R8 未定", [("R7", "7千円"), ("R8", "未定")]),
        ("R7道路 7千円", []),
        ("7千円", []),
        ("令和7年度から", []),
    ],
)
def test_amounts_of_years_in_one_cell_are_told_apart(cell, pairs):
    assert split_years(cell) == pairs


def test_a_cell_of_a_table_may_hold_the_amounts_of_all_years():
    rows = "敬老会\t開く。\t長寿課\tR7：246千円、R8：184千円\n"
    rows += "花壇\t植える。\t公園課\tR7：未定、R8：8千円\n"
    reading = read_measure(f"事業名\t概要\t担当課\t計画事業費\n{rows}")
    first, second = reading.plan.projects
    assert [(a.fiscal_year, a.yen) for a in first.amounts] == [(2025, 246_000), (2026, 184_000)]
    assert [(a.fiscal_year, a.yen) for a in second.amounts] == [(2026, 8_000)]
    assert any("未定" in finding.message for finding in reading.findings)


def test_one_year_and_its_amount_may_fill_a_cell():
    (row,) = read_measure(
        "事業名\t担当課\t年度・事業費\n牛舎の整備\t農政課\t令和８年度　88,000千円\n"
    ).plan.listings()
    assert [(a.fiscal_year, a.yen) for a in row.project.amounts] == [(2026, 88_000_000)]
