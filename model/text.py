"""Comparing texts the way people read them: without regard to width, case, kana or blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

KANJI_DIGITS = "一二三四五六七八九"
"""The digits as kanji write them in counts, without 〇 and 十."""
KANJI_COUNT = rf"[{KANJI_DIGITS}十]{{1,3}}"
"""A pattern of a count that kanji write: 七, 二十三."""
_UNHOLDABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def fold(text: str) -> str:
    """Return ``text`` with forms of one character made one: １ and ① as 1, （ as (, ｶ as カ.

    Unicode Normalization Form KC (Unicode Standard Annex 15). Every rule that reads what a city
    prints asks here, so that all of them fold alike.
    """
    return unicodedata.normalize("NFKC", text)


def without_blanks(text: str) -> str:
    """Return ``text`` folded and without white space."""
    return "".join(fold(text).split())


def name_key(name: str) -> str:
    """Return the key by which two spellings of a name are the same: NFKC, without white space."""
    return without_blanks(name)


def read_kanji_count(letters: str) -> int:
    """Return the count that kanji write: 7 for 七, 10 for 十, 23 for 二十三."""
    tens, ten, ones = letters.partition("十")
    if not ten:
        return KANJI_DIGITS.index(letters[-1]) + 1
    above = KANJI_DIGITS.index(tens[-1]) + 1 if tens else 1
    return 10 * above + (KANJI_DIGITS.find(ones[0]) + 1 if ones else 0)


def first_names(names: Sequence[str], most: int) -> str:
    """Return the first ``most`` of ``names`` as one text, with など behind where there are more."""
    return "、".join(names[:most]) + ("など" if len(names) > most else "")


def search_key(text: str) -> str:
    """Return ``text`` for searching: as ``name_key``, in lower case, katakana as hiragana."""
    return name_key(text).casefold().translate(_KATAKANA)


def unholdable(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no XML document can hold, each once.

    Extensible Markup Language 1.0, production 2 (Char): control characters other than tab, line
    feed and carriage return, lone surrogates, U+FFFE and U+FFFF.
    """
    return tuple(dict.fromkeys(re.findall(_UNHOLDABLE, text)))
