"""Rows of a table in which one line of a project says what is done, and another what it costs.

    事業名 | 担当課 | | 令和7年度 | 令和8年度
    道普請 | 土木課 | 内容 | 設計 | 工事
    | | 事業費 | 1,000 | 5,000

The lines of a project become one row, with a column for each year and kind of line. The first line
may have no word for what it says, where that of the others stands below another cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.columns import Column, ColumnRole, column_of, role_of_word
from model.readers.published.cells.looks import BETWEEN_LINES, NO_VALUE, is_amount
from model.readers.published.cells.table_head import TableHead
from model.readers.published.lines.line import Line
from model.readers.reading import LineRole
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    is_amount_head,
    is_whole,
    parts_of,
)
from model.readers.tables.row_kinds import is_named_total
from model.text import without_blanks
from model.wareki import find_fiscal_years

_LEAST, _MOST = 2, 10
"""How many kinds of lines a project has."""
_LONGEST = 12
_UNNAMED = ""
"""Stands for the word of a first line that has none."""
_MOSTLY = 0.7
"""The part of the cells of amounts that hold one, at least: others say 未定."""
_STATES = re.compile(
    r"(?:当初|補正|最終|前回|今回|現行|変更[前後]|見直し?[前後]|改[定訂][前後])?"
    r"(?:(?:計画|予算|決算(?:見込み?)?|実績|見込み?)額?|(?<=[回行前後]))"
)
"""Words for amounts of one year at several times: planned, spent, changed."""
_AND = "、"
"""Stands between the remarks of several lines."""

_Rows = Mapping[int, Sequence[str]]
"""The cells of rows, one for each column, by the index of their line."""


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Where the words of the kinds stand, what they are, and the columns of years behind them.

    ``rows`` are the cells of the lines that have a kind, by index. ``first`` is the word of first
    lines without one, which ``are_amounts`` or words; None where each line has its own.
    """

    place: int
    words: tuple[str, ...]
    years: tuple[int, ...]
    rows: _Rows
    first: str | None = None
    are_amounts: bool = False


def join_kinds(
    head: TableHead, lines: Sequence[Line], first: int
) -> tuple[TableHead, dict[int, Line]] | None:
    """Return the head of whole rows, and the lines that change, by index; None for another table.

    ``lines`` are those of a text as far as the table goes, whose rows begin at ``first``.
    """
    name, rows = _name_and_rows(head, lines, first)
    kinds = None
    if name is not None:
        kinds = _named_kinds(head, rows, name) or _unnamed_kinds(head, rows, name)
    if kinds is None or name is None:
        return None
    left_out = (*kinds.years, *([kinds.place] if kinds.first is None else []))
    kept = [n for n in range(len(head.columns)) if n not in left_out]
    columns = [head.columns[n] for n in kept]
    places = {pair: n for n, pair in enumerate(_pairs(kinds), len(kept))}
    columns += [_column(head.columns[year], word, kinds) for word, year in places]
    whole = TableHead(tuple(columns))
    changed: dict[int, Line] = {}
    start, cells = first, [""] * len(columns)
    for at, own in kinds.rows.items():
        word = own[kinds.place] if not own[name] or kinds.first is None else kinds.first
        if own[name]:
            start, cells = at, [own[n] for n in kept] + [""] * len(places)
        elif not changed or any(
            own[n] and n != kinds.place and not _is_remark(head.columns[n]) for n in kept
        ):
            return None
        else:
            for place, n in enumerate(kept):
                if n == kinds.place:
                    continue
                cells[place] = _AND.join(filter(None, (cells[place], own[n])))
        for year in kinds.years:
            place = places[word, year]
            cells[place] = BETWEEN_LINES.join(filter(None, (cells[place], own[year])))
        changed[at] = replace(lines[at], role=LineRole.ROW)
        changed[start] = replace(lines[start], raw="\t".join(cells), head=whole)
    return whole, changed


def mark_parts_of_sums(
    head: TableHead, lines: Sequence[Line], first: int
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of sources of funds below a sum of projects, as lines of that sum.

    ``lines`` and ``first`` as for ``join_kinds``.
    """
    name, rows = _name_and_rows(head, lines, first)
    if name is None:
        return
    sums = _sums_of_projects(rows, name)
    is_below = False
    for at, row in rows.items():
        words = [cell for cell in row if cell and not is_amount(cell)]
        is_below = not row[name] and (is_below or _sum_word(row, name) in sums)
        if is_below and len(words) == 1 and funds_of(words[0]):
            yield at, replace(lines[at], role=LineRole.TOTAL)


def _name_and_rows(head: TableHead, lines: Sequence[Line], first: int) -> tuple[int | None, _Rows]:
    """Return the place of names and the cells of each row that is read as no other line."""
    name = next(iter(head.places_of(ColumnRole.NAME)), None)
    at_rows = [at for at in range(first, len(lines)) if lines[at].has_tab and not lines[at].role]
    return name, {at: _padded(lines[at].cells, len(head.columns)) for at in at_rows}


def _sums_of_projects(rows: _Rows, name: int) -> set[str]:
    """Return the words of rows that sum projects up: not each project has one of its own."""
    sums = Counter(_sum_word(row, name) for row in rows.values())
    projects = sum(bool(row[name]) for row in rows.values())
    return {word for word, count in sums.items() if word and count < projects}


def _pairs(kinds: _Kinds) -> Iterator[tuple[str, int]]:
    return ((word, year) for word in kinds.words for year in kinds.years)


def _named_kinds(head: TableHead, rows: _Rows, name: int) -> _Kinds | None:
    """Return the kinds of lines, where one column has a word of one in each row.

    The word of a sum is one where each project has it; else its row sums projects up.
    """
    own = _without_sums(rows, name, _sums_of_projects(rows, name))
    for place, years in _places(head):
        words = tuple(dict.fromkeys(row[place] for row in own.values()))
        if not all(map(_is_kind, words)) or not _LEAST <= len(words) <= _MOST:
            continue
        priced = [word for word in words if _is_price(word)]
        if priced and len(priced) < len(words) + all(map(_is_price, words)):
            said = [row[n] for row in own.values() if row[place] in priced for n in years]
            return _Kinds(place, words, years, own) if _are_amounts(said) else None
    return None


def _unnamed_kinds(head: TableHead, rows: _Rows, name: int) -> _Kinds | None:
    """Return the kinds of lines, where one column has a word of one in each row without a name.

    The first line of a project says what is done, and those below it what that costs; or it is an
    amount, of which those below are sources of funds or what was planned and spent at other times.
    """
    own = _without_sums(rows, name, {_sum_word(row, name) for row in rows.values()})
    for place, own_years in _places(head):
        below = tuple(dict.fromkeys(row[place] for row in own.values() if not row[name]))
        if place == name or not below or len(below) >= _MOST or not all(map(_is_price, below)):
            continue
        years = own_years
        first = [row[n] for row in own.values() if row[name] for n in years]
        are_words = not any(is_amount(cell) for cell in first if cell not in NO_VALUE)
        if not are_words:
            years = tuple(n for n in range(place + 1, len(head.columns)) if _is_priced(head, n))
            first = [row[n] for row in own.values() if row[name] for n in years]
        said = [row[n] for row in own.values() if not row[name] for n in years]
        are_parts = all(_is_part(head.columns[n], word) for n in years for word in below)
        if _are_amounts(said) and (are_words or (are_parts and _are_amounts(first))):
            words = (_UNNAMED, *below)
            return _Kinds(place, words, years, own, _UNNAMED, are_amounts=not are_words)
    return None


def _places(head: TableHead) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each place with those of the columns of years behind it, where there are any."""
    for place in range(len(head.columns)):
        years = tuple(n for n in range(place + 1, len(head.columns)) if _is_year(head.columns[n]))
        if years:
            yield place, years


def _without_sums(rows: _Rows, name: int, words: Collection[str]) -> _Rows:
    """Return the rows without those that ``words`` name as sums."""
    return {at: row for at, row in rows.items() if (_sum_word(row, name) or None) not in words}


def _sum_word(row: Sequence[str], name: int) -> str:
    """Return the one word of a row without a name where it is of sums (計); else nothing."""
    words = [cell for cell in row if cell and not is_amount(cell)]
    is_sum = len(words) == 1 and (is_named_total(words[0]) or is_whole(words[0]))
    return words[0] if is_sum and not row[name] else ""


def _are_amounts(cells: Iterable[str]) -> bool:
    filled = list(filter(None, cells))
    return sum(map(is_amount, filled)) >= _MOSTLY * len(filled)


def _is_part(column: Column | None, word: str) -> bool:
    """Whether ``word`` names a source or another state of the amounts in the column of a year."""
    is_state = _STATES.fullmatch(without_blanks(word)) is not None
    return column is not None and column.amount is not None and (is_state or bool(funds_of(word)))


def _is_kind(word: str) -> bool:
    is_text = role_of_word(word) is ColumnRole.DESCRIPTION
    return 0 < len(word) <= _LONGEST and (_is_price(word) or is_text) and not is_amount(word)


def _is_remark(column: Column | None) -> bool:
    """Whether a column holds what may stand in any line of a project (備考)."""
    return column is not None and column.role is ColumnRole.EXTRA


def _is_price(word: str) -> bool:
    bare = without_blanks(word)
    is_state = _STATES.fullmatch(bare) is not None
    return is_state or is_whole(bare) or is_amount_head(bare) or bool(funds_of(bare))


def _is_year(column: Column | None) -> bool:
    return column is not None and len(find_fiscal_years(column.heading)) == 1


def _is_priced(head: TableHead, place: int) -> bool:
    """Whether a column is of amounts of a year, or of all years together."""
    column = head.columns[place]
    return _is_year(column) or (column is not None and column.role is ColumnRole.AMOUNT)


def _column(year: Column | None, word: str, kinds: _Kinds) -> Column | None:
    """Return the column of what a kind of line says of a year."""
    heading = year.heading if year else ""
    if word == kinds.first and kinds.are_amounts:
        return year
    if year and year.amount and kinds.are_amounts and (funds := funds_of(word)):
        return replace(year, heading=heading, amount=replace(year.amount, funds=funds))
    if not _is_price(word):
        return Column(ColumnRole.EXTRA, f"{word}（{heading}）" if word else heading)
    is_priced = year is not None and year.role is ColumnRole.AMOUNT
    unit = year.amount.unit if year and year.amount and is_priced else None
    joint = f" 事業費{JOINT}" if funds_of(word) else " "
    return column_of(f"{heading if is_priced else parts_of(heading)[-1]}{joint}{word}", unit)


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))[:width]
