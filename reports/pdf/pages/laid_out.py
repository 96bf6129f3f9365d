"""A document laid out: every page is known, nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reports.document import Chart, Document, Parts
from reports.pdf.blocks.front import lay_out_contents, lay_out_cover
from reports.pdf.drawing.boxes import Sheet
from reports.pdf.drawing.imposition import Side, impose
from reports.pdf.drawing.style import Grid, Palette, grid_of, palette_of
from reports.pdf.pages.body import Body
from reports.progress import NoProgress, Progress

_LONG, _MOST_SHORTENED = 2, 8
"""Pages: what has more is worth shortening, and what has more than a few will not be short."""


@dataclass(frozen=True)
class LaidOut:
    """A document on pages, and the pages on sides of sheets.

    Attributes:
        document: what is laid out.
        front: the pages before the body: cover and contents, or none.
        body: the numbered pages.
        sides: the pages of the PDF; each holds a page, or two where pages are imposed.
        again: lays the body out once more, where its pages do not hold their boxes any longer.
    """

    document: Document
    grid: Grid
    palette: Palette
    front: tuple[Sheet, ...]
    body: tuple[Sheet, ...]
    sides: tuple[Side, ...]
    again: Body | None = None

    @cached_property
    def pages(self) -> tuple[Sheet, ...]:
        """Front pages and body."""
        return self.front + self.body

    @cached_property
    def page_numbers(self) -> dict[str, str]:
        """The printed number of the page on which each anchor stands."""
        return {anchor: str(sheet.number) for sheet in self.body for anchor in sheet.anchors}

    def sheets(self, pages: Iterable[int]) -> Iterator[Sheet]:
        """Yield the pages of those numbers (from 0) with their boxes.

        Where the body is laid out again, they must be asked for in order.
        """
        if self.again is None:
            yield from map(self.pages.__getitem__, pages)
        else:
            yield from self.front
            yield from self.again.sheets(NoProgress())


def lay_out(
    document: Document, progress: Progress | None = None, most_held: int | None = None
) -> LaidOut:
    """Return ``document`` laid out: cover and contents where it has them, then its parts.

    Charts of a paper without a cover, which show what tables tell, are left out from the last on
    as far as it becomes shorter for that: a meeting reads a page or two. Where the body has more
    than ``most_held`` pages, they do not hold their boxes, which would take most of the memory of
    a long document: it is then drawn from front to back, laid out once more. Raises Cancelled where
    ``progress`` asks to stop.
    """
    laid_out = _lay_out(document, progress, most_held)
    if document.has_cover or not _LONG < len(laid_out.body) <= _MOST_SHORTENED:
        return laid_out
    shorter = (_lay_out(each, progress, most_held) for each in _with_fewer_charts(document))
    return min((laid_out, *shorter), key=lambda each: len(each.body))


def _with_fewer_charts(document: Document) -> Iterator[Document]:
    """Yield ``document`` without its last chart, its last two, and so on."""
    parts = tuple(document.parts)
    charts = [block for part in parts for block in part.blocks if isinstance(block, Chart)]
    for first in range(len(charts) - 1, -1, -1):
        left_out = charts[first:]
        shown = (
            replace(part, blocks=tuple(block for block in part.blocks if block not in left_out))
            for part in parts
        )
        yield replace(document, parts=Parts(tuple(shown)))


def _lay_out(document: Document, progress: Progress | None, most_held: int | None) -> LaidOut:
    grid, palette = grid_of(document.page), palette_of(document.page)
    laid = Body(document, grid, palette)
    body: list[Sheet] = []
    for sheet in laid.sheets(progress or NoProgress()):
        body.append(sheet)
        if most_held is not None and len(body) > most_held:
            for held in body if len(body) == most_held + 1 else [sheet]:
                held.placed.clear()
    front: list[Sheet] = []
    if document.has_cover:
        entries = [entry for sheet in body for entry in sheet.entries]
        front = [lay_out_cover(document, grid, palette, laid.phrases)]
        front += lay_out_contents(entries, grid, palette, laid.phrases)
        if len(front) % 2:
            front.append(Sheet())  # the body begins on the front of a leaf
    sides = impose(len(front) + len(body), document.page, grid)
    again = laid if most_held is not None and len(body) > most_held else None
    return LaidOut(document, grid, palette, tuple(front), tuple(body), sides, again)
