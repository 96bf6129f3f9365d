"""Which amounts columns of sources of funds are parts of, as their values tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from model.readers.lists.guessing.open_columns import HALF, OpenColumns
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn
from model.readers.tables.head_words import funds_of


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
