"""Guessing which columns are sums: of years (3か年計, 総事業費), and of sources of funds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from model.readers.lists.guessing.open_columns import HALF, OpenColumns
from model.readers.lists.rows.row_sums import MOST, years_added_up
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import counts_something, funds_of, head_key

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


def wholes_of(
    columns: OpenColumns, sources: range, wholes: Mapping[int, AmountColumn]
) -> Sequence[AmountColumn]:
    """Return what columns of ``sources`` of funds may be parts of, of the amounts beside them.

    Where there are several (``wholes``, by column), the sources are added up to see which it is.
    The sum of several years is none: its sources are of no year.
    """
    if len(wholes) <= 1:
        return tuple(wholes.values())
    found = _with_sum(columns, sources, wholes)
    are_dated = any(whole.fiscal_year is not None for whole in wholes.values())
    return [whole for whole in found if whole.fiscal_year is not None or not are_dated]


def sources_beside(titles: Sequence[str], column: int) -> range:
    """Return the columns of sources of funds around ``column``, without a gap."""
    first = last = column
    while first > 0 and funds_of(titles[first - 1]) is not None:
        first -= 1
    while last + 1 < len(titles) and funds_of(titles[last + 1]) is not None:
        last += 1
    return range(first, last + 1)


def _with_sum(
    columns: OpenColumns, parts: Iterable[int], wholes: Mapping[int, AmountColumn]
) -> Sequence[AmountColumn]:
    """Return those of ``wholes`` to which ``parts`` add up in most rows; all where no row tells."""
    matches: Counter[int] = Counter()
    told = 0
    for row in columns.rows:
        total = sum(_value(columns, row, part) or 0 for part in parts)
        amounts = {whole: _value(columns, row, whole) for whole in wholes}
        if total and any(amounts.values()):
            told += 1
            matches.update(whole for whole, amount in amounts.items() if amount == total)
    if not told:
        return list(wholes.values())
    best = max(matches.values(), default=0)
    found = [whole for whole, count in matches.items() if count == best > HALF * told]
    return [wholes[whole] for whole in sorted(found)]


def _value(columns: OpenColumns, row: int, column: int) -> int | None:
    return read_amount(columns.source.grid.cell(row, column), 1).yen
