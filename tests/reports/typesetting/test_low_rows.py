from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from reports.pdf.drawing.style import Type
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.low_rows import low_widths

TYPE = Type(10, 12)
TEXTS = st.integers(0, 60).map("字".__mul__)
TABLES = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=12)
)


def in_lines(text: str, width: float):
    return break_lines(text, width - 2 * TYPE.side, load_font(TYPE.weight), TYPE.size)


def height(rows: list[list[str]], widths) -> int:
    return sum(
        max(len(in_lines(text, width)) for text, width in zip(row, widths, strict=True))
        for row in rows
    )


def test_one_long_text_does_not_take_the_room_of_texts_in_every_row():
    rows = [["字" * 30, "字"] for _ in range(40)] + [["字", "字" * 40]]
    left, right = low_widths(rows, (120.0, 200.0), (30.0, 30.0), TYPE)
    assert left + right == 320
    assert height(rows, (120.0, 200.0)) == 40 * 3 + 3
    assert height(rows, (left, right)) == 40 * 2 + 3


@given(TABLES)
def test_widths_add_up_to_what_they_did_and_none_falls_below_its_least(rows: list[list[str]]):
    widths = [100.0] * len(rows[0])
    low = low_widths(rows, widths, [40.0] * len(widths), TYPE)
    assert math.isclose(sum(low), sum(widths))
    assert min(low) >= 40


def test_columns_no_wider_than_what_stands_around_texts_add_up_too():
    narrow = 2 * TYPE.side
    assert math.isclose(sum(low_widths([["字字", "字"]], (narrow, 20), (0, 0), TYPE)), narrow + 20)


def test_names_that_are_broken_at_phrases_are_given_a_little_more():
    rows = [["字" * 20, "字" * 10] for _ in range(20)]
    as_text, _ = low_widths(rows, (100.0, 130.0), (40.0, 40.0), TYPE)
    as_name, _ = low_widths(rows, (100.0, 130.0), (40.0, 40.0), TYPE, names=(0,))
    assert as_name > as_text
