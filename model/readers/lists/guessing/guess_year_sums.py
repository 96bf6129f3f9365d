"""Guessing which columns of a list are sums of its years: 3か年計, 総事業費, 令和8～10年度計."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from model.readers.lists.guessing.open_columns import HALF, LOOKED_AT, OpenColumns
from model.readers.lists.year_sums import MOST, YearsAndSum, years_added_up
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import counts_something, head_key

_Series = tuple[str | None, str | None]
"""What years are of: their kind and their source of funds."""
_SUM_WORDS = re.compile("計|総|全体")
_OF_PROJECT = re.compile("総事業費|総経費|総額|全体")
"""What a project costs in all: where some rows differ, those began before the years listed."""
_ALONE = 0.9
_LEAST_ROWS = 3
"""Such a share of so many rows tells a sum where its heading does not speak of one."""


def find_year_sums(columns: OpenColumns) -> None:
    """Let the columns that are the sum of years be amounts of no year and of the kind of these."""
    series: dict[_Series, dict[int, int]] = defaultdict(dict)
    for column, use in columns.uses.items():
        if use.amount and use.amount.fiscal_year is not None:
            of_years = series[use.amount.kind, use.amount.funds]
            of_years.setdefault(use.amount.fiscal_year, column)
    series = {what: years for what, years in series.items() if len(years) > 1}
    if not series:
        return
    for column in range(len(columns.titles)):
        if _may_be_sum(columns, column):
            _find_years(columns, column, series)


def _may_be_sum(columns: OpenColumns, column: int) -> bool:
    use = columns.uses.get(column)
    if use is not None:
        return use.amount is not None and use.amount.fiscal_year is None
    return columns.facts[column].numeric >= HALF and not counts_something(columns.titles[column])


def _find_years(
    columns: OpenColumns, column: int, series: Mapping[_Series, Mapping[int, int]]
) -> None:
    title = columns.titles[column]
    key = head_key(title)
    is_said = _SUM_WORDS.search(key) is not None
    least = 1 if _OF_PROJECT.search(key) else MOST if is_said else _ALONE
    for (kind, funds), years in series.items():
        units = {year: _unit_of(columns, place) for year, place in years.items()}
        unit = unit_of(title) or next(iter(units.values()))
        rows = _rows(columns, years, units, column, unit)
        told = sum(len(amounts) > 1 for amounts, _ in rows)
        if (is_said or told >= _LEAST_ROWS) and years_added_up(rows, least):
            columns.take(column, Role.AMOUNT, amount=AmountColumn(unit, None, kind, funds))
            return


def _unit_of(columns: OpenColumns, column: int) -> int:
    amount = columns.uses[column].amount
    return amount.unit if amount else 1


def _rows(
    columns: OpenColumns,
    years: Mapping[int, int],
    units: Mapping[int, int],
    column: int,
    unit: int,
) -> list[YearsAndSum]:
    """Return the amounts of each row that has one in ``column``."""
    grid, body = columns.source.grid, columns.source.heads.body
    found: list[YearsAndSum] = []
    for row in range(body, min(len(grid.rows), body + LOOKED_AT)):
        total = read_amount(grid.cell(row, column), unit).yen
        if total is not None:
            read = {
                year: read_amount(grid.cell(row, place), units[year]).yen
                for year, place in years.items()
            }
            found.append(({y: yen for y, yen in read.items() if yen is not None}, total))
    return found
