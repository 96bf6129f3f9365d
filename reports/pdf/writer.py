"""Writing a document as a PDF booklet: laid out once, then drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from model.errors import UnprintableTextError
from reports.document import Document
from reports.making.progress import Progress
from reports.pdf.laid_out import LaidOut, lay_out
from reports.typesetting.fonts import load_font

_SHOWN = 20


def write_booklet(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``: cover and contents where it has them, then its parts.

    The same document gives the same bytes. Raises UnprintableTextError, before anything is
    written, for a character that the font lacks; Cancelled; OSError.
    """
    check_printable(document)
    draw(lay_out(document, progress), target)


def draw(laid_out: LaidOut, target: Path | BinaryIO, pages: Sequence[int] | None = None) -> None:
    """Draw ``laid_out`` as a PDF.

    ``pages`` are numbers, from 0, of the PDF pages (``laid_out.sides``) to draw, all where None; a
    preview draws one without drawing the rest. Raises OSError.
    """
    from reports.pdf.draw import Booklet  # noqa: PLC0415  reportlab is slow to import

    booklet = Booklet(laid_out, target)
    for number in range(len(laid_out.sides)) if pages is None else pages:
        booklet.draw_side(laid_out.sides[number])
    if pages is None:
        booklet.add_outline()
        booklet.label_pages()
    booklet.save()


def check_printable(document: Document) -> None:
    """Raise UnprintableTextError for the first text that holds a character the font lacks."""
    font = load_font()
    for place, text in document.texts():
        for character in font.lacks(text):
            shown = text.replace("\n", " ").replace(character, "〓")[:_SHOWN]
            raise UnprintableTextError(
                f"文字「{character if character.isprintable() else '制御文字'}」"
                f"（U+{ord(character):04X}）は PDF の書体になく、印刷できません",
                where=f"{place}の「{shown}」",
                remedy="計画のその文字を別の字に改めるか、Excel で作成してください。",
            )
