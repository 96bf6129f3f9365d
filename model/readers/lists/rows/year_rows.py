"""Lists with a row for each project and year: rows of one project become one, with all amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.finding import Severity
from model.project import Amount
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.row_lines import is_span, of_span, year_of
from model.readers.lists.source.joint_sheets import SHEET_NAME
from model.readers.reading import LineRole
from model.readers.tables.told import Told
from model.text import name_key

_Key = tuple[object, ...]
_OF_SEVERAL = (
    "「{}」に年度が2つ以上ある行の金額は、年度ごとに分けられないため、年度のない金額としました。"
    "その年度の合計には数えません。"
)


def join_years(rows: Sequence[ListRow], told: Told) -> list[ListRow]:
    """Return ``rows``, those of one project in several years as one where the first of them stands.

    The years stand in an extra column (年度, or the names of sheets), one in each row; amounts
    that name no year of their own are of that year; what each row repeats of another one (R7決算)
    counts once. A second row of a year stays a row.
    """
    heading = _year_heading(rows)
    if not heading:
        return list(rows)
    made: list[ListRow] = []
    first: dict[_Key, int] = {}
    years: dict[_Key, set[int]] = {}
    for row in rows:
        if row.role is not LineRole.ROW:
            made.append(row)
            continue
        year = _year_of(row, heading)
        span = dict(row.extras).get(heading, "")
        if year is None and row.amounts and span:
            told.tell(Severity.WARNING, _OF_SEVERAL.format(heading), row.where)
            amounts = (a._replace(kind=of_span(span, a.kind)) for a in row.amounts)
            row = replace(row, amounts=tuple(amounts))  # noqa: PLW2901  the same row with its years
        own, key = _of_year(row, heading, year), _key(row)
        if year is None or year in years.get(key, ()):
            made.append(own)
            continue
        years.setdefault(key, set()).add(year)
        if key not in first:
            first[key] = len(made)
            made.append(own)
            continue
        at = first[key]
        more = [amount for amount in own.amounts if amount not in made[at].amounts]
        if _columns(made[at].amounts) & _columns(more):  # two amounts for the same
            made.append(own)
            continue
        _tell(made[at], own, heading, told)
        made[at] = replace(made[at], amounts=(*made[at].amounts, *more))
        made.append(ListRow(row.number, row.sheet, LineRole.CONTINUED))
    if heading == SHEET_NAME:
        _tell_missing([made[at] for at in first.values()], list(years.values()), told)
    return made


def _tell_missing(rows: Sequence[ListRow], years: Sequence[set[int]], told: Told) -> None:
    """Tell of projects that some sheets of years do not have."""
    most = set().union(*years)
    for row, own in zip(rows, years, strict=True):
        if own != most:
            lacking = "・".join(f"{year}年度" for year in sorted(most - own))
            told.tell(
                Severity.WARNING,
                f"{lacking}のシートにない事業があります。その年度の金額はないものとして読みました。",
                row.where,
            )


def _columns(amounts: Iterable[Amount]) -> set[tuple[object, ...]]:
    """Return of which year, kind and source of funds ``amounts`` are."""
    return {(amount.fiscal_year, amount.kind, amount.funds) for amount in amounts}


def _year_heading(rows: Sequence[ListRow]) -> str:
    """Return the heading of the column in which each row has a year, if projects come again.

    Of several (事業年度, 予算年度) it is the one that tells most rows of one project apart.
    """
    projects = [row for row in rows if row.role is LineRole.ROW]
    if not projects or len({_key(row) for row in projects}) == len(projects):
        return ""
    with_years = [h for h in dict(projects[0].extras) if all(_tells_year(r, h) for r in projects)]
    apart = {h: len({(_key(row), _year_of(row, h)) for row in projects}) for h in with_years}
    return max(with_years, key=lambda heading: apart[heading], default="")


def _tells_year(row: ListRow, heading: str) -> bool:
    """Whether a row has a year, several of them (R8～R9), or no amount that could be of one."""
    text = dict(row.extras).get(heading, "")
    return bool(year_of(text)) or is_span(text) or not (text or row.amounts)


def _year_of(row: ListRow, heading: str) -> int | None:
    return year_of(dict(row.extras).get(heading, ""))


def _of_year(row: ListRow, heading: str, year: int | None) -> ListRow:
    amounts = tuple(
        amount._replace(fiscal_year=year) if amount.fiscal_year is None else amount
        for amount in row.amounts
    )
    extras = tuple(extra for extra in row.extras if extra[0] != heading)
    return row if year is None else replace(row, amounts=amounts, extras=extras)


def _key(row: ListRow) -> _Key:
    return row.levels, name_key(row.name), row.departments, row.offices, row.relisted


def _tell(kept: ListRow, row: ListRow, heading: str, told: Told) -> None:
    told.tell(
        Severity.NOTICE,
        f"「{heading}」の違う同じ事業の行は、1つの事業の年度ごとの金額として読みました。",
        row.where,
    )
    if (kept.description, kept.flag, kept.extras) != (row.description, row.flag, row.extras):
        told.tell(
            Severity.WARNING,
            f"「{heading}」によって事業概要・印・追加項目の違う事業があります。初めの行の内容を使います。",
            row.where,
        )
