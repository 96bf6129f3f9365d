"""Pages of a PDF saved as a PDF: text stays text, and the file stays as small as it was."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from gui.page_renderer import PDFIUM
from reports.making.delivery import deliver, staging, told


def save_pages(pdf: bytes, wanted: Sequence[int], target: Path) -> Path:
    """Save the pages ``wanted`` (from 0) of ``pdf`` as the file ``target``, and return that.

    All pages are the file itself, with its bookmarks and tags; some of them are taken over as they
    stand, without bookmarks. The file appears whole or not at all. Raises OutputError.
    """
    file = _some(pdf, wanted)
    with staging(target.absolute().parent) as stage:
        temporary = stage / "pages.pdf"
        with told(target):
            temporary.write_bytes(file)
        deliver([(temporary, target)], replaces=True)
    return target


def _some(pdf: bytes, wanted: Sequence[int]) -> bytes:
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    file = BytesIO()
    with PDFIUM, pypdfium2.PdfDocument(pdf) as paper:
        if list(wanted) == list(range(len(paper))):
            return pdf
        with pypdfium2.PdfDocument.new() as some:
            some.import_pages(paper, list(wanted))
            some.save(file)
    return file.getvalue()
