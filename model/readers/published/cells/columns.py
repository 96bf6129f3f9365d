"""The columns of a published plan's table: what each of them holds, by the words of its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from model.readers.tables.amount_heads import as_part, is_year_head, read_amount_head, unit_of
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import (
    JOINT,
    Meaning,
    funds_of,
    is_amount_head,
    is_mark_word,
    meanings,
)
from model.text import without_blanks


class ColumnRole(Enum):
    """What a column of a table holds."""

    NAME = "name"
    DESCRIPTION = "description"
    DEPARTMENTS = "departments"
    MARK = "mark"
    NUMBER = "number"
    AMOUNT = "amount"
    EXTRA = "extra"


_HEADS = {
    ColumnRole.NAME: "施策名 具体的な施策 主要事業",
    ColumnRole.DEPARTMENTS: "担当部局 所管部局 部局 関係課 実施主体",
    ColumnRole.NUMBER: "事業番号 通番 連番 項番 #",
}
"""What plans mean by words of heads that say another thing in a list, or nothing."""
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_MEANT = {
    Role.NAME: ColumnRole.NAME,
    Role.DESCRIPTION: ColumnRole.DESCRIPTION,
    Role.DEPARTMENT: ColumnRole.DEPARTMENTS,
    Role.FLAG: ColumnRole.MARK,
    Role.RELISTED: ColumnRole.MARK,
    Role.NUMBER: ColumnRole.NUMBER,
}
_UNSURE = re.compile(r"項目|名称|名前|状況|摘要|コード")
"""Words that head columns of tables without projects, too."""
NAME_AND_OFFICES = (ColumnRole.NAME, ColumnRole.DEPARTMENTS)
NUMBER_AND_NAME = (ColumnRole.NUMBER, ColumnRole.NAME)
_ONCE = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)
_FIRST_CHOICE = {
    ColumnRole.NAME: re.compile("事業"),
    ColumnRole.DESCRIPTION: re.compile("概要|内容|説明"),
    ColumnRole.DEPARTMENTS: re.compile("課|部署|所属"),
}
_GROUPS = re.compile(r"(?:施策[・/](?:事業|取組)|プロジェクト)名?")
"""What stands above projects where another column names these."""
_ITS_NAME = re.compile(r"(?!関連|基本|旧|統合|上位).*(?:事業|取組み?|取り組み)の?名称?")
_FIGURES = (ColumnRole.AMOUNT, ColumnRole.EXTRA)
_MAY_NAME = (ColumnRole.NAME, ColumnRole.EXTRA)
_LEAST_PARTS = 2
_GROUP = "財源"
_SHORT_FUNDS = ("一般", "特定")
_OF_FUNDS = re.compile(r"^(財源(?:の?内訳)?)[（(]([^（()）円]{1,8})[)）]$")
"""A source of funds in brackets behind its group: 財源内訳（国）."""
_JOINED = re.compile(r"([^／/・（(]+)[／/・（(]([^／/・（()）]+)[)）]?")
"""The heading of cells that hold two things: 事業名／担当課, 事業名（担当課）, 番号・事業名."""
_YEAR_HEAD = re.compile(r"(?:実施|計画|事業|会計)?年度?")
_LONGEST_YEAR = 14
_OF_COUNTS = re.compile(
    r"目標|指標|件数|人数|回数|[（(][^（()）円]*(?:人|回|件|箇所|か所|％|%|台|校|戸|世帯)[^（()）円]*[)）]"
)
"""What years stand beside above columns of other numbers than amounts."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column under ``heading``; ``amount`` says what amounts it holds, where it may hold any.

    An extra column under a year alone holds amounts where its cells name their unit. That of a
    source of funds ``shares_unit`` where the amount that it is a part of names its own.
    """

    role: ColumnRole
    heading: str
    amount: AmountColumn | None = None
    shares_unit: bool = False

    @property
    def is_year(self) -> bool:
        """Whether its cells name the fiscal year of the amounts in their line."""
        return self.role is ColumnRole.EXTRA and _YEAR_HEAD.fullmatch(self.heading) is not None


def role_of_word(text: str) -> ColumnRole:
    """Return what a column under ``text`` would hold."""
    return column_of(without_blanks(text), None).role


@lru_cache(maxsize=1024)  # the same cells are asked by who divides lines and by who reads them
def column_of(heading: str, unit: int | None) -> Column:
    """Return the column under a folded ``heading``; ``unit`` is that of amounts (yen), if known.

    Only where it is known is a year alone the heading of a column of amounts.
    """
    heading = _OF_FUNDS.sub(rf"\1{JOINT}\2", heading)
    role = _ROLES.get(heading) or _meant(heading)
    if role is not None:
        return Column(role, heading)
    is_year = is_year_head(heading) and not _OF_COUNTS.search(heading)
    is_year = is_year and len(heading) <= _LONGEST_YEAR
    amount = read_amount_head(heading, unit or 1, None)
    is_funds = funds_of(heading) and JOINT in heading
    if is_amount_head(heading) or is_funds or (is_year and unit is not None):
        return Column(ColumnRole.AMOUNT, heading, amount)
    return Column(ColumnRole.EXTRA, heading, amount if is_year else None)


def held_roles(heading: str) -> tuple[ColumnRole | None, ...]:
    """Return what the cells under ``heading`` hold, in this order, where they hold two things."""
    match = _JOINED.fullmatch(heading)
    return tuple(_ROLES.get(word) or _meant(word) for word in match.groups()) if match else ()


def _meant(heading: str) -> ColumnRole | None:
    """Return the role that a heading stands for, as in lists; a sure meaning before another."""
    if is_mark_word(heading):
        return ColumnRole.MARK
    if held_roles(heading) == NAME_AND_OFFICES:
        return ColumnRole.NAME
    found = sorted(meanings(heading), key=lambda meaning: not meaning.is_strong)
    roles = [_MEANT[m.role] for m in found if m.role in _MEANT and _is_meant(m, heading)]
    return next(iter(roles), None)


def _is_meant(meaning: Meaning, heading: str) -> bool:
    """Whether a meaning holds without a look at what stands below; a level's number does not."""
    if meaning.is_strong:
        return meaning.role is not Role.NUMBER
    return _UNSURE.fullmatch(heading) is None


def told_apart(columns: Sequence[Column | None]) -> tuple[Column | None, ...]:
    """Give each role that a table has once to one column, and each other column its own heading."""
    columns = _with_names(_with_funds(columns))
    chosen = {role: _likeliest(role, columns) for role in _ONCE}
    made: list[Column | None] = []
    for place, column in enumerate(columns):
        if column is None:
            made.append(None)
        elif column.role in _ONCE and chosen[column.role] != place:
            made.append(_called_apart(replace(column, role=ColumnRole.EXTRA), made))
        else:
            made.append(_called_apart(column, made))
    return tuple(made)


def _with_funds(columns: Sequence[Column | None]) -> Sequence[Column | None]:
    """Return columns in which those of sources of funds are parts of the amount beside them.

    一般財源 and その他 head amounts only beside such; unless they say otherwise, all are of its
    year, its kind and its unit. Of which of several amounts they are parts ``as_part`` tells: of
    those before them, or behind them where the table begins with parts and ends with an amount.
    """
    wholes = [n for n, c in enumerate(columns) if _is_whole_amount(c)]
    parts = [n for n, c in enumerate(columns) if c and funds_of(c.heading) and c.role in _FIGURES]
    parts += [
        n for n, c in enumerate(columns) if _is_short_of_funds(c) and {n - 1, n + 1} & {*parts}
    ]
    if not wholes or len(parts) < _LEAST_PARTS:
        return columns
    are_first, are_last = parts[0] < wholes[0], parts[-1] > wholes[-1]
    if are_first and not are_last:
        return _with_funds(columns[::-1])[::-1]
    made = list(columns)
    above: Sequence[int] = wholes
    for place, column in enumerate(columns):
        if place in parts and place - 1 not in parts and not are_first:
            other = max((n for n in parts if n < place), default=-1)
            above = [n for n in wholes if other < n < place] or above
        if place in parts and column:
            made[place] = _part_of([c for n in above if (c := columns[n])], column)
    return made


def _is_short_of_funds(column: Column | None) -> bool:
    """Whether a column has a word that is one of funds beside such alone."""
    return column is not None and column.role is ColumnRole.EXTRA and column.heading in _SHORT_FUNDS


def _is_whole_amount(column: Column | None) -> bool:
    if column is None or column.role is not ColumnRole.AMOUNT or column.amount is None:
        return False
    return column.amount.funds is None


def _part_of(wholes: Sequence[Column], column: Column) -> Column:
    """Return the column of a source of funds as one of parts of one of ``wholes``."""
    amounts = [whole.amount for whole in wholes if whole.amount]
    is_short = column.heading in _SHORT_FUNDS
    heading = f"{_GROUP}{JOINT}{column.heading}" if is_short else column.heading
    own = read_amount_head(heading, amounts[0].unit, None)
    is_of_group = own.kind is not None and _GROUP in own.kind
    part = as_part(replace(own, kind=None) if is_of_group else own, amounts, None)
    shares_unit = any(unit_of(whole.heading) is not None for whole in wholes)
    return Column(ColumnRole.AMOUNT, column.heading, part, shares_unit)


def _with_names(columns: Sequence[Column | None]) -> Sequence[Column | None]:
    """Return columns in which one that may group projects names none, where another does."""
    headed = [(n, c) for n, c in enumerate(columns) if c and c.role in _MAY_NAME]
    groups = [n for n, c in headed if c.role is ColumnRole.NAME and _GROUPS.fullmatch(c.heading)]
    names = [
        n
        for n, c in headed
        if n not in groups and (c.role is ColumnRole.NAME or _ITS_NAME.fullmatch(c.heading))
    ]
    if not groups or not names:
        return columns
    roles = dict.fromkeys(groups, ColumnRole.EXTRA) | {names[0]: ColumnRole.NAME}
    return [c and replace(c, role=roles.get(n, c.role)) for n, c in enumerate(columns)]


def _likeliest(role: ColumnRole, columns: Sequence[Column | None]) -> int | None:
    """Return the place of the column that a role is given to: 担当課 before 担当部局."""
    held = [(place, c.heading) for place, c in enumerate(columns) if c and c.role is role]
    likely = [place for place, heading in held if _FIRST_CHOICE[role].search(heading)]
    return next(iter([*likely, *(place for place, _ in held)]), None)


def _called_apart(column: Column, before: Sequence[Column | None]) -> Column:
    """Return an extra column or one of amounts, called otherwise than those before it."""
    others = [other for other in before if other]
    if column.role is ColumnRole.EXTRA:
        again = sum(re.sub(r"（\d+）$", "", o.heading) == column.heading for o in others)
        return replace(column, heading=f"{column.heading}（{again + 1}）") if again else column
    taken = [replace(o.amount, unit=1) for o in others if o.amount and o.role is column.role]
    if column.amount and replace(column.amount, unit=1) in taken:
        return replace(column, amount=replace(column.amount, kind=column.heading))
    return column
