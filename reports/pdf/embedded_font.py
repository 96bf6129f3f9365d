"""A font as it is embedded: the glyphs that were used, and what characters they stand for.

A Type 0 font with a TrueType descendant (ISO 32000-1, 9.7). Codes of two bytes are given to
characters as they come, leaving out those that would need an escape in a string (7.3.4.2), so that
a text becomes a string by one table look-up a character.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from reports.pdf.objects import PdfFile, reference
from reports.typesetting.fonts import Face

_ESCAPED = frozenset(b"()\\\r\n")
_SYMBOLIC = 4
ABSENT = "\uffff"
"""Stands in an encoded text for a character that the font does not have."""


class _Codes(dict[int, str]):
    """Codes by character; new ones are given as they are asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._covered = face.covered
        self._free = _free_codes()

    def __missing__(self, character: int) -> str:
        if chr(character) not in self._covered:
            return ABSENT
        code = self[character] = chr(next(self._free))
        return code


class EmbeddedFont:
    """A font in a PDF under ``name`` (F1)."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name.encode()
        self._face = face
        self._codes = _Codes(face)

    @property
    def is_used(self) -> bool:
        """Whether any character was set in it."""
        return bool(self._codes)

    def encode(self, text: str) -> bytes:
        """Return ``text`` in the codes of the font, ``ABSENT`` for what it lacks."""
        return text.translate(self._codes).encode("utf-16-be", "surrogatepass")

    def write(self, file: PdfFile) -> int:
        """Write the font with the glyphs that were used; return its object number."""
        font = _open_font(self._face.path)
        characters = {ord(code): character for character, code in self._codes.items()}
        codes = sorted(characters)
        subset = [characters[code] for code in codes]
        program = font.makeSubset(subset)
        stream = file.add_stream(b"/Length1 %d" % len(program), program)
        tag = _subset_tag(len(codes))
        base = b"/" + tag + b"+" + self._face.name.encode()
        descriptor = file.add(
            b"<</Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0"
            b"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>"
            % (
                base,
                _SYMBOLIC,
                *(round(edge) for edge in font.bbox),
                self._face.ascent,
                self._face.descent,
                self._face.ascent,
                stream,
            )
        )
        glyphs = file.add_stream(b"", _glyph_map(font, codes, subset))
        widths = b" ".join(
            b"%d[%d]" % (code, self._face.advances[chr(character)])
            for code, character in zip(codes, subset, strict=True)
            if self._face.advances[chr(character)] != _EM
        )
        descendant = file.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDSystemInfo<</Registry(Adobe)"
            b"/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW %d/W[%b]"
            b"/CIDToGIDMap %d 0 R>>" % (base, descriptor, _EM, widths, glyphs)
        )
        to_unicode = file.add_stream(b"", _to_unicode(characters))
        return file.add(
            b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H/DescendantFonts[%b]"
            b"/ToUnicode %b>>" % (base, reference(descendant), reference(to_unicode))
        )


_EM = 1000
_PER_BLOCK = 100  # the most lines of a block in a CMap (Adobe Technical Note 5014)


@cache
def _open_font(path: Path) -> TTFontFile:
    return TTFontFile(str(path))


def _free_codes() -> Iterator[int]:
    """Yield the codes whose bytes need no escape, from 1 (0 is the missing glyph)."""
    for high in range(0xD8):
        if high not in _ESCAPED:
            yield from (
                (high << 8) + low for low in range(256) if low not in _ESCAPED and high + low
            )


def _glyph_map(font: TTFontFile, codes: list[int], subset: list[int]) -> bytes:
    """Return the glyph of each code in the subset, which numbers glyphs in order, each once."""
    places = {0: 0}
    table = bytearray(2 * (codes[-1] + 1))
    for code, character in zip(codes, subset, strict=True):
        original = font.charToGlyph.get(character, 0)
        place = places.setdefault(original, len(places))
        table[2 * code : 2 * code + 2] = place.to_bytes(2, "big")
    return bytes(table)


def _subset_tag(count: int) -> bytes:
    """Return six letters that name a subset (9.6.4)."""
    letters = []
    for _ in range(6):
        count, rest = divmod(count, 26)
        letters.append(65 + rest)
    return bytes(reversed(letters))


def _to_unicode(characters: dict[int, int]) -> bytes:
    """Return the CMap from codes to characters (9.10.3)."""
    lines = [
        b"<%04X><%b>" % (code, chr(character).encode("utf-16-be").hex().upper().encode())
        for code, character in sorted(characters.items())
    ]
    blocks = [lines[first : first + _PER_BLOCK] for first in range(0, len(lines), _PER_BLOCK)]
    body = b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        b"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        + body
        + b"\nendcmap CMapName currentdict/CMap defineresource pop end end\n"
    )
