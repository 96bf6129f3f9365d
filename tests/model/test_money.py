from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money import Unit, format_yen, sum_known
from model.printed_yen import parse_yen


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("9億4百万円", 904_000_000),
        ("49億67百万円", 4_967_000_000),
        ("12億円", 1_200_000_000),
        ("87百万円", 87_000_000),
        ("8千万円", 80_000_000),
        ("1兆2億円", 1_000_200_000_000),
        ("３６６億円", 36_600_000_000),
        ("4,275千円", 4_275_000),
        ("△1,200円", -1_200),
        ("▲3百万円", -3_000_000),
        ("0円", 0),
        ("2千3百万円", 23_000_000),
        ("12.5億円", 1_250_000_000),
        ("三億円", 300_000_000),
        ("1億2,000万5千円", 120_005_000),
        ("千円", None),
        ("1.5円", None),
        ("1,23円", None),
        ("1億2,345万円", 123_450_000),
        ("事業費", None),
        ("円", None),
        ("", None),
        ("4百万9億円", None),
        ("4億4億円", None),
        ("約9億円", None),
    ],
)
def test_amounts_are_read_as_plans_print_them(text, yen):
    assert parse_yen(text) == yen


@pytest.mark.parametrize(
    ("yen", "text"),
    [
        (6_650_000_000, "66億50百万円"),
        (904_000_000, "9億4百万円"),
        (1_200_000_000, "12億円"),
        (123_450_000, "1億2,345万円"),
        (64_920_192_000, "649億2,019万2千円"),
        (112_345_678, "1億1,234万5,678円"),
        (100_005_000, "1億5千円"),
        (4_275_000, "4,275千円"),
        (-3_000, "△3千円"),
        (1_234, "1,234円"),
        (0, "0円"),
    ],
)
def test_amounts_are_printed_as_running_text_does(yen, text):
    assert format_yen(yen) == text


@given(st.integers(-(10**15), 10**15))
def test_what_is_printed_is_read_back_to_the_yen(yen):
    assert parse_yen(format_yen(yen)) == yen


def test_units_are_known_by_their_labels():
    assert [Unit.from_label(unit.label) for unit in Unit] == list(Unit)
    with pytest.raises(ValueError, match="ドル"):
        Unit.from_label("ドル")


@pytest.mark.parametrize(
    ("amounts", "total"),
    [((), None), ((None, None), None), ((0, None), 0), ((1_000, None, -300), 700)],
)
def test_a_sum_is_of_the_amounts_that_are_known(amounts, total):
    assert sum_known(amounts) == total
