"""A data table on paper: what is the same in every row stands above the table, once."""

from __future__ import annotations

from dataclasses import replace

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Fact, Facts
from reports.table import BodyRow, Table


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
