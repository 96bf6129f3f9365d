"""Rows of a table in which one line of a project says what is done, and another what it costs.

    事業名 | 担当課 | | 令和7年度 | 令和8年度
    道普請 | 土木課 | 内容 | 設計 | 工事
    | | 事業費 | 1,000 | 5,000

The lines of a project become one row, with a column for each year and kind of line. The first line
may say what is done without a word for it, where the word of the others stands below another cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.columns import Column, ColumnRole, column_of, role_of_word
from model.readers.published.cells.looks import BETWEEN_LINES, is_amount
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
    r"(?:(?:計画|予算|決算|実績|見込み?)額?|(?<=[回行前後]))"
)
"""Words for amounts of one year at several times: planned, spent, changed."""
_AND = "、"
"""Stands between the remarks of several lines."""


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Where the words of the kinds stand, what they are, and the columns of years behind them."""

    place: int
    words: tuple[str, ...]
    years: tuple[int, ...]


def join_kinds(
    head: TableHead, lines: Sequence[Line], first: int
) -> tuple[TableHead, dict[int, Line]] | None:
    """Return the head of whole rows, and the lines that change, by index; None for another table.

    ``lines`` are those of a text as far as the table goes, whose rows begin at ``first``.
    """
    at_rows = [at for at in range(first, len(lines)) if lines[at].has_tab and not lines[at].role]
    name = next((n for n, c in enumerate(head.columns) if c and c.role is ColumnRole.NAME), None)
    rows = [_padded(lines[at].cells, len(head.columns)) for at in at_rows]
    kinds = _kinds(head, rows, name) if name is not None else None
    if kinds is None or name is None:
        return None
    left_out = (*kinds.years, *([] if _UNNAMED in kinds.words else [kinds.place]))
    kept = [n for n in range(len(head.columns)) if n not in left_out]
    columns = [head.columns[n] for n in kept]
    places = {pair: n for n, pair in enumerate(_pairs(kinds), len(kept))}
    columns += [_column(head.columns[year], word) for word, year in places]
    whole = TableHead(tuple(columns))
    changed: dict[int, Line] = {}
    start, cells = first, [""] * len(columns)
    for at, own in zip(at_rows, rows, strict=True):
        word = _UNNAMED if own[name] and _UNNAMED in kinds.words else own[kinds.place]
        if own[name]:
            start, cells = at, [own[n] for n in kept] + [""] * len(places)
        elif at == at_rows[0] or any(
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


def _pairs(kinds: _Kinds) -> Iterator[tuple[str, int]]:
    return ((word, year) for word in kinds.words for year in kinds.years)


def _kinds(head: TableHead, rows: Sequence[Sequence[str]], name: int) -> _Kinds | None:
    """Return the kinds of lines, where one column has a word of one in each row.

    Or in each row without a name, that of its amounts.
    """
    for place in range(len(head.columns)):
        years = tuple(n for n in range(place + 1, len(head.columns)) if _is_year(head.columns[n]))
        words = tuple(dict.fromkeys(row[place] for row in rows))
        below = dict.fromkeys(row[place] for row in rows if not row[name])
        if place != name and below and all(map(_is_price, below)) and not all(map(_is_kind, words)):
            words = (_UNNAMED, *below)
        elif not all(map(_is_kind, words)):
            continue
        if not years or not _LEAST <= len(words) <= _MOST:
            continue
        priced = [word for word in words if _is_price(word)]
        if priced and len(priced) < len(words) + all(map(_is_price, words)):
            said = [row[n] for row in rows if row[place] in priced for n in years if row[n]]
            are_amounts = sum(map(is_amount, said)) >= _MOSTLY * len(said)
            return _Kinds(place, words, years) if are_amounts else None
    return None


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


def _column(year: Column | None, word: str) -> Column:
    """Return the column of what a kind of line says of a year."""
    heading = year.heading if year else ""
    if not _is_price(word):
        return Column(ColumnRole.EXTRA, f"{word}（{heading}）" if word else heading)
    is_priced = year is not None and year.role is ColumnRole.AMOUNT
    unit = year.amount.unit if year and year.amount and is_priced else None
    joint = f" 事業費{JOINT}" if funds_of(word) else " "
    return column_of(f"{heading if is_priced else parts_of(heading)[-1]}{joint}{word}", unit)


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))[:width]
