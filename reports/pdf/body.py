"""The body of a booklet: every part placed on pages, before anything is drawn."""

from __future__ import annotations

from reports.document import Document
from reports.pdf.block_slabs import BlockSetter
from reports.pdf.boxes import Sheet
from reports.pdf.page_builder import PageBuilder
from reports.pdf.style import Grid, Palette
from reports.progress import Progress


def lay_out_body(
    document: Document, grid: Grid, palette: Palette, first: int, progress: Progress
) -> list[Sheet]:
    """Return the pages of all parts; ``first`` is the place of the first one in the file (from 0).

    Raises Cancelled where ``progress`` asks to stop.
    """
    builder = PageBuilder(grid, first)
    setter = BlockSetter(document, grid, palette)
    for index, part in enumerate(document.parts):
        progress.advance(index, len(document.parts), part.title)
        builder.start_part(part.title, runs_on=part.runs_on)
        builder.place(setter.part_slabs(part))
    return builder.sheets
