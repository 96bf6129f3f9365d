"""What pages repeat beyond doubt, over which a row may go on: their heads and numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.readers.department_names import names_offices
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.furniture import SENTENCE_PARTS, head_key, is_page_number
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import read_heading
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import is_amount_head

_OFTEN = 3
_LEAST_LETTERS = 4
_MOST_PAGES = 2
"""From one such page to the next: left pages may have another head than right ones."""
_WITH_NUMBER = re.compile(r"(\S.*?\S)[\s\-－―]+(\d{1,4})(?:[\s\-－―]*|頁|ページ)")


def mark_page_heads(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines``, those as page heads that are so beyond doubt, even within a row.

    They begin pages again and again with several pieces that blanks set apart (計画の名前      章),
    or come with the numbers of pages that follow each other.
    """
    marked = list(lines)
    for at in (*_tops(lines), *_numbered(lines)):
        marked[at] = replace(lines[at], role=LineRole.PAGE_HEAD)
    return marked


def _tops(lines: Sequence[Line]) -> Iterator[int]:
    tops = [
        at
        for at, line in enumerate(lines[:-1])
        if line.begins_page and not line.has_tab and len(line.filled) > 1
        if lines[at + 1].after_blank and not line.text.endswith(SENTENCE_PARTS)
    ]
    often = Counter(head_key(lines[at]) for at in tops)
    return (at for at in tops if often[head_key(lines[at])] > 1)


@dataclass(frozen=True, slots=True)
class _NumberedHead:
    """A text at ``at`` with the number of its page, which stands in the line at ``at_number``."""

    at: int
    at_number: int
    page: int


def _numbered(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of texts that come with the numbers of pages, and of these numbers.

    The number stands above, below or behind the text.
    """
    found: dict[str, list[_NumberedHead]] = defaultdict(list)
    for at, line in enumerate(lines):
        head = _numbered_head(lines, at)
        if head:
            found[head_key(line)].append(head)
    for heads in found.values():
        steps = [below.page - above.page for above, below in pairwise(heads)]
        if len(heads) >= _OFTEN and all(0 < step <= _MOST_PAGES for step in steps):
            yield from (head.at for head in heads)
            yield from (head.at_number for head in heads)


def _numbered_head(lines: Sequence[Line], at: int) -> _NumberedHead | None:
    line = lines[at]
    if line.has_tab or line.role or line.text.endswith(SENTENCE_PARTS):
        return None
    if not _says_nothing_else(line.text):
        return None
    if behind := _WITH_NUMBER.fullmatch(line.folded):
        return _NumberedHead(at, at, int(behind[2]))
    beside = (n for n in (at - 1, at + 1) if 0 <= n < len(lines) and is_page_number(lines[n]))
    number = next(beside, None)
    figures = re.search(r"\d+", lines[number].folded) if number is not None else None
    return _NumberedHead(at, number, int(figures[0])) if number is not None and figures else None


def _says_nothing_else(text: str) -> bool:
    """Whether a text is none of what stands on a page for itself, nor a cell of offices.

    The number behind the name of an amount is that amount: 総事業費 100, 101, 102.
    """
    is_else = read_heading(text) or read_label(text) or is_unit(text) or names_offices(text)
    is_else = is_else or is_amount_head(text)
    is_name = text[0].isalpha() and sum(sign.isalpha() for sign in text) >= _LEAST_LETTERS
    return is_name and not is_else and read_head(text.split()) is None
