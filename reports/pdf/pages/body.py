"""The body of a booklet: every part placed on pages, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Chart, Document
from reports.pdf.blocks.block_slabs import BlockSetter
from reports.pdf.blocks.page_builder import PageBuilder
from reports.pdf.drawing.boxes import Sheet
from reports.pdf.drawing.style import Grid, Palette
from reports.progress import Progress


class Body:
    """The parts of ``document``, to be laid out page by page, the same each time.

    ``phrases`` are those of the document's headings and names.
    """

    def __init__(self, document: Document, grid: Grid, palette: Palette) -> None:
        self._parts, self._grid = document.parts, grid
        self._pages: dict[str, int] = {}
        self._setter = BlockSetter(document, grid, palette, self._pages)
        self.phrases = self._setter.phrases

    def sheets(self, progress: Progress) -> Iterator[Sheet]:
        """Yield the pages one after the other, each when it is full.

        Raises Cancelled where ``progress`` asks to stop.
        """
        self._pages.clear()
        for sheet in self._placed(progress):
            self._pages.update(dict.fromkeys(sheet.anchors, sheet.number or 0))
            yield sheet

    def _placed(self, progress: Progress) -> Iterator[Sheet]:
        builder = PageBuilder(self._grid)
        for index, part in enumerate(self._parts):
            progress.advance(index, len(self._parts), part.title)
            slabs = self._setter.part_slabs(part)
            runs_on = part.runs_on
            if runs_on and any(isinstance(block, Chart) for block in part.blocks):
                slabs = iter(pictured := list(slabs))
                runs_on = not builder.would_cut(pictured)  # a chart stays with its table
            builder.start_part(part.title, runs_on=runs_on)
            yield from builder.place(slabs)
        yield from builder.last()
