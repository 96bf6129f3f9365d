"""Amounts of a row that are sums of others of it, held against them: 計 of years, 財源内訳."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from model.finding import Finding, Severity
from model.project import Amount
from model.readers.lists.rows.list_row import ListRow
from model.readers.tables.told import places_text

_YEARS = "各年度の合計が「計」の額と違います。帳票には、各年度を足した額を載せます。"
_FUNDS = "財源の内訳の合計が事業費と違います。"
_LEAST_SOURCES = 2
_LOOK = "ほかの行では合っています。元の表を見直してください。"


def about_row_sums(rows: Iterable[ListRow]) -> Iterator[Finding]:
    """Yield where a row's own sum is wrong, of those sums that are right in most rows.

    What seldom adds up is no sum: 総事業費 beside the years of a plan may be of other years too.
    """
    right: dict[tuple[object, ...], int] = defaultdict(int)
    wrong: dict[tuple[object, ...], list[str]] = defaultdict(list)
    said: dict[tuple[object, ...], str] = {}
    listed = list(rows)
    sources = {a.funds for row in listed for a in row.amounts if a.funds}
    for row in listed:
        for message, of, parts, whole in _sums(row.amounts):
            if message == _FUNDS and len(sources) < _LEAST_SOURCES:
                continue  # うち一般財源 alone is no breakdown
            said[message, *of] = message
            if parts == whole:
                right[message, *of] += 1
            else:
                wrong[message, *of].append(row.where)
    for key, places in wrong.items():
        if right[key] > len(places):
            yield Finding(Severity.WARNING, places_text(places), f"{said[key]}{_LOOK}")


def _sums(amounts: Iterable[Amount]) -> Iterator[tuple[str, tuple[object, ...], int, int]]:
    """Yield (what is wrong where it is, of what, sum of the parts, the whole) in yen."""
    listed = tuple(amounts)
    wholes = {(a.fiscal_year, a.kind): a.yen for a in listed if a.funds is None}
    for (year, kind), whole in wholes.items():
        years = [yen for (other, k), yen in wholes.items() if other is not None and k == kind]
        if year is None and len(years) > 1:
            yield _YEARS, (kind,), sum(years), whole
        sources = [a.yen for a in listed if a.funds and (a.fiscal_year, a.kind) == (year, kind)]
        if sources:
            yield _FUNDS, (year, kind), sum(sources), whole
