"""The PDF file, made by reportlab: its canvas for pages, bookmarks and labels.

The one module that reaches behind the canvas: it takes the canvas's document (``_doc``), gives
pages content streams of our own, and adds keys that reportlab's pages and catalogue do not know
(``__NoDefault__``). A test fails when reportlab changes any of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFArrayCompact, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from reports.document import Document
from reports.pdf.drawing.boxes import Entry
from reports.pdf.file.embedded_font import register_fonts
from reports.pdf.file.metadata import (
    LANGUAGE,
    MAKER,
    author_of,
    keywords_of,
    output_intent,
    title_of,
    xmp_packet,
)
from reports.pdf.file.packed_file import PackedFile, compressed, text_string
from reports.typesetting.fonts import load_font

Area = tuple[float, float, float, float]
"""Left, foot, right and top of a part of a page, in points from its lower left corner."""


def packed(data: bytes, **entries: Any) -> PDFStream:
    """Return ``data`` as a compressed stream with ``entries`` in its dictionary."""
    dictionary = PDFDictionary({**entries, "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary, compressed(data))


class PdfCanvas:
    """A PDF being written to ``target``; its pages are drawn one after the other."""

    def __init__(self, target: BinaryIO, document: Document) -> None:
        register_fonts()
        self._canvas = Canvas(
            target,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=load_font().name,  # type: ignore[arg-type]  # the stub wants no font of ours
            lang=LANGUAGE,
        )
        behind: Any = self._canvas
        self._document: Any = behind._doc  # noqa: SLF001  see above
        self.file = PackedFile(self._document, target)
        self._page: Any = None
        self._links: list[str] = []
        self._places: dict[str, int] = {}
        self._describe(document)

    def _describe(self, document: Document) -> None:
        canvas, made = self._canvas, document.made_on
        canvas.setTitle(title_of(document))
        canvas.setAuthor(author_of(document))
        canvas.setSubject(document.subject)
        canvas.setKeywords(keywords_of(document))
        canvas.setCreator(MAKER)
        canvas.setProducer(MAKER)
        canvas.setDateFormatter(lambda *_: made.strftime("D:%Y%m%d000000+09'00'"))
        xmp = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        self.set_entry("Metadata", PDFStream(xmp, xmp_packet(document)))
        intent = PDFDictionary(output_intent(packed))
        self.set_entry("OutputIntents", PDFArray([intent]))

    def set_entry(self, key: str, value: Any) -> None:
        """Set an entry of the catalogue (ISO 32000-1, 7.7.2)."""
        _set(self._document.Catalog, key, value)

    def set_font(self, name: str, font: Any) -> None:
        """Embed ``font`` under ``name`` (F1); it is formatted when the file is saved."""
        fonts = self._document.idToObject["BasicFonts"]
        fonts[name] = self._document.Reference(font, name)

    def start_page(self, size: tuple[float, float], headings: Mapping[str, float]) -> int:
        """Begin a page of ``size`` points and return the number of its object.

        ``headings`` are the anchors that bookmarks lead to, with their heights above its foot.
        """
        for anchor, y in headings.items():
            self._canvas.bookmarkHorizontalAbsolute(anchor, y, left=0, fit="XYZ")
        self._canvas.setPageSize(size)
        self._canvas.showPage()
        self._page = self._document.Pages.pages[-1]
        self._links = []
        number, _ = self._document.idToObjectNumberAndVersion[self._page.__InternalName__]
        return int(number)

    def add_link(self, anchor: str, area: Area, says: str, number: int, key: int | None) -> None:
        """Lead from an area of the page to ``anchor``, as object ``number`` (12.5.6.5).

        ``key`` is its key in the parent tree of the tags. ``set_place`` says where it leads.
        """
        place = self._places.get(anchor)
        if place is None:
            place = self._places[anchor] = self.file.reserve()
        parent = b"" if key is None else b"/StructParent %d" % key
        entries = (*area, text_string(says), place, parent)
        link = b"<</Type/Annot/Subtype/Link/Rect[%.1f %.1f %.1f %.1f]/Border[0 0 0]/F 4"
        self.file.pack(number, (link + b"/Contents%b/Dest %d 0 R%b>>") % entries)
        self._links.append(f"{number} 0 R")

    def set_place(self, anchor: str, page: int, y: float) -> None:
        """Say that links to ``anchor`` lead to ``y`` points above the foot of a page."""
        if anchor in self._places:
            place = b"[%d 0 R/XYZ null %.1f null]" % (page, y)
            self.file.pack(self._places.pop(anchor), place)

    def end_page(self, content: bytes, key: int | None) -> None:
        """Finish the page with its content; ``key`` is its key in the parent tree of the tags."""
        number = self.file.reserve()
        self.file.write_stream(number, content)
        self._page.Contents = f"{number} 0 R"
        if self._links:
            self._page.Annots = PDFArrayCompact(self._links)
        if key is not None:
            _set(self._page, "StructParents", key)
            _set(self._page, "Tabs", PDFName("S"))

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
        self.file.finish(self._canvas)


def _set(holder: Any, key: str, value: Any) -> None:
    """Set an entry of a page or the catalogue, whether reportlab knows its key or not."""
    if key not in holder.__NoDefault__:
        holder.__NoDefault__ = [*holder.__NoDefault__, key]
    setattr(holder, key, value)
