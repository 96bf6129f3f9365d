"""The text of a cell in a row of headings: the first day of a year is that year."""

from __future__ import annotations

from datetime import MINYEAR, date

from model.readers.tables.grid import Cell, Grid
from model.wareki import format_fiscal_year, read_date

_FIRST_MONTHS = (1, 4)
_NO_YEAR = MINYEAR
"""The year of a day that names none (4月1日)."""


def head_text(grid: Grid, row: int, column: int) -> str:
    """Return the text of a heading: 令和8年度 of the day 2026-04-01, which Excel shows as R8.

    Among the first days of other months it is that of a month.
    """
    first = _first_day(grid.cell(row, column))
    if first is None:
        return grid.text(row, column)
    others = filter(None, map(_first_day, grid.rows[row]))
    is_year = first.month in _FIRST_MONTHS and all(day.month == first.month for day in others)
    return format_fiscal_year(first.year) if is_year else grid.text(row, column)


def _first_day(cell: Cell) -> date | None:
    day = read_date(cell, _NO_YEAR) if isinstance(cell, str) else cell
    is_first = isinstance(day, date) and day.day == 1 and day.year != _NO_YEAR
    return day if is_first and isinstance(day, date) else None
