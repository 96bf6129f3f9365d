"""Writing a document as a PDF booklet: laid out once, then drawn."""

from __future__ import annotations

from pathlib import Path

from model.errors import UnprintableTextError
from reports.document import Document
from reports.making.progress import NoProgress, Progress
from reports.pdf.boxes import Sheet
from reports.pdf.front import lay_out_contents, lay_out_cover
from reports.pdf.layout import lay_out_body
from reports.pdf.style import grid_of, palette_of
from reports.typesetting.fonts import load_font

_SHOWN = 20


def write_booklet(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``: cover and contents where it has them, then its parts.

    The same document gives the same bytes. Raises UnprintableTextError, before anything is
    written, for a character that the font lacks; Cancelled; OSError.
    """
    check_printable(document)
    grid, palette = grid_of(document.page), palette_of(document.page)
    body = lay_out_body(document, grid, palette, 0, progress or NoProgress())
    front: list[Sheet] = []
    if document.has_cover:
        entries = [entry for sheet in body for entry in sheet.entries]
        front = [lay_out_cover(document, grid, palette)]
        front += lay_out_contents(entries, grid, palette, 1)
        if len(front) % 2:
            front.append(Sheet())  # the body begins on a right-hand page
    _draw(document, target, front, body)


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


def _draw(document: Document, target: Path, front: list[Sheet], body: list[Sheet]) -> None:
    from reports.pdf.draw import Booklet  # noqa: PLC0415  reportlab is slow to import

    pages = {anchor: str(sheet.number) for sheet in body for anchor in sheet.anchors}
    grid, palette = grid_of(document.page), palette_of(document.page)
    booklet = Booklet(document, target, grid, palette, pages)
    for place, sheet in enumerate([*front, *body]):
        booklet.draw_page(sheet, place, len(body))
    booklet.add_outline(body)
    booklet.label_pages(len(front), len(body))
    booklet.save()
