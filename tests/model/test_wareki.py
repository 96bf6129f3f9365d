from __future__ import annotations

from datetime import date

import pytest

from model.wareki import format_date, format_fiscal_year


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "令和8年11月23日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
    ],
)
def test_dates_are_of_the_era_of_their_day(day, text):
    assert format_date(day) == text


@pytest.mark.parametrize(
    ("year", "text"), [(2022, "令和4年度"), (2019, "令和元年度"), (2018, "平成30年度")]
)
def test_fiscal_years_are_printed_in_the_japanese_calendar(year, text):
    assert format_fiscal_year(year) == text
