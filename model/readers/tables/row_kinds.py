"""What a row or a cell says by its words alone: a sum, a note, the same as above."""

from __future__ import annotations

import re

from model.text import without_blanks
from model.wareki import ERA, YEARS_TOGETHER

_YEAR = rf"{ERA}?(?:元|\d{{1,4}})(?:年度?)?"
_OF_YEARS = (
    rf"(?:{YEARS_TOGETHER}|\d{{1,2}}年[間度]?の?|(?:計画|事業)?期間[中内]?の?"
    rf"|{_YEAR}[~～〜-]{_YEAR}の?)"
)
_TOTAL = re.compile(
    rf"(?:[<＜《〔【\[(（■●◆]?\s*)?{_OF_YEARS}?"
    r"(?:総合計|総計|合計|小計|中計|大計|累計|計|total|subtotal|grandtotal)"
    r"(?:\s*[>＞》〕】\])）])?(?:(?:掲載|事業数?|全)?[:：]?\d[\d,]*(?:件|事業))?(?:[(（].*[)）])?[:：]?",
    re.IGNORECASE,
)
_ENDS = tuple("計lLｌＬ>＞》〕】]）):：件業")
_NAMED_TOTAL = re.compile(
    r".*(?:小計|合計|総計|累計|[課部局室款策][ 　]集計)(?:[(（].*[)）])?"
    r"|.*(?:[課部局室章款項目節策野標針柱属頁]|会計|ページ|事業費|[)）」】])計|.+[ 　]計"
)
_COUNT = re.compile(r"\s*[(（]\s*\d+\s*(?:件|事業|施策)\s*[)）]$")
"""What stands behind the name of a sum: （3事業）; （2） may be the second part of a project."""
_HELD = re.compile(r"[■□◆◇●○\s]*[〔【［\[（(<＜《]\s*(.+?)\s*[〕】］\]）)>＞》]")
_CARRIED = re.compile(
    r".{0,6}[次前翌](?:頁|ページ)(?:へ|から|より|(?:へ|から|より)?の?繰り?越し?.*)"
)
_SUM = re.compile(r".*(?<![設統推])計[\s〕】］\]）)>＞》]*")
_OPEN_AMOUNT = re.compile(
    r"[\s(（※]*(?:金?額)?(?:未定|未確定|(?:調整|検討|協議|精査|算定|算出|積算)中)[\s)）]*"
)
_DITTO = re.compile(r"\s*(?:[〃″”\"々]|同\s*上|[（(]\s*同\s*上\s*[)）])\s*")
_NOTHING = re.compile(r"[-‐‑–—―ー−─－]+|なし|無し?")
_NOTE = re.compile(
    r"^(?:以上$|[※＊*]|注\s*\d*[)）.:：\s]|[(（]注|備考[:：]|(?:注意|資料|出典|凡例)[:：])"
    r"|^\S{0,8}全体の事業費\s*[△\d]"
)


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a sum and nothing else: 計, 【合計】, 小計 12件.

    It may say of which years: 3か年計, R8～R10合計. So do 前頁より繰越 and 次頁へ.
    """
    if text.endswith(_ENDS):
        return _TOTAL.fullmatch(without_blanks(text)) is not None
    is_of_pages = "頁" in text or "ページ" in text
    return is_of_pages and _CARRIED.fullmatch(without_blanks(text)) is not None


def is_named_total(text: str) -> bool:
    """Whether a cell may be the name of a sum: 福祉課計, 政策1 小計（3事業）, 〔一般会計 計〕.

    Names of projects may be, too.
    """
    counted = _COUNT.sub("", text)
    held = _HELD.fullmatch(counted)
    bare = held[1] if held else counted.strip()
    return is_total(text) or _NAMED_TOTAL.fullmatch(bare) is not None


def ends_as_sum(text: str) -> bool:
    """Whether a name ends as names of sums do (係計), and others (家計), so that amounts decide.

    What ends in 設計, 統計 or 推計 is never a sum.
    """
    return _SUM.fullmatch(_COUNT.sub("", text)) is not None


def is_note(text: str) -> bool:
    """Whether a row of this one text is a note: ※ or (注) stands before it.

    So is the amount of a whole section in the list of one department (施策全体の事業費 9億円).
    """
    return _NOTE.match(text) is not None


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above: 〃, 同上, 「 ″ 」."""
    return _DITTO.fullmatch(text) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: －, なし."""
    return _NOTHING.fullmatch(text) is not None


def is_open_amount(text: str) -> bool:
    """Whether a cell says that an amount is not settled yet: 未定, （調整中）."""
    return _OPEN_AMOUNT.fullmatch(text) is not None


def is_sentence(text: str) -> bool:
    """Whether a text is a whole sentence, as notes below a table are and no name is."""
    return text.endswith("。")
