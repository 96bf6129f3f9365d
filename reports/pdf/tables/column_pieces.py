"""A data table of more columns than a page holds: cut into tables below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reports.pdf.tables.data_table import with_columns
from reports.table import Table

_NAMING = ("listing", "name")
"""The keys of the columns that say in each piece which row it is: 掲載番号 and 事業名."""


def in_pieces(table: Table, fits: Callable[[Table], bool]) -> tuple[Table, ...]:
    """Return ``table``, or pieces of its columns in order, of which each ``fits`` on the page.

    Every piece has all rows, and begins with the columns that name them. Its caption says which of
    how many it is. A piece has one column besides at least.
    """
    if fits(table):
        return (table,)
    naming = [place for place, column in enumerate(table.columns) if column.key in _NAMING]
    pieces = [with_columns(table, places) for places in _pieces(table, naming, fits)]
    return tuple(
        replace(piece, caption=f"列を分けて載せています（{number}／{len(pieces)}）")
        for number, piece in enumerate(pieces, 1)
    )


def _pieces(
    table: Table, naming: Sequence[int], fits: Callable[[Table], bool]
) -> Iterator[list[int]]:
    """Yield the places of the columns of each piece, in the order of the table."""
    taken: list[int] = []
    for place in range(len(table.columns)):
        if place in naming:
            continue
        if taken and not fits(with_columns(table, sorted([*naming, *taken, place]))):
            yield sorted([*naming, *taken])
            taken = []
        taken.append(place)
    yield sorted([*naming, *taken])
