"""The tables of a text: where each begins with its head, and where it ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from model.readers.published.cells.table_head import TableHead, read_head
from model.readers.published.layouts.aligned.merged_levels import is_level_text
from model.readers.published.layouts.flowing.flowing_head import find_flowing_head
from model.readers.published.layouts.stacked.stacked_rows import find_stacked_head, tells_ends
from model.readers.published.layouts.table_lines import TableLines
from model.readers.published.layouts.tall_head import TallHead, find_tall_head
from model.readers.published.lines.furniture import find_running_heads
from model.readers.published.lines.labels import begins_part, year_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading
from model.readers.published.lines.units import StatedUnits

_PAIR = 2
_ENOUGH_ROWS = 40
"""So many lines tell where columns are."""


def find_tables(lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[TableLines]:
    """Return the tables of a text, each as far as the next head, label or heading with a word."""
    tables = list(_tables(lines, headings))
    by_head: dict[tuple[str, ...], list[TableLines]] = defaultdict(list)
    for table in tables:
        by_head[_head_of(table)].append(table)
    return [_with_alike(table, by_head[_head_of(table)]) for table in tables]


def _head_of(table: TableLines) -> tuple[str, ...]:
    above = table.tall.above if table.tall else 0
    return tuple(line.raw.rstrip() for line in table.lines[table.top - above : table.first])


def _with_alike(table: TableLines, tables: Sequence[TableLines]) -> TableLines:
    """Return a table with the rows of those ``tables`` that have the very same head."""
    rows = (
        line
        for other in tables
        if other is not table
        for line in other.lines[other.first : other.end]
        if len(line.filled) > _PAIR
    )
    lacking = max(0, _ENOUGH_ROWS - (table.end - table.first))
    return replace(table, alike=tuple(islice(rows, lacking)))


def _tables(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[TableLines]:
    heads = _find_heads(lines)
    if not heads:
        return
    running = find_running_heads(lines)
    tops = [*(top - (tall.above if tall else 0) for top, (_, _, tall) in heads.items()), len(lines)]
    for (top, (head, first, tall)), next_top in zip(heads.items(), tops[1:], strict=True):
        below = max(first, _year_above(lines, headings, next_top))
        own = _without_levels(headings, head, range(first, below))
        end = next((at for at in range(first, below) if _is_end(lines[at], own[at])), below)
        far = next((at for at in range(end, below) if _is_end(lines[at], None)), below)
        is_flowing = tall is None and _is_flowing(lines[top], head)
        yield TableLines(lines, own, head, top, first, end, running, tall, is_flowing, far)


def _year_above(lines: Sequence[Line], headings: Sequence[Heading | None], top: int) -> int:
    """Return the index of the line above ``top`` that names the year of the table there, or it.

    The heading of a section may stand between them.
    """
    at = top - 1
    while at > 0 and headings[at] is not None:
        at -= 1
    return at if at >= 0 and top < len(lines) and year_label(lines[at].text) else top


def _without_levels(
    headings: Sequence[Heading | None], head: TableHead, rows: range
) -> Sequence[Heading | None]:
    """Return ``headings`` without those that may be merged cells of the table with ``rows``."""
    if not head.level_places:
        return headings
    own = list(headings)
    for at in rows:
        heading = own[at]
        if heading is not None and is_level_text(heading, head):
            own[at] = None
    return own


def _is_flowing(line: Line, head: TableHead) -> bool:
    """Whether single blanks part the words of a head, or its lines do in an order of their own."""
    return len(line.filled) == 1 and (len(line.text.split()) > 1 or not tells_ends(head))


def _is_end(line: Line, heading: Heading | None) -> bool:
    if line.head:
        return True
    if line.has_tab:
        return False
    return begins_part(line.text) or (heading is not None and heading.style.form is Form.WORD)


def _with_second_row(head: TableHead, below: Line, unit: int | None) -> TableHead | None:
    """Return a head with the row below it where that has years: side by side, or in place."""
    return head.divided(below.filled, unit) or (
        head.over(below.cells, unit) if below.has_tab and not below.cells[0] else None
    )


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
                first = at + 1 + tall.below
                found[at] = (tall.head, first, tall)
            elif head is not None:
                below = lines[at + 1] if line.has_tab and at + 1 < len(lines) else None
                whole = _with_second_row(head, below, unit) if below else None
                first = at + (1 if whole is None else _PAIR)
                found[at] = (whole or head, first, None)
            continue
        stacked = find_flowing_head(lines, at, unit) or find_stacked_head(lines, at, unit)
        if stacked:
            first = at + stacked[1]
            found[at] = (stacked[0], first, None)
    return found
