"""A data table on paper: what is the same in every row above it, columns of one thing as one.

A row that a program reads has a cell for each datum; side by side they are too narrow to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Fact, Facts
from reports.table import BodyRow, Cell, Column, ColumnKind, Table, Text, Yen

_FIRST = re.compile(r"(.+\D)1")
_NUMBER = "番号"
_UNIT = "（円）"
_BETWEEN = "\u3000"
"""Stands between the number of a section and its title."""


def set_for_paper(table: Table) -> tuple[Facts, Table]:
    """Return ``table`` with fewer and wider columns, and what it says above them.

    Every text of it is still there, but for those that repeat a mark; or said to be that of another
    column.
    """
    told = drop_meanings(table)
    same, table = lift_repeated(join_numbers(join_words(join_numbered(told))))
    facts, table = lift_constants(table)
    return Facts((*facts.items, *same.items)), table


def drop_meanings(table: Table) -> Table:
    """Return ``table`` without 印の意味 where it says of no mark more than the mark does."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    mark, meaning = places.get("flag"), places.get("meaning")
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    if mark is None or meaning is None:
        return table
    if any(_text(row.cells[meaning]) not in ("", _text(row.cells[mark])) for row in rows):
        return table
    return with_columns(table, [n for n in range(len(table.columns)) if n != meaning])


def lift_constants(table: Table) -> tuple[Facts, Table]:
    """Return ``table`` without the columns that hold one value throughout, and these as facts.

    Columns that are empty throughout go without a fact.
    """
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    facts, kept = [], []
    for index, column in enumerate(table.columns):
        texts = {cell_text(row.cells[index], column.kind, Unit.YEN) for row in rows}
        if len(texts) > 1 or len(rows) <= 1:
            kept.append(index)
        elif text := "".join(texts):
            facts.append(Fact(column.title, text))
    return Facts(tuple(facts)), with_columns(table, kept)


def lift_repeated(table: Table) -> tuple[Facts, Table]:
    """Return ``table`` without columns that say what the one before them says, told as facts."""
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    facts, kept = [], []
    for place, column in enumerate(table.columns):
        before = table.columns[place - 1].title if place else ""
        texts = [_text(row.cells[place]) for row in rows]
        if before and any(texts) and texts == [_text(row.cells[place - 1]) for row in rows]:
            facts.append(Fact(column.title, f"「{before}」と同じ"))
        else:
            kept.append(place)
    return Facts(tuple(facts)), with_columns(table, kept)


def join_numbers(table: Table) -> Table:
    """Return ``table`` with numbers of sections (施策番号) before their titles (施策), in one."""
    titles = [column.title for column in table.columns]
    joined = {
        place
        for place, title in enumerate(titles[1:], 1)
        if titles[place - 1] == f"{title}{_NUMBER}"
    }
    rows = tuple(
        replace(
            row,
            cells=tuple(
                Text(_BETWEEN.join(filter(None, map(_text, row.cells[n - 1 : n + 1]))))
                if n in joined
                else cell
                for n, cell in enumerate(row.cells)
            ),
        )
        for row in table.rows
        if isinstance(row, BodyRow)
    )
    kept = [n for n in range(len(titles)) if n + 1 not in joined]
    return with_columns(replace(table, rows=rows), kept)


def join_words(table: Table) -> Table:
    """Return ``table`` with words in place of amounts (事業費（未定）) in the column of these.

    A column of words stays where a row has an amount, too.
    """
    amounts = {
        column.title.removesuffix(_UNIT): place
        for place, column in enumerate(table.columns)
        if column.kind is ColumnKind.YEN
    }
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    taken: dict[int, int] = {}
    for place, column in enumerate(table.columns):
        to = amounts.get(column.title.rpartition("（")[0])
        if column.kind is not ColumnKind.TEXT or to is None or to in taken.values():
            continue
        if not any(_text(row.cells[place]) and row.cells[to] != Yen(None) for row in rows):
            taken[place] = to
    words = {to: place for place, to in taken.items()}
    joined = (
        replace(
            row,
            cells=tuple(
                row.cells[words[n]] if n in words and _text(row.cells[words[n]]) else cell
                for n, cell in enumerate(row.cells)
            ),
        )
        for row in rows
    )
    kept = [place for place in range(len(table.columns)) if place not in taken]
    return with_columns(replace(table, rows=tuple(joined)), kept)


def join_numbered(table: Table) -> Table:
    """Return ``table`` with columns that are numbered (所管課1, 所管課2 …) as one (所管課).

    Their texts stand below each other. They stay apart where a row leaves out one before another,
    since its number would be lost.
    """
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    runs = list(_runs(table.columns, rows))
    return replace(
        table,
        columns=tuple(_joined_column(table.columns, run) for run in runs),
        rows=tuple(
            replace(row, cells=tuple(_joined_cell(row.cells, run) for run in runs)) for row in rows
        ),
    )


def _runs(columns: Sequence[Column], rows: Sequence[BodyRow]) -> Iterator[range]:
    """Yield the places of the columns, those that are to be joined together."""
    place = 0
    while place < len(columns):
        run = range(place, _end_of_run(columns, place))
        if any(_has_gap([_text(row.cells[n]) for n in run]) for row in rows):
            run = range(place, place + 1)
        yield run
        place = run.stop


def _end_of_run(columns: Sequence[Column], place: int) -> int:
    first = _FIRST.fullmatch(columns[place].title)
    end = place + 1
    while (
        first
        and end < len(columns)
        and columns[end].kind is ColumnKind.TEXT
        and columns[end].title == f"{first[1]}{end - place + 1}"
    ):
        end += 1
    return end


def _has_gap(texts: Sequence[str]) -> bool:
    filled = [bool(text) for text in texts]
    return filled != sorted(filled, reverse=True)


def _joined_column(columns: Sequence[Column], run: range) -> Column:
    column = columns[run.start]
    return column if len(run) == 1 else replace(column, title=column.title.removesuffix("1"))


def _joined_cell(cells: Sequence[Cell], run: range) -> Cell:
    if len(run) == 1:
        return cells[run.start]
    return Text("\n".join(filter(None, (_text(cells[place]) for place in run))))


def with_columns(table: Table, kept: Sequence[int]) -> Table:
    """Return ``table`` with the columns at the places ``kept`` alone."""
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in kept))
            for row in table.rows
            if isinstance(row, BodyRow)
        ),
    )


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Text) else ""
