"""A grid with its columns in another order; its cells keep the names that they have in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.readers.tables.grid import Grid, Origin


def with_columns(grid: Grid, columns: Sequence[int], first: int = 0) -> Grid:
    """Return ``grid`` with its ``columns``, all of them, in this order.

    From row ``first`` on the names of its cells are those that they have in the file.
    """
    places = {column: place for place, column in enumerate(columns)}
    origins = (Origin(first, "", 0), *grid.origins[1:])
    return replace(
        grid,
        rows=[[grid.cell(row, column) for column in columns] for row in range(len(grid.rows))],
        merged=tuple(
            replace(m, left=places[m.left], right=places[m.left] + m.right - m.left)
            for m in grid.merged
            if m.left in places
        ),
        faults={(row, places[c]): why for (row, c), why in grid.faults.items() if c in places},
        scaled={(row, places[c]): by for (row, c), by in grid.scaled.items() if c in places},
        origins=tuple(
            replace(origin, columns=tuple(map(origin.column, columns))) for origin in origins
        ),
    )
