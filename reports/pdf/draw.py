"""Drawing laid-out pages as a PDF: content, links, structure, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary

from reports.page import Binding, Imposing
from reports.pdf.boxes import LinkBox
from reports.pdf.content import Content
from reports.pdf.font_set import FontSet
from reports.pdf.imposition import PlacedPage, Side
from reports.pdf.laid_out import LaidOut
from reports.pdf.pdf_canvas import PdfCanvas
from reports.pdf.running import running_slabs
from reports.pdf.structure import StructureTree

_ABOVE_ANCHOR = 8.0
_MOST_TAGGED = 100
"""Sides of the longest document that gets a structure tree: reportlab writes no object streams, so
that tags make a long file several times as large (docs/adr)."""


class Drawing:
    """A PDF being drawn from the sides ``numbers`` (from 0) of ``laid_out``."""

    def __init__(self, laid_out: LaidOut, target: BinaryIO, numbers: Sequence[int]) -> None:
        self._laid_out, self._sides = laid_out, [laid_out.sides[number] for number in numbers]
        self._canvas = PdfCanvas(target, laid_out.document)
        self._fonts = FontSet()
        is_tagged = len(self._sides) <= _MOST_TAGGED
        self._tree = StructureTree(self._canvas.document) if is_tagged else None
        self._there = {
            anchor
            for side in self._sides
            for placed in side.pages
            for anchor in laid_out.pages[placed.page].anchors
        }
        self._headings = [
            entry
            for sheet in laid_out.body
            for entry in sheet.entries
            if entry.anchor in self._there
        ]
        links = (box.anchor for side in self._sides for box, _ in self._links(side))
        self._targets = self._there & {*links, *(entry.anchor for entry in self._headings)}

    def draw(self, *, discards: bool = False) -> None:
        """Draw every side and complete the file; ``discards`` gives up each page once drawn."""
        for side in self._sides:
            self._draw_side(side)
            if discards:
                for placed in side.pages:
                    self._laid_out.pages[placed.page].placed.clear()
        self._fonts.embed(self._canvas)
        self._canvas.add_outline(self._headings)
        page = self._laid_out.document.page
        is_whole = len(self._sides) == len(self._laid_out.sides)
        if is_whole and page.imposition.way is Imposing.NONE:
            self._canvas.label_pages(len(self._laid_out.front), len(self._laid_out.body))
        if self._tree:
            self._canvas.set_entry("StructTreeRoot", self._tree.root())
            self._canvas.set_entry("MarkInfo", PDFDictionary({"Marked": "true"}))
        preferences = {"DisplayDocTitle": "true"}
        if page.binding is Binding.RIGHT:
            preferences["Direction"] = "/R2L"
        self._canvas.set_entry("ViewerPreferences", PDFDictionary(preferences))
        self._canvas.save()

    def _draw_side(self, side: Side) -> None:
        key = self._tree.start_page() if self._tree else None
        height = self._laid_out.grid.height
        content = Content(height, self._fonts, self._laid_out.page_numbers, self._tree)
        for placed in side.pages:
            sheet = self._laid_out.pages[placed.page]
            content.begin(placed.x, side.height - placed.y - height * placed.scale, placed.scale)
            content.draw(sheet.placed)
            content.draw(running_slabs(self._laid_out, placed.page))
            content.end()
            for anchor in self._targets.intersection(sheet.anchors):
                down = max(sheet.anchors[anchor] - _ABOVE_ANCHOR, 0) * placed.scale
                self._canvas.mark_place(anchor, side.height - placed.y - down)
        for box, area in self._links(side):
            if box.anchor in self._targets:
                self._canvas.add_link(box.anchor, area, self._says(box.anchor))
        self._canvas.add_page((side.width, side.height), content.data(), key)

    def _says(self, anchor: str) -> str:
        """Return where a link leads, for those who do not see where it stands."""
        return f"p. {self._laid_out.page_numbers.get(anchor, '')}"

    def _links(self, side: Side) -> Iterator[tuple[LinkBox, tuple[float, float, float, float]]]:
        """Yield the links of a side with their areas, in points from its foot."""
        for placed in side.pages:
            for x, y, slab in self._laid_out.pages[placed.page].placed:
                for box in slab.boxes:
                    if isinstance(box, LinkBox):
                        yield box, _area(box, x, y, side, placed)


def _area(
    box: LinkBox, x: float, y: float, side: Side, placed: PlacedPage
) -> tuple[float, float, float, float]:
    left = placed.x + (box.x + x) * placed.scale
    top = side.height - placed.y - (box.y + y) * placed.scale
    return left, top - box.height * placed.scale, left + box.width * placed.scale, top
