"""The text of a cell in a row of headings: the first day of a year is that year."""

from __future__ import annotations

from datetime import MINYEAR, date

from model.readers.lists.source.cell_looks import as_day
from model.readers.tables.grid import Cell, Grid
from model.wareki import format_fiscal_year, read_date

_FIRST_MONTHS = (1, 4)
_DAYS_OF_PLANS = range(36_526, 73_050)
"""The numbers of the days of 2000 to 2099 in Excel."""
_NO_YEAR = MINYEAR
"""The year of a day that names none (4月1日)."""


def head_text(grid: Grid, row: int, column: int) -> str:
    """Return the text of a heading: 令和8年度 of the day 2026-04-01, which Excel shows as R8.

    Among the first days of other months it is that of a month. An old workbook may have the number
    of the day; it is one where all numbers of the row are.
    """
    first = _first_day(grid.cell(row, column))
    if first is None:
        return grid.text(row, column)
    numbers = [cell for cell in grid.rows[row] if isinstance(cell, int | float)]
    others = [day for cell in grid.rows[row] if (day := _first_day(cell))]
    is_year = first.month in _FIRST_MONTHS and all(day.month == first.month for day in others)
    is_year = is_year and all(map(_first_day, numbers))
    return format_fiscal_year(first.year) if is_year else grid.text(row, column)


def _first_day(cell: Cell) -> date | None:
    day: Cell = read_date(cell, _NO_YEAR) if isinstance(cell, str) else cell
    if isinstance(cell, int | float) and cell % 1 == 0 and int(cell) in _DAYS_OF_PLANS:
        day = as_day(cell)
    is_first = isinstance(day, date) and day.day == 1 and day.year != _NO_YEAR
    return day if is_first and isinstance(day, date) else None
