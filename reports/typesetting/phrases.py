"""Breaking headings and names at phrases, so that 「…の推進」 does not become 「…の推」「進」.

Phrases are found by budoux, a small learned model: it takes some 0.5 ms a text, too slow for
running text, and is asked only where a text does not fit into one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from model.errors import ProgramFileError
from reports.typesetting.breaker import Line, Paragraph, composed
from reports.typesetting.compounds import cuts_word, word_ends
from reports.typesetting.fonts import Font
from reports.typesetting.rules import PRINT

if TYPE_CHECKING:
    from budoux import Parser

_EM = 1000
_SLACK = 0.01
_KANA = re.compile("(?<![ぁ-ゖー一-鿿々])[ぁ-ゖー]{3,6}(?![ぁ-ゖー])")
"""A word in kana: after a kanji a run begins with the ending of that (好きかごしま), and a long one
is several words (ぐるっとかごしま)."""

_SHORT = 2.5
"""Em: a last line is shorter that holds two characters (まち)."""
_MOST_NARROWER = 8
"""Characters by which the other lines may be shorter to make it longer."""
_BLANK = re.compile("[\u3000 ]")
"""Stands between the number of a section and its title, the year and the kind of an amount."""


class Phrases:
    """Knows where the phrases of a document's headings and names end.

    ``names`` are all of them. A word in kana that stands by itself in one (かごしま移住支援事業) is
    kept whole in the others, where the model may take its first letters for the end of the word
    before it (大好きか／ごしま).
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = {word for name in names for word in _KANA.findall(name)}
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(longest_first) or "(?!)")  # without one, what never is

    def break_lines(
        self, text: str, width: float, font: Font, size: float, *, spare: int = 0
    ) -> tuple[Line, ...]:
        """Return ``text`` in lines as ``breaker.break_lines`` does, broken between phrases.

        Where a phrase is too wide for that, it is broken between its words; where either would take
        more lines than ``spare``, as running text is.
        """
        room = int((width + _SLACK) * _EM / size)
        lines: list[Line] = []
        for paragraph in composed(text).split("\n"):
            lines += self._lines(paragraph, room, font, size, spare)
        return tuple(lines)

    def _lines(self, text: str, room: int, font: Font, size: float, spare: int) -> list[Line]:
        plain = Paragraph(text, font, size, PRINT).lines(room)
        if len(plain) == 1:
            return plain
        for preferred in ((self.ends(text), word_ends(text)), (word_ends(text),)):
            paragraph = Paragraph(text, font, size, PRINT, preferred)
            lines = paragraph.lines(room)
            if len(lines) <= len(plain) + spare:
                return _with_longer_last(paragraph, lines, room, size)
        return plain

    def ends(self, text: str) -> frozenset[int]:
        """Return the places in ``text`` at which one phrase ends and another begins."""
        ends = _phrase_ends(text)
        for word in self._words.finditer(text):
            inside = ends.intersection(range(word.start() + 1, word.end()))
            if inside:
                ends = ends - inside | {word.start()}
        return ends


def _with_longer_last(
    paragraph: Paragraph, lines: list[Line], room: int, size: float
) -> list[Line]:
    """Return as many lines, broken earlier where the last one would hold a word of two or so."""
    for narrower in range(1, _MOST_NARROWER + 1):
        if lines[-1].width >= _SHORT * size:
            break
        closer = paragraph.lines(room - narrower * _EM)
        if len(closer) != len(lines):
            break
        if closer[-1].width >= _SHORT * size:
            return closer
    return lines


@cache
def _phrase_ends(text: str) -> frozenset[int]:
    if not text:
        return frozenset()
    found = accumulate(map(len, _parser().parse(text)))
    blanks = (match.end() for match in _BLANK.finditer(text))
    return frozenset(end for end in (*found, *blanks) if not cuts_word(text, end))


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser  # noqa: PLC0415  only for headings
    from budoux.parser import MODEL_DIR  # noqa: PLC0415

    try:
        return load_default_japanese_parser()
    except (OSError, ValueError) as error:
        raise ProgramFileError("文節の区切り", MODEL_DIR) from error
