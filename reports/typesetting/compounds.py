"""Where words end inside a long compound (総合案内コールセンター運営事業), without a dictionary.

Names of projects are compounds that no phrase divides. Most words of kanji have two characters, and
a word of katakana is one; so a compound is divided from its end, where nearly all are 事業. What is
found is better than any place, not always right: it is asked for where no phrase ends.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = 2
_KANJI = re.compile("[一-鿿々]{2,}")
_PIECE = re.compile("[一-鿿々]+?(?:(?<![平高均同])等(?!級)|$)")
"""等 ends a word (施設等), but for 平等, 高等 and the like."""
_KATAKANA = re.compile("[ァ-ヴー]{3,}")
_PARTED = re.compile("[・／]")
_SUFFIXES = frozenset("税課室等館校局費会板書署園圏")
"""Characters that end a word of three (施設等, 協議会), where the compound is odd."""
_BELONGS = re.compile("[ぁ-ゖ化型性版用者員課室館等的]")
"""What follows a word of katakana as its own end (システム化, ネットの)."""


@cache
def word_ends(text: str) -> frozenset[int]:
    """Return the places in ``text`` at which a word of kanji or katakana ends or begins."""
    ends = {match.end() for match in _PARTED.finditer(text)}
    for run in _KANJI.finditer(text):
        for piece in _PIECE.finditer(run[0]):
            ends.update(_inside(piece[0], run.start() + piece.start()))
            ends.add(run.start() + piece.end())
        ends.discard(run.end())
    for run in _KATAKANA.finditer(text):
        ends.add(run.start())
        if not _BELONGS.match(text, run.end()):
            ends.add(run.end())
    return frozenset(ends)


def cuts_word(text: str, place: int) -> bool:
    """Whether ``place`` stands inside a run of kanji at no end of a word."""
    return bool(_KANJI.fullmatch(text[place - 1 : place + 1])) and place not in word_ends(text)


def _inside(compound: str, start: int) -> list[int]:
    """Return the places at which the words of ``compound`` part, which begins at ``start``."""
    places, end = [], len(compound)
    while end > _WORD + 1:
        is_longer = end % _WORD and compound[end - 1] in _SUFFIXES
        end -= _WORD + bool(is_longer)
        places.append(start + end)
    return places
