"""The cells of tables made cells divided by tabs, and the lines of a row made one.

A text keeps the columns of a table by bars, by blanks that align them below the head, by tabs with
breaks inside the cells, or prints every cell in a line of its own. The other parts of this package
need to know tabs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.aligned_rows import divide_aligned
from model.readers.published.broken_rows import mend_broken_rows
from model.readers.published.bulleted_rows import divide_bulleted
from model.readers.published.cards import divide_cards
from model.readers.published.flowing_rows import (
    divide_flowing,
    find_flowing_head,
    is_in_order,
    unread_flow,
)
from model.readers.published.forms import divide_forms
from model.readers.published.furniture import find_running_heads
from model.readers.published.labels import Label, read_label
from model.readers.published.lines import Line
from model.readers.published.numbering import Form, Heading, read_headings
from model.readers.published.quoted_cells import join_quoted
from model.readers.published.scattered import divide_scattered
from model.readers.published.stacked_rows import divide_stacked, find_stacked_head, tells_ends
from model.readers.published.table_head import TableHead, read_head
from model.readers.published.table_lines import TableLines
from model.readers.published.tall_head import TallHead, find_tall_head
from model.readers.published.titled_rows import divide_titled
from model.readers.published.units import StatedUnits

_BARS = re.compile(r"[|｜│┃]")
_LEAST_BARS = 2
_PAIR = 2


def divide_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``lines`` with tabs between the cells of tables, each row in one line."""
    divided = [_at_bars(line) for line in lines]
    for at, line in tuple(join_quoted(divided)):
        divided[at] = line
    headings = read_headings(divided)
    units = StatedUnits(divided)
    for at, line in tuple(divide_forms(divided, headings, units)):
        divided[at] = line
    for table in tuple(_tables(divided, headings)):
        for at, line in _rows(table):
            divided[at] = line
    for at, line in (*divide_cards(divided, headings, units), *divide_bulleted(divided, headings)):
        divided[at] = line
    for at, line in tuple(divide_titled(divided, headings, units)):
        divided[at] = line
    for at, line in tuple(divide_scattered(divided, headings, units)):
        divided[at] = line
    return tuple(divided)


def _at_bars(line: Line) -> Line:
    """Return a line divided at its bars: | 1 | name | 課 |."""
    if line.has_tab or len(_BARS.findall(line.raw)) < _LEAST_BARS:
        return line
    text = line.text
    inner = text[bool(_BARS.match(text)) : len(text) - bool(_BARS.match(text[-1]))]
    return replace(line, raw="\t".join(_BARS.split(inner)))


def _rows(table: TableLines) -> Iterator[tuple[int, Line]]:
    head = table.lines[table.top]
    if table.is_flowing:
        return divide_flowing(table)
    if head.has_tab:
        return mend_broken_rows(table)
    if len(head.filled) > 1:
        return divide_aligned(table)
    return divide_stacked(table) if is_in_order(table) else unread_flow(table)


def _tables(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[TableLines]:
    """Yield the tables of a text, each as far as the next head, label or heading with a word."""
    heads = _find_heads(lines)
    if not heads:
        return
    running = find_running_heads(lines)
    tops = [*(top - (tall is not None) for top, (_, _, tall) in heads.items()), len(lines)]
    for (top, (head, first, tall)), below in zip(heads.items(), tops[1:], strict=True):
        end = next((at for at in range(first, below) if _is_end(lines[at], headings[at])), below)
        is_flowing = tall is None and _is_flowing(lines[top], head)
        yield TableLines(lines, headings, head, top, first, end, running, tall, is_flowing)


def _is_flowing(line: Line, head: TableHead) -> bool:
    """Whether single blanks part the words of a head, or its lines do in an order of their own."""
    return len(line.filled) == 1 and (len(line.text.split()) > 1 or not tells_ends(head))


def _is_end(line: Line, heading: Heading | None) -> bool:
    if line.head:
        return True
    if line.has_tab:
        return False
    label = read_label(line.text)
    is_label = label is not None and label[0] is not Label.UNKNOWN
    return is_label or (heading is not None and heading.style.form is Form.WORD)


_Found = tuple[TableHead, int, TallHead | None]


def _find_heads(lines: Sequence[Line]) -> dict[int, _Found]:
    """Return the heads of tables by their first line, each with the first line below it."""
    units = StatedUnits(lines)
    found: dict[int, _Found] = {}
    first = 0
    for at, line in enumerate(lines):
        if at < first or line.role or line.head:
            continue
        unit = units.at(line.number)
        if len(line.filled) > 1:
            head = read_head(line.filled, unit)
            tall = find_tall_head(lines, at, unit) if head else None
            if tall:
                first = at + _PAIR
                found[at] = (tall.head, first, tall)
            elif head is not None:
                below = lines[at + 1] if at + 1 < len(lines) else None
                whole = head.divided(below.filled, unit) if below else None
                first = at + (1 if whole is None else _PAIR)
                found[at] = (whole or head, first, None)
            continue
        stacked = find_flowing_head(lines, at, unit) or find_stacked_head(lines, at, unit)
        if stacked:
            first = at + stacked[1]
            found[at] = (stacked[0], first, None)
    return found
