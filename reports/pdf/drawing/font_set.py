"""The fonts of a PDF: both weights, and the rare characters that they lack."""

from __future__ import annotations

from itertools import groupby

from reports.pdf.drawing.pdf_canvas import PdfCanvas
from reports.pdf.drawing.style import Type
from reports.pdf.file.embedded_font import ABSENT, EmbeddedFont
from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import GETA, is_invisible, load_font
from reports.typesetting.variants import SEQUENCE

_ABSENT = ABSENT.encode("utf-16-be")


class FontSet:
    """Turns texts into operators that show them, and embeds what was shown."""

    def __init__(self) -> None:
        self._fonts = {
            weight: EmbeddedFont(load_font(weight), f"F{number}")
            for number, weight in enumerate(Weight, 1)
        }
        self._rare = EmbeddedFont(load_font().rare, f"F{len(Weight) + 1}")

    def select(self, type_: Type) -> bytes:
        """Return the operator that chooses the font and size of ``type_``."""
        return b"/%b %g Tf" % (self._fonts[type_.weight].name.encode(), type_.size)

    def show(self, text: str, type_: Type) -> bytes:
        """Return the operators that show ``text`` in the font chosen for ``type_``.

        What that font lacks is shown in the one of rare characters, and as 〓 where that lacks it
        too; what shows nothing by itself is left out. A form that a selector asks for is shown
        where the font has it.
        """
        codes = self._fonts[type_.weight].encode(text)
        if _ABSENT in codes:
            return self._show_mixed(text, type_)
        return b"(%b)Tj" % codes

    def embed(self, canvas: PdfCanvas) -> None:
        """Embed the fonts that were used."""
        for font in (*self._fonts.values(), self._rare):
            if font.is_used:
                canvas.set_font(font.name, font)

    def _show_mixed(self, text: str, type_: Type) -> bytes:
        main, rare = self._fonts[type_.weight], self._rare
        covered, covered_rarely = load_font(type_.weight).covered, load_font().rare.covered
        stand_ins = {sequence: main.variant(sequence) for sequence in SEQUENCE.findall(text)}
        text = SEQUENCE.sub(lambda match: stand_ins[match[0]] or match[0], text)
        known = covered | covered_rarely | {sign for sign in stand_ins.values() if sign}
        shown = []
        for font, characters in groupby(
            _printable(text, known),
            lambda sign: rare if sign in covered_rarely and sign not in covered else main,
        ):
            codes = font.encode("".join(characters))
            if font is main:
                shown.append(b"(%b)Tj" % codes)
            else:
                chosen = b"/%b %g Tf(%b)Tj" % (rare.name.encode(), type_.size, codes)
                shown.append(chosen + self.select(type_))
        return b"".join(shown)


def _printable(text: str, covered: frozenset[str]) -> str:
    """Return ``text`` with 〓 for what has no glyph, without what shows nothing by itself."""
    return "".join(
        character if character in covered else " " if character == "\t" else GETA
        for character in text
        if character in covered or not is_invisible(character)
    )
