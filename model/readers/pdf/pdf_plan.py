"""The plan in a PDF: its text read as a published one, what is found named by page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from model.finding import Finding, Severity
from model.plan import PlanHeading
from model.readers.pdf.pdf_text import read_pdf_text
from model.readers.published.text import read_text
from model.readers.reading import Reading

_LINE = re.compile(r"(\d+)(?:～\d+)?行目")
_TOLD = (
    "PDF の文字と、罫線で区切られた表を、ページごとに上から順に読みました。確認事項の「○行目」は、"
    "取り出した行を初めのページから数えた番号です。かっこの中がそのページです。"
)


def read_pdf(content: bytes, source: str, heading: PlanHeading | None) -> Reading:
    """Return the plan in the PDF whose bytes are ``content``.

    Raises PlanFileError where it is damaged, locked, without characters, or no plan.
    """
    pages = read_pdf_text(content, source)
    reading = read_text("\f".join(pages), source, heading or PlanHeading(""))
    ends = list(accumulate(page.count("\n") for page in pages))
    findings = (replace(found, where=_paged(found.where, ends)) for found in reading.findings)
    told = Finding(Severity.NOTICE, Path(source).name, _TOLD)
    return replace(reading, findings=(*findings, told))


def _paged(where: str, ends: Sequence[int]) -> str:
    """Return the place of a finding with its page; ``ends`` are the last lines of the pages."""
    line = _LINE.fullmatch(where)
    return f"{where}（{bisect_right(ends, int(line[1]) - 1) + 1}ページ）" if line else where
