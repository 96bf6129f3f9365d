"""An amount with its sources of funds in brackets behind it: 900千円（国 400千円）."""

from __future__ import annotations

import re

from model.readers.published.cells.looks import is_amount
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.head_words import JOINT, funds_of

_FUNDS_HEAD = "財源内訳"
_WITH_FUNDS = re.compile(
    r"\s*([^（(]+?((?:千|百万|万|億)?円)?)\s*[（(](?:財源内訳?[:：]?)?(.+)[)）]\s*"
)
_PART = re.compile(r"[、，/／]|(?<!\d),(?!\d)|\s{2,}|\u3000")
_SHORT = ("一般", "特定", "単独")
"""What is a source of funds only among others."""
_ONE_FUND = re.compile(r"([^\d:：]+?)\s*[:：]?\s*([\d０-９,，]+(?:千|百万|万|億)?円?)")


def split_funds(value: str) -> tuple[str, list[tuple[str, str]]]:
    """Return an amount and what its brackets say of its funds: 900千円（国 400千円、市 500千円）.

    Each as (heading, amount); the value as it is where the brackets say anything else.
    """
    match = _WITH_FUNDS.fullmatch(value)
    parts = _PART.split(match[3]) if match else []
    found = [part for text in parts if (part := _ONE_FUND.fullmatch(text.strip()))]
    if match is None or not found or len(found) < len(parts) or not is_amount(match[1]):
        return value, []
    if not all(funds_of(part[1]) or part[1] in _SHORT for part in found):
        return value, []
    named = [(f"{_FUNDS_HEAD}{JOINT}{part[1]}", part[2]) for part in found]
    units = {unit_of(text) for _, text in (("", match[1]), *named)}
    unit = match[2] or ""
    if None in units and units != {None}:  # a bare figure has the unit of the whole
        named = [(name, text if unit_of(text) else f"{text}{unit}") for name, text in named]
    return match[1], named
