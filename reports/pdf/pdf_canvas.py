"""The PDF file, written by reportlab: its canvas for pages, links, bookmarks and labels.

The one module that reaches behind the canvas: it takes the canvas's document (``_doc``), gives
pages content streams of our own, and adds keys that reportlab's pages and catalogue do not know
(``__NoDefault__``). A test fails when reportlab changes any of these.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFPage,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from reports.document import Document
from reports.pdf.boxes import Entry
from reports.pdf.embedded_font import register_fonts
from reports.pdf.metadata import LANGUAGE, PROGRAM, author_of, output_intent, title_of, xmp_packet
from reports.typesetting.fonts import load_font

_LEVEL = 9


def packed(data: bytes, **entries: Any) -> PDFStream:
    """Return ``data`` as a compressed stream with ``entries`` in its dictionary."""
    dictionary = PDFDictionary({**entries, "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary, zlib.compress(data, _LEVEL))


class PdfCanvas:
    """A PDF being written to ``target``."""

    def __init__(self, target: BinaryIO, document: Document) -> None:
        register_fonts()
        self._canvas = Canvas(
            target,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=load_font().name,  # type: ignore[arg-type]
            lang=LANGUAGE,
        )
        behind: Any = self._canvas
        self.document: Any = behind._doc  # noqa: SLF001  see above
        self._describe(document)

    def _describe(self, document: Document) -> None:
        canvas, made = self._canvas, document.made_on
        canvas.setTitle(title_of(document))
        canvas.setAuthor(author_of(document))
        canvas.setSubject(document.subject)
        canvas.setCreator(PROGRAM)
        canvas.setProducer(PROGRAM)
        canvas.setDateFormatter(lambda *_: made.strftime("D:%Y%m%d000000+09'00'"))
        xmp = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        self.set_entry("Metadata", PDFStream(xmp, xmp_packet(document)))
        intent = PDFDictionary(output_intent(packed))
        self.set_entry("OutputIntents", PDFArray([intent]))

    def set_entry(self, key: str, value: Any) -> None:
        """Set an entry of the catalogue (ISO 32000-1, 7.7.2)."""
        _set(self.document.Catalog, key, value)

    def set_font(self, name: str, font: Any) -> None:
        """Embed ``font`` under ``name`` (F1); it is formatted when the file is saved."""
        fonts = self.document.idToObject["BasicFonts"]
        fonts[name] = self.document.Reference(font, name)

    def mark_place(self, anchor: str, y: float) -> None:
        """Make ``anchor`` a destination ``y`` points above the foot of the page being made."""
        self._canvas.bookmarkHorizontalAbsolute(anchor, y, left=0, fit="XYZ")

    def add_link(self, anchor: str, area: tuple[float, float, float, float], says: str) -> None:
        """Lead from an area of the page being made to ``anchor`` (12.5.6.5)."""
        self._canvas.linkRect(says, anchor, area, relative=0, Border="[0 0 0]", F=4)

    def add_page(self, size: tuple[float, float], content: bytes, key: int | None) -> PDFPage:
        """Finish the page with its content; ``key`` is its key in the parent tree of the tags."""
        self._canvas.setPageSize(size)
        self._canvas.showPage()
        page: PDFPage = self.document.Pages.pages[-1]
        page.Contents = packed(content)
        if key is not None:
            _set(page, "StructParents", key)
            _set(page, "Tabs", PDFName("S"))
        return page

    def add_outline(self, entries: Sequence[Entry]) -> None:
        """Add the bookmarks, down the levels of the headings, parts open and all below closed."""
        depth = -1
        for entry in entries:
            depth = min(entry.level, depth + 1)  # a level may not be leapt over
            self._canvas.addOutlineEntry(entry.text, entry.anchor, depth, closed=depth > 0)
        if depth >= 0:
            self._canvas.showOutline()

    def label_pages(self, front: int, body: int) -> None:
        """Number ``front`` pages in roman and ``body`` pages from 1 (12.4.2)."""
        if front:
            self._canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        if body:
            self._canvas.addPageLabel(front, style="ARABIC", start=1)

    def save(self) -> None:
        """Write the file."""
        self._canvas.save()


def _set(holder: Any, key: str, value: Any) -> None:
    """Set an entry of a page or the catalogue, whether reportlab knows its key or not."""
    if key not in holder.__NoDefault__:
        holder.__NoDefault__ = [*holder.__NoDefault__, key]
    setattr(holder, key, value)
