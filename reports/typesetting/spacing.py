"""The blank that full-width punctuation carries with it, and how much of it a line may give up.

A full-width bracket, comma or full stop is half ink and half blank. Where two of them adjoin, one
blank goes (JLREQ 3.1.4). A line that would have to push a character out gives up blanks first, in
the order of JLREQ 3.8.3: that of its last character, then of middle dots, then of brackets and
commas within the line. A full stop within a line keeps its blank.
"""

from __future__ import annotations

import re

HALF = 500
QUARTER = 250
"""Of an em of 1000."""

AT_END = HALF
"""How much of the blank after the last character of a line may stand beyond the line: no more than
the padding of a cell at the sizes that tables are set in."""

_CLOSING = "」』）］｝〉》】〕"
_OPENING = "「『（［｛〈《【〔"
_COMMAS = "、，"
_STOPS = "。．"
_DOTS = "・：；"

_ADJOINING = re.compile("[{0}](?=[{0}])".format(re.escape(_CLOSING + _OPENING + _COMMAS + _STOPS)))
_NONE: frozenset[int] = frozenset()

_BLANK = re.compile(f"[{re.escape(_CLOSING + _COMMAS + _OPENING + _DOTS)}]")
_MAY_END_TIGHT = frozenset(_CLOSING + _COMMAS + _STOPS)


def tightened(text: str) -> frozenset[int]:
    """Return the full-width marks whose blank goes because another of them follows.

    Nothing goes between an opening bracket and a mark that closes.
    """
    if not _ADJOINING.search(text):
        return _NONE
    return frozenset(
        match.start()
        for match in _ADJOINING.finditer(text)
        if text[match.start()] not in _OPENING or text[match.end()] in _OPENING
    )


def squeeze(
    text: str, start: int, end: int, tight: frozenset[int], over: int
) -> dict[int, int] | None:
    """Return by how much to move what follows, so that a line is ``over`` shorter.

    The line is ``text[start:end]``; ``tight`` are the characters that have lost their blank.
    The result maps the index of a character to how far left it and all after it move, in 1/1000
    em; the index ``end`` stands for the blank after the last one. None where the line has not that
    much.
    """
    moves: dict[int, int] = {}
    if text[end - 1] in _MAY_END_TIGHT and end - 1 not in tight:
        moves[end] = min(AT_END, over)
        over -= moves[end]
    inside = [
        match.start()
        for match in _BLANK.finditer(text, start, end - 1)
        if _has_blank(text, match.start(), start, tight)
    ]
    dots = [index for index in inside if text[index] in _DOTS]
    others = [index for index in inside if text[index] not in _DOTS]
    for places in (dots, others):
        if over > 0 and places:
            share = min(HALF, -(-over // len(places)))
            for index in places:
                taken = min(share, over)
                over -= taken
                _take(moves, text[index], index, taken)
    return None if over > 0 else moves


def _has_blank(text: str, index: int, start: int, tight: frozenset[int]) -> bool:
    """Whether the punctuation at ``index`` of a line from ``start`` has a blank to give."""
    if index in tight:
        return False
    return text[index] not in _OPENING or (index > start and text[index - 1] not in _OPENING)


def _take(moves: dict[int, int], character: str, index: int, amount: int) -> None:
    """Note that ``amount`` of the blank of the character at ``index`` goes."""
    if character in _DOTS:
        moves[index] = moves.get(index, 0) + amount // 2
        moves[index + 1] = moves.get(index + 1, 0) + amount - amount // 2
    else:
        place = index if character in _OPENING else index + 1
        moves[place] = moves.get(place, 0) + amount
