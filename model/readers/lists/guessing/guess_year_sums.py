"""Guessing which columns of a list are sums of its years: 3か年計, 総事業費, 令和8～10年度計."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from model.readers.lists.guessing.open_columns import HALF, OpenColumns
from model.readers.lists.year_sums import MOST, years_added_up
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import counts_something, head_key

_SUM_WORDS = re.compile("計(?!画)|総|全体")
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
    """Let a column that is the sum of years be an amount of no year and of the kind of these.

    Amounts of a kind and source have one sum at most, that of most years: 前期計 and 後期計 beside
    総計 stay what they were, as amounts of one kind would be added up.
    """
    places: dict[tuple[str | None, str | None], dict[int, int]] = defaultdict(dict)
    for column, use in columns.uses.items():
        if use.amount and use.amount.fiscal_year is not None:
            places[use.amount.kind, use.amount.funds].setdefault(use.amount.fiscal_year, column)
    taken: set[int] = set()
    for of, years in places.items():
        found = _find_sum(columns, _read(columns, *of, years), taken) if len(years) > 1 else None
        if found is not None:
            taken.add(found)


def _read(
    columns: OpenColumns, kind: str | None, funds: str | None, years: Mapping[int, int]
) -> _Series:
    """Return the series whose ``years`` stand in these columns."""
    rows: list[dict[int, int]] = [{} for _ in columns.rows]
    units: list[int] = []
    for year, column in years.items():
        amount = columns.uses[column].amount
        units.append(amount.unit if amount else 1)
        for known, yen in zip(rows, _yen(columns, column, units[-1]), strict=True):
            if yen is not None:
                known[year] = yen
    return _Series(kind, funds, units[0], rows)


def _find_sum(columns: OpenColumns, series: _Series, taken: Collection[int]) -> int | None:
    """Take the column that adds up most years of ``series``, the first of several; None if none.

    Where a column is an amount of no year and of the same kind and source, no other can be.
    """
    key = (None, series.kind, series.funds)
    holders = [
        column
        for column, use in columns.uses.items()
        if (each := use.amount) and (each.fiscal_year, each.kind, each.funds) == key
    ]
    spans = {
        column: len(_years_of(columns, column, series))
        for column in holders or range(len(columns.titles))
        if column not in taken and _may_be_sum(columns, column, series)
    }
    found = max(spans, key=lambda column: spans[column], default=None)
    if found is None or not spans[found]:
        return None
    amount = AmountColumn(_unit(columns, found, series), None, series.kind, series.funds)
    columns.take(found, Role.AMOUNT, amount=amount)
    return found


def _may_be_sum(columns: OpenColumns, column: int, series: _Series) -> bool:
    use = columns.uses.get(column)
    if use is None:
        is_number = columns.facts[column].numeric >= HALF
        return is_number and not counts_something(columns.titles[column])
    amount = use.amount
    if amount is None or amount.fiscal_year is not None:
        return False
    return amount.funds in (None, series.funds)


def _years_of(columns: OpenColumns, column: int, series: _Series) -> tuple[int, ...]:
    """Return the years of ``series`` that a column adds up, none where it is no sum of them."""
    key = head_key(columns.titles[column])
    is_said = _SUM_WORDS.search(key) is not None
    least = 1 if _OF_PROJECT.search(key) else MOST if is_said else _ALONE
    yen = _yen(columns, column, _unit(columns, column, series))
    rows = [(y, total) for y, total in zip(series.rows, yen, strict=True) if total is not None]
    told = sum(len(years) > 1 for years, _ in rows)
    return years_added_up(rows, least) if is_said or told >= _LEAST_ROWS else ()


def _unit(columns: OpenColumns, column: int, series: _Series) -> int:
    return unit_of(columns.titles[column]) or series.unit


def _yen(columns: OpenColumns, column: int, unit: int) -> list[int | None]:
    """Return the yen in each of the rows that are looked at."""
    return [read_amount(cell, unit).yen for cell in columns.cells(column)]
