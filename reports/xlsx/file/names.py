"""Names of sheets that Excel takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST = 31
_FORBIDDEN = str.maketrans(dict.fromkeys(":\\/?*[]", " "))
_RESERVED = "履歴"
_BLANKS = re.compile(r"\s+")


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    r"""Return a name for each title.

    At most 31 characters, none of ``: \ / ? * [ ]``, no apostrophe at either end, not 履歴 (or
    History), all different without regard to case.
    """
    taken: set[str] = set()
    return tuple(_unique(_clean(title), taken) for title in titles)


def quoted(name: str) -> str:
    """Return a sheet's name as references write it (ECMA-376 Part 1, 18.17.2.2)."""
    return "'" + name.replace("'", "''") + "'"


def units_of(text: str) -> int:
    """Return the length of ``text`` as Excel counts it: a character beyond U+FFFF is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def shortened(text: str, most: int) -> str:
    """Return the beginning of ``text`` that is at most ``most`` long as Excel counts."""
    text = text[:most]
    while units_of(text) > most:
        text = text[:-1]
    return text


def _clean(title: str) -> str:
    name = _BLANKS.sub(" ", title.translate(_FORBIDDEN)).strip(" '")
    name = shortened(name, _MOST).strip(" '")
    reserved = name.casefold() in (_RESERVED, "history")
    return f"{name}_" if reserved else name or "シート"


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        tail = f"({number})"
        candidate = shortened(name, _MOST - len(tail)) + tail
    taken.add(candidate.casefold())
    return candidate
