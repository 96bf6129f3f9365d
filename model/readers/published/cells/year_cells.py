"""Amounts of several years in one cell or behind one word: R7：246千円、R8：184千円."""

from __future__ import annotations

import re

from model.readers.published.cells.looks import is_amount
from model.readers.tables.row_kinds import is_open_amount
from model.wareki import YEAR_OF_ERA, with_plain_years

_YEAR = rf"{YEAR_OF_ERA}(?:年度?)?|20\d\d年度"
_YEARLY = re.compile(
    rf"({_YEAR})[\s:：]*(\S.*?)(?:[\s、，／/・]+(?=(?:{_YEAR})[\s:：]*\S)|\s*$)", re.DOTALL
)


def split_years(value: str) -> list[tuple[str, str]]:
    """Return the years that ``value`` names with the amount of each, as it prints both.

    None where it holds anything else.
    """
    pairs: list[tuple[str, str]] = []
    at = 0
    text = with_plain_years(value.strip())
    while at < len(text):
        match = _YEARLY.match(text, at)
        if match is None or not (is_amount(match[2]) or is_open_amount(match[2])):
            return []
        pairs.append((match[1], match[2]))
        at = match.end()
    return pairs
