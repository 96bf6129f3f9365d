"""What a heading says of a column of amounts: its unit, year, kind and source of funds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.readers.tables.columns import AmountColumn
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    head_key,
    is_amount_head,
    is_whole,
    parts_of,
    year_before,
)
from model.text import without_blanks
from model.wareki import YEAR_OF_ERA, find_fiscal_years, format_fiscal_year, with_plain_years

UNITS = {"円": 1, "千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000}
"""The units of amounts, each with the yen in one."""

UNIT = f"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})"
"""A pattern of the word for a unit."""
STATED_UNIT = rf"単位\s*(?:[:：=＝]|は)?\s*{UNIT}"
"""A pattern of what states a unit: 単位：千円."""
UNIT_IN_BRACKETS = rf"[(（\[【〔]\s*{UNIT}\s*[)）\]】〕]"

_UNIT = re.compile(UNIT)
_OPEN, _CLOSE = r"[(（\[【〔]", r"[)）\]】〕]"
_ALONE = re.compile(
    rf"{_OPEN}?\s*(?:(?:金額|事業費|予算額?|計画額)の?)?{STATED_UNIT}"
    rf"(?:[、,・][^)）]{{1,6}})?\s*{_CLOSE}?"
    rf"|{_OPEN}?\s*(?:事業費|予算額?|決算額?|計画額|金額)\s*[:：]\s*{UNIT}\s*{_CLOSE}?"
    rf"|{UNIT_IN_BRACKETS}|(?!円){UNIT}"
)
_AT_END = re.compile(rf"{UNIT_IN_BRACKETS}\s*$")
_TITLE = re.compile(r"..(?:一覧表?|計画書?|調書|事業|プラン|プログラム)$")
_LIST = re.compile(r"..(?:一覧|調書|計画書|表)$")
"""How titles of lists end, and headings of columns do not; of money too (予算事業一覧)."""
_BEHIND = re.compile(
    rf"\s*{_OPEN}[^()（）\[\]【】〔〕]*{_CLOSE}$|\s[\s令和平成年度元\d~～〜\-－]+$"
)
"""What stands behind the words of a title: （令和8年度～令和10年度）."""
_YEARS = re.compile(
    rf"{YEAR_OF_ERA}(?:\(\d{{4}}\))?(?:年度?)?"
    r"|(?:fy)?(?:19|20)\d\d(?:年度|年)?|\d{1,2}年度"
)
_OPEN_SPAN = re.compile(r"まで|以前|以降|以後|^~|~(?=\(|$)")
"""Makes a year one end of several: R7まで, ～R7, R11以降, R11～."""
_RELATIVE = (
    ("前々年度", -2),
    ("前年度", -1),
    ("昨年度", -1),
    ("本年度", 0),
    ("当年度", 0),
    ("今年度", 0),
    ("翌年度", 1),
    ("次年度", 1),
    ("来年度", 1),
)
_ENGLISH = {
    "budget": "予算",
    "budgetamount": "予算",
    "execamount": "執行",
    "spendtotal": "支出",
    "expenditure": "支出",
    "amount": "",
    "cost": "",
}
_FUNDS = "財源内訳"
_OF_FUNDS = (None, _FUNDS, "財源", "特定財源", "左の財源内訳")
_OWN_YEAR = ("本年度", "当年度", "今年度")


def unit_label(unit: int) -> str:
    """Return the word for a unit of so many yen (千円), 円 for one that has none."""
    return next((label for label, yen in UNITS.items() if yen == unit), "円")


def in_full(yen: int, unit: int) -> str:
    """Return an amount to the yen: in a unit of so many yen where that is whole, else in 円.

    One below 0 has △ before it, as papers print it.
    """
    sign, size = ("△", -yen) if yen < 0 else ("", yen)
    return f"{sign}{size:,}円" if size % unit else f"{sign}{size // unit:,}{unit_label(unit)}"


def unit_of(text: str) -> int | None:
    """Return the yen in one of the unit that ``text`` names (千円), or None."""
    found = _UNIT.search(head_key(text))
    return UNITS[found[0]] if found else None


def is_unit(text: str) -> bool:
    """Whether a line says what the unit is and nothing else: （単位：千円）, （千円）, 千円."""
    return _ALONE.fullmatch(text) is not None


def read_amount_head(heading: str, unit: int, year: int | None) -> AmountColumn:
    """Return what ``heading`` says of a column of amounts.

    ``unit`` is the list's where the heading names none, ``year`` the list's own fiscal year, from
    which 前年度 and the like are counted; where it is not known they stay in the kind.
    """
    funds = funds_of(heading)
    parts = parts_of(heading)
    is_part = funds is not None or (is_whole(heading) and len(parts) > 1)
    stem = JOINT.join((*parts[:-1], year_before(head_key(parts[-1]))) if is_part else parts)
    key = head_key(stem)
    years = find_fiscal_years(key)
    bare = _YEARS.sub("", key) if len(years) == 1 else key
    fiscal_year = years[0] if len(years) == 1 else None
    for word, offset in _RELATIVE:
        is_told = word in bare and not re.search(rf"{word}(?:から|へ)?の?繰", bare)
        if fiscal_year is None and is_told and year is not None:
            fiscal_year, bare = year + offset, bare.replace(word, "")
    if fiscal_year is not None and _OPEN_SPAN.search(bare):
        fiscal_year, bare = None, with_plain_years(without_blanks(stem))
    own = unit_of(heading)
    return AmountColumn(unit if own is None else own, fiscal_year, _kind(bare), funds)


def open_heading(column: AmountColumn) -> str:
    """Return a heading for words (未定) in place of the amounts of ``column``: 予算 令和8年度."""
    year = "" if column.fiscal_year is None else format_fiscal_year(column.fiscal_year)
    whole = " ".join(filter(None, (column.kind or "金額", year)))
    return whole if column.funds is None else f"{whole}{JOINT}{column.funds}"


def is_year_head(heading: str) -> bool:
    """Whether a heading is a year and nothing else, counted from the list's own too (前年度)."""
    bare = re.sub(r"\([^()]*\)$", "", head_key(heading))
    return bare in dict(_RELATIVE) or len(find_fiscal_years(bare)) == 1


def states_unit(text: str) -> bool:
    """Whether a text above a list says what the unit of its amounts is: （千円）, 単位：千円.

    So does a title (事業一覧（千円）), but not the heading of one column.
    """
    return "単位" in text or is_unit(text) or titled_unit(text) is not None


def titled_unit(text: str) -> int | None:
    """Return the yen in one of the unit at the end of a title: 実施計画（令和8年度）（千円）.

    None for what is no title of a list, as the heading of a column is (事業費（千円）).
    """
    bare = _AT_END.sub("", text).strip()
    if bare == text.strip() or "単位" in text:
        return None
    words = _without_ends(bare)
    is_title = _LIST.search(words) or (_TITLE.search(words) and not is_amount_head(words))
    return unit_of(text.strip()[len(bare) :]) if is_title else None


def _without_ends(title: str) -> str:
    """Return a title without the years and brackets behind its words."""
    while (bare := _BEHIND.sub("", title).strip()) not in ("", title):
        title = bare
    return title


def without_years(heading: str) -> str:
    """Return a heading for comparing with that of another year."""
    return _YEARS.sub("#", head_key(heading))


def _kind(key: str) -> str | None:
    bare = re.sub(rf"\((?:単位)?:?{UNIT}\)|単位:?", "", key)
    bare = re.sub(r"\([a-z]\)|(?<=[額費算])[a-z]$", "", _UNIT.sub("", bare))  # 予算額A
    bare = re.sub(r"[()\[\]【】]|^[の・:]|[・:]$", "", bare)
    bare = re.sub(rf"(?:{head_key(JOINT)})+", " ", bare).strip()
    if bare in _ENGLISH:
        return _ENGLISH[bare] or None
    if bare in ("金額", "額", ""):
        return None
    return re.sub(r"(予算|決算|決算見込|執行|予算見込)額$", r"\1", bare)


def as_part(amount: AmountColumn, wholes: Sequence[AmountColumn], year: int | None) -> AmountColumn:
    """Return a source of funds with the year and kind of the one amount that it can be part of.

    ``wholes`` are the amounts before it. Of several it is the one of the list's ``year``, or of the
    year that the list calls its own; where that leaves it open, sources of funds stay a kind of
    their own.
    """
    if amount.funds is None or amount.kind not in _OF_FUNDS:
        return amount
    if amount.fiscal_year is not None:
        wholes = [whole for whole in wholes if whole.fiscal_year == amount.fiscal_year]
    of_year = [whole for whole in wholes if whole.fiscal_year == year and year is not None]
    own = [whole for whole in wholes if whole.kind and whole.kind.startswith(_OWN_YEAR)]
    for found in (wholes, of_year, own):
        if len(found) == 1:
            return replace(found[0], unit=amount.unit, funds=amount.funds)
    return replace(amount, kind=_FUNDS)
