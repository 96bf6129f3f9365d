"""Years and dates in the Japanese calendar (和暦), with 元年 for the first year of an era."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

from model.text import KANJI_DIGITS, read_kanji_count, without_blanks

_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 1, 25), "明治"),
)
"""First day of each era, as set by 元号を定める政令 and its forerunners."""


def format_year(day: date) -> str:
    """Return the year of ``day``: 令和4年, 令和元年, or 1850年 before 明治."""
    for start, name in _ERAS:
        if day >= start:
            year = day.year - start.year + 1
            return f"{name}{'元' if year == 1 else year}年"
    return f"{day.year}年"


def format_date(day: date) -> str:
    """Return ``day`` as papers print it: 令和4年6月1日."""
    return f"{format_year(day)}{day.month}月{day.day}日"


ERA = r"(?:令和?|平成?|昭和?|(?<![A-Za-z])[RHSrhsＲＨＳ][.．]?)"
"""A pattern of an era whose fiscal years plans name, as they print it: 令和, 令, R, R., Ｒ."""
YEAR_OF_ERA = rf"{ERA}\s*(?:元|[\d０-９]{{1,2}})"
"""A pattern of a year by its era, before any 年 or 年度: 令和8, 令和 元, R.8, Ｈ３１."""
YEARS_TOGETHER = rf"(?:[\d０-９]{{1,2}}|[{KANJI_DIGITS}十])\s*[かカヵヶケ箇個]\s*年間?の?"
"""A pattern of a span of years by their number: 3か年, ５箇年間の, 三ヶ年."""

_BEFORE_FIRST = {"令": 2018, "r": 2018, "平": 1988, "h": 1988, "昭": 1925, "s": 1925}
_MONTH_AND_DAY = r"(\d{1,2})[月./-](\d{1,2})日?"
_DAY_OF_ERA = rf"(?:(令|平|昭)和?成?|([rhs]))[./]?(元|\d{{1,2}})[年./-]{_MONTH_AND_DAY}"
_DAY_OF_YEAR = rf"(?:(\d{{4}})[年./-])?{_MONTH_AND_DAY}"


def read_date(text: str, year: int) -> date | None:
    """Return the day that ``text`` is, None where it is none.

    Reads 令和8年6月1日, R8.6.1, 2026年6月1日, 2026/6/1, 2026-06-01, and 6月1日 of ``year`` (西暦).
    """
    folded = without_blanks(text).lower()
    if match := re.fullmatch(_DAY_OF_ERA, folded):
        era, letter, count, month, day = match.groups()
        number = year_of_era(era or letter, count)
    elif match := re.fullmatch(_DAY_OF_YEAR, folded):
        western, month, day = match.groups()
        number = int(western or year)
    else:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:  # the 31st of a short month
        return None


def is_fiscal_year(number: int) -> bool:
    """Whether ``number`` is a fiscal year (西暦) whose days all have a date."""
    return MINYEAR <= number < MAXYEAR


def format_fiscal_year(year: int) -> str:
    """Return the fiscal year that begins in April of ``year`` (西暦): 令和4年度.

    Raises ValueError where ``is_fiscal_year`` says no.

    2019 is 平成31年度 by its first day; papers that were made after the change of era print
    令和元年度, and so does this, as 改元に伴う元号による年表示の取扱い (2019-04-02) has it.
    """
    return format_year(date(year, 5, 1)) + "度"


_DAY = r"(?!年?[./-]?\d|年\d|\d)"
_YEAR = (
    rf"(?:(令|平|昭)和?成?|(?<![a-z])([rhs]))\.?(元|\d{{1,2}}){_DAY}"
    rf"|(?<!\d)((?:19|20)\d\d){_DAY}"
    r"|(?<![\d.])(\d{1,2})年度"
)


_SIGNS = ("令", "平", "昭", "r", "h", "s", "19", "20", "年度")
"""One of these is in each year; most texts have none, and are soon told by that."""


def year_of_era(era: str, count: str) -> int:
    """Return the year (西暦) that is the ``count``-th (1, 元) of an era: 令, 平, 昭 or r, h, s."""
    return _BEFORE_FIRST[era] + (1 if count == "元" else int(count))


_KANJI_COUNT = rf"(?:[{KANJI_DIGITS}]?十)?[{KANJI_DIGITS}]|[{KANJI_DIGITS}]?十"
_KANJI_YEAR = rf"(令和|平成|昭和)({_KANJI_COUNT})(?=年)"


def with_plain_years(text: str) -> str:
    """Return ``text`` with the years of eras that it writes in kanji in digits: 令和七年度."""
    return re.sub(_KANJI_YEAR, lambda year: f"{year[1]}{read_kanji_count(year[2])}", text)


_TO = r"(?<!\d)((?:19|20)\d\d)-(?=(?:19|20)\d\d(?!\d))"


def find_fiscal_years(text: str, *, with_era: bool = False) -> tuple[int, ...]:
    """Return the fiscal years (西暦) that ``text`` names, each once, in order.

    Reads 令和8年度, R8, H31, 令和元年度, 令和八年度, 2026年度, 令和8(2026)年度; a year without
    its era (8年度) is one of 令和, and left out where only those ``with_era`` are asked for;
    2024-2026 names its first and last. Days (令和8年4月1日, 2026/4/1) name no fiscal year.
    """
    folded = without_blanks(text).lower()
    if not any(sign in folded for sign in _SIGNS):
        return ()
    folded = re.sub(_TO, r"\1~", with_plain_years(folded))
    years = []
    for match in re.finditer(_YEAR, folded):
        era, letter, count, western, bare = match.groups()
        if western:
            years.append(int(western))
        elif not (bare and with_era):
            years.append(year_of_era(era or letter or "令", count or bare))
    return tuple(dict.fromkeys(years))
