"""Money: integer yen, its sums, its words, and the units that tables show it in."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

_SCALES = {"兆": 10**12, "億": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3}


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


def sum_known(amounts: Iterable[int | None]) -> int | None:
    """Return the sum in yen of the amounts that are known, None where none is."""
    known = [yen for yen in amounts if yen is not None]
    return sum(known) if known else None


def format_yen(yen: int) -> str:
    """Return ``yen`` as running text prints it: 66億50百万円, 649億2,019万2千円, △3,000円.

    兆 and 億 in kanji; what is left in 百万円 where that is exact. Else it goes on in 万, with
    千円 or 円 behind; where it has no 億 it stands in one unit: 4,275千円, 1,234,567円.
    """
    sign, rest = ("△", -yen) if yen < 0 else ("", yen)
    words = []
    for name in ("兆", "億"):
        count, rest = divmod(rest, _SCALES[name])
        if count:
            words.append(f"{count:,}{name}")
    if words and rest % _SCALES["百万"]:
        count, rest = divmod(rest, _SCALES["万"])
        words += [f"{count:,}万"] if count else []
    if rest or not words:
        words.append(_format_rest(rest))
    return sign + "".join(words) + "円"


def _format_rest(rest: int) -> str:
    for name in ("百万", "万", "千"):
        if rest and rest % _SCALES[name] == 0:
            return f"{rest // _SCALES[name]:,}{name}"
    return f"{rest:,}"
