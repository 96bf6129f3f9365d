"""Amounts as cells of lists have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from model.printed_yen import parse_yen
from model.readers.tables.grid import Cell
from model.readers.tables.row_kinds import is_nothing
from model.text import fold, without_blanks
from model.wareki import YEARS_TOGETHER

_DOTS = re.compile(r"[*.・]+")
_BRACKETED = re.compile(r"\((.+)\)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SEVERAL = re.compile(r"\d\s+\d")
"""Numbers beside or below each other, or one whose digits stand apart."""
_BY_BLANKS = re.compile(r"\D*(?:\d{1,3}(?: \d{3})+|\d(?: \d)+)(?!\d)\D*")
_TWO = re.compile(r"\D*\d{3} [1-9]\d{2}\D*")
"""What may be two amounts as well as one: 100 200; not 12 345 or 100 000."""
_NO_AMOUNT = "金額ではありません"
_SIGNS = "△▲-−"
_WITH_SCALE = re.compile(r"[\d,]+(?:兆|億|百万|千万|万|千)[\d,兆億百万千]*円?|[\d,]+円")
_AS_TEXT = "文字として入力された数値"
_WITH_UNIT = "単位の付いた金額"
_IN_FULL_WIDTH = "全角の数字"
_ROUND = "概数の金額（約・程度を除いた額としました）"
_ABOUT = re.compile(r"^\s*(?:約|およそ|概ね|おおむね)\s*|\s*(?:程度|前後)\s*$")
_NOTED = re.compile(r"([^()]+)\((?!再)([^()]{1,20})\)")
_OF_FIGURES = re.compile(r"\d[\d,.]*\s*(?:百万|千|万|億)?円?")
_OF_SEVERAL = re.compile(rf"(?:\d\s*(?:事業|欄|年度?)|{YEARS_TOGETHER})分|合算|一括")
"""What brackets say behind an amount of several projects or years: 1,200（2事業分）."""
_BESIDES = re.compile(r"(?:ほか|他|別途?|外|補正|追加|\+).*\d")
_LEAST_LETTERS = 2
"""So many letters beside its figures make brackets a remark, and not an amount of their own."""
_PARTED = "空白で区切られた数字（1つの金額とみなしました）"
_AS_NEGATIVE = "括弧付きの金額（負の数とみなしました）"
_NEGATIVE_WITH_UNIT = "単位と括弧の付いた金額（負の数とみなしました）"
_DECIMAL_WITH_SCALE = re.compile(r"(\d{1,6}\.\d{1,6})(億|百万|万|千)円?")
_SCALES = {"億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}
_NOISE = Decimal("0.0005")


class YenText(str):
    """An amount written out with the unit that the list says of its sheet, its table or its row."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AmountCell:
    """What a cell of amounts says: its yen, or why it says none (empty where it is blank).

    ``forgiven`` names a form that was read all the same.
    """

    yen: int | None
    fault: str = ""
    forgiven: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether all that was forgiven is that the number is a text, as in every CSV."""
        return self.forgiven == _AS_TEXT

    @property
    def has_unit(self) -> bool:
        """Whether the cell is an amount that names its own unit (5,200千円)."""
        return self.yen is not None and self.forgiven in (_WITH_UNIT, _ROUND, _NEGATIVE_WITH_UNIT)

    @property
    def is_doubtful(self) -> bool:
        """Whether what was forgiven may have been meant otherwise."""
        return self.forgiven in (_AS_NEGATIVE, _NEGATIVE_WITH_UNIT, _ROUND, _PARTED)


def without_about(text: str) -> str:
    """Return an amount without the words that make it a round one: 約3億円, 3億円程度."""
    return _ABOUT.sub("", text)


def read_amount(cell: Cell, unit: int) -> AmountCell:
    """Return the amount in ``cell``, where one stands for ``unit`` yen.

    Reads numbers, numbers as text, full-width digits, 1,234, △1,234, ▲1,234, (1,234) as negative,
    1 234, and texts with a unit of their own (12百万円). A dash is no amount, nor is a part of a
    yen, nor are several numbers, as below each other or in 100 200.
    """
    if cell is None:
        return AmountCell(None)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole_yen(Decimal(repr(cell)) if cell == cell else None, unit, "")  # noqa: PLR0124  only NaN differs from itself
    if not isinstance(cell, str):
        return AmountCell(None, _NO_AMOUNT)
    text = without_blanks(cell)
    if not text:
        return AmountCell(None)
    if _holds_several(cell) and (fault := _fault_apart(cell)):
        return AmountCell(None, fault)
    if is_nothing(text) or _DOTS.fullmatch(text):
        return AmountCell(None, forgiven="「-」など金額なしの印")
    about = without_about(text)
    if about != text:
        read = _read_text(about.lstrip("¥\\"), unit, "")
        return read if read.yen is None else AmountCell(read.yen, forgiven=_ROUND)
    if _holds_several(cell):
        read = _read_text(text.lstrip("¥\\"), unit, "")
        return read if read.yen is None else AmountCell(read.yen, forgiven=_PARTED)
    is_folded = text != re.sub(r"[ \n]", "", cell)
    return _read_text(text.lstrip("¥\\"), unit, _IN_FULL_WIDTH if is_folded else _AS_TEXT)


def _fault_apart(text: str) -> str:
    """Return why digits with blanks between them are no amount, nothing where they are one."""
    apart = fold(text).strip()
    if _TWO.fullmatch(apart):
        return "2つの金額かもしれません"
    return "" if _BY_BLANKS.fullmatch(apart) else _NO_AMOUNT


def read_printed_amount(text: str, unit: int) -> AmountCell:
    """Return the amount in a ``text`` that was printed, where one stands for ``unit`` yen.

    As ``read_amount``, but 100 200 are two numbers: blanks part them, and never thousands.
    """
    return AmountCell(None, _NO_AMOUNT) if _holds_several(text) else read_amount(text, unit)


def _holds_several(text: str) -> bool:
    return _SEVERAL.search(fold(text)) is not None


def without_brackets(cell: Cell) -> Cell:
    """Return what stands in brackets that are the whole of ``cell``, else the cell as it is."""
    if not isinstance(cell, str):
        return cell
    bracketed = _BRACKETED.fullmatch(fold(cell).strip())
    return bracketed[1] if bracketed else cell


def without_note(cell: Cell) -> Cell:
    """Return ``cell`` without the words in brackets behind it, but 再掲.

    So of 4,000（過疎債） and 4,000（R7繰越含む）; 4,000（800千円） are two amounts, and
    4,000（2事業分） is one of other projects too; 4,000（ほか800） lacks what comes beside it.
    """
    if not isinstance(cell, str) or not cell.endswith((")", "）")):
        return cell
    noted = _NOTED.fullmatch(fold(cell).strip())
    if noted is None:
        return cell
    if _OF_SEVERAL.search(noted[2]) or _BESIDES.match(noted[2]):
        return cell
    words = _OF_FIGURES.sub("", noted[2])
    is_remark = words == noted[2] or _letters(words) >= _LEAST_LETTERS
    return noted[1].strip() if is_remark else cell


def before_second(cell: Cell) -> Cell:
    """Return the amount before one in brackets, as of the year before: 4,000（3,500）.

    ``cell`` as it is where it holds no two such amounts.
    """
    noted = _NOTED.fullmatch(without_blanks(cell)) if isinstance(cell, str) else None
    are_two = noted and all(map(_OF_FIGURES.fullmatch, noted.groups()))
    return noted[1] if noted and are_two else cell


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _read_text(text: str, unit: int, forgiven: str) -> AmountCell:
    bracketed = _BRACKETED.fullmatch(text)
    body = bracketed[1] if bracketed else text
    is_negative = bool(bracketed) or body[:1] in _SIGNS
    if bracketed:
        forgiven = _AS_NEGATIVE
    elif is_negative:
        forgiven = "△・▲の付いた金額"
        body = body[1:]
    body = body.lstrip("¥\\")
    scaled = _DECIMAL_WITH_SCALE.fullmatch(body)
    if scaled:
        read = _whole_yen(Decimal(scaled[1]), _SCALES[scaled[2]], _WITH_UNIT)
        return AmountCell(-read.yen, forgiven=read.forgiven) if is_negative and read.yen else read
    if _WITH_SCALE.fullmatch(body):
        yen = parse_yen(body if body.endswith("円") else f"{body}円")
        if yen is None:
            return AmountCell(None, _NO_AMOUNT)
        forgiven = _NEGATIVE_WITH_UNIT if bracketed else _WITH_UNIT
        return AmountCell(-yen if is_negative else yen, forgiven=forgiven)
    if not _NUMBER.fullmatch(body):
        return AmountCell(None, _NO_AMOUNT)
    number = Decimal(body.replace(",", ""))
    return _whole_yen(-number if is_negative else number, unit, forgiven)


def _whole_yen(number: Decimal | None, unit: int, forgiven: str) -> AmountCell:
    if number is None or not number.is_finite() or abs(number) > 10**18:
        return AmountCell(None, _NO_AMOUNT)
    yen = number * unit
    whole = round(yen)
    if abs(yen - whole) > _NOISE:
        return AmountCell(None, "円未満の端数があります")
    return AmountCell(int(whole), forgiven=forgiven)
