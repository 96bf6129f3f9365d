"""Writing a document as a PDF booklet: laid out once, then drawn."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reports.document import Document
from reports.page import Imposing
from reports.pdf.pages.laid_out import LaidOut, lay_out
from reports.progress import NoProgress, Progress, Stage

if TYPE_CHECKING:
    from reports.pdf.draw import Drawing

MOST_HELD = 300
"""Pages of a document that is laid out once; a longer one is laid out twice, to need no more memory
than it (60 MB of boxes for a thousand pages)."""


def write_booklet(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``: cover and contents where it has them, then its parts.

    The same document gives the same bytes. A character that no font has is printed as 〓;
    ``reports.unprintable`` names them. Raises Cancelled, OSError.
    """
    with _uncollected():
        _write(document, target, progress)


def draw(
    laid_out: LaidOut,
    target: Path | BinaryIO,
    pages: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> None:
    """Draw ``laid_out`` as a PDF.

    ``pages`` are numbers, from 0, of the PDF pages (``laid_out.sides``) to draw, all where None; a
    preview draws one without drawing the rest. Raises OSError.
    """
    numbers = range(len(laid_out.sides)) if pages is None else pages
    progress = progress or NoProgress()
    if isinstance(target, Path):
        with target.open("wb") as file:
            _drawing(laid_out, file, numbers).draw(progress)
    else:
        _drawing(laid_out, target, numbers).draw(progress)


def _write(document: Document, target: Path, progress: Progress | None) -> None:
    """Lay out and draw; what was laid out is gone before cycles are looked for again."""
    is_folded = document.page.imposition.way is Imposing.BOOKLET  # printed out of order
    progress = progress or NoProgress()
    laid_out = lay_out(document, Stage(progress, 0, 2), None if is_folded else MOST_HELD)
    draw(laid_out, target, progress=Stage(progress, 1, 2))


def _drawing(laid_out: LaidOut, target: BinaryIO, numbers: Sequence[int]) -> Drawing:
    from reports.pdf.draw import Drawing  # noqa: PLC0415  reportlab is slow to import

    return Drawing(laid_out, target, numbers)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the collector of cycles alone: boxes and tags make none, and are looked at in vain.

    Looking at them takes a quarter of the time of a long booklet.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
