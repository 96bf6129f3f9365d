"""Amounts as plans print them, read as integer yen."""

from __future__ import annotations

import re
from fractions import Fraction

from model.text import without_blanks

_GROUPS = (("兆", 10**12), ("億", 10**8), ("万", 10**4), ("", 1))
_GROUP = re.compile(r"([\d,.千百十]*)(兆|億|万|)")
_STEP = re.compile(r"(\d[\d,]*(?:\.\d+)?)?(千|百|十|)")
_STEPS = {"千": 1000, "百": 100, "十": 10, "": 1}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_KANJI = str.maketrans("〇一二三四五六七八九", "0123456789")
_LONGEST = 40
_SIGNS = "△▲-−"


def parse_yen(text: str) -> int | None:
    """Return the yen that ``text`` states, or None where it states no amount.

    Reads what plans print: 9億4百万円, 49億67百万円, 8千万円, 2千3百万円, ３６６億円, 4,275千円,
    12.5億円, 三億円, △12円. The whole text must be the amount and end in 円; an amount that is no
    whole number of yen is none.
    """
    folded = without_blanks(text)
    negative = folded[:1] in _SIGNS and folded != ""
    body = folded[1:] if negative else folded
    if not body.endswith("円") or len(body) > _LONGEST:
        return None
    figures = body[:-1].translate(_KANJI)
    yen = _sum_groups(figures) if figures[:1].isdigit() else None  # 千円 alone is a unit
    return None if yen is None else -yen if negative else yen


def _sum_groups(body: str) -> int | None:
    """Return the sum of what stands before 兆, 億, 万 and the end, each scale smaller."""
    total, position, smallest = Fraction(0), 0, 10**16
    while position < len(body):
        match = _GROUP.match(body, position)
        if match is None or not match[0]:
            return None
        scale = dict(_GROUPS)[match[2]]
        count = _sum_steps(match[1])
        if count is None or scale >= smallest:  # 4百万9億 is no amount
            return None
        total += count * scale
        smallest, position = scale, match.end()
    return int(total) if body and total.denominator == 1 else None


def _sum_steps(body: str) -> Fraction | None:
    """Return the number before a scale: 67百 is 6,700, 2千3百 is 2,300, 百 is 100."""
    total, position, smallest = Fraction(0), 0, 10**4
    while position < len(body):
        match = _STEP.match(body, position)
        step = _STEPS[match[2]] if match else 0
        if match is None or not match[0] or step >= smallest:
            return None
        whole, _, fraction = (match[1] or "1").partition(".")
        if not _GROUPED.fullmatch(whole):
            return None
        total += Fraction(f"{whole.replace(',', '')}.{fraction or 0}") * step
        smallest, position = step, match.end()
    return total if body else None
