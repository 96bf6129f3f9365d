"""Guessing which columns of a list are sums of its years: 3か年計, 総事業費, 令和8～10年度計."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from model.readers.lists.guessing.open_columns import HALF, LOOKED_AT, OpenColumns
from model.readers.lists.year_sums import MOST, years_added_up
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import counts_something, head_key

_SUM_WORDS = re.compile("計|総|全体")
_OF_PROJECT = re.compile("総事業費|総経費|総額|全体")
"""What a project costs in all: where some rows differ, those began before the years listed."""
_ALONE = 0.9
_LEAST_ROWS = 3
"""Such a share of so many rows tells a sum where its heading does not speak of one."""


class _Series(NamedTuple):
    """Amounts of several years that are of one kind and source of funds.

    ``unit`` is that of the first year, ``rows`` are the yen by fiscal year (西暦) of each row.
    """

    kind: str | None
    funds: str | None
    unit: int
    rows: list[dict[int, int]]


def find_year_sums(columns: OpenColumns) -> None:
    """Let the columns that are the sum of years be amounts of no year and of the kind of these."""
    places: dict[tuple[str | None, str | None], dict[int, int]] = defaultdict(dict)
    for column, use in columns.uses.items():
        if use.amount and use.amount.fiscal_year is not None:
            places[use.amount.kind, use.amount.funds].setdefault(use.amount.fiscal_year, column)
    series = [_read(columns, *of, years) for of, years in places.items() if len(years) > 1]
    for column in range(len(columns.titles)):
        if series and _may_be_sum(columns, column):
            _find_years(columns, column, series)


def _read(
    columns: OpenColumns, kind: str | None, funds: str | None, years: Mapping[int, int]
) -> _Series:
    """Return the series whose ``years`` stand in these columns."""
    rows: list[dict[int, int]] = [{} for _ in range(*_body(columns))]
    units: list[int] = []
    for year, column in years.items():
        amount = columns.uses[column].amount
        units.append(amount.unit if amount else 1)
        for known, yen in zip(rows, _yen(columns, column, units[-1]), strict=True):
            if yen is not None:
                known[year] = yen
    return _Series(kind, funds, units[0], rows)


def _may_be_sum(columns: OpenColumns, column: int) -> bool:
    use = columns.uses.get(column)
    if use is not None:
        return use.amount is not None and use.amount.fiscal_year is None
    return columns.facts[column].numeric >= HALF and not counts_something(columns.titles[column])


def _find_years(columns: OpenColumns, column: int, series: list[_Series]) -> None:
    title = columns.titles[column]
    key = head_key(title)
    is_said = _SUM_WORDS.search(key) is not None
    least = 1 if _OF_PROJECT.search(key) else MOST if is_said else _ALONE
    for each in series:
        unit = unit_of(title) or each.unit
        yen = _yen(columns, column, unit)
        rows = [(y, total) for y, total in zip(each.rows, yen, strict=True) if total is not None]
        told = sum(len(years) > 1 for years, _ in rows)
        if (is_said or told >= _LEAST_ROWS) and years_added_up(rows, least):
            amount = AmountColumn(unit, None, each.kind, each.funds)
            columns.take(column, Role.AMOUNT, amount=amount)
            return


def _yen(columns: OpenColumns, column: int, unit: int) -> list[int | None]:
    """Return the yen in each of the rows that are looked at."""
    grid = columns.source.grid
    return [read_amount(grid.cell(row, column), unit).yen for row in range(*_body(columns))]


def _body(columns: OpenColumns) -> tuple[int, int]:
    first = columns.source.heads.body
    return first, max(first, min(len(columns.source.grid.rows), first + LOOKED_AT))
