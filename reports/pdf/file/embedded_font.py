"""A font as it is embedded: the glyphs that were used, and what characters they stand for.

A Type 0 font with a TrueType descendant (ISO 32000-1, 9.7). Codes of two bytes are given to
characters as they come, leaving out those that would need an escape in a string (7.3.4.2), so that
a text becomes a string by one table look-up a character.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import Face, load_font
from reports.typesetting.variants import read_variants

_STAND_INS = 0xD800
"""The first number that stands for a variation sequence: a surrogate, which no text holds."""
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
        self.variants: dict[int, str] = {}

    def __missing__(self, character: int) -> str:
        if chr(character) not in self._covered and character not in self.variants:
            return ABSENT
        code = self[character] = chr(next(self._free))
        return code


class EmbeddedFont(PDFObject):
    """A font in a PDF under ``name`` (F1). It is formatted last, when all characters are known."""

    __RefOnly__ = 1

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes = _Codes(face)

    @property
    def is_used(self) -> bool:
        """Whether any character was set in it."""
        return bool(self._codes)

    def variant(self, sequence: str) -> str | None:
        """Return what stands in a text for a character with a selector (葛 and U+E0100).

        That is the character where its usual glyph is right, else a number of this font's own; None
        where the font has not the sequence.
        """
        glyph = read_variants(self._face.path).get(sequence)
        if not glyph:
            return None if glyph is None else sequence[0]
        known = {standing: number for number, standing in self._codes.variants.items()}
        number = known.get(sequence, _STAND_INS + len(known))
        self._codes.variants[number] = sequence
        return chr(number)

    def encode(self, text: str) -> bytes:
        """Return ``text`` in the codes of the font, ``ABSENT`` for what it lacks."""
        return text.translate(self._codes).encode("utf-16-be", "surrogatepass")

    def format(self, document: Any) -> bytes:
        """Return the font dictionary with the glyphs that were used (9.7.6)."""
        variants = self._codes.variants
        glyphs = read_variants(self._face.path) if variants else {}
        for number, sequence in variants.items():
            _face_of(self._face).charToGlyph[number] = glyphs[sequence]
        characters = {ord(code): character for character, code in self._codes.items()}
        texts = {code: variants.get(c, chr(c)) for code, c in characters.items()}
        codes = sorted(characters)
        subset = [characters[code] for code in codes]
        base = PDFName(f"{_subset_tag(len(codes))}+{self._face.name}")
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._descendant(base, codes, subset)]),
            "ToUnicode": _stream(_to_unicode(texts)),
        }
        formatted: bytes = PDFDictionary(font).format(document)
        return formatted

    def _descendant(self, base: str, codes: list[int], subset: list[int]) -> PDFDictionary:
        advances = self._face.advances
        widths: list[Any] = []
        for code, character in zip(codes, subset, strict=True):
            if advances[chr(character)] != _EM:
                widths += [code, PDFArray([advances[chr(character)]])]
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                "FontDescriptor": self._descriptor(base, subset),
                "DW": _EM,
                "W": PDFArray(widths),
                "CIDToGIDMap": _stream(_glyph_map(_face_of(self._face), codes, subset)),
            }
        )

    def _descriptor(self, base: str, subset: list[int]) -> PDFDictionary:
        font = _face_of(self._face)
        program = font.makeSubset(subset)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(edge) for edge in font.bbox]),
                "ItalicAngle": 0,
                "Ascent": self._face.ascent,
                "Descent": self._face.descent,
                "CapHeight": self._face.ascent,
                "StemV": _STEM,
                "FontFile2": _stream(program, Length1=len(program)),
            }
        )


def register_fonts() -> None:
    """Make reportlab know the bundled fonts; it opens each once."""
    for weight in Weight:
        for face in (load_font(weight), load_font(weight).rare):
            if face.name not in pdfmetrics.getRegisteredFontNames():
                font = TTFont(face.name, str(face.path))
                _mend_advances(font.face)
                pdfmetrics.registerFont(font)


def _mend_advances(font: Any) -> None:
    """Give glyphs without an advance of their own the last one that there is (OpenType, hmtx).

    reportlab gives them that in 1/1000 em, not in units of the font, and would embed it so.
    """
    (count,) = struct.unpack_from(">H", font.get_table("hhea"), 34)
    last, _ = font.hmetrics[count - 1]
    font.hmetrics[count:] = [(last, bearing) for _, bearing in font.hmetrics[count:]]


def _face_of(face: Face) -> TTFontFile:
    register_fonts()
    font: Any = pdfmetrics.getFont(face.name)
    opened: TTFontFile = font.face
    return opened


def _stream(data: bytes, **entries: Any) -> PDFStream:
    return PDFStream(PDFDictionary(entries), data, filters=[PDFZCompress])


_STEM = 80
_EM = 1000
_PER_BLOCK = 100  # the most lines of a block in a CMap (Adobe Technical Note 5014)


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


def _subset_tag(count: int) -> str:
    """Return six letters that name a subset (9.6.4)."""
    letters = []
    for _ in range(6):
        count, rest = divmod(count, 26)
        letters.append(65 + rest)
    return bytes(reversed(letters)).decode()


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the CMap from codes to characters (9.10.3)."""
    lines = [
        b"<%04X><%b>" % (code, text.encode("utf-16-be").hex().upper().encode())
        for code, text in sorted(texts.items())
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
