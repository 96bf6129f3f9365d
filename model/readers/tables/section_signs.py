"""The signs of headings of sections: a level's word, the form of a number, a mark (1-1, ■)."""

from __future__ import annotations

import re

from model.readers.ordinals import BETWEEN
from model.readers.tables.head_words import is_level_word
from model.text import KANJI_COUNT, KANJI_DIGITS, fold

LONGEST_TITLE = 60
_CHAPTERS = "章節編部款項目"
_SIGNS = (
    (re.compile(rf"^第\s*[\d{KANJI_DIGITS}十]+\s*([章節編部款項目])"), None),
    (re.compile(r"^\d{1,3}\s*([款項目])\s"), None),
    (re.compile(rf"^\d+{BETWEEN}\d+{BETWEEN}\d+"), "1-1-1"),
    (re.compile(rf"^\d+{BETWEEN}\d+"), "1-1"),
    (re.compile(r"^\d{1,2}(?:[.．、:：)）\s]|$)"), "1"),
    (re.compile(r"^[(（]\s*\d+\s*[)）]"), "(1)"),
    (re.compile(rf"^[(（]\s*[{KANJI_DIGITS}十]+\s*[)）]"), "(一)"),
    (re.compile(rf"^{KANJI_COUNT}[.．、\s]"), "一"),
    (re.compile(r"^[①-⑳]"), "①"),
    (re.compile(r"^[Ⅰ-Ⅻ]|^[IVX]+[.．\s]"), "Ⅰ"),
    (re.compile(r"^[<＜《〈]"), "<"),
    (re.compile(r"^[【〔［\[]"), "【"),
    (re.compile(r"^([■□◆◇●○◎▼▽★☆])"), None),
)
_WORD = re.compile(
    rf"^(\D{{1,12}}?)\s*[\d{KANJI_DIGITS}十]+(?:{BETWEEN}\d+)*(?:[\s:：.．、「『（()】〕\]>》]|$)"
)
_OPEN = tuple("(（【〔［[<＜《")
_ORNAMENT = re.compile(r"^[■□◆◇●○◎▼▽★☆・]\s*")
_HELD = re.compile(r"[(（【〔［\[<＜《〈]\s*([^)）】〕］\]>＞》〉]+)[)）】〕］\]>＞》〉]")
_LABEL = re.compile(r"^([^\s:：]{1,12})\s*[:：]")


def heading_sign(text: str) -> str | None:
    """Return what kind of heading ``text`` looks like, the same for headings of one level.

    It is the level's own word where one stands before the number or a colon (施策1), else the form
    of its number or mark. None where it looks like no heading.
    """
    if len(text) > LONGEST_TITLE or text.endswith("。"):
        return None
    circled = text[:1]
    folded = circled + fold(text[1:])
    folded = fold(circled) + folded[1:] if circled.isdecimal() else folded
    if word := section_word(folded):
        return word
    for pattern, sign in _SIGNS:
        found = pattern.match(folded)
        if found:
            return sign or found[1]
    return None


def section_word(text: str) -> str | None:
    """Return what a plan calls the level of a heading, where that stands before its number."""
    folded = fold(text)
    inner = folded[1:] if folded[:1] in _OPEN else folded
    found = (pattern.match(inner) for pattern in (_WORD, _LABEL))
    return next((f[1].strip() for f in found if f and is_level_word(f[1])), None)


def bare_title(text: str) -> str:
    """Return a heading without the sign before it or the brackets around it: ■総務部."""
    bare = _ORNAMENT.sub("", text.strip())
    held = _HELD.fullmatch(bare)
    return held[1].strip() if held else bare


def sign_name(sign: str, others: list[str]) -> str:
    """Return what a plan calls the level of ``sign``: its word, else 区分 with its place."""
    if is_level_word(sign) or sign in _CHAPTERS:
        return sign
    unnamed = [other for other in others if not is_level_word(other) and other not in _CHAPTERS]
    return "区分" if len(unnamed) == 1 else f"区分{unnamed.index(sign) + 1}"
