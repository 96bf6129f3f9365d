"""Pages of a PDF saved as a PDF: text stays text, and the file stays as small as it was."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from gui.page_renderer import PDFIUM
from reports.making.delivery import deliver, staging, told


def save_pages(pdf: Path, paper: Any, wanted: Sequence[int], target: Path) -> None:
    """Save the pages ``wanted`` (from 0) of ``pdf``, open as ``paper``, as the file ``target``.

    All pages are the file itself, with its bookmarks and tags; some of them are taken over as they
    stand, without bookmarks. The file appears whole or not at all. Raises OutputError.
    """
    with PDFIUM:
        is_all = list(wanted) == list(range(len(paper)))
    file = pdf.read_bytes() if is_all else _some(paper, wanted)
    with staging(target.absolute().parent) as stage:
        temporary = stage / "pages.pdf"
        with told(target):
            temporary.write_bytes(file)
        deliver([(temporary, target)], replaces=True)


def _some(paper: Any, wanted: Sequence[int]) -> bytes:
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    file = BytesIO()
    with PDFIUM, pypdfium2.PdfDocument.new() as some:
        some.import_pages(paper, list(wanted))
        some.save(file)
    return file.getvalue()
