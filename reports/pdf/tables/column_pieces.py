"""A data table of more columns than a page holds: cut into tables below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reports.pdf.tables.data_table import with_columns
from reports.pdf.tables.table_style import TableStyle
from reports.table import Table

_NAMING = ("listing", "name")
"""The keys of the columns that say in each piece which row it is: 掲載番号 and 事業名."""


def in_pieces(table: Table, style: TableStyle, width: float) -> tuple[Table, ...]:
    """Return ``table``, or pieces of its columns in order, of which ``width`` points hold each.

    Every piece has all rows, and begins with the columns that name them. Its caption says which of
    how many it is. A piece has one column besides at least; none is much narrower than another.
    """
    if style.holds(table, width):
        return (table,)
    least = style.least_widths(table)
    naming = [place for place, column in enumerate(table.columns) if column.key in _NAMING]
    pieces = _even_pieces(least, naming, width)
    return tuple(
        replace(
            with_columns(table, sorted([*naming, *piece])),
            caption=f"列を分けて載せています（{number}／{len(pieces)}）",
        )
        for number, piece in enumerate(pieces, 1)
    )


def _even_pieces(least: Sequence[float], naming: Sequence[int], width: float) -> list[list[int]]:
    """Return the places of the columns of as few pieces as can be, the widest of them narrow."""
    others = {place: each for place, each in enumerate(least) if place not in naming}
    even: list[list[int]] = []
    room = width - sum(least[place] for place in naming)
    pieces = _pieces(others, room)
    while pieces != even and len(pieces) <= len(even or pieces):
        even = pieces
        widest = max(sum(others[place] for place in piece) for piece in pieces)
        pieces = _pieces(others, min(room, widest) - 1)
    return even


def _pieces(least: Mapping[int, float], room: float) -> list[list[int]]:
    """Return the places of the columns of each piece, in order: as many as ``room`` holds."""
    pieces: list[list[int]] = []
    left = 0.0
    for place, width in least.items():
        if not pieces or width > left:
            pieces.append([])
            left = room
        pieces[-1].append(place)
        left -= width
    return pieces
