from __future__ import annotations

from datetime import date

import pytest

from model.wareki import find_fiscal_years, format_date, format_fiscal_year, read_date


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和8年6月1日", date(2026, 6, 1)),
        ("令和元年 ５月 １日", date(2019, 5, 1)),
        ("R8.6.1", date(2026, 6, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("2026年12月31日", date(2026, 12, 31)),
        ("2026/6/1", date(2026, 6, 1)),
        ("2026-06-01", date(2026, 6, 1)),
        ("6月1日", date(2030, 6, 1)),
        ("6/1", date(2030, 6, 1)),
        ("2月30日", None),
        ("令和8年6月", None),
        ("来週", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert read_date(text, 2030) == day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和七年度", (2025,)),
        ("令和九年度から令和十二年度まで", (2027, 2030)),
        ("昭和二十三年度", (1948,)),
        ("令和元年度", (2019,)),
        ("第七次計画", ()),
        ("令和一二年度", ()),
        ("令和十十年度", ()),
    ],
)
def test_fiscal_years_may_be_written_in_kanji(text, years):
    assert find_fiscal_years(text) == years
