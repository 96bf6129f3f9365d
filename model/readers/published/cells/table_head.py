"""The head of a published plan's table: which columns it has, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from model.readers.department_names import names_offices
from model.readers.published.cells.columns import (
    Column,
    ColumnRole,
    column_of,
    role_of_word,
    told_apart,
)
from model.readers.tables.columns import AmountColumn
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    is_amount_head,
    is_level_word,
    is_part_of_funds,
    meanings,
)
from model.text import without_blanks
from model.wareki import find_fiscal_years

_GROUP = re.compile(r"内訳|年度別|年次別|財源|計画|実績")
_FIGURES = re.compile(r"(?!(?:19|20)\d\d$)[△▲(]?[\d,，．.]+[)]?(?:千円|百万円|円)?")
_MAY_NAME = re.compile(
    r"事\s*業|取\s*り?\s*組|施\s*策|名|項\s*目|件|プロジェクト|[a-zＡ-Ｚａ-ｚ]", re.I
)
_ITEMS = "項目"
_AGAIN = re.compile(r"（\d+）$")
"""Behind a heading that stands above another column too."""
_REMARK = re.compile(r"[（(][^（）()]*[)）]$")
_LEAST_KNOWN = 2
_LONGEST_HEAD = 12
_LONGEST_AMOUNT_HEAD = 24
_LONGEST_WORD = 60
"""No heading is longer, whatever it adds in brackets: descriptions are not asked what they mean."""


@dataclass(frozen=True)
class TableHead:
    """The head of a table: its columns by place, None where a column has no heading."""

    columns: tuple[Column | None, ...]

    @cached_property
    def headed(self) -> tuple[Column, ...]:
        """The columns that have a heading, from the left."""
        return tuple(column for column in self.columns if column)

    @cached_property
    def roles(self) -> tuple[ColumnRole, ...]:
        """What the columns with a heading hold."""
        return tuple(column.role for column in self.headed)

    @cached_property
    def amounts(self) -> tuple[AmountColumn, ...]:
        """The columns of amounts."""
        held = (c.amount for c in self.headed if c.role is ColumnRole.AMOUNT)
        return tuple(amount for amount in held if amount)

    @cached_property
    def is_abreast(self) -> bool:
        """Whether several projects stand beside each other in a row: its headings come again."""
        words = [_AGAIN.sub("", column.heading.split(JOINT)[-1]) for column in self.headed]
        return any(
            len(words) % width == 0 and words == words[:width] * (len(words) // width)
            for width in range(_LEAST_KNOWN, len(words) // 2 + 1)
        )

    @property
    def is_described(self) -> bool:
        """Whether the table has a column of descriptions."""
        return ColumnRole.DESCRIPTION in self.roles

    def places_of(self, *roles: ColumnRole) -> tuple[int, ...]:
        """Return the places of the columns of these ``roles``, from the left."""
        return tuple(n for n, column in enumerate(self.columns) if column and column.role in roles)

    @cached_property
    def level_places(self) -> tuple[int, ...]:
        """The places of the columns of sections: those called so before that of names."""
        before = self.columns[: min(self.places_of(ColumnRole.NAME))]
        return tuple(
            place
            for place, column in enumerate(before)
            if column and column.role is ColumnRole.EXTRA and is_level_word(column.heading)
        )

    def has(self, role: ColumnRole) -> bool:
        """Whether the table has a column of this role."""
        return role in self.roles

    @cached_property
    def year_place(self) -> int | None:
        """The place of the column that names the year of each line, None where there is none."""
        places = (n for n, column in enumerate(self.columns) if column and column.is_year)
        return next(places, None) if self.amounts else None

    @property
    def is_by_year(self) -> bool:
        """Whether the amounts of each year stand in a line of their own."""
        return self.year_place is not None

    def year_of(self, cells: Sequence[str]) -> int | None:
        """Return the fiscal year (西暦) that ``cells`` name in the column of years, or None."""
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
            columns.append(column_of(heading, unit) if heading else column)
        return TableHead(told_apart(columns))

    def divided(self, cells: Sequence[str], unit: int | None) -> TableHead | None:
        """Return the head with its one column of amounts divided by the years in ``cells``.

        ``cells`` are those of the second row that are not empty; None where they are no years.
        """
        words = [without_blanks(cell) for cell in cells]
        places = self.places_of(ColumnRole.AMOUNT)
        if not words or len(places) != 1 or not all(map(is_below, words)):
            return None
        (place,) = places
        above = self.columns[place]
        heading = above.heading if above else ""
        below = [column_of(f"{heading}{JOINT}{word}", unit) for word in words]
        return TableHead(told_apart([*self.columns[:place], *below, *self.columns[place + 1 :]]))

    def _put_below(self, cells: Sequence[str]) -> list[str] | None:
        """Return ``cells`` by the place of the column that each stands in."""
        words = [without_blanks(cell) for cell in cells]
        if not any(words) or not all(self._has_below(n, word) for n, word in enumerate(words)):
            return None
        wide = self.places_of(ColumnRole.AMOUNT)
        if words[0] and len(words) < len(self.columns) and wide:  # the blanks before it were lost
            words = [""] * wide[0] + words
        return words

    def _has_below(self, place: int, word: str) -> bool:
        """Whether ``word`` can stand below the head at ``place``: below 財源内訳, 一般 can too."""
        above = next((c.heading for c in reversed(self.columns[: place + 1]) if c), "")
        is_of_year = bool(find_fiscal_years(above)) and role_of_word(word) is ColumnRole.DESCRIPTION
        return not word or is_below(word) or is_part_of_funds(above, word) or is_of_year


def read_head(cells: Sequence[str], unit: int | None = None) -> TableHead | None:
    """Return the head that ``cells`` are (事業名, 事業概要, 所管課), or None.

    Beside a name and another known column, short words that are not known head extra columns.
    ``unit`` is that of the amounts (in yen) where the text states one for the table; only then is
    a year alone the heading of a column of amounts.
    """
    if not _may_be_head(cells):
        return None
    columns = _with_items([column_of(_folded(cell), unit) if cell else None for cell in cells])
    headed = [column for column in columns if column]
    known = [column for column in headed if column.role is not ColumnRole.EXTRA]
    if len(known) < _LEAST_KNOWN or not any(c.role is ColumnRole.NAME for c in known):
        return None
    if not all(_is_word(column) for column in headed):
        return None
    return TableHead(told_apart(columns))


def _with_items(columns: list[Column | None]) -> list[Column | None]:
    """Return columns of which 項目 names projects, beside what these are and cost, if none does."""
    roles = {column.role for column in columns if column}
    if ColumnRole.NAME in roles or not {ColumnRole.DESCRIPTION, ColumnRole.AMOUNT} <= roles:
        return columns
    items = replace(column_of(_ITEMS, None), role=ColumnRole.NAME)
    return [items if column and column.heading == _ITEMS else column for column in columns]


def _folded(heading: str) -> str:
    """Return a heading without blanks but for those between its parts (財源内訳 › 国)."""
    return JOINT.join(map(without_blanks, heading.split(JOINT)))


def is_head_word(text: str, unit: int | None) -> bool:
    """Whether a line is a word of heads and nothing else; ``unit`` as in ``read_head``."""
    is_short = len(text) <= _LONGEST_AMOUNT_HEAD and not text.endswith("。")
    return is_short and column_of(without_blanks(text), unit).role is not ColumnRole.EXTRA


def _may_be_head(cells: Sequence[str]) -> bool:
    """Whether cells may be a head at all, asked before their words are: no figures, no sentence."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) >= _LEAST_KNOWN
        and all(len(cell) <= _LONGEST_WORD and cell[-1] != "。" for cell in filled)
        and not any(_FIGURES.fullmatch(cell) for cell in filled)
        and _MAY_NAME.search("".join(filled)) is not None
    )


def heads_group(word: str) -> bool:
    """Whether a word may stand above several columns of amounts: 年度別事業費, 財源内訳."""
    is_sum = word.endswith("計")
    return not is_sum and (_GROUP.search(word) is not None or is_amount_head(word))


def is_below(word: str) -> bool:
    """Whether a word may stand in the second row of a head, below one for amounts."""
    is_short = len(word) <= _LONGEST_AMOUNT_HEAD and not word.endswith("。")
    return is_short and bool(find_fiscal_years(word) or is_amount_head(word) or funds_of(word))


def _is_word(column: Column) -> bool:
    """Whether a column has a heading like one, though the words are not known."""
    text = column.heading
    if column.role is ColumnRole.AMOUNT:
        return len(text) <= _LONGEST_AMOUNT_HEAD
    if column.role is not ColumnRole.EXTRA or meanings(text):
        return True
    is_long = len(_REMARK.sub("", text)) > _LONGEST_HEAD or text.endswith("。")
    return not is_long and not names_offices(text)
