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
from model.readers.published.layouts.unread_lines import unread_lines
from model.readers.published.lines.headings import all_headings
from model.readers.published.lines.line import Line
from model.readers.published.lines.page_heads import mark_page_heads
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole

_BARS = re.compile(r"[|｜│┃]")
_LEAST_BARS = 2
_RULE = re.compile(r"(?=.*[┌-╬+])[\s─-╬+=|｜-]{3,}")
"""A line that rules a table off: ├───┼───┤, +---+---+."""


def divide_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``lines`` with tabs between the cells of tables, each row in one line.

    What pages repeat beyond doubt is set aside first, so that a row may go on over it.
    """
    marked = mark_page_heads(lines)
    rest = iter(_divided(_without_page_heads(marked)))
    return tuple(line if line.role is LineRole.PAGE_HEAD else next(rest) for line in marked)


def _without_page_heads(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield ``lines`` without page heads; the line below these begins the page in their stead.

    Blank lines around them say nothing, so that it is parted from the line above only where that
    ends a sentence.
    """
    above: Line | None = None
    is_below = begins_page = is_parted = False
    for line in lines:
        if line.role is LineRole.PAGE_HEAD:
            begins_page = begins_page or line.begins_page
            is_parted = line.after_blank if not is_below else is_parted
            is_below = True
            continue
        is_open = is_below and above is not None and not (is_parted and above.text.endswith("。"))
        above = replace(
            line,
            after_blank=line.after_blank and not is_open,
            begins_page=begins_page or line.begins_page,
        )
        yield above
        is_below = begins_page = False


def _divided(lines: Iterable[Line]) -> list[Line]:
    divided = [_at_bars(line) for line in lines]
    _put(divided, mark_repeated_pages(divided))
    _put(divided, mark_contents(divided))
    _put(divided, join_quoted(divided))
    _put(divided, divide_sheet_heads(divided))
    headings = all_headings(divided)
    units = StatedUnits(divided)
    _put(divided, divide_indicators(divided, headings))
    _put(divided, divide_forms(divided, headings, units))
    for table in find_tables(divided, headings):
        _put(divided, _rows(table))
    _put(divided, divide_cards(divided, headings, units))
    _put(divided, divide_bulleted(divided, headings, units))
    _put(divided, divide_titled(divided, headings, units))
    _put(divided, divide_scattered(divided, headings, units))
    return divided


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
    if table.head.is_abreast:
        rows = range(table.first, table.end)
        return unread_lines(table.lines, [at for at in rows if table.headings[at] is None])
    if table.is_flowing:
        return divide_flowing(table)
    if head.has_tab:
        return divide_tabbed(table)
    if len(head.filled) > 1:
        return divide_aligned(table)
    return divide_stacked(table) if is_in_order(table) else unread_flow(table)
