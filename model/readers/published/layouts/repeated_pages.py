"""Pages that come twice, as where two copies of a file were put together: read once, and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.published.lines.line import Line
from model.readers.reading import LineRole
from model.readers.tables.told import places_text

_LEAST_LINES = 5
"""Shorter pages, the titles of parts, may come again."""
_TOLD = (
    "ここからの{count:,}行は、{first}からのページと同じなので、読んでいません。"
    "同じページが二度入っていないか、元のファイルを確かめてください。"
)
_TOLD_MANY = (
    "{starts}から始まる{pages}ページ（合わせて{count:,}行）は、前に同じページがあるので、読んでいません。"
    "同じページが二度入っていないか、元のファイルを確かめてください。"
)


def mark_repeated_pages(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines of pages that say the same as one before, with their indexes, as not read.

    Form feeds tell pages; a text without them has none.
    """
    starts = [at for at, line in enumerate(lines) if line.begins_page]
    first: dict[tuple[str, ...], Line] = {}
    again: list[tuple[range, Line]] = []
    for start, end in pairwise([*starts, len(lines)]):
        page = lines[start:end]
        known = first.setdefault(tuple(line.text for line in page), page[0])
        if known is not page[0] and len(page) >= _LEAST_LINES:
            again.append((range(start, end), known))
    for page_at, _ in again:
        for at in page_at:
            told = _told(lines, again) if at == again[0][0].start else ""
            yield at, replace(lines[at], role=LineRole.UNPLACED, is_told=True, doubt=told)


def _told(lines: Sequence[Line], again: Sequence[tuple[range, Line]]) -> str:
    """What is told of all pages that come ``again``, each with the line that began the first."""
    if len(again) == 1:
        ((page, known),) = again
        return _TOLD.format(count=len(page), first=known.where)
    starts = places_text(lines[page.start].where for page, _ in again)
    count = sum(len(page) for page, _ in again)
    return _TOLD_MANY.format(starts=starts, pages=len(again), count=count)
