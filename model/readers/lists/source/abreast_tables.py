"""A table printed in two halves side by side, under the same headings, as one table.

The right half goes below the left one. The grid still names rows and cells as the file does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.readers.lists.source.heads import Heads, unnamed
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid, MergedRange, Origin
from model.readers.tables.head_words import has_role, head_key

_AGAIN = re.compile(r"[(（]\d[)）]$")
_LEAST_COLUMNS = 2


def read_halves(grid: Grid, heads: Heads | None) -> tuple[Grid, Heads | None]:
    """Return a table whose headings stand twice, side by side, as one; another as it is."""
    found = _halves(heads)
    if heads is None or found is None or grid.origins:
        return grid, heads
    start, width = found
    end = min(start + 2 * width, grid.width)
    body = grid.rows[heads.body :]
    right = [[None] * start + row[start + width : end] for row in body]
    shift = -len(body)
    columns = (*range(start), *range(start + width, end))
    joined = replace(
        grid,
        rows=[*(row[: start + width] for row in grid.rows), *right],
        merged=tuple(_moved(merged, heads.body, start, width, len(body)) for merged in grid.merged),
        faults={
            ((r, c) if c < start + width else (r + len(body), c - width)): why
            for (r, c), why in grid.faults.items()
        },
        origins=(Origin(0, "", 0), Origin(heads.body + len(body), "", shift, columns)),
    )
    return joined, replace(heads, titles=heads.titles[: start + width])


def _halves(heads: Heads | None) -> tuple[int, int] | None:
    """Return (first column, width) of the left half, where the headings stand twice.

    Nothing but them stands there; one of them names projects.
    """
    keys = _keys(heads.titles) if heads else []
    filled = [column for column, key in enumerate(keys) if key]
    for place in filled[1:]:
        start = filled[0]
        width = place - start
        right = keys[place : place + width]
        own = keys[start:place]
        while own and not own[-1]:
            own.pop()
        rest = keys[place + len(own) :]
        if right[: len(own)] == own and not any(rest) and len(own) >= _LEAST_COLUMNS:
            return (start, width) if any(has_role(t, Role.NAME) for t in own) else None
    return None


def _keys(titles: Sequence[str]) -> list[str]:
    return [
        "" if title == unnamed(column) else _AGAIN.sub("", head_key(title))
        for column, title in enumerate(titles)
    ]


def _moved(merged: MergedRange, body: int, start: int, width: int, down: int) -> MergedRange:
    if merged.top < body or merged.left < start + width:
        return merged
    return MergedRange(
        merged.top + down, merged.left - width, merged.bottom + down, merged.right - width
    )
