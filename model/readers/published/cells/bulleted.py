"""What a title says besides the name: offices in brackets, an amount: ・name〔課〕 1,200千円."""

from __future__ import annotations

import re

from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.tables.marks import PICTURES, SYMBOLS, bare_mark, is_common_mark
from model.text import without_blanks

PRICE = r"[△▲]?[\d０-９][\d０-９,，.億万千百]*[ \u3000]?(?:百万|千)?円"
"""A pattern of an amount that names its unit: 1億2,000万円, 1,200 千円."""
_OPEN, _CLOSE = r"（(〔［\[【<＜", r")）〕］\]】>＞"
_OFFICES = re.compile(
    rf"^(.*\S)\s*[{_OPEN}](?:(?:担当|所管)(?:課|部署)?[:：]\s*)?([^{_OPEN}{_CLOSE}]+)[{_CLOSE}]$"
)
_MARK = re.compile(
    rf"^(.*\S)\s*(?:[{_OPEN}]([^{_OPEN}{_CLOSE}]{{1,8}})[{_CLOSE}]|([{SYMBOLS}{PICTURES}]))$"
)
"""A mark behind a title: name（課）（再掲）, name（課）★."""
_PRICE = re.compile(
    rf"^(.*?\S)(?:(?:[\s:：…‥]|\.{{3}}|・{{3}})+|(?<=[{_CLOSE}])|(?<=事業|工事))(?:事業費|予算額?)?[\s:：]*"
    rf"[（(]?({PRICE})[)）]?$"
)
_PLACES = re.compile(
    r"(?:[小中高](?:・[小中高])*|高等|特別支援|義務教育)?学校|保育[所園]|幼稚園|(?:認定)?こども園"
)
"""Kinds of places that end like offices: 給食費の無償化（小学校）."""
_LAST_WORD = re.compile(r"^(.*\S)[ \u3000]+(\S+)$")
BULLETED = read_head(("事業名", "事業概要", "所管課"))
"""The head that bulleted projects would have."""


def read_title(text: str) -> tuple[str, str, str]:
    """Return the name, the offices and the amount of a title, empty where it has none.

    Beside an amount the offices may stand without brackets: ○ name 1,200千円 福祉課.
    """
    title, price = without_price(text)
    name, *offices = with_offices(title)
    if offices and not price:
        name, price = without_price(name)
    last = None if offices else _LAST_WORD.match(title)
    if last and is_departments(last[2]):
        before, other = without_price(last[1])
        if price or other:
            return before, last[2], price or other
    return name, "".join(offices), price


def without_price(text: str) -> tuple[str, str]:
    """Return a title without the amount behind it, and that: 「○ name（課） 1,200千円」.

    The amount names its unit; it is empty where there is none.
    """
    match = _PRICE.match(text)
    return (match[1], without_blanks(match[2])) if match else (text, "")


def with_offices(text: str) -> list[str]:
    """Return the cells of 「○ name（課）」: the offices in brackets at the end are departments.

    Marks behind them go to the name: 「○ name（課）（再掲）」, 「○ name（課）★」.
    """
    title, before, behind = text, "", ""
    while True:
        match = _OFFICES.match(title)
        if match and is_departments(match[2]) and not _PLACES.fullmatch(match[2]):
            return [before + match[1] + behind, match[2]]
        mark = _MARK.match(title)
        if mark is None or (mark[2] and not is_common_mark(bare_mark(mark[2]))):
            return [text]
        title = mark[1]
        before, behind = (mark[3] or "") + before, (f"（{mark[2]}）" if mark[2] else "") + behind
