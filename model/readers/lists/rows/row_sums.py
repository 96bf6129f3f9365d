"""Sums in the rows of a list, held against their parts: of years (3か年計), of sources of funds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from model.finding import Finding, Severity
from model.project import Amount
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.list_row import ListRow
from model.readers.tables.amount_heads import in_full
from model.readers.tables.columns import Role
from model.readers.tables.told import places_text
from model.row_traits import is_word
from model.wareki import format_fiscal_year

MOST = 0.51
"""More than half of the rows add up where others are slips of what is a sum of years."""

YearsAndSum = tuple[Mapping[int, int], int]
"""Of one row: the yen by fiscal year (西暦), and what may be their sum."""
_Key = tuple[str | None, str | None]
"""What amounts are of beside their year: their kind and their source of funds."""
_SUM = "計"
_YearAndKind = tuple[int | None, str | None]
_FUNDS = "財源の内訳の合計が事業費と違います。ほかの行では合っています。元の表を見直してください。"
_LEAST_SOURCES = 2


class _Sum(NamedTuple):
    """The sum of years in a ``row``, and the yen of these years (西暦) that the row has."""

    row: ListRow
    key: _Key
    known: Mapping[int, int]
    yen: int

    @property
    def adds_up(self) -> bool:
        """Whether it is the sum of at least one year."""
        return bool(self.known) and self.yen == sum(self.known.values())


class RowYearSums:
    """The amounts of projects that are sums of years, as most of ``rows`` tell that add up.

    What seldom does is no sum: 総事業費 beside the years of a plan may be of other years too.
    """

    def __init__(self, rows: Sequence[ListRow], fitted: FittedMapping) -> None:
        self._rows = rows
        self._columns = {
            (use.amount.kind, use.amount.funds): use
            for _, use in reversed(fitted.columns(Role.AMOUNT))
            if use.amount and use.amount.fiscal_year is None
        }
        keys = {_key(a) for row in rows for a in row.amounts if a.fiscal_year is None}
        told = {key: [(_by_year(row, key), yen) for row, yen in self._sums(key)] for key in keys}
        self._years = {key: years for key in keys if (years := years_added_up(told[key]))}
        for kind, funds in keys - self._years.keys():
            if funds is not None:  # the sum is what these are parts of
                self._years.pop((kind, None), None)
        self._odd = [self._odd_of(row) for row in rows]

    def taken_off(self) -> list[ListRow]:
        """Return the rows without their sums of years; what does not add up is kept as a text."""
        return list(map(self._without, self._rows, self._odd))

    def findings(self) -> Iterator[Finding]:
        """Yield which columns are sums of years, and where one is wrong or stands alone."""
        for key in sorted(self._years, key=str):
            years, heading = self._years[key], self._heading(key)
            odd = [each for own in self._odd for each in own if each.key == key]
            wrong = [each.row.where for each in odd if each.known]
            if wrong:
                message = (
                    f"各年度の合計が「{heading}」の額と違います。帳票の合計には各年度を足した額を載せ、"
                    f"「{heading}」の額は文字として残しました。元の表を見直してください。"
                )
                yield Finding(Severity.WARNING, places_text(wrong), message)
            alone = [each.row.where for each in odd if not each.known]
            if alone:
                message = (
                    f"各年度の額がなく「{heading}」だけがあるため、どの年度の合計にも数えていません。"
                    "年度ごとの額を入れて読み直してください。"
                )
                yield Finding(Severity.WARNING, places_text(alone), message)
            if key in self._columns:
                first, last = (format_fiscal_year(year) for year in (years[0], years[-1]))
                left_out = "合う額は計画に" if odd else "計画には"
                message = (
                    f"この列は{first}から{last}までの計なので、各年度の額と照らし合わせ、{left_out}"
                    "入れていません。帳票の計は、各年度の額から出します。"
                )
                yield Finding(Severity.NOTICE, f"「{heading}」", message)

    def _sums(self, key: _Key) -> Iterator[tuple[ListRow, int]]:
        """Yield the rows with amounts of no year, and the yen of these."""
        for row in self._rows:
            yen = [a.yen for a in row.amounts if (a.fiscal_year, *_key(a)) == (None, *key)]
            if yen:
                yield row, sum(yen)

    def _odd_of(self, row: ListRow) -> list[_Sum]:
        """Return the sums of a row that its years do not add up to."""
        yen: dict[_Key, int] = {}
        for amount in row.amounts:
            if amount.fiscal_year is None and (key := _key(amount)) in self._years:
                yen[key] = yen.get(key, 0) + amount.yen
        sums = (_Sum(row, key, self._of_span(row, key), total) for key, total in yen.items())
        return [each for each in sums if not each.adds_up]

    def _of_span(self, row: ListRow, key: _Key) -> dict[int, int]:
        """Return the yen of the years that the sum of ``key`` is of, as far as a row has them."""
        return {year: n for year, n in _by_year(row, key).items() if year in self._years[key]}

    def _heading(self, key: _Key) -> str:
        return self._columns[key].heading if key in self._columns else _SUM

    def _without(self, row: ListRow, odd: Sequence[_Sum]) -> ListRow:
        dated = {_key(a) for a in row.amounts if a.fiscal_year is not None}
        of_words = {self._heading(key) for key in self._years if key in dated}
        extras: dict[str, str] = {}
        for heading, text in (
            *(e for e in row.extras if not (e[0] in of_words and is_word(e[1]))),
            *((self._heading(s.key), in_full(s.yen, self._unit(s.key))) for s in odd),
        ):
            extras[heading] = "\n".join(filter(None, (extras.get(heading), text)))
        amounts = tuple(
            a for a in row.amounts if a.fiscal_year is not None or _key(a) not in self._years
        )
        return replace(row, amounts=amounts, extras=tuple(extras.items()))

    def _unit(self, key: _Key) -> int:
        use = self._columns.get(key)
        return use.amount.unit if use and use.amount else 1


def _key(amount: Amount) -> _Key:
    return amount.kind, amount.funds


def _by_year(row: ListRow, key: _Key) -> Mapping[int, int]:
    """Return the yen of a row by fiscal year; several of one year are added up."""
    found: dict[int, int] = {}
    for amount in row.amounts:
        if amount.fiscal_year is not None and _key(amount) == key:
            found[amount.fiscal_year] = found.get(amount.fiscal_year, 0) + amount.yen
    return found


def years_added_up(rows: Sequence[YearsAndSum], least: float = MOST) -> tuple[int, ...]:
    """Return the years that are added up in a share of ``least`` of ``rows``, none where none are.

    They follow each other; years before or after them may stand beside the sum. Only rows with
    amounts of several years can tell; a year without one adds nothing.
    """
    known = sorted({year for years, _ in rows for year in years})
    for run in _runs(known):
        sums = [
            (sum(parts), total)
            for years, total in rows
            if len(parts := [years[year] for year in run if years.get(year)]) > 1
        ]
        if sums and sum(own == total for own, total in sums) >= least * len(sums):
            return run
    return ()


def _runs(years: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield all stretches of two ``years`` or more, the longest first."""
    for length in range(len(years), 1, -1):
        for first in range(len(years) - length + 1):
            yield tuple(years[first : first + length])


def about_sources(rows: Iterable[ListRow]) -> Iterator[Finding]:
    """Yield where sources of funds do not add up, of those years whose do in most rows.

    What seldom adds up is no whole breakdown.
    """
    right: dict[_YearAndKind, int] = defaultdict(int)
    wrong: dict[_YearAndKind, list[str]] = defaultdict(list)
    listed = list(rows)
    sources = {a.funds for row in listed for a in row.amounts if a.funds}
    if len(sources) < _LEAST_SOURCES:
        return  # うち一般財源 alone is no breakdown
    for row in listed:
        for key, parts, whole in _of_sources(row.amounts):
            if parts == whole:
                right[key] += 1
            else:
                wrong[key].append(row.where)
    for key, places in wrong.items():
        if right[key] > len(places):
            yield Finding(Severity.WARNING, places_text(places), _FUNDS)


def _of_sources(amounts: Iterable[Amount]) -> Iterator[tuple[_YearAndKind, int, int]]:
    """Yield (of what, sum of the sources, the whole) in yen."""
    listed = tuple(amounts)
    wholes = {(a.fiscal_year, a.kind): a.yen for a in listed if a.funds is None}
    for key, whole in wholes.items():
        sources = [a.yen for a in listed if a.funds and (a.fiscal_year, a.kind) == key]
        if sources:
            yield key, sum(sources), whole
