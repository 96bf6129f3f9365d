"""The marks and the columns of a form, found by what stands in them wherever they were moved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model import form_marks as marks
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.grid import Grid
from model.wareki import YEARS_TOGETHER, find_fiscal_years, format_fiscal_year

_MARKED_ROWS = 4
"""The marks of a form stand in its first rows; the name of a plan takes one or two of them."""

_SUM = re.compile(rf"(?:{YEARS_TOGETHER})?[合総]?{marks.SUM}(?:[(（].*)?")
"""Heads of sums of several years: 計（千円）, 3か年計."""

_SOURCE = re.compile(rf"{marks.SOURCE}(.+)[(（][^()（）]+[)）]")

Year = int | None
"""A fiscal year (西暦) that a form asks for; None is the plan's own."""


@dataclass(frozen=True, slots=True)
class FormMarks:
    """Where the marks of a form stand, and what they say.

    ``row`` and ``column`` are those of its ``version``; ``years`` are the fiscal years (西暦) that
    it asks for, the plan's first.
    """

    row: int
    column: int
    version: str
    department: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoneyPlace:
    """A column of amounts, in which 1 stands for ``unit`` yen."""

    column: int
    unit: int


@dataclass(frozen=True, slots=True)
class FormColumns:
    """Where a form has what; ``head`` is the row of its headings, ``ids`` the column of its marks.

    ``amounts`` are those to fill in; ``faults`` says for years that were asked for why they are
    not among them. ``totals`` are sums of several years, ``sources`` are by the name of a source of
    funds.
    """

    head: int
    ids: int
    name: int
    amounts: Mapping[Year, MoneyPlace]
    totals: tuple[MoneyPlace, ...]
    description: int | None
    remarks: int | None
    flag: int | None
    place: int | None
    faults: Mapping[Year, str]
    sources: Mapping[str, MoneyPlace]


def find_marks(grid: Grid) -> FormMarks | None:
    """Return the marks of the form on ``grid``, None where it is none."""
    top = range(min(_MARKED_ROWS, len(grid.rows)))
    for row in top:
        for column in range(len(grid.rows[row])):
            version = marks.version_of(grid.text(row, column))
            if version is None:
                continue
            keys = (marks.department_of(grid.text(below, column)) for below in top[row + 1 :])
            key = next(filter(None, keys), None)
            if key:
                return FormMarks(row, column, version, *key)
    return None


def find_columns(grid: Grid, form: FormMarks) -> FormColumns | None:
    """Return the columns of ``form``, None where the names or all amounts have none."""
    for row in range(form.row + 2, len(grid.rows)):
        heads = [re.sub(r"\s", "", grid.text(row, column)) for column in range(form.column)]
        if marks.NAME not in heads or not any(map(_is_amount, heads)):
            continue
        amounts = _amounts(heads, form.years)
        known = [place for place in amounts.values() if place]
        if not known:
            return None
        places = {head: n for n, head in enumerate(heads)}
        return FormColumns(
            row,
            form.column,
            places[marks.NAME],
            {year: place for year, place in amounts.items() if place},
            tuple(_totals(heads, known[0].unit)) if len(form.years) > 1 else (),
            places.get(marks.DESCRIPTION),
            places.get(marks.REMARKS),
            places.get(marks.FLAG),
            places.get(marks.PLACE),
            {year: _fault(form.years, year) for year, place in amounts.items() if not place},
            _sources(heads),
        )
    return None


def _is_amount(head: str) -> bool:
    return head.startswith(marks.AMOUNT)


def _amounts(heads: Sequence[str], years: Sequence[int]) -> dict[Year, MoneyPlace | None]:
    """Return the column of each year asked for; None where it has not exactly one.

    Which of two was filled in, nobody knows.
    """
    found: dict[Year, list[MoneyPlace | None]] = defaultdict(list)
    for column, head in enumerate(heads):
        if _is_amount(head):
            unit = unit_of(head)
            year = _year_of(head, years)
            found[year].append(None if unit is None else MoneyPlace(column, unit))
    asked: list[Year] = [None, *years[1:]]
    return {year: found[year][0] if len(found[year]) == 1 else None for year in asked}


def _year_of(head: str, years: Sequence[int]) -> Year:
    """Return the year that ``head`` asks for; one of another year is no column of the form."""
    if len(years) <= 1:
        return None
    named = find_fiscal_years(head)
    own = years[0]
    return None if named == (own,) else named[0] if len(named) == 1 else 0


def _totals(heads: Sequence[str], unit: int) -> Iterator[MoneyPlace]:
    """Yield the columns of sums of the years: the form's own, and 3か年計 that was put beside."""
    for column, head in enumerate(heads):
        if _SUM.fullmatch(head):
            yield MoneyPlace(column, unit_of(head) or unit)


def _sources(heads: Sequence[str]) -> dict[str, MoneyPlace]:
    """Return the columns of sources of funds: 財源国庫支出金（千円）, 財源令和8年度県債（千円）."""
    found: dict[str, MoneyPlace] = {}
    for column, head in enumerate(heads):
        named = _SOURCE.fullmatch(head)
        unit = unit_of(head) if named else None
        if named and unit is not None:
            years = "".join(map(format_fiscal_year, find_fiscal_years(named[1])[:1]))
            found.setdefault(named[1].removeprefix(years), MoneyPlace(column, unit))
    return found


def _fault(years: Sequence[int], year: Year) -> str:
    shown = format_fiscal_year(year or years[0])
    return (
        f"{shown}の「{marks.AMOUNT}（単位）」の見出しが1つに決まらないため、{shown}の金額は読んで"
        "いません。配った様式の見出しに戻してください。"
    )
