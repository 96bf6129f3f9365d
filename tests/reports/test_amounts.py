from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money import Unit
from reports.amounts import Rounding, exact, grouped, in_unit, rounding_of, whole_unit


@pytest.mark.parametrize(
    ("yen", "unit", "shown"),
    [
        (1_234_567, Unit.YEN, "1,234,567"),
        (1_234_499, Unit.THOUSAND, "1,234"),
        (1_234_500, Unit.THOUSAND, "1,235"),
        (-1_234_500, Unit.THOUSAND, "△1,235"),
        (-499, Unit.THOUSAND, "0"),
        (499_999, Unit.MILLION, "0"),
        (500_000, Unit.MILLION, "1"),
        (6_650_000_000, Unit.MILLION, "6,650"),
    ],
)
def test_amounts_are_rounded_half_away_from_zero(yen: int, unit: Unit, shown: str):
    assert in_unit(yen, unit) == shown


@given(st.integers(-(10**18), 10**18), st.sampled_from(Unit))
def test_what_is_shown_is_never_further_than_half_a_unit_from_the_amount(yen: int, unit: Unit):
    shown = int(in_unit(yen, unit).replace("△", "-").replace(",", ""))
    assert abs(shown * unit.value - yen) * 2 <= unit.value
    assert (whole_unit(yen, unit) is unit) == (shown * unit.value == yen)


def test_a_table_says_that_some_of_its_noughts_are_small_amounts():
    shown = [rounding_of(yen, 1_000_000) for yen in (0, 484_000, -484_000, 500_000, 1_000_000)]
    assert shown == [
        Rounding.NONE,
        Rounding.TO_ZERO,
        Rounding.TO_ZERO,
        Rounding.SOME,
        Rounding.NONE,
    ]
    assert "四捨五入して0になる額" in max(shown).note
    assert "四捨五入" not in Rounding.SOME.note


def test_a_negative_number_has_its_triangle():
    assert (grouped(-12_345), grouped(0)) == ("△12,345", "0")


def test_a_unit_that_would_round_an_amount_gives_way_to_yen():
    assert exact(1_234_000, Unit.THOUSAND) == "1,234千円"
    assert exact(-1_234_500, Unit.THOUSAND) == "△1,234,500円"
