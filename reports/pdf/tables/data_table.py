"""A data table on paper: what is the same in every row above it, numbered columns as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Fact, Facts
from reports.table import BodyRow, Cell, Column, ColumnKind, Table, Text

_FIRST = re.compile(r"(.+\D)1")


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
    return Facts(tuple(facts)), replace(
        table,
        columns=tuple(table.columns[index] for index in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in rows),
    )


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


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Text) else ""
