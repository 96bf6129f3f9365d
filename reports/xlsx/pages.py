"""Where the pages of a sheet end: before a chain of rows that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from reports.xlsx.sheet import SheetRow

_CERTAIN = 0.97
"""The part of the page that is filled: printers differ in what they can print on."""


def page_breaks(rows: Sequence[SheetRow], height: float, repeated: float) -> tuple[int, ...]:
    """Return the rows (from 1) after which a page ends.

    ``height`` is what a page holds in points, ``repeated`` what the repeated head takes of every
    page but the first. Rows that keep the next stay on its page, unless they fill more than one.
    """
    room = height * _CERTAIN
    breaks: list[int] = []
    used, start = 0.0, 0
    for first, last in _chains(rows):
        need = sum(row.height for row in rows[first:last])
        if used and used + need > room:
            breaks.append(first)
            used, start = repeated, first
        for index in range(first, last):
            if used + rows[index].height > room and index > start:
                breaks.append(index)
                used, start = repeated, index
            used += rows[index].height
    return tuple(breaks)


def _chains(rows: Sequence[SheetRow]) -> list[tuple[int, int]]:
    chains, first = [], 0
    for index, row in enumerate(rows):
        if not row.keeps_next:
            chains.append((first, index + 1))
            first = index + 1
    if first < len(rows):
        chains.append((first, len(rows)))
    return chains
