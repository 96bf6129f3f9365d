"""The head of a published plan's table: which columns it has, and what each of them holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import zip_longest

from model.readers.department_names import names_offices
from model.readers.tables.amount_heads import read_amount_head
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    is_amount_head,
    is_mark_word,
    is_part_of_funds,
    meanings,
)
from model.wareki import find_fiscal_years


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
    ColumnRole.NAME: "事業名 事業名称 事業の名称 主要事業名 事務事業名 取組名 取組 取り組み名 "
    "主な事業 主な取組 具体的な取組 施策名 事業 主要事業 事業等 事業名等 取組事業名",
    ColumnRole.DESCRIPTION: "事業概要 概要 事業内容 内容 取組内容 事業の概要 事業の内容 主な内容 "
    "取組の内容 取組概要 説明 事業目的 目的 目的・内容 事業の目的・内容",
    ColumnRole.DEPARTMENTS: "所管課 担当課 所管課名 担当課名 担当部署 所管部署 所管 担当 課名 所属 "
    "担当所属 担当部局 所管部局 主管課 所管課等 担当課等 担当課室 所管課室 所管室課 関係課 "
    "部局 実施主体",
    ColumnRole.MARK: "区分 印 新規・拡充 新規/拡充 新規拡充 種別 再掲 新規・継続 新規継続",
    ColumnRole.NUMBER: "No No. NO № 番号 事業番号 通番 連番 項番 #",
}
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_MEANT = {
    Role.NAME: ColumnRole.NAME,
    Role.DESCRIPTION: ColumnRole.DESCRIPTION,
    Role.DEPARTMENT: ColumnRole.DEPARTMENTS,
    Role.FLAG: ColumnRole.MARK,
    Role.RELISTED: ColumnRole.MARK,
}
_ONCE = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)
_FIRST_CHOICE = {
    ColumnRole.NAME: re.compile("事業"),
    ColumnRole.DESCRIPTION: re.compile("概要|内容|説明"),
    ColumnRole.DEPARTMENTS: re.compile("課|部署|所属"),
}
_YEAR_HEAD = re.compile(r"(?:実施|計画|事業|会計)?年度?")
_FIGURES = re.compile(r"(?!(?:19|20)\d\d$)[△▲(]?[\d,，．.]+[)]?(?:千円|百万円|円)?")
_MAY_NAME = re.compile(
    r"事\s*業|取\s*り?\s*組|施\s*策|名|項\s*目|件|プロジェクト|[a-zＡ-Ｚａ-ｚ]", re.I
)
_LEAST_KNOWN = 2
_LONGEST_HEAD = 12
_LONGEST_AMOUNT_HEAD = 24
_LONGEST_YEAR = 14
_LONGEST_WORD = 60
"""No heading is longer, whatever it adds in brackets: descriptions are not asked what they mean."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column under ``heading``; ``amount`` says what amounts it holds, where it may hold any.

    An extra column under a year alone holds amounts where its cells name their unit.
    """

    role: ColumnRole
    heading: str
    amount: AmountColumn | None = None

    @property
    def is_year(self) -> bool:
        """Whether its cells name the fiscal year of the amounts in their line."""
        return self.role is ColumnRole.EXTRA and _YEAR_HEAD.fullmatch(self.heading) is not None


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table: its columns by place, None where a column has no heading."""

    columns: tuple[Column | None, ...]

    @property
    def headed(self) -> tuple[Column, ...]:
        """The columns that have a heading, from the left."""
        return tuple(column for column in self.columns if column)

    @property
    def roles(self) -> tuple[ColumnRole, ...]:
        """What the columns with a heading hold."""
        return tuple(column.role for column in self.headed)

    @property
    def amounts(self) -> tuple[AmountColumn, ...]:
        """The columns of amounts."""
        held = (c.amount for c in self.headed if c.role is ColumnRole.AMOUNT)
        return tuple(amount for amount in held if amount)

    @property
    def is_described(self) -> bool:
        """Whether the table has a column of descriptions."""
        return ColumnRole.DESCRIPTION in self.roles

    def has(self, role: ColumnRole) -> bool:
        """Whether the table has a column of this role."""
        return role in self.roles

    @property
    def year_place(self) -> int | None:
        """The place of the column that names the year of each line, None where there is none."""
        places = (n for n, column in enumerate(self.columns) if column and column.is_year)
        return next(places, None) if self.amounts else None

    def year_of(self, cells: Sequence[str]) -> int | None:
        """Return the fiscal year (西暦) that ``cells`` name in the column of years."""
        place = self.year_place
        years = find_fiscal_years(cells[place]) if place is not None and place < len(cells) else ()
        return years[0] if len(years) == 1 else None

    def over(self, cells: Sequence[str], unit: int | None) -> TableHead | None:
        """Return the head with its second row, ``cells``: years or kinds of amounts below it.

        A heading of the first row spans the columns to its right that have none. None where
        ``cells`` are no such row.
        """
        below = self._put_below(cells)
        if below is None:
            return None
        columns: list[Column | None] = []
        above = ""
        for column, cell in zip_longest(self.columns, below, fillvalue=None):
            above = column.heading if column else above
            heading = f"{above}{JOINT}{cell}" if cell else ""
            columns.append(_column(heading, unit) if heading else column)
        return TableHead(_told_apart(columns))

    def divided(self, cells: Sequence[str], unit: int | None) -> TableHead | None:
        """Return the head with its one column of amounts divided by the years in ``cells``.

        ``cells`` are those of the second row that are not empty; None where they are no years.
        """
        words = [_folded(cell) for cell in cells]
        places = [n for n, c in enumerate(self.columns) if c and c.role is ColumnRole.AMOUNT]
        if not words or len(places) != 1 or not all(map(_is_below, words)):
            return None
        (place,) = places
        above = self.columns[place]
        heading = above.heading if above else ""
        below = [_column(f"{heading}{JOINT}{word}", unit) for word in words]
        return TableHead(_told_apart([*self.columns[:place], *below, *self.columns[place + 1 :]]))

    def _put_below(self, cells: Sequence[str]) -> list[str] | None:
        """Return ``cells`` by the place of the column that each stands in."""
        words = [_folded(cell) for cell in cells]
        if not any(words) or not all(self._has_below(n, word) for n, word in enumerate(words)):
            return None
        wide = [n for n, c in enumerate(self.columns) if c and c.role is ColumnRole.AMOUNT]
        if words[0] and len(words) < len(self.columns) and wide:  # the blanks before it were lost
            words = [""] * wide[0] + words
        return words

    def _has_below(self, place: int, word: str) -> bool:
        """Whether ``word`` can stand below the head at ``place``: below 財源内訳, 一般 can too."""
        above = next((c.heading for c in reversed(self.columns[: place + 1]) if c), "")
        return not word or _is_below(word) or is_part_of_funds(above, word)


def read_head(cells: Sequence[str], unit: int | None = None) -> TableHead | None:
    """Return the head that ``cells`` are (事業名, 事業概要, 所管課), or None.

    Beside a name and another known column, short words that are not known head extra columns.
    ``unit`` is that of the amounts (in yen) where the text states one for the table; only then is
    a year alone the heading of a column of amounts.
    """
    if not _may_be_head(cells):
        return None
    columns = [_column(_folded(cell), unit) if cell else None for cell in cells]
    headed = [column for column in columns if column]
    known = [column for column in headed if column.role is not ColumnRole.EXTRA]
    if len(known) < _LEAST_KNOWN or not any(c.role is ColumnRole.NAME for c in known):
        return None
    if not all(_is_word(column) for column in headed):
        return None
    return TableHead(_told_apart(columns))


def is_head_word(text: str, unit: int | None) -> bool:
    """Whether a line is a word of heads and nothing else; ``unit`` as in ``read_head``."""
    is_short = len(text) <= _LONGEST_AMOUNT_HEAD and not text.endswith("。")
    return is_short and _column(_folded(text), unit).role is not ColumnRole.EXTRA


def _may_be_head(cells: Sequence[str]) -> bool:
    """Whether cells may be a head at all, asked before their words are: no figures, no sentence."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) >= _LEAST_KNOWN
        and all(len(cell) <= _LONGEST_WORD and cell[-1] != "。" for cell in filled)
        and not any(_FIGURES.fullmatch(cell) for cell in filled)
        and _MAY_NAME.search("".join(filled)) is not None
    )


def role_of_word(text: str) -> ColumnRole:
    """Return what a column under ``text`` would hold."""
    return _column(_folded(text), None).role


@lru_cache(maxsize=1024)  # the same cells are asked by who divides lines and by who reads them
def _column(heading: str, unit: int | None) -> Column:
    role = _ROLES.get(heading) or _meant(heading)
    if role is not None:
        return Column(role, heading)
    is_year = len(find_fiscal_years(heading)) == 1 and len(heading) <= _LONGEST_YEAR
    amount = read_amount_head(heading, unit or 1, None)
    is_funds = funds_of(heading) and JOINT in heading
    if is_amount_head(heading) or is_funds or (is_year and unit is not None):
        return Column(ColumnRole.AMOUNT, heading, amount)
    return Column(ColumnRole.EXTRA, heading, amount if is_year else None)


def _meant(heading: str) -> ColumnRole | None:
    """Return the role that a heading stands for beyond doubt, as in lists."""
    if is_mark_word(heading):
        return ColumnRole.MARK
    found = [m.role for m in meanings(heading) if m.is_strong]
    return next((_MEANT[role] for role in found if role in _MEANT), None)


def _told_apart(columns: Sequence[Column | None]) -> tuple[Column | None, ...]:
    """Give each role that a table has once to one column, and each other column its own heading."""
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


def _is_below(word: str) -> bool:
    """Whether a word may stand in the second row of a head, below one for amounts."""
    is_short = len(word) <= _LONGEST_AMOUNT_HEAD and not word.endswith("。")
    return is_short and bool(find_fiscal_years(word) or is_amount_head(word) or funds_of(word))


def _is_word(column: Column) -> bool:
    """Whether a column has a heading like one, though the words are not known."""
    text = column.heading
    if column.role is ColumnRole.AMOUNT:
        return len(text) <= _LONGEST_AMOUNT_HEAD
    is_long = len(text) > _LONGEST_HEAD or text.endswith("。") or names_offices(text)
    return column.role is not ColumnRole.EXTRA or not is_long


def _folded(cell: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell))
