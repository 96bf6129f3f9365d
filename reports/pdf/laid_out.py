"""A document laid out: every page is known, nothing is drawn yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reports.document import Document
from reports.pdf.body import lay_out_body
from reports.pdf.boxes import Sheet
from reports.pdf.front import lay_out_contents, lay_out_cover
from reports.pdf.imposition import Side, impose
from reports.pdf.style import Grid, Palette, grid_of, palette_of
from reports.progress import NoProgress, Progress


@dataclass(frozen=True)
class LaidOut:
    """A document on pages, and the pages on sides of sheets.

    Attributes:
        document: what is laid out.
        front: the pages before the body: cover and contents, or none.
        body: the numbered pages.
        sides: the pages of the PDF; each holds a page, or two where pages are imposed.
    """

    document: Document
    grid: Grid
    palette: Palette
    front: tuple[Sheet, ...]
    body: tuple[Sheet, ...]
    sides: tuple[Side, ...]

    @cached_property
    def pages(self) -> tuple[Sheet, ...]:
        """Front pages and body."""
        return self.front + self.body

    @cached_property
    def page_numbers(self) -> dict[str, str]:
        """The printed number of the page on which each anchor stands."""
        return {anchor: str(sheet.number) for sheet in self.body for anchor in sheet.anchors}


def lay_out(document: Document, progress: Progress | None = None) -> LaidOut:
    """Return ``document`` laid out: cover and contents where it has them, then its parts.

    Raises Cancelled where ``progress`` asks to stop.
    """
    grid, palette = grid_of(document.page), palette_of(document.page)
    body = lay_out_body(document, grid, palette, 0, progress or NoProgress())
    front: list[Sheet] = []
    if document.has_cover:
        entries = [entry for sheet in body for entry in sheet.entries]
        front = [lay_out_cover(document, grid, palette)]
        front += lay_out_contents(entries, grid, palette, 1)
        if len(front) % 2:
            front.append(Sheet())  # the body begins on the front of a leaf
    sides = impose(len(front) + len(body), document.page, grid)
    return LaidOut(document, grid, palette, tuple(front), tuple(body), sides)
