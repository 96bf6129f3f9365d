"""Serial numbers of rows that stand in a column without a heading.

         事業名        概要                所管課
1   見守り事業         声をかけ、見守る。  福祉課
2   緑化事業           木を植える。        公園課
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.layouts.table_lines import (
    SERIALS_HEADING,
    TableLines,
    with_serial_column,
)
from model.readers.published.lines.furniture import is_page_number
from model.readers.published.lines.places import Span, words_of

_LONGEST = 3


def with_serials(table: TableLines) -> TableLines:
    """Return ``table`` with a first column of serial numbers, where its rows have such a one.

    They follow each other (1 2 3, and from 1 again), at the left of all other words of the table.
    """
    head = table.head
    if ColumnRole.NUMBER in head.roles or None in head.columns or head.level_places:
        return table
    lines = [words_of(table.lines[at], len) for at in _rows(table)]
    numbers = [words[0] for words in lines if _is_serial(words)]
    others = [word for words in lines for word in words[_is_serial(words) :]]
    if not numbers or not others:
        return table
    left, right = min(word[0] for word in numbers), max(word[1] for word in numbers)
    is_apart = all(word[0] >= right for word in others)
    if not is_apart or not _follow([int(text) for _, _, text in numbers]):
        return table
    return replace(table, head=with_serial_column(head), serials=(left, right, SERIALS_HEADING))


def _rows(table: TableLines) -> Iterator[int]:
    """Yield the lines that may be of rows, as far as the first heading of a section."""
    for at in range(table.first, table.end):
        line = table.lines[at]
        is_single = len(line.filled) == 1 and not line.text.isdecimal()
        if line.has_tab or (is_single and table.headings[at] is not None):
            return
        if not (line.after_blank and is_page_number(line)) and not line.role:
            yield at


def _is_serial(words: Sequence[Span]) -> bool:
    text = words[0][2]
    return text.isdecimal() and len(text) <= _LONGEST


def _follow(numbers: Sequence[int]) -> bool:
    """Whether numbers are 1 2 3 …, or go on with those of a table above, and begin anew at 1."""
    is_begun = numbers[0] == 1 or len(numbers) > 1
    return is_begun and all(later in (1, earlier + 1) for earlier, later in pairwise(numbers))
