"""The invented tables by which the weights of ADR 14 and 16 were set: right, or told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.errors import UnreadTablesError
from model.readers.reading import Reading
from tests.model.readers.published.layouts.printed_tables import (
    YEN,
    PrintedTable,
    Row,
    aligned_table,
    flowing_table,
)
from tests.model.readers.published.texts import read_measure

COUNT = 60
Make = Callable[[int], PrintedTable]
READ_WRONGLY: dict[Make, list[int]] = {aligned_table: [19], flowing_table: []}
"""The tables that are wrong in silence as yet: a mended reader takes its tables out of the list."""


def rows_of(reading: Reading, table: PrintedTable) -> tuple[Row, ...]:
    priced = YEN in table.text
    return tuple(
        (
            row.name,
            row.description or "",
            tuple(department.name for department in row.departments),
            tuple(amount.yen for amount in row.project.amounts) if priced else right[3],
        )
        for row, right in zip(reading.plan.listings(), table.rows, strict=False)
    )


def outcome(table: PrintedTable) -> str:
    """What becomes of a table: right, told, or wrong."""
    try:
        reading = read_measure(table.text)
    except UnreadTablesError:
        return "told"
    if rows_of(reading, table) == table.rows:
        return "right"
    return "told" if any("表" in finding.message for finding in reading.findings) else "wrong"


@pytest.mark.parametrize(("make", "least"), [(aligned_table, 55), (flowing_table, 60)])
def test_rows_of_invented_tables_are_right_or_told(make: Make, least: int):
    outcomes = [outcome(make(number)) for number in range(COUNT)]
    assert outcomes.count("right") >= least
    assert [n for n, found in enumerate(outcomes) if found == "wrong"] == READ_WRONGLY[make]
