"""What columns of amounts and extra ones hold: amounts in yen, and words kept beside the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from model.project import Amount
from model.readers.published.cells.columns import Column, ColumnRole, column_of
from model.readers.published.cells.looks import BETWEEN_LINES, are_stages, is_amount
from model.readers.published.cells.table_head import TableHead
from model.readers.published.cells.year_cells import split_years
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_printed_amount, without_note
from model.readers.tables.head_words import funds_of, head_key
from model.wareki import find_fiscal_years

_WHOLE = "事業費"
_WITH_FUNDS = re.compile(
    r"\s*([^（(]+?((?:千|百万|万|億)?円)?)\s*[（(](?:財源内訳?[:：]?)?(.+)[)）]\s*"
)
_PART = re.compile(r"[、，/／]|(?<!\d),(?!\d)|\s{2,}|\u3000")
_SHORT = frozenset(["一般", "特定", "単独", "市", "町", "村", "区"])
"""What is a source of funds only in such brackets."""
_ONE_FUND = re.compile(r"([^\d:：]+?)\s*[:：]?\s*([\d０-９,，]+(?:千|百万|万|億)?円?)")

Extras = tuple[tuple[str, str], ...]
"""Extra columns of a row, as (heading, text)."""


@dataclass(frozen=True, slots=True)
class PricedCells:
    """What columns of amounts and extra ones hold.

    ``no_amounts`` are the words in columns of amounts that are none (未定); they are extra columns
    too. ``unitless`` are headings of amounts that name no unit, ``doubtful`` says of amounts how
    they were read.
    """

    amounts: tuple[Amount, ...] = ()
    extras: Extras = ()
    no_amounts: tuple[str, ...] = ()
    unitless: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def read_cells(placed: Iterable[tuple[Column, str]]) -> PricedCells:
    """Return what the columns of amounts and the extra ones hold.

    Under a year alone a number without a unit is no amount.
    """
    amounts: list[Amount] = []
    extras: list[tuple[str, str]] = []
    words: list[str] = []
    unitless: list[str] = []
    doubtful: list[str] = []
    for column, text in _by_stages(_by_funds(_by_years(placed))):
        if not text or column.role not in (ColumnRole.AMOUNT, ColumnRole.EXTRA):
            continue
        what = column.amount
        read = read_printed_amount(text, what.unit) if what else None
        is_money = column.role is ColumnRole.AMOUNT or (read is not None and read.has_unit)
        if what and read and read.fault and column.role is ColumnRole.AMOUNT:
            bare = read_printed_amount(str(without_note(text)), what.unit)
            if bare.yen is not None:
                read = bare
                extras.append((column.heading, text))
        if what and read and read.yen is not None and is_money:
            amounts.append(Amount(read.yen, what.fiscal_year, what.kind, what.funds))
            unitless += [column.heading] * _lacks_unit(column, text)
            doubtful += [read.forgiven] * read.is_doubtful
            continue
        if read and (read.yen is not None or (is_money and read.fault)):
            words.append(text)
        if not is_money or (read and read.fault):
            extras.append((column.heading, text))
    return PricedCells(
        tuple(amounts), tuple(extras), tuple(words), tuple(unitless), tuple(doubtful)
    )


def _by_years(placed: Iterable[tuple[Column, str]]) -> Iterator[tuple[Column, str]]:
    """Yield cells with their columns, one whose amounts name their years as one for each year."""
    for column, text in placed:
        what = column.amount if column.role is ColumnRole.AMOUNT else None
        years = split_years(text) if what and what.fiscal_year is None else []
        if what is None or not years:
            yield column, text
            continue
        for year, amount in years:
            (number,) = find_fiscal_years(year)
            yield replace(column, amount=replace(what, fiscal_year=number)), amount


def _by_funds(placed: Iterable[tuple[Column, str]]) -> Iterator[tuple[Column, str]]:
    """Yield cells with their columns, and each source of funds in the brackets behind an amount.

    Where sources have columns of their own, the brackets say the same once more and stay.
    """
    cells = tuple(placed)
    has_columns = any(column.amount and column.amount.funds for column, _ in cells)
    for column, text in cells:
        what = column.amount if column.role is ColumnRole.AMOUNT else None
        if what is None or has_columns:
            yield column, text
            continue
        whole, parts = _split_funds(text, what.unit)
        yield column, whole
        for funds, amount in parts:
            yield replace(column, amount=replace(what, funds=funds)), amount


def _split_funds(value: str, unit: int) -> tuple[str, list[tuple[str, str]]]:
    """Return an amount and what its brackets say of its funds: 900千円（国 400千円、市 500千円）.

    Each as (source, amount), all of them known or, with one that is, as much as the amount (in
    ``unit`` yen where it has none); the value as it is where the brackets say anything else.
    """
    match = _WITH_FUNDS.fullmatch(value)
    parts = _PART.split(match[3]) if match else []
    found = [part for text in parts if (part := _ONE_FUND.fullmatch(text.strip()))]
    if match is None or not found or len(found) < len(parts):
        return value, []
    named = [(head_key(part[1]), part[2]) for part in found]
    if match[2]:  # a bare figure has the unit of the whole
        named = [(name, text if unit_of(text) else f"{text}{match[2]}") for name, text in named]
    whole, *yen = (read_printed_amount(t, unit).yen for t in (match[1], *(t for _, t in named)))
    total = sum(each or 0 for each in yen)
    known = [bool(funds_of(part[1])) or part[1] in _SHORT for part in found]
    if whole is None or not (all(known) or (any(known) and total == whole)):
        return value, []
    return match[1], named


def _by_stages(placed: Iterable[tuple[Column, str]]) -> Iterator[tuple[Column, str]]:
    """Yield cells with their columns, a stage above an amount (設計／3,300) as an extra column."""
    for column, text in placed:
        stages, _, amount = text.rpartition(BETWEEN_LINES)
        if column.role is ColumnRole.AMOUNT and are_stages(stages) and is_amount(amount):
            yield Column(ColumnRole.EXTRA, column.heading), stages
            yield column, amount
        else:
            yield column, text


def _lacks_unit(column: Column, text: str) -> bool:
    """Whether neither the heading nor a text below it names a unit; 0 is 0 in each."""
    return (
        not column.shares_unit
        and unit_of(column.heading) is None
        and "円" not in text
        and read_printed_amount(text, 1).yen != 0
    )


def take_amounts(cells: list[str], head: TableHead | None) -> tuple[list[str], PricedCells]:
    """Return the cells without those that are amounts, where the table has any, and the amounts.

    Where it has no head, one alone that names its unit is the row's: 福祉課, 1,200千円.
    """
    if head is None:
        return _without_one_amount(cells)
    if not head.amounts:
        return cells, PricedCells()
    texts = [cell for cell in cells if is_amount(cell)]
    rest = [cell for cell in cells if not is_amount(cell)]
    if len(texts) != len(head.amounts):  # which of them is missing cannot be told
        return cells, PricedCells()
    columns = [column for column in head.headed if column.role is ColumnRole.AMOUNT]
    return rest, read_cells(zip(columns, texts, strict=True))


def _without_one_amount(cells: list[str]) -> tuple[list[str], PricedCells]:
    priced = [cell for cell in cells if cell.endswith("円") and is_amount(cell)]
    if len(priced) != 1:
        return cells, PricedCells()
    rest = [cell for cell in cells if cell is not priced[0]]
    return rest, read_cells([(column_of(_WHOLE, None), priced[0])])
