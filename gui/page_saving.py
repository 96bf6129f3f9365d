"""Pages of a PDF saved as a PDF: text stays text, and the file stays as small as it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gui.page_renderer import PDFIUM
from model.errors import OutputError


def save_pages(pdf: Path, paper: Any, wanted: Sequence[int], target: Path) -> None:
    """Save the pages ``wanted`` (from 0) of ``pdf``, open as ``paper``, as the file ``target``.

    All pages are the file itself, with its bookmarks and tags; some of them are taken over as they
    stand, without bookmarks. The file appears whole or not at all. Raises OutputError.
    """
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    beside = target.with_name(f"{target.name}.new")
    try:
        with PDFIUM:
            is_all = list(wanted) == list(range(len(paper)))
        if is_all:
            beside.write_bytes(pdf.read_bytes())
        else:
            with PDFIUM:
                some = pypdfium2.PdfDocument.new()
                some.import_pages(paper, list(wanted))
                some.save(beside)
                some.close()
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(
            "PDF ファイルを保存できません",
            where=str(target),
            remedy="開いていれば閉じ、書き込めるフォルダーかを確かめてから、もう一度印刷してください。",
        ) from error
