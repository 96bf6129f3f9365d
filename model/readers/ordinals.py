"""Numbers of sections as plans print them: 2, 1-2, Ⅱ, 二, ②, イ."""

from __future__ import annotations

import re

from model.text import KANJI_DIGITS, fold, read_kanji_count

ONE_SIGN = re.compile("[Ⅰ-Ⅻ①-⑳]")
"""A number that is one sign."""
BETWEEN = r"\s*[-‐–−ー.．]\s*"
"""What stands between the numbers of 1-2-3, after the text is folded."""
KANA = "アイウエオカキクケコサシスセソタチツテト"
"""The letters that number items: （ア）, （イ）."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


def ordinal_of(number: str) -> int | None:
    """Return the place among its siblings that a section's number says, or None.

    The last figure of 1-2 (2), and 4 for Ⅳ, 四, ④ and D.
    """
    folded = fold(number)
    digits = re.search(r"(?<!\d)\d{1,9}$", folded)
    if digits:
        return int(digits[0])
    if folded and all(letter in _ROMAN for letter in folded):
        return _roman(folded)
    if folded and all(letter in KANJI_DIGITS or letter == "十" for letter in folded):
        return read_kanji_count(folded)
    if len(folded) == 1 and folded in KANA:
        return KANA.index(folded) + 1
    return ord(folded) - ord("A") + 1 if re.fullmatch("[A-Z]", folded) else None


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
