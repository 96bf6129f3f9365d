"""Sources of funds of a row, which are parts of its amount: held against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from model.finding import Finding, Severity
from model.project import Amount
from model.readers.lists.rows.list_row import ListRow
from model.readers.tables.told import places_text

_FUNDS = "財源の内訳の合計が事業費と違います。ほかの行では合っています。元の表を見直してください。"
_LEAST_SOURCES = 2
_Key = tuple[int | None, str | None]
"""Of what year and kind an amount is."""


def about_sources(rows: Iterable[ListRow]) -> Iterator[Finding]:
    """Yield where sources of funds do not add up, of those years whose do in most rows.

    What seldom adds up is no whole breakdown.
    """
    right: dict[_Key, int] = defaultdict(int)
    wrong: dict[_Key, list[str]] = defaultdict(list)
    listed = list(rows)
    sources = {a.funds for row in listed for a in row.amounts if a.funds}
    if len(sources) < _LEAST_SOURCES:
        return  # うち一般財源 alone is no breakdown
    for row in listed:
        for key, parts, whole in _sums(row.amounts):
            if parts == whole:
                right[key] += 1
            else:
                wrong[key].append(row.where)
    for key, places in wrong.items():
        if right[key] > len(places):
            yield Finding(Severity.WARNING, places_text(places), _FUNDS)


def _sums(amounts: Iterable[Amount]) -> Iterator[tuple[_Key, int, int]]:
    """Yield (of what, sum of the sources, the whole) in yen."""
    listed = tuple(amounts)
    wholes = {(a.fiscal_year, a.kind): a.yen for a in listed if a.funds is None}
    for key, whole in wholes.items():
        sources = [a.yen for a in listed if a.funds and (a.fiscal_year, a.kind) == key]
        if sources:
            yield key, sum(sources), whole
