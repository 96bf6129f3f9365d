"""Writing a document as a PDF booklet: laid out once, then drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from reports.document import Document
from reports.making.progress import Progress
from reports.pdf.laid_out import LaidOut, lay_out


def write_booklet(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``: cover and contents where it has them, then its parts.

    The same document gives the same bytes. A character that no font has is printed as 〓;
    ``reports.unprintable`` names them. Raises Cancelled, OSError.
    """
    draw(lay_out(document, progress), target)


def draw(laid_out: LaidOut, target: Path | BinaryIO, pages: Sequence[int] | None = None) -> None:
    """Draw ``laid_out`` as a PDF.

    ``pages`` are numbers, from 0, of the PDF pages (``laid_out.sides``) to draw, all where None; a
    preview draws one without drawing the rest. Raises OSError.
    """
    from reports.pdf.draw import Drawing  # noqa: PLC0415  reportlab is slow to import

    numbers = range(len(laid_out.sides)) if pages is None else pages
    if isinstance(target, Path):
        with target.open("wb") as file:
            Drawing(laid_out, file, numbers).draw()
    else:
        Drawing(laid_out, target, numbers).draw()
