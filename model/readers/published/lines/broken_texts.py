"""Texts that lines broke, put together again."""

from __future__ import annotations

import re

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.lines.places import half_widths

OPEN_ENDS = ("、", "・", "（", "「", "の", "を", "に", "と")
"""What no name ends in, and a line of one may."""
_BETWEEN_LATIN = re.compile(r"[A-Za-z]$")
_UNBROKEN = re.compile(r"[!-~]{8,}")
_REST = re.compile(r"[部局課室係班署所館]|センター")
"""What is the rest of an office's name and none by itself."""
_SLACK = 4
"""So many half widths a full line may leave empty, since a break keeps signs together."""


def is_full(text: str, width: int, more: str = "") -> bool:
    """Whether ``text`` fills a line of ``width`` half widths but for what a break may leave.

    Where the next line, ``more``, begins with an address or a long word, that had no room.
    """
    word = _UNBROKEN.match(more)
    return half_widths(text) + (len(word[0]) if word else 0) >= width - _SLACK


def has_open_bracket(text: str) -> bool:
    """Whether a bracket opens in ``text`` that does not close in it."""
    return max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))


def join_text(text: str, more: str) -> str:
    """Return a text with what a line broke off from it; Latin words keep a blank between them."""
    is_latin = _BETWEEN_LATIN.search(text) and re.match(r"[A-Za-z]", more)
    return f"{text} {more}" if is_latin else text + more


def join_cell(text: str, more: str, role: ColumnRole) -> str:
    """Return the text of a cell of a column of ``role`` with what a line broke off from it."""
    join = join_departments if role is ColumnRole.DEPARTMENTS else join_text
    return join(text, more)


def join_departments(text: str, more: str) -> str:
    """Return departments with those of the line below, which may begin with the rest of a name."""
    are_whole = is_departments(text) and is_departments(more) and not _REST.fullmatch(more)
    return f"{text}\n{more}" if text and are_whole else text + more
