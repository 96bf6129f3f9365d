"""The bundled fonts: what they cover, how wide their characters are."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model.errors import ProgramFileError
from reports.typesetting.font_files import FOLDER, PART, Weight, font_path, rare_font_path

_EM = 1000


GETA = "〓"
"""Printed for a character that no font has."""

_INVISIBLE = ("Cf", "Zl", "Zp")


class _Advances(dict[str, int]):
    """Widths by character; one without a glyph is as wide as the geta printed for it."""

    def __missing__(self, character: str) -> int:
        width = 0 if is_invisible(character) else _EM // 2 if character == "\t" else _EM
        self[character] = width
        return width


@dataclass(frozen=True)
class Face:
    """A TrueType file and what is known of it.

    Attributes:
        name: the name under which a PDF knows it.
        path: the file.
        ascent: of the line, in 1/1000 em (hhea).
        descent: of the line, in 1/1000 em, negative.
        advances: the width of each character in 1/1000 em.
        covered: the characters that have a glyph.
    """

    name: str
    path: Path
    ascent: int
    descent: int
    advances: _Advances
    covered: frozenset[str]


@dataclass(frozen=True)
class Font(Face):
    """A font of full and half widths (BIZ UDGothic); ``rare`` has characters that it lacks."""

    rare: Face

    def text_width(self, text: str, size: float) -> float:
        """Return the width of ``text`` in points at ``size`` points, set without kerning."""
        return sum(map(self.advances.__getitem__, text)) * size / _EM

    def lacks(self, text: str) -> tuple[str, ...]:
        """Return the characters of ``text`` that are printed as 〓, each once.

        Those are the ones that neither the font nor the one of rare characters has. What shows
        nothing by itself (line feeds, tabs, joiners, variation selectors) is not looked for.
        """
        absent = set(text) - self.covered - self.rare.covered - {"\n", "\t"}
        if not absent:
            return ()
        return tuple(c for c in dict.fromkeys(text) if c in absent and not is_invisible(c))


@cache
def load_font(weight: Weight = Weight.REGULAR) -> Font:
    """Return the bundled font of ``weight``.

    Raises ProgramFileError where one of its files is missing.
    """
    face = _load_face(weight.value, font_path(weight))
    rare = _load_face("rare", rare_font_path())
    advances = _Advances(rare.advances | face.advances)
    return Font(face.name, face.path, face.ascent, face.descent, advances, face.covered, rare)


@cache
def _load_face(key: str, path: Path) -> Face:
    table = _read_widths()[key]
    full, half = _characters(table["full"]), _characters(table["half"])
    advances = _Advances(dict.fromkeys(full, _EM) | dict.fromkeys(half, _EM // 2))
    return Face(
        name=path.stem,
        path=path,
        ascent=table["ascent"],
        descent=table["descent"],
        advances=advances,
        covered=frozenset(advances),
    )


@cache
def _read_widths() -> dict[str, Any]:
    path = FOLDER / "widths.json"
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ProgramFileError(PART, str(path)) from error
    return table


def _characters(ranges: list[list[int]]) -> list[str]:
    return [chr(code) for first, last in ranges for code in range(first, last + 1)]


def is_invisible(character: str) -> bool:
    """Whether ``character`` shows nothing by itself: a joiner, a variation selector."""
    return (
        unicodedata.category(character) in _INVISIBLE
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )
