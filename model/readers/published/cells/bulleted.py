"""What a title says besides the name: offices in brackets, an amount: ・name〔課〕 1,200千円."""

from __future__ import annotations

import re

from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head

_OFFICES = re.compile(
    r"^(.*\S)\s*[（(〔［\[【<＜](?:(?:担当|所管)(?:課|部署)?[:：]\s*)?([^（()）〔〕［］\[\]【】<>＜＞]+)"
    r"[)）〕］\]】>＞]$"
)
_PRICE = re.compile(
    r"^(.*\S)(?:[\s:：]+|(?<=[)）】］〕]))(?:事業費|予算額?)?[\s:：]*"
    r"[（(]?([△▲]?[\d０-９][\d０-９,，.]*(?:千|百万|万|億)?円)[)）]?$"
)
BULLETED = read_head(("事業名", "事業概要", "所管課"))
"""The head that bulleted projects would have."""
PRICED = read_head(("事業名", "事業概要", "所管課", "事業費"))
"""The same for those with an amount behind their title."""


def without_price(text: str) -> tuple[str, str]:
    """Return a title without the amount behind it, and that: 「○ name（課） 1,200千円」.

    The amount names its unit; it is empty where there is none.
    """
    match = _PRICE.match(text)
    return (match[1], match[2]) if match else (text, "")


def with_offices(text: str) -> list[str]:
    """Return the cells of 「○ name（課）」: the offices in brackets at the end are departments."""
    match = _OFFICES.match(text)
    return [match[1], match[2]] if match and is_departments(match[2]) else [text]
