"""The cells of tables made cells divided by tabs, and the lines of a row made one.

A text keeps the columns of a table by bars, by blanks that align them below the head, by tabs with
breaks inside the cells, or prints every cell in a line of its own. The other parts of this package
need to know tabs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.readers.published.layouts.aligned.aligned_rows import divide_aligned
from model.readers.published.layouts.contents import mark_contents
from model.readers.published.layouts.flowing.flowing_rows import (
    divide_flowing,
    is_in_order,
    unread_flow,
)
from model.readers.published.layouts.indicator_tables import divide_indicators
from model.readers.published.layouts.projects.bulleted_rows import divide_bulleted
from model.readers.published.layouts.projects.cards import divide_cards
from model.readers.published.layouts.projects.forms import divide_forms
from model.readers.published.layouts.projects.titled_rows import divide_titled
from model.readers.published.layouts.repeated_pages import mark_repeated_pages
from model.readers.published.layouts.scattered import divide_scattered
from model.readers.published.layouts.sheet_heads import divide_sheet_heads
from model.readers.published.layouts.stacked.stacked_rows import divide_stacked
from model.readers.published.layouts.tabbed.quoted_cells import join_quoted
from model.readers.published.layouts.tabbed.tabbed_rows import divide_tabbed
from model.readers.published.layouts.table_lines import TableLines
from model.readers.published.layouts.tables import find_tables
from model.readers.published.lines.furniture import mark_page_heads
from model.readers.published.lines.line import Line
from model.readers.published.lines.office_headings import all_headings
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole

_BARS = re.compile(r"[|｜│┃]")
_LEAST_BARS = 2
_RULE = re.compile(r"(?=.*[┌-╬+])[\s─-╬+=|｜-]{3,}")
"""A line that rules a table off: ├───┼───┤, +---+---+."""


def divide_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``lines`` with tabs between the cells of tables, each row in one line."""
    divided = [_at_bars(line) for line in mark_page_heads(lines)]
    _put(divided, mark_repeated_pages(divided))
    _put(divided, mark_contents(divided))
    _put(divided, join_quoted(divided))
    _put(divided, divide_sheet_heads(divided))
    headings = all_headings(divided)
    units = StatedUnits(divided)
    _put(divided, divide_indicators(divided, headings))
    _put(divided, divide_forms(divided, headings, units))
    for table in tuple(find_tables(divided, headings)):
        _put(divided, _rows(table))
    _put(divided, divide_cards(divided, headings, units))
    _put(divided, divide_bulleted(divided, headings, units))
    _put(divided, divide_titled(divided, headings, units))
    _put(divided, divide_scattered(divided, headings, units))
    return tuple(divided)


def _put(lines: list[Line], divided: Iterable[tuple[int, Line]]) -> None:
    """Put lines in the places of their indexes, once all of them are known."""
    for at, line in tuple(divided):
        lines[at] = line


def _at_bars(line: Line) -> Line:
    """Return a line divided at its bars: | 1 | name | 課 |; one that is a rule is of the table."""
    if _RULE.fullmatch(line.raw):
        return replace(line, role=LineRole.TABLE_HEAD)
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
        return divide_tabbed(table)
    if len(head.filled) > 1:
        return divide_aligned(table)
    return divide_stacked(table) if is_in_order(table) else unread_flow(table)
