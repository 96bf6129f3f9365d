"""The table of contents of a text where no leaders show it: headings with numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import read_heading
from model.readers.reading import LineRole
from model.text import without_blanks

_ENTRY = re.compile(r"^(.*\S)\s+[PpＰｐ]?[.．]?[\d０-９]{1,3}(?:\s*(?:ページ|頁))?$")
_LEAST = 2
_NEAR = 3
"""So many lines below the last heading others may be of the contents too: 資料編 20."""


def mark_contents(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table of contents, with their indexes, as what stands before a plan.

    Each is a line of the text below with a number behind it; two of them at least are headings.
    They stand above all tables of projects, whose rows may stand in an index once more.
    """
    last = {without_blanks(line.text): at for at, line in enumerate(lines)}
    above = takewhile(lambda line: not _is_head(line), lines)
    entries = [at for at, line in enumerate(above) if last.get(_title(line), -1) > at]
    headings = [at for at in entries if read_heading(lines[at].text)]
    if len(headings) < _LEAST:
        return
    for at in entries:
        if at <= headings[-1] + _NEAR:
            yield at, replace(lines[at], role=LineRole.FRONT)


def _is_head(line: Line) -> bool:
    """Whether a line is the head of a table of projects."""
    head = read_head(line.filled, 1) or read_head(line.text.split(), 1)
    return head is not None and head.has(ColumnRole.NAME)


def _title(line: Line) -> str:
    """Return a line without the number at its end and without blanks; empty where it has none."""
    entry = _ENTRY.match(line.text)
    return without_blanks(entry[1]) if entry and not line.role else ""
