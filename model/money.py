"""Money: integer yen, how plans print it, and the units that tables show it in."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

_SCALES = {"兆": 10**12, "億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3, "": 1}
_TERM = re.compile(r"(\d[\d,]*)(兆|億|百万|千万|万|千|)")
_TEN_MILLION = 10**7
_SIGNS = "△▲-−"


class Unit(Enum):
    """A unit in which tables show amounts; its value is the number of yen in one."""

    YEN = 1
    THOUSAND = 1_000
    MILLION = 1_000_000

    @property
    def label(self) -> str:
        """The unit as it is printed: 円, 千円 or 百万円."""
        return {1: "円", 1_000: "千円", 1_000_000: "百万円"}[self.value]

    @classmethod
    def from_label(cls, label: str) -> Unit:
        """Return the unit printed as ``label``; raises ValueError for another word."""
        for unit in cls:
            if unit.label == label:
                return unit
        raise ValueError(label)


def parse_yen(text: str) -> int | None:
    """Return the yen that ``text`` states, or None where it states no amount.

    Reads what plans print: 9億4百万円, 49億67百万円, 8千万円, ３６６億円, 4,275千円, △12円.
    The whole text must be the amount and end in 円.
    """
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    negative = folded[:1] in _SIGNS and folded != ""
    body = folded[1:] if negative else folded
    if not body.endswith("円") or not body[:1].isdigit():
        return None
    yen = _sum_terms(body[:-1])
    return None if yen is None else -yen if negative else yen


def _sum_terms(body: str) -> int | None:
    total, position = 0, 0
    smallest = 10**16
    while position < len(body):
        match = _TERM.match(body, position)
        if match is None:
            return None
        scale = _TEN_MILLION if match[2] == "千万" else _SCALES[match[2]]
        if scale >= smallest:  # 4百万9億 is no amount
            return None
        total += int(match[1].replace(",", "")) * scale
        smallest, position = scale, match.end()
    return total


def format_yen(yen: int) -> str:
    """Return ``yen`` as running text prints it: 66億50百万円, 1億2,345万円, △3,000円.

    兆 and 億 in kanji; what is left in 百万円 where that is exact, else in 万円, 千円 or 円.
    """
    sign, rest = ("△", -yen) if yen < 0 else ("", yen)
    words = []
    for name in ("兆", "億"):
        count, rest = divmod(rest, _SCALES[name])
        if count:
            words.append(f"{count:,}{name}")
    if rest or not words:
        words.append(_format_rest(rest))
    return sign + "".join(words) + "円"


def _format_rest(rest: int) -> str:
    for name in ("百万", "万", "千"):
        if rest and rest % _SCALES[name] == 0:
            return f"{rest // _SCALES[name]:,}{name}"
    return f"{rest:,}"
