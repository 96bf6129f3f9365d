"""Rows of a published plan's tables, whose columns a PDF's text keeps only roughly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.project import Amount
from model.readers.department_names import names_offices
from model.readers.published.table_head import Column, ColumnRole, TableHead
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.marks import (
    has_bullet,
    is_relisted_mark,
    mark_of_cell,
    read_name,
    take_marks,
)
from model.readers.tables.row_kinds import is_total

NO_VALUE = frozenset(("-", "ー", "―", "－", "—", "–"))
"""Cells that say that there is nothing to say."""
_MORE_MARKS = "その他の印"
Extras = tuple[tuple[str, str], ...]
"""Extra columns of a row, as (heading, text)."""
_MOST_OFFICE_CHARACTERS = 80
_ANY_UNIT = 100_000_000
"""A unit in which every number is a whole number of yen."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its marks taken off.

    ``flag`` is the mark as printed, None where there is none; ``no_amounts`` are the words in
    columns of amounts that are none (未定); they are extra columns too. ``unitless`` are headings
    of amounts that name no unit, ``doubtful`` says of amounts how they were read.
    """

    name: str
    description: str | None
    departments: str
    flag: str | None
    relisted: bool
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    no_amounts: tuple[str, ...] = ()
    unitless: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PricedCells:
    """What columns of amounts and extra ones hold; each field as in ``TableRow``."""

    amounts: tuple[Amount, ...] = ()
    extras: Extras = ()
    no_amounts: tuple[str, ...] = ()
    unitless: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def parse_row(
    cells: Sequence[str], flags: Collection[str], *, described: bool, head: TableHead | None = None
) -> TableRow | None:
    """Return the row that ``cells`` hold, or None where they hold no name.

    ``described`` says whether the table has descriptions; where cells are missing, departments are
    missing first, unless a cell names offices. ``head`` gives the order of the columns where the
    row has a cell for each.
    """
    filled = [cell for cell in cells if cell]
    unnumbered = _without_number(filled, head)
    marks, unmarked = take_marks(unnumbered, flags)
    filled = _without_number(unmarked, head) if unnumbered == filled else unmarked
    if not filled:
        return None
    found = _sorted(filled, described=described, head=head)
    marked = read_name(found.by_role[ColumnRole.NAME], flags)
    marks += marked.flags
    own = [mark for mark in marks if not is_relisted_mark(mark)]
    description = found.by_role.get(ColumnRole.DESCRIPTION)
    return TableRow(
        name=marked.name,
        description=None if description in NO_VALUE else description or None,
        departments=found.by_role.get(ColumnRole.DEPARTMENTS, ""),
        flag=own[0] if own else None,
        relisted=marked.relisted or len(own) < len(marks),
        amounts=found.priced.amounts,
        extras=(*found.priced.extras, *more_marks(own)),
        no_amounts=found.priced.no_amounts,
        unitless=found.priced.unitless,
        doubtful=found.priced.doubtful,
    )


def is_sum(cells: Sequence[str]) -> bool:
    """Whether the cells are a sum of the rows above: 計, 合計 and figures, no project."""
    first, *rest = [cell for cell in cells if cell] or [""]
    return bool(rest) and is_total(first) and all(map(is_amount, rest))


def begins_row(cells: Sequence[str], flags: Collection[str]) -> bool:
    """Whether the cells begin with a mark or a bullet, as only a new row does."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    is_marked = mark_of_cell(filled[0], flags) is not None or bool(
        read_name(filled[0], flags).flags
    )
    return is_marked or has_bullet(filled[0])


@lru_cache(maxsize=4096)  # where a row ends is asked of the same cells many times
def is_departments(cell: str) -> bool:
    """Whether a cell reads as departments, by the ends of the names in it."""
    return len(cell) <= _MOST_OFFICE_CHARACTERS and "。" not in cell and names_offices(cell)


@lru_cache(maxsize=4096)  # the same cells are asked by who divides lines and by who reads them
def is_amount(cell: str) -> bool:
    """Whether a cell is an amount, or the dash that stands for none."""
    found = read_amount(cell, _ANY_UNIT)
    return found.yen is not None or bool(found.forgiven)


def may_be_cell(text: str) -> bool:
    """Whether a text may be of a row, though it stands in none: a name with a bullet, or money."""
    return has_bullet(text) or is_amount(text)


def read_cells(placed: Iterable[tuple[Column, str]]) -> PricedCells:
    """Return what the columns of amounts and the extra ones hold.

    Under a year alone a number without a unit is no amount.
    """
    amounts: list[Amount] = []
    extras: list[tuple[str, str]] = []
    words: list[str] = []
    unitless: list[str] = []
    doubtful: list[str] = []
    for column, text in placed:
        if not text or column.role not in (ColumnRole.AMOUNT, ColumnRole.EXTRA):
            continue
        what = column.amount
        read = read_amount(text, what.unit) if what else None
        is_money = column.role is ColumnRole.AMOUNT or (read is not None and read.has_unit)
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


def _lacks_unit(column: Column, text: str) -> bool:
    """Whether neither the heading nor a text below it names a unit; 0 is 0 in each."""
    return unit_of(column.heading) is None and "円" not in text and read_amount(text, 1).yen != 0


def more_marks(marks: Sequence[str]) -> Extras:
    """Return as an extra column the marks of a row behind its first, which is its flag."""
    more = list(dict.fromkeys(marks))[1:]
    return ((_MORE_MARKS, "・".join(more)),) if more else ()


def take_amounts(cells: list[str], head: TableHead | None) -> tuple[list[str], PricedCells]:
    """Return the cells without those that are amounts, where the table has any, and the amounts."""
    if head is None or not head.amounts:
        return cells, PricedCells()
    texts = [cell for cell in cells if is_amount(cell)]
    rest = [cell for cell in cells if not is_amount(cell)]
    if len(texts) != len(head.amounts):  # which of them is missing cannot be told
        return cells, PricedCells()
    columns = [column for column in head.headed if column.role is ColumnRole.AMOUNT]
    return rest, read_cells(zip(columns, texts, strict=True))


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The cells of a row by role, and those of its amounts and extra columns."""

    by_role: dict[ColumnRole, str]
    priced: PricedCells = PricedCells()


def _sorted(cells: list[str], *, described: bool, head: TableHead | None) -> _Sorted:
    """Return the cells by role: by the head where it fits, else by what they look like."""
    return (_by_head(cells, head) if head else None) or _by_looks(cells, head, described=described)


def _by_head(cells: list[str], head: TableHead) -> _Sorted | None:
    """Return the cells in the order of the head's columns, None where there are more or fewer."""
    columns = [c for c in head.headed if c.role not in (ColumnRole.MARK, ColumnRole.NUMBER)]
    if len(columns) != len(cells):
        return None
    placed = list(zip(columns, cells, strict=True))
    by_role = {column.role: cell for column, cell in placed}
    if by_role.get(ColumnRole.DEPARTMENTS, "").endswith("。"):
        return None
    return _Sorted(by_role, read_cells(placed))


def _by_looks(cells: list[str], head: TableHead | None, *, described: bool) -> _Sorted:
    rest, priced = take_amounts(cells[1:], head)
    if not rest or is_amount(rest[-1]):
        has_departments = False
    elif described and len(rest) > 1:
        has_departments = not rest[-1].endswith("。")
    else:
        has_departments = is_departments(rest[-1]) or (not described and len(rest) == 1)
    by_role = {
        ColumnRole.NAME: cells[0],
        ColumnRole.DESCRIPTION: " ".join(rest[:-1] if has_departments else rest),
        ColumnRole.DEPARTMENTS: rest[-1] if has_departments else "",
    }
    return _Sorted(by_role, priced)


def _without_number(cells: list[str], head: TableHead | None) -> list[str]:
    """Return the cells without a serial number before the name."""
    numbered = head is not None and head.has(ColumnRole.NUMBER)
    is_number = len(cells) > (1 if numbered else 2) and re.fullmatch(
        r"\d{1,4}(?:-\d{1,3})*", unicodedata.normalize("NFKC", cells[0])
    )
    return cells[1:] if is_number else cells
