"""A data table on paper: what is the same in every row above it, columns of one thing as one.

A row that a program reads has a cell for each datum; side by side they are too narrow to be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Fact, Facts
from reports.table import Cell, Column, ColumnKind, Table, Text, Yen

_FIRST = re.compile(r"(.+\D)1")
_NUMBER = "番号"
_UNIT = "（円）"
_BETWEEN = "\u3000"
"""Stands between the number of a section and its title."""


class _Filled(NamedTuple):
    """A column with its cells from top to bottom."""

    column: Column
    cells: Sequence[Cell]

    @property
    def title(self) -> str:
        return self.column.title

    @property
    def texts(self) -> list[str]:
        """What its cells say, empty for figures."""
        return [cell.text if isinstance(cell, Text) else "" for cell in self.cells]


def set_for_paper(table: Table) -> tuple[Facts, Table]:
    """Return ``table`` with fewer and wider columns, and what it says above them.

    Every text of it is still there, but for those that repeat a mark; or said to be that of another
    column.
    """
    rows = table.body_rows
    cells = zip(*(row.cells for row in rows), strict=True)
    columns = list(map(_Filled, table.columns, cells)) or [_Filled(c, ()) for c in table.columns]
    columns = _join_numbers(_join_words(_join_numbered(_drop_meanings(columns))))
    same, columns = _lift_repeated(columns)
    facts, columns = _lift_constants(columns)
    paper = replace(
        table,
        columns=tuple(each.column for each in columns),
        rows=tuple(
            replace(row, cells=tuple(each.cells[n] for each in columns))
            for n, row in enumerate(rows)
        ),
    )
    return Facts((*facts, *same)), paper


def with_columns(table: Table, kept: Sequence[int]) -> Table:
    """Return ``table`` with the columns at the places ``kept`` alone."""
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.body_rows
        ),
    )


def _drop_meanings(columns: list[_Filled]) -> list[_Filled]:
    """Leave out 印の意味 where it says of no mark more than the mark does."""
    by_key = {each.column.key: each for each in columns}
    mark, meaning = by_key.get("flag"), by_key.get("meaning")
    if mark is None or meaning is None:
        return columns
    said = zip(meaning.texts, mark.texts, strict=True)
    if any(text not in ("", of) for text, of in said):
        return columns
    return [each for each in columns if each is not meaning]


def _join_numbered(columns: list[_Filled]) -> list[_Filled]:
    """Set columns that are numbered (所管課1, 所管課2 …) as one (所管課), below each other.

    They stay apart where a row leaves out one before another, since its number would be lost.
    """
    joined, place = [], 0
    while place < len(columns):
        run = columns[place : _end_of_run(columns, place)]
        rows = list(zip(*(each.texts for each in run), strict=True))
        if len(run) == 1 or any(_has_gap(texts) for texts in rows):
            joined.append(columns[place])
            place += 1
            continue
        column = replace(run[0].column, title=run[0].title.removesuffix("1"))
        joined.append(_Filled(column, [Text("\n".join(filter(None, texts))) for texts in rows]))
        place += len(run)
    return joined


def _end_of_run(columns: Sequence[_Filled], place: int) -> int:
    first = _FIRST.fullmatch(columns[place].title)
    end = place + 1
    while (
        first
        and end < len(columns)
        and columns[end].column.kind is ColumnKind.TEXT
        and columns[end].title == f"{first[1]}{end - place + 1}"
    ):
        end += 1
    return end


def _has_gap(texts: Sequence[str]) -> bool:
    filled = [bool(text) for text in texts]
    return filled != sorted(filled, reverse=True)


def _join_words(columns: list[_Filled]) -> list[_Filled]:
    """Set words in place of amounts (事業費（未定）) in the column of these.

    A column of words stays where a row has an amount, too.
    """
    amounts = {
        each.title.removesuffix(_UNIT): place
        for place, each in enumerate(columns)
        if each.column.kind is ColumnKind.YEN
    }
    joined, taken = list(columns), dict[int, int]()
    for place, each in enumerate(columns):
        to = amounts.get(each.title.rpartition("（")[0])
        if each.column.kind is not ColumnKind.TEXT or to is None or to in taken.values():
            continue
        pairs = list(zip(each.cells, each.texts, columns[to].cells, strict=True))
        if not any(text and yen != Yen(None) for _, text, yen in pairs):
            cells = [word if text else yen for word, text, yen in pairs]
            joined[to] = columns[to]._replace(cells=cells)
            taken[place] = to
    return [each for place, each in enumerate(joined) if place not in taken]


def _join_numbers(columns: list[_Filled]) -> list[_Filled]:
    """Set numbers of sections (施策番号) before their titles (施策), in one column."""
    joined = columns[:1]
    for before, each in pairwise(columns):
        if before.title == f"{each.title}{_NUMBER}":
            texts = zip(before.texts, each.texts, strict=True)
            cells = [Text(_BETWEEN.join(filter(None, both))) for both in texts]
            joined[-1] = _Filled(each.column, cells)
        else:
            joined.append(each)
    return joined


def _lift_repeated(columns: list[_Filled]) -> tuple[list[Fact], list[_Filled]]:
    """Return facts in place of columns that say what the one before them says, and the others."""
    facts, kept = [], columns[:1]
    for before, each in pairwise(columns):
        if before.title and any(each.texts) and each.texts == before.texts:
            facts.append(Fact(each.title, f"「{before.title}」と同じ"))
        else:
            kept.append(each)
    return facts, kept


def _lift_constants(columns: list[_Filled]) -> tuple[list[Fact], list[_Filled]]:
    """Return facts in place of columns that hold one value throughout, and the others.

    Columns that are empty throughout go without a fact.
    """
    facts, kept = [], []
    for each in columns:
        texts = {cell_text(cell, each.column.kind, Unit.YEN) for cell in each.cells}
        if len(texts) > 1 or len(each.cells) <= 1:
            kept.append(each)
        elif text := "".join(texts):
            facts.append(Fact(each.title, text))
    return facts, kept
