"""Drawing laid-out pages as a PDF: content, links, structure, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary

from reports.page import Binding, Imposing
from reports.pdf.drawing.boxes import LinkBox, PageNumbersBox, Sheet
from reports.pdf.drawing.content import Content
from reports.pdf.drawing.font_set import FontSet
from reports.pdf.drawing.imposition import PlacedPage, Side
from reports.pdf.drawing.pdf_canvas import Area, PdfCanvas
from reports.pdf.file.structure import StructureTree
from reports.pdf.pages.laid_out import LaidOut
from reports.pdf.pages.running import running_slabs
from reports.progress import Progress
from reports.typesetting.fonts import load_font

_ABOVE_ANCHOR = 8.0


class Drawing:
    """A PDF being drawn from the sides ``numbers`` (from 0) of ``laid_out``.

    Its text is tagged, but in a booklet to be folded: there pages stand in the order of printing.
    """

    def __init__(self, laid_out: LaidOut, target: BinaryIO, numbers: Sequence[int]) -> None:
        self._laid_out, self._sides = laid_out, [laid_out.sides[number] for number in numbers]
        self._page = laid_out.document.page
        self._canvas = PdfCanvas(target, laid_out.document)
        self._fonts = FontSet()
        is_folded = self._page.imposition.way is Imposing.BOOKLET
        self._tree = None if is_folded else StructureTree(self._canvas.file)
        self._objects: list[int] = []
        self._there = {anchor for side in self._sides for anchor, _ in self._heights(side)}
        self._headings = {
            entry.anchor: entry
            for sheet in laid_out.body
            for entry in sheet.entries
            if entry.anchor in self._there
        }

    def draw(self, progress: Progress) -> None:
        """Draw every side and complete the file; raises Cancelled where ``progress`` does."""
        sheets = self._laid_out.sheets(placed.page for side in self._sides for placed in side.pages)
        for index, side in enumerate(self._sides):
            progress.advance(index, len(self._sides), "ページを書いています")
            self._draw_side(side, list(islice(sheets, len(side.pages))))
        for side, page in zip(self._sides, self._objects, strict=True):
            for anchor, y in self._heights(side):
                self._canvas.set_place(anchor, page, y)
        self._fonts.embed(self._canvas)
        self._describe()
        self._canvas.save()

    def _describe(self) -> None:
        """Add what a viewer shows and reads beside the pages."""
        canvas = self._canvas
        canvas.add_outline(tuple(self._headings.values()))
        is_whole = len(self._sides) == len(self._laid_out.sides)
        if is_whole and self._page.imposition.way is Imposing.NONE:
            canvas.label_pages(len(self._laid_out.front), len(self._laid_out.body))
        if self._tree:
            canvas.set_entry("StructTreeRoot", f"{self._tree.finish()} 0 R")
            canvas.set_entry("MarkInfo", PDFDictionary({"Marked": "true"}))
        preferences = {"DisplayDocTitle": "true", "Duplex": self._turning()}
        if self._page.binding is Binding.RIGHT:
            preferences["Direction"] = "/R2L"
        canvas.set_entry("ViewerPreferences", PDFDictionary(preferences))

    def _turning(self) -> str:
        """Return at which edge sheets are turned over where both sides are printed.

        Pages are turned at their left or right side, a booklet's sheets at their fold.
        """
        is_wide = any(side.width > side.height for side in self._sides[:1])
        is_booklet = self._page.imposition.way is Imposing.BOOKLET
        return "/DuplexFlipShortEdge" if is_wide or is_booklet else "/DuplexFlipLongEdge"

    def _draw_side(self, side: Side, sheets: Sequence[Sheet]) -> None:
        headings = {anchor: y for anchor, y in self._heights(side) if anchor in self._headings}
        number = self._canvas.start_page((side.width, side.height), headings)
        self._objects.append(number)
        key = self._tree.start_page(number) if self._tree else None
        height = self._laid_out.grid.height
        content = Content(height, self._fonts, self._laid_out.page_numbers, self._tree)
        for placed, sheet in zip(side.pages, sheets, strict=True):
            content.begin(placed.x, side.height - placed.y - height * placed.scale, placed.scale)
            content.draw(sheet.placed)
            content.draw(running_slabs(self._laid_out, placed.page, sheet))
            content.end()
            for box, area in _links(side, placed, sheet, self._laid_out.page_numbers):
                if box.anchor in self._there:
                    self._add_link(box, area)
        if self._tree:
            self._tree.end_page()
        self._canvas.end_page(content.data(), key)

    def _add_link(self, box: LinkBox, area: Area) -> None:
        number = self._canvas.file.reserve()
        key = self._tree.link(box.tag, number) if self._tree and box.tag else None
        says = f"p. {self._laid_out.page_numbers.get(box.anchor, '')}"
        self._canvas.add_link(box.anchor, area, says, number, key)

    def _heights(self, side: Side) -> Iterator[tuple[str, float]]:
        """Yield the anchors of a side, and how far above its foot a viewer is to go for each."""
        for placed in side.pages:
            for anchor, down in self._laid_out.pages[placed.page].anchors.items():
                shown = max(down - _ABOVE_ANCHOR, 0) * placed.scale
                yield anchor, side.height - placed.y - shown


def _links(
    side: Side, placed: PlacedPage, sheet: Sheet, pages: Mapping[str, str]
) -> Iterator[tuple[LinkBox, Area]]:
    """Yield the links of a page with their areas, in points from the foot of its side."""
    for x, y, slab in sheet.placed:
        for box in slab.boxes:
            if isinstance(box, LinkBox):
                yield box, _area(side, placed, box, x, y)
            elif isinstance(box, PageNumbersBox):
                for link in _number_links(box, pages):
                    yield link, _area(side, placed, link, x, y)


def _number_links(box: PageNumbersBox, pages: Mapping[str, str]) -> Iterator[LinkBox]:
    for number, anchor in box.numbers(pages):
        width = load_font(box.type.weight).text_width(number.text, box.type.size)
        top = number.y - box.type.baseline
        yield LinkBox(number.x, top, width, box.type.leading, anchor, number.tag)


def _area(side: Side, placed: PlacedPage, box: LinkBox, x: float, y: float) -> Area:
    scale = placed.scale
    left = placed.x + (box.x + x) * scale
    top = side.height - placed.y - (box.y + y) * scale
    return left, top - box.height * scale, left + box.width * scale, top
