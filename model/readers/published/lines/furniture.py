"""What a page repeats: its number, a running head, a foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from model.readers.published.lines.line import Line
from model.text import fold, without_blanks

_PAGE_NUMBER = re.compile(
    r"^(?:[-―－‐–—~〜・\s]*(?:[pP]\.?|第|ページ|page)?\s*\d{1,4}\s*(?:頁|ページ)?"
    r"(?:\s*[/／]\s*\d{1,4})?[-―－‐–—~〜・\s]*)$"
)
SENTENCE_PARTS = ("。", "、", "，")
"""How the lines of a sentence end, and no running head does."""
_LETTER = re.compile(r"[^\W\d_]")
_OFTEN = 3
_EDGE = 4
"""So many lines from its first or last one a page's edge reaches."""


def is_page_number(line: Line) -> bool:
    """Whether a line is a page's number: 12, - 12 -, P.12, 12/80, 12頁."""
    return names_page(line.raw)


def names_page(text: str) -> bool:
    """Whether a text without tabs is a page's number and nothing else."""
    folded = fold(text.strip())
    return "\t" not in text and _PAGE_NUMBER.match(folded) is not None


def find_running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Return the folded texts that pages repeat, without their page numbers (``head_key``).

    One is a line without cells or full stop that comes back, each time at the start of a page
    (after a blank line, or beside a page number), or often. What may be part of a sentence is one
    only at the edges of pages, where form feeds tell these.
    """
    edges = _page_edges(lines)
    at_edge: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    at_start: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if line.has_tab or line.role or len(line.filled) > 1 or line.text.endswith(SENTENCE_PARTS):
            continue
        key = head_key(line)
        counts[key] += 1
        at_edge[key] += not edges or index in edges
        beside = (lines[n] for n in (index - 1, index + 1) if 0 <= n < len(lines))
        at_start[key] += line.after_blank or any(map(is_page_number, beside))
    return frozenset(
        key
        for key, count in counts.items()
        if _LETTER.search(key) and count > 1 and (count == at_start[key] or count >= _OFTEN)
        if "、" not in key or at_edge[key] * 2 > count
    )


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of page numbers and running heads, over which a project goes on."""
    running = find_running_heads(lines)
    numbers = {at for at, line in enumerate(lines) if is_page_number(line)}
    heads = {
        at
        for at, line in enumerate(lines)
        if head_key(line) in running and (line.after_blank or {at - 1, at + 1} & numbers)
    }
    return frozenset(numbers | heads)


def _page_edges(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the first and last lines of pages; none without form feeds."""
    starts = [at for at, line in enumerate(lines) if line.begins_page]
    if len(starts) <= 1:
        return frozenset()
    ends = [*starts[1:], len(lines)]
    near = range(-_EDGE, _EDGE)
    return frozenset(edge + n for edge in {*starts, *ends} for n in near)


def head_key(line: Line) -> str:
    """Return the text by which a running head is known again: without blanks and page number."""
    folded = without_blanks(line.text)
    return re.sub(r"^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$", "", folded)
