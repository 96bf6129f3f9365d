"""Pages that come twice, as where two copies of a file were put together: read once, and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.published.lines.line import Line
from model.readers.reading import LineRole

_LEAST_LINES = 5
"""Shorter pages, the titles of parts, may come again."""
_TOLD = (
    "ここからの{count:,}行は、{first}からのページと同じなので、読んでいません。"
    "同じページが二度入っていないか、元のファイルを確かめてください。"
)


def mark_repeated_pages(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines of pages that say the same as one before, with their indexes, as not read.

    Form feeds tell pages; a text without them has none.
    """
    starts = [at for at, line in enumerate(lines) if line.begins_page]
    first: dict[tuple[str, ...], Line] = {}
    for start, end in pairwise([*starts, len(lines)]):
        page = lines[start:end]
        known = first.setdefault(tuple(line.text for line in page), page[0])
        if known is page[0] or len(page) < _LEAST_LINES:
            continue
        doubt = _TOLD.format(count=len(page), first=known.where)
        for at, line in enumerate(page, start):
            told = doubt if at == start else ""
            yield at, replace(line, role=LineRole.UNPLACED, is_told=True, doubt=told)
