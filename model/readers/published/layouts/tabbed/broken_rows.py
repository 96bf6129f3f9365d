"""Rows of a table divided by tabs that breaks within their cells divide into several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.layouts.table_lines import Cells, TableLines, is_plausible
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.line import Line

_MOST_LINES = 15
"""The most lines into which a row is divided."""
_PLAIN = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


def mend_broken_rows(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of rows that are broken within cells, with their indexes, made whole.

    Copied from a word processor, all lines of a row together have as many tabs as the head. That
    is no sign where the head has no columns besides name, description and departments.
    """
    head = table.head
    if all(role in _PLAIN for role in head.roles):
        return
    places = [place for place, cell in enumerate(table.lines[table.top].cells) if cell]
    width = len(table.lines[table.top].cells)
    if len(places) < len(head.roles):  # years stand below the head
        width = max(width, *(len(line.cells) for line in table.lines[table.top : table.first]))
        places = list(range(width)) if width == len(head.roles) else []
    at = table.first
    while places and at < table.end:
        count, cells = _whole(table, at, places, width)
        if cells is not None:
            yield at, replace(table.lines[at], raw="\t".join(cells))
            yield from ((below, table.part(below)) for below in range(at + 1, at + count))
        at += count


def _whole(
    table: TableLines, at: int, places: Sequence[int], width: int
) -> tuple[int, list[str] | None]:
    """Return how many lines the row at ``at`` has, and its cells where it is broken."""
    cells = list(table.lines[at].cells)
    if not _is_open(table, at) or not table.lines[at].has_tab or len(cells) >= width:
        return 1, None
    roles = dict(zip(places, table.head.roles, strict=False))
    for below in range(at + 1, min(at + _MOST_LINES, table.end)):
        line = table.lines[below]
        if not _is_open(table, below) or _is_row(table, line, places):
            break
        if len(cells) + len(line.cells) - 1 > width:
            break
        role = roles.get(len(cells) - 1, ColumnRole.EXTRA)
        cells = [*cells[:-1], join_cell(cells[-1], line.cells[0], role), *line.cells[1:]]
        if len(cells) == width:
            fitted = _fit(cells, places)
            is_whole = fitted is not None and is_plausible(fitted, table.head)
            return below - at + 1, cells if is_whole else None
    return 1, None


def _is_open(table: TableLines, at: int) -> bool:
    """Whether a line may be a part of a row: no other row has it, and it is no heading."""
    line = table.lines[at]
    return line.role is None and (line.has_tab or table.headings[at] is None)


def _is_row(table: TableLines, line: Line, places: Sequence[int]) -> bool:
    fitted = _fit(line.cells, places) if line.has_tab else None
    return fitted is not None and is_plausible(fitted, table.head)


def _fit(cells: Sequence[str], places: Sequence[int]) -> Cells | None:
    """Return cells by their columns, None where one stands in no column."""
    filled = {place for place, cell in enumerate(cells) if cell}
    if not filled <= set(places):
        return None
    return {n: cells[place] for n, place in enumerate(places) if place in filled}
