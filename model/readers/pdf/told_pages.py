"""Where in a PDF something was found: lines of its text named with their pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from model.finding import Finding, Severity
from model.readers.reading import Reading

_LINE = re.compile(r"(\d+)(?:～\d+)?行目")
_TOLD = (
    "PDF の文字と、罫線で区切られた表を、ページごとに上から順に読みました。確認事項の「○行目」は、"
    "取り出した行を初めのページから数えた番号です。"
)
_PAGED = "かっこの中がそのページです。"


def with_pages(reading: Reading, pages: Sequence[str]) -> Reading:
    """Return a reading of the texts of ``pages`` that tells so, and the page of what was found.

    The rows of a list are counted without its blank lines, so that its findings name no page.
    """
    is_list = reading.mapping is not None
    ends = list(accumulate(page.count("\n") for page in pages))
    findings = reading.findings
    if not is_list:
        findings = tuple(replace(each, where=_paged(each.where, ends)) for each in findings)
    told = _TOLD if is_list else _TOLD + _PAGED
    note = Finding(Severity.NOTICE, Path(reading.source).name, told)
    return replace(reading, findings=(*findings, note))


def _paged(where: str, ends: Sequence[int]) -> str:
    """Return the place of a finding with its page; ``ends`` are the last lines of the pages."""
    line = _LINE.fullmatch(where)
    return f"{where}（{bisect_right(ends, int(line[1]) - 1) + 1}ページ）" if line else where
