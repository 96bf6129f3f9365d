"""Where the words of a line stand in it.

``pdftotext -layout`` counts characters, a text set by hand half widths: both are tried.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from model.readers.published.lines.line import RUN_OR_YEARS, Line

Measure = Callable[[str], int]
"""How many places in its line a text takes."""
Span = tuple[int, int, str]
"""Where a text begins and ends in its line, in a measure, and the text."""
_WORD = re.compile(r"[^ \u3000\xa0]+")
_PIECE = re.compile(r"\S+(?:[ \u3000\xa0]\S+)*")
_PIECE_OR_YEAR = re.compile(rf"\S+(?:(?!{RUN_OR_YEARS.pattern})[ \u3000\xa0]\S+)*")
_WIDE = "WFA"


@lru_cache(maxsize=4096)
def half_widths(text: str) -> int:
    """Return the places of a text where a full-width character takes two.

    The lines of a table are measured again for each way in which it may be divided.
    """
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(sign) in _WIDE) for sign in text)


MEASURES: tuple[Measure, ...] = (len, half_widths)


def words_of(line: Line, measure: Measure) -> list[Span]:
    """Return what stands between the blanks of a line, with its places."""
    return _found(_WORD, line.raw, measure)


def pieces_of(line: Line, measure: Measure) -> list[Span]:
    """Return what stands between runs of blanks, with its places."""
    found = _found(_PIECE, line.raw, measure)
    return found if len(found) == 1 else _found(_PIECE_OR_YEAR, line.raw, measure)


def indent_of(line: Line) -> int:
    """Return how many blanks a line begins with."""
    return len(line.raw) - len(line.raw.lstrip())


def runs_of(numbers: Iterable[int]) -> list[list[int]]:
    """Return rising ``numbers`` in runs of such as follow each other: 1 2 5 gives 1 2 and 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _found(pattern: re.Pattern[str], raw: str, measure: Measure) -> list[Span]:
    found: list[Span] = []
    at, end = 0, 0
    for piece in pattern.finditer(raw):
        left = at + measure(raw[end : piece.start()])
        at, end = left + measure(piece[0]), piece.end()
        found.append((left, at, piece[0]))
    return found
