from __future__ import annotations

import pytest

from model.readers.tables.amount_heads import as_part, read_amount_head
from model.readers.tables.amounts import read_amount, read_printed_amount, without_note
from model.readers.tables.columns import AmountColumn


@pytest.mark.parametrize(
    ("cell", "yen"),
    [
        (1234, 1_234_000),
        (12.5, 12_500),
        (0.1 + 0.2, 300),
        ("1,234", 1_234_000),
        ("１，２３４", 1_234_000),
        (" 1 234\n", 1_234_000),
        ("△5", -5_000),
        ("▲ 1,200", -1_200_000),
        ("-3", -3_000),
        ("(1,234)", -1_234_000),
        ("￥1,000", 1_000_000),
        ("0.5", 500),
        ("9億4百万円", 904_000_000),
        ("12百万円", 12_000_000),
        ("4,275千円", 4_275_000),
        ("500円", 500),
        ("1.2億円", 120_000_000),
        ("△2.5百万円", -2_500_000),
        ("0", 0),
    ],
)
def test_a_cell_of_thousands_of_yen_is_read_however_it_is_written(cell, yen):
    read = read_amount(cell, 1000)
    assert read.yen == yen
    assert not read.fault


@pytest.mark.parametrize("cell", [None, "", " ", "-", "－", "―", "…", "なし"])
def test_a_dash_is_no_amount_and_not_zero(cell):
    read = read_amount(cell, 1000)
    assert read.yen is None
    assert not read.fault


@pytest.mark.parametrize(
    "cell",
    [
        "未定",
        "約",
        "1,23",
        "10～20",
        "100\n200",
        "100  200",
        "100 200",
        "12 34",
        True,
        float("nan"),
        float("inf"),
        "1e5",
        1e300,
    ],
)
def test_what_is_no_amount_is_a_fault(cell):
    read = read_amount(cell, 1000)
    assert read.yen is None
    assert read.fault


def test_a_part_of_a_yen_is_never_rounded_away():
    assert read_amount(1.2345678, 1000).fault == "円未満の端数があります"
    assert read_amount("0.5", 1).yen is None


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("予算額(千円)", AmountColumn(1000, None, "予算")),
        ("R8予算千円", AmountColumn(1000, 2026, "予算")),
        ("令和８年度当初予算額（千円）", AmountColumn(1000, 2026, "当初予算")),
        ("Ｈ31決算額", AmountColumn(1, 2019, "決算")),
        ("令和元年度 決算見込額（百万円）", AmountColumn(1_000_000, 2019, "決算見込")),
        ("2027年度計画額", AmountColumn(1, 2027, "計画額")),
        ("事業費（千円） › R9", AmountColumn(1000, 2027, "事業費")),
        ("R8予算額（千円） › 一般財源", AmountColumn(1000, 2026, "予算", "一般財源")),
        ("R8予算額（千円） › 計", AmountColumn(1000, 2026, "予算")),
        ("前年度予算額", AmountColumn(1, 2025, "予算")),
        ("総事業費（R8～R10）", AmountColumn(1, None, "総事業費r8~r10")),
        ("金額", AmountColumn()),
    ],
)
def test_a_heading_says_unit_year_kind_and_funds(heading, column):
    assert read_amount_head(heading, 1, 2026) == column


def test_sources_of_funds_are_parts_of_the_amount_of_the_lists_year():
    wholes = [AmountColumn(1000, 2025, "予算"), AmountColumn(1000, 2026, "予算")]
    part = AmountColumn(1000, None, "財源内訳", "国庫支出金")
    assert as_part(part, wholes, 2026) == AmountColumn(1000, 2026, "予算", "国庫支出金")
    assert as_part(part, wholes, None).kind == "財源内訳"
    assert as_part(part, wholes[:1], None) == AmountColumn(1000, 2025, "予算", "国庫支出金")


@pytest.mark.parametrize("cell", ["約100", "およそ 100", "おおむね100", "１００程度"])
def test_a_round_amount_is_the_one_that_is_published_and_told(cell: str):
    read = read_amount(cell, 1000)
    assert read.yen == 100_000
    assert read.is_doubtful


def test_numbers_beside_each_other_in_a_text_are_never_one_amount():
    assert read_printed_amount("100 200 300", 1000).fault
    assert read_printed_amount("5 6", 1000).fault
    assert read_printed_amount("▲ 1,200", 1000).yen == -1_200_000


@pytest.mark.parametrize(
    "cell", ["12 000", "12 345", "12 345 678", "1 2 3", "(1,200)", "（1,200千円）", "約300"]
)
def test_what_may_be_meant_otherwise_is_doubtful(cell):
    assert read_amount(cell, 1000).is_doubtful


@pytest.mark.parametrize(
    ("cell", "bare"),
    [
        ("4,000（過疎債）", "4,000"),
        ("4,000（R7繰越含む）", "4,000"),
        ("4,000（800千円）", "4,000（800千円）"),
        ("1,200（2事業分）", "1,200（2事業分）"),
        ("30（3欄分）", "30（3欄分）"),
        ("1,000（ほか2,000千円）", "1,000（ほか2,000千円）"),
        ("1,000（補正2,000）", "1,000（補正2,000）"),
    ],
)
def test_words_behind_an_amount_are_a_note_but_not_what_makes_it_anothers(cell: str, bare: str):
    assert without_note(cell) == bare
