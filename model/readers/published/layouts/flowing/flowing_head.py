"""The head of a table that single blanks part, over as many lines as its words were set in.

    事業名 事業内容 年度 事業費
    財源内訳
    所管課
    国庫 県費 一般財源

A word goes on in the next line, or stands above what a later line has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import (
    TableHead,
    heads_group,
    is_below,
    is_head_word,
    read_head,
)
from model.readers.published.lines.line import Line
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import JOINT, is_amount_head, is_part_of_funds
from model.readers.tables.marks import mark_of_cell
from model.readers.tables.row_kinds import is_total
from model.wareki import find_fiscal_years

_LEAST_WORDS = 3
"""A head of fewer words is none: two words stand in many lines of text."""
_LEAST_FIRST = 2
_LEAST_KNOWN, _MOST_OTHER = 2, 2
"""How many words of heads are known at least, and not known at most (財源) in the first line."""
_LONGEST_WORD = 24
_MOST_BELOW = 12
"""The most lines of a head below its first one."""
_MOST_BETWEEN = 2
"""So many lines whose words are not known may stand between two that are of a head."""
_BRACKETED = re.compile(r"[（(][^（()）]+[)）]")
_FIGURES = re.compile(r"\d")
_RELATIVE = re.compile(r"(?:前々?|本|当|今|昨|翌|次|来)年度")
_KEYS = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)
_COLUMNS = (*_KEYS, ColumnRole.NUMBER, ColumnRole.MARK)
_Words = list[str]


def find_flowing_head(
    lines: Sequence[Line], at: int, unit: int | None
) -> tuple[TableHead, int] | None:
    """Return the head in line ``at`` and how many lines it takes, None where none begins there."""
    line = lines[at]
    first = line.text.split()
    if line.has_tab or len(line.filled) > 1 or not _may_begin(first, unit):
        return None
    below = [
        each.text.split() for each in takewhile(_may_go_on, lines[at + 1 : at + 1 + _MOST_BELOW])
    ]
    for count in range(_reach(first, below, unit), -1, -1):
        words = _assembled(first, below[:count])
        if words is None or len(words) < _LEAST_WORDS:
            continue
        head = read_head(words, unit)
        if head and len(head.roles) == len(words):
            return head, count + 1
    return None


def _may_begin(words: _Words, unit: int | None) -> bool:
    """Whether a line may begin a head: words of heads, all of them where they are but two."""
    if len(words) < _LEAST_FIRST or any(len(w) > _LONGEST_WORD or w[-1] == "。" for w in words):
        return False
    known = sum(is_head_word(word, unit or 1) for word in words)
    if not any(role_of_word(word) in _COLUMNS for word in words):
        return False
    most_other = _MOST_OTHER if len(words) >= _LEAST_WORDS else 0
    return known >= max(_LEAST_KNOWN, len(words) - most_other)


def _may_go_on(line: Line) -> bool:
    """Whether a line may be one of a head below its first: short words, no amount, no sentence."""
    if line.has_tab or line.role or line.head or len(line.filled) > 1:
        return False
    words = line.text.split()
    are_short = all(len(word) <= _LONGEST_WORD and word[-1] not in "。、" for word in words)
    return are_short and not any(map(_is_figure, words))


def _is_figure(word: str) -> bool:
    """Whether a word is one of rows: an amount, or figures that are neither a year nor a unit."""
    is_headed = _BRACKETED.search(word) or len(find_fiscal_years(word)) == 1
    return is_amount(word) or (_FIGURES.search(word) is not None and not is_headed)


def _reach(first: _Words, below: Sequence[_Words], unit: int | None) -> int:
    """Return how many of the lines ``below`` the first one may be of the head.

    Behind lines that are not known the head goes on where a column stands that it still lacks.
    """
    had = {role_of_word(word) for word in first}
    reach = 0
    for count, words in enumerate(below, 1):
        if count - reach > _MOST_BETWEEN + 1:
            break
        new = {role_of_word(word) for word in words}.intersection(_KEYS) - had
        known = [word for word in words if _is_known(word, unit, had)]
        if new or (count == reach + 1 and len(known) * 2 >= len(words)):
            reach = count
            had |= new
    return reach


def _is_known(word: str, unit: int | None, had: Collection[ColumnRole]) -> bool:
    """Whether a word is one of heads, and of a column that is not there yet."""
    if _BRACKETED.fullmatch(word) or _RELATIVE.fullmatch(word) or is_unit(word) or is_below(word):
        return True
    role = role_of_word(word)
    is_own = is_head_word(word, unit or 1) and (role not in _KEYS or role not in had)
    return is_own and mark_of_cell(word, ()) is None


def _assembled(first: _Words, below: Sequence[_Words]) -> _Words | None:
    """Return the headings that lines of words make; None where a group has nothing below it."""
    columns = list(first)
    groups: list[str] = []
    for above, words in pairwise((first, *below)):
        if len(words) == 1:
            _put(columns, words[0], is_alone=len(above) == 1)
            groups += columns[-1:] if heads_group(columns[-1]) else []
            continue
        group = next((g for g in (*groups[::-1], *first[::-1]) if _holds(g, words)), None)
        if group is None or group not in columns:
            columns += words
            continue
        place = columns.index(group)
        columns[place : place + 1] = [f"{group}{JOINT}{word}" for word in words]
    return columns


def _put(columns: _Words, word: str, *, is_alone: bool) -> None:
    """Add a word that stands alone in its line: a heading, or the rest of the one before it.

    ``is_alone`` says whether that stands alone too.
    """
    before = columns[-1]
    years = [column for column in columns if len(find_fiscal_years(column)) == 1]
    is_year = years[-1:] == [before] and (len(years) == 1 or is_alone) and JOINT not in before
    whole = before + word
    is_known = role_of_word(before) is not ColumnRole.EXTRA
    becomes_known = role_of_word(whole) is not ColumnRole.EXTRA
    is_rest = not is_known and becomes_known and role_of_word(word) is not ColumnRole.DEPARTMENTS
    if _BRACKETED.fullmatch(word) or (is_year and is_amount_head(word)) or is_rest:
        columns[-1] = whole
    else:
        columns.append(word)


def _holds(group: str, words: _Words) -> bool:
    """Whether words may stand below one of the head: years and their sum, amounts, funds."""
    *others, last = words
    own = others if others and is_total(last) else words
    return heads_group(group) and all(
        is_below(word) or is_part_of_funds(group, word) for word in own
    )
