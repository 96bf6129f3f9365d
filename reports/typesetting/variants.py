"""Variation sequences: a character and a selector that asks for one of its forms (UTS #37).

Which of them a font has stands in its cmap, in a table of format 14 (OpenType, cmap). It is read
from the font when a text asks for the first one, which few texts do.
"""

from __future__ import annotations

import re
import struct
from functools import cache
from pathlib import Path

SEQUENCE = re.compile(".[\ufe00-\ufe0f\U000e0100-\U000e01ef]", re.DOTALL)
"""A character with a selector after it."""

_ENCODING = (0, 5)  # platform and encoding of variation sequences


@cache
def read_variants(path: Path) -> dict[str, int]:
    """Return the sequences that the font at ``path`` has, each with its glyph.

    The glyph is 0 where the usual one of the character is meant.
    """
    data = path.read_bytes()
    start = _table(data)
    if start is None:
        return {}
    variants: dict[str, int] = {}
    (count,) = struct.unpack_from(">I", data, start + 6)
    for record in range(count):
        at = start + 10 + 11 * record
        selector = chr(_uint24(data, at))
        usual, own = struct.unpack_from(">II", data, at + 3)
        if usual:
            for code in _usual(data, start + usual):
                variants[chr(code) + selector] = 0
        if own:
            (pairs,) = struct.unpack_from(">I", data, start + own)
            for pair in range(pairs):
                place = start + own + 4 + 5 * pair
                (glyph,) = struct.unpack_from(">H", data, place + 3)
                variants[chr(_uint24(data, place)) + selector] = glyph
    return variants


def _table(data: bytes) -> int | None:
    """Return where the table of format 14 begins."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for table in range(tables):
        tag, _, cmap, _ = struct.unpack_from(">4sIII", data, 12 + 16 * table)
        if tag == b"cmap":
            (count,) = struct.unpack_from(">H", data, cmap + 2)
            for record in range(count):
                *encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * record)
                if tuple(encoding) == _ENCODING:
                    return int(cmap + offset)
    return None


def _usual(data: bytes, start: int) -> list[int]:
    """Return the characters that keep their usual glyph."""
    (ranges,) = struct.unpack_from(">I", data, start)
    places = range(start + 4, start + 4 + 4 * ranges, 4)
    firsts = ((_uint24(data, place), data[place + 3]) for place in places)
    return [first + step for first, further in firsts for step in range(further + 1)]


def _uint24(data: bytes, start: int) -> int:
    return int.from_bytes(data[start : start + 3], "big")
