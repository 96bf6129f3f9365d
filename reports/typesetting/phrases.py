"""Breaking headings and names at phrases, so that 「…の推進」 does not become 「…の推」「進」.

Phrases are found by budoux, a small learned model: it takes some 0.5 ms a text, too slow for
running text, and is asked only where a text does not fit into one line.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reports.typesetting.breaker import Line, Paragraph, break_lines, composed
from reports.typesetting.fonts import Font
from reports.typesetting.rules import PRINT

if TYPE_CHECKING:
    from budoux import Parser

_EM = 1000
_SLACK = 0.01


def break_at_phrases(text: str, width: float, font: Font, size: float) -> tuple[Line, ...]:
    """Return ``text`` in lines as ``break_lines`` does, broken between phrases.

    Where that would take more lines, or a phrase is wider than half a line, it is broken as running
    text is.
    """
    plain = break_lines(text, width, font, size)
    if len(plain) == 1:
        return plain
    room = int((width + _SLACK) * _EM / size)
    lines: list[Line] = []
    for paragraph in composed(text).split("\n"):
        preferred = phrase_ends(paragraph)
        lines += Paragraph(paragraph, font, size, PRINT, preferred).lines(room)
    return tuple(lines) if len(lines) <= len(plain) else plain


@cache
def phrase_ends(text: str) -> frozenset[int]:
    """Return the places in ``text`` at which one phrase ends and another begins."""
    if not text:
        return frozenset()
    return frozenset(accumulate(map(len, _parser().parse(text))))


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser  # noqa: PLC0415  for headings alone

    return load_default_japanese_parser()
