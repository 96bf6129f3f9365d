"""How many stretches of a table of names and figures stand side by side, on paper or a sheet."""

from __future__ import annotations

from math import ceil

from model.money import Unit
from reports.cell_text import cell_text
from reports.table import BodyRow, Table, Text, TotalRow

_AROUND = 1.0
"""Characters that the white at both sides of a cell takes."""


def lowest_abreast(table: Table, unit: Unit, em: float) -> int:
    """Return how many stretches of ``table``, within those it asks for, make it lowest.

    ``em`` is the width of the page in characters of its type. Each stretch has the figures again,
    so that long names have less room in more of them and take more lines.
    """
    figures = _width_of_figures(table, unit)
    names = [row.cells[0] for row in table.body_rows]
    lengths = [len(name.text) for name in names if isinstance(name, Text)]
    lowest, best = float("inf"), 1
    for count in range(1, table.abreast + 1):
        room = em / count - figures - _AROUND
        if count > 1 and room < table.columns[0].least:
            break
        height = sum(ceil(length / max(room, 1)) for length in lengths) / count
        if height < lowest:
            lowest, best = height, count
    return best


def _width_of_figures(table: Table, unit: Unit) -> float:
    """Return how many characters the columns behind the names need, a digit being half of one."""
    rows = [row.cells for row in table.rows if isinstance(row, BodyRow | TotalRow)]
    width = 0.0
    for column, cells in list(zip(table.columns, zip(*rows, strict=True), strict=True))[1:]:
        longest = max(len(cell_text(cell, column.kind, unit)) for cell in cells)
        width += max(column.least, longest / 2) + _AROUND
    return width
