"""Finding the headings of a list: not always in row 1, not always one row high."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.lists.source.department_line import department_in
from model.readers.lists.source.head_cells import head_text
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    has_role,
    head_key,
    is_whole,
    meanings,
    year_before,
)
from model.readers.tables.place_names import column_letter
from model.readers.tables.row_kinds import is_total
from model.wareki import ERA, find_fiscal_years

_SEARCHED_ROWS = 60
_LONGEST_HEAD = 40
_MOST_HEAD_ROWS = 4
_TITLE = re.compile(r"一覧表?$|調書$|計画書?$|[(（]単位|単位[:：]")
_WHOLE_WIDTH = 0.8
_YEARS = range(1980, 2100)
_ERA_ABOVE = re.compile(rf"(?<!\S)({ERA}){JOINT}(元|\d{{1,2}})(?:年度?)?(?!\S)")
_SOURCES = re.compile(r"(.*?)の?((?:左の)?財源(?:内訳)?)\s*[:：]\s*([^:：]{1,8})")
_FUNDS = "財源内訳"
_IS_UNIT = re.compile(
    r"[(（\[［](?:単位\s*[:：]\s*)?(?:(?:百万|千|万|億)?円|[^\W\d]{1,3}|[%％])[)）\]］]"
)
_SHORT_SOURCES = ("一般", "特定")
"""Sources of funds only among others: a heading of its own says something else."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The rows of headings: the first, from 0, how many there are, and the columns' titles.

    A title joins what stands above its column; titles are unique, those of empty columns are "".
    """

    first: int
    count: int
    titles: tuple[str, ...]

    @property
    def body(self) -> int:
        """The first row below the headings, from 0."""
        return self.first + self.count

    def column_of(self, heading: str) -> int | None:
        """The column under ``heading``, without regard to width, case and blanks."""
        keys = [head_key(title) for title in self.titles]
        key = head_key(heading)
        return keys.index(key) if key and key in keys else None


def unnamed(column: int) -> str:
    """Return the title of a column, from 0, that has none of its own: （D列）."""
    return f"（{column_letter(column)}列）"


def find_heads(grid: Grid) -> Heads | None:
    """Return the headings of ``grid``: the row whose words say most, with those that belong to it.

    None where no row has a heading of a project's name and one more, nor looks like headings.
    """
    rows = range(min(len(grid.rows), _SEARCHED_ROWS))
    scores = {row: _score(grid, row) for row in rows}
    best = max(rows, key=lambda row: scores[row], default=None)
    if best is None:
        return None
    if scores[best] == 0:
        best = _row_by_shape(grid)
        return None if best is None else heads_at(grid, best, 1)
    return heads_around(grid, best)


def heads_around(grid: Grid, row: int) -> Heads:
    """Return the headings of which ``row`` is one, with the rows above and below it."""
    first, last = row, row
    while last - first + 1 < _MOST_HEAD_ROWS and first > 0 and _is_parent(grid, first - 1):
        first -= 1
    while last - first + 1 < _MOST_HEAD_ROWS and _is_below(grid, last + 1, last):
        last += 1
    return heads_at(grid, first, last - first + 1)


def heads_at(grid: Grid, first: int, count: int) -> Heads:
    """Return the headings that stand in ``count`` rows from row ``first``."""
    parts = [
        _spread(grid, row, is_last=row == first + count - 1) for row in range(first, first + count)
    ]
    titles = []
    for column in range(grid.width):
        words = dict.fromkeys(word for row in parts if (word := row[column].replace("\n", "")))
        titles.append(_ERA_ABOVE.sub(r"\1\2年度", JOINT.join(words)))
    return Heads(first, count, _told_apart(grid, _with_sources(titles), first + count))


def _score(grid: Grid, row: int) -> int:
    """How much the words of a row look like headings of a list; 0 where they do not."""
    texts = [text for text in map(head_key, _texts(grid, row)) if text]
    if any(len(text) > _LONGEST_HEAD for text in texts):
        return 0
    found = [meanings(text) for text in texts]
    named = [word for words in found for word in words[:1]]
    names = any(word.role is Role.NAME for words in found for word in words)
    if len(named) < 2 or not names:  # noqa: PLR2004  two at least
        below = row + 1 < len(grid.rows) and _spans(grid, row) > 1
        return 1 if below and len(named) > 1 else 0
    return 2 + sum(3 if word.is_strong else 1 for word in named)


def _texts(grid: Grid, row: int) -> list[str]:
    return [head_text(grid, row, column) for column in range(len(grid.rows[row]))]


def _spans(grid: Grid, row: int) -> int:
    return sum(
        m.top == row and m.right > m.left and m.right - m.left + 1 < _WHOLE_WIDTH * grid.width
        for m in grid.merged
    )


def _is_parent(grid: Grid, row: int) -> bool:
    """Whether ``row`` belongs to the headings right below it."""
    texts = _texts(grid, row)
    filled = [column for column, text in enumerate(texts) if text]
    if not filled or any(_TITLE.search(texts[c]) or len(texts[c]) > _LONGEST_HEAD for c in filled):
        return False
    words = [texts[column] for column in filled]
    if any(map(is_unit, words)):
        return False  # the title of the list, its unit at the right
    if all(map(is_total, words)) or department_in(words):
        return False  # the sum of a table above, whose list it is
    if any(m.top == row and m.bottom > row for m in grid.merged) or _spans(grid, row):
        return True
    if any(word.isdecimal() and not _speaks(word) for word in words):
        return False  # figures above a list
    below = [bool(text) for text in _texts(grid, row + 1)]
    return any(_speaks(texts[column]) for column in filled) and any(
        column + 1 < len(below)
        and below[column + 1]
        and (column + 1 >= len(texts) or not texts[column + 1])
        for column in filled
        if column > 0 or len(filled) > 1
    )


def _is_below(grid: Grid, row: int, above: int) -> bool:
    """Whether ``row`` still belongs to the headings that end with row ``above``."""
    if row >= len(grid.rows):
        return False
    if any(m.top <= above and m.bottom >= row for m in grid.merged):
        return True
    texts = _texts(grid, row)
    filled = [column for column, text in enumerate(texts) if text]
    if filled and all(map(_IS_UNIT.fullmatch, filter(None, texts))):
        return True  # the units of the columns: （千円）, （人）
    heads = _texts(grid, above)
    names = [c for c, t in enumerate(heads) if has_role(t, Role.NAME)]
    if any(column in filled and not meanings(texts[column]) for column in names):
        return False
    return all(_speaks(texts[column]) for column in filled) and len(filled) > 1


def _speaks(text: str) -> bool:
    """Whether a text is a word of headings: a role, a year, a source of funds, a sum."""
    if text.isdecimal():
        return int(text) in _YEARS
    is_known = meanings(text) or find_fiscal_years(text) or funds_of(text) or is_whole(text)
    return len(text) <= _LONGEST_HEAD // 2 and bool(is_known)


def _spread(grid: Grid, row: int, *, is_last: bool) -> list[str]:
    """The texts of a row of headings, each over all the columns that it stands above."""
    texts = _texts(grid, row) + [""] * (grid.width - len(grid.rows[row]))
    for merged in grid.merged:
        width = merged.right - merged.left + 1
        if merged.top <= row <= merged.bottom and 1 < width < _WHOLE_WIDTH * grid.width:
            word = head_text(grid, merged.top, merged.left)
            under = slice(merged.left, merged.right + 1)
            texts[under] = [word] * len(texts[under])
    if is_last or any(merged.top == row for merged in grid.merged):
        return texts
    below = _texts(grid, row + 1)
    for column in range(1, min(len(texts), len(below))):
        if not texts[column] and below[column]:
            texts[column] = texts[column - 1]
    return texts


def _with_sources(titles: Sequence[str]) -> list[str]:
    """Put above each other what names sources in one row: R8財源：国庫, 県, 市債, 一般.

    R8一般 beside R8国庫 is a source, too.
    """
    above = ""
    joined: list[str] = []
    for before, title in zip(["", *titles], titles, strict=False):
        year = year_before(head_key(title))
        if year and title[len(year) :] in _SHORT_SOURCES and funds_of(before):
            joined.append(f"{title[: len(year)]}{JOINT}{_FUNDS}{JOINT}{title[len(year) :]}")
            continue
        begins = _SOURCES.fullmatch(title)
        is_source = funds_of(title) is not None or title in _SHORT_SOURCES
        if begins:
            above = JOINT.join(filter(None, begins.groups()[:-1]))
        elif not is_source or JOINT in title:
            above = ""
        joined.append(f"{above}{JOINT}{begins[3] if begins else title}" if above else title)
    return joined


def _told_apart(grid: Grid, titles: Sequence[str], body: int) -> tuple[str, ...]:
    """The titles with a number after those that stand before, a letter for those that are empty.

    A column under the further cells of a merged heading has none where nothing stands in it.
    """
    apart: list[str] = []
    taken: set[str] = set()
    further = {
        column
        for merged in grid.merged
        if merged.top < body <= merged.bottom + 1
        for column in range(merged.left + 1, merged.right + 1)
    }
    for column, text in enumerate(titles):
        title = text
        if not title or (column in further and head_key(title) in taken):
            filled = any(grid.cell(row, column) is not None for row in range(body, len(grid.rows)))
            title = (title or unnamed(column)) if filled else ""
        number = 1
        while title and head_key(title) in taken:
            number += 1
            title = f"{text}（{number}）"
        taken.add(head_key(title))
        apart.append(title)
    return tuple(apart)


def _row_by_shape(grid: Grid) -> int | None:
    """The first row of texts alone that is about as full as the fullest, with rows below it."""
    rows = grid.rows[:_SEARCHED_ROWS]
    full = [sum(cell is not None for cell in row) for row in rows]
    widest = max(full, default=0)
    if widest < 2:  # noqa: PLR2004  two at least
        return None
    for row, cells in enumerate(rows[:-1]):
        is_text = all(isinstance(cell, str) for cell in cells if cell is not None)
        if full[row] >= max(2, _WHOLE_WIDTH * widest) and is_text and full[row + 1] > 1:
            return row
    return None
