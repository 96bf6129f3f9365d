"""Amounts as lists have them: in cells, and what headings say of a column of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from model.money import parse_yen
from model.readers.lists.grid import Cell
from model.readers.lists.head_words import JOINT, funds_of, head_key, is_whole
from model.readers.lists.mapping import AmountColumn
from model.readers.lists.mapping_file import UNITS
from model.wareki import find_fiscal_years

_NOTHING = re.compile(r"[-‐‑–—―ーｰ−─*＊…・]+|なし|無し?")
_BRACKETED = re.compile(r"\((.+)\)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SIGNS = "△▲-−"
_WITH_SCALE = re.compile(r"[\d,]+(?:兆|億|百万|千万|万|千)[\d,兆億百万千]*円?|[\d,]+円")
_NOISE = Decimal("0.0005")
_UNIT = re.compile("|".join(sorted(UNITS, key=len, reverse=True)))
_YEARS = re.compile(
    r"(?:令和|平成|昭和|令|平|昭|(?<![a-z])[rhs])\.?(?:元|\d{1,2})(?:\(\d{4}\))?(?:年度|年)?"
    r"|(?:fy)?(?:19|20)\d\d(?:年度|年)?|\d{1,2}年度"
)
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


@dataclass(frozen=True, slots=True)
class AmountCell:
    """What a cell of amounts says: its yen, or why it says none (empty where it is blank).

    ``forgiven`` names a form that was read all the same.
    """

    yen: int | None
    fault: str = ""
    forgiven: str = ""


def read_amount(cell: Cell, unit: int) -> AmountCell:
    """Return the amount in ``cell``, where one stands for ``unit`` yen.

    Reads numbers, numbers as text, full-width digits, 1,234, △1,234, ▲1,234, (1,234) as negative,
    and texts with a unit of their own (12百万円). A dash is no amount, nor is a part of a yen.
    """
    if cell is None:
        return AmountCell(None)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole_yen(Decimal(repr(cell)) if cell == cell else None, unit, "")  # noqa: PLR0124
    if not isinstance(cell, str):
        return AmountCell(None, "金額ではありません")
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", cell))
    if not text:
        return AmountCell(None)
    if _NOTHING.fullmatch(text):
        return AmountCell(None, forgiven="「-」など金額なしの印")
    return _read_text(text.lstrip("¥\\"), unit)


def _read_text(text: str, unit: int) -> AmountCell:
    bracketed = _BRACKETED.fullmatch(text)
    body = bracketed[1] if bracketed else text
    is_negative = bool(bracketed) or body[:1] in _SIGNS
    forgiven = "文字として入力された数値"
    if bracketed:
        forgiven = "括弧付きの金額（負の数とみなしました）"
    elif is_negative:
        forgiven = "△・▲の付いた金額"
        body = body[1:]
    body = body.lstrip("¥\\")
    if _WITH_SCALE.fullmatch(body):
        yen = parse_yen(body if body.endswith("円") else f"{body}円")
        if yen is None:
            return AmountCell(None, "金額ではありません")
        return AmountCell(-yen if is_negative else yen, forgiven="単位の付いた金額")
    if not _NUMBER.fullmatch(body):
        return AmountCell(None, "金額ではありません")
    try:
        number = Decimal(body.replace(",", ""))
    except InvalidOperation:
        number = None
    return _whole_yen(-number if number is not None and is_negative else number, unit, forgiven)


def _whole_yen(number: Decimal | None, unit: int, forgiven: str) -> AmountCell:
    if number is None or not number.is_finite() or abs(number) > 10**18:
        return AmountCell(None, "金額ではありません")
    yen = number * unit
    whole = round(yen)
    if abs(yen - whole) > _NOISE:
        return AmountCell(None, "円未満の端数があります")
    return AmountCell(int(whole), forgiven=forgiven)


def unit_of(text: str) -> int | None:
    """Return the yen in one of the unit that ``text`` names (千円), or None."""
    found = _UNIT.search(head_key(text))
    return UNITS[found[0]] if found else None


def read_amount_head(heading: str, unit: int, year: int | None) -> AmountColumn:
    """Return what ``heading`` says of a column of amounts.

    ``unit`` is the list's where the heading names none, ``year`` the list's own fiscal year, from
    which 前年度 and the like are counted; where it is not known they stay in the kind.
    """
    funds = funds_of(heading)
    parts = heading.split(JOINT)
    stem = JOINT.join(parts[:-1]) if funds or (is_whole(heading) and len(parts) > 1) else heading
    key = head_key(stem)
    years = find_fiscal_years(key)
    bare = _YEARS.sub("", key) if len(years) == 1 else key
    fiscal_year = years[0] if len(years) == 1 else None
    for word, offset in _RELATIVE:
        if fiscal_year is None and word in bare and year is not None:
            fiscal_year, bare = year + offset, bare.replace(word, "")
    own = unit_of(heading)
    return AmountColumn(unit if own is None else own, fiscal_year, _kind(bare), funds)


def without_years(heading: str) -> str:
    """Return a heading for comparing with that of another year."""
    return _YEARS.sub("#", head_key(heading))


def _kind(key: str) -> str | None:
    bare = re.sub(r"\((?:単位)?[::]?(?:百万|千|万|億)?円\)|単位[::]?", "", key)
    bare = _UNIT.sub("", bare)
    bare = re.sub(r"[()\[\]【】]|^[の・:]|[・:]$", "", bare).replace(head_key(JOINT), " ").strip()
    if bare in _ENGLISH:
        return _ENGLISH[bare] or None
    if bare in ("金額", "額", ""):
        return None
    return re.sub(r"(予算|決算|決算見込|執行|予算見込)額$", r"\1", bare)
