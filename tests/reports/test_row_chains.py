"""Which rows stay together at the end of a page."""

from __future__ import annotations

import pytest

from reports.row_chains import keeps_next, rows_kept
from reports.table import (
    BodyRow,
    Column,
    ColumnKind,
    Entry,
    GroupRow,
    Input,
    Row,
    Table,
    Text,
    TotalRow,
    Yen,
)

ROW = BodyRow((Text("見守り"), Yen(5)))
BLANK = BodyRow((Entry(""), Input()))
TOTAL = TotalRow((Text("小計"), Yen(5)))


def test_a_heading_keeps_its_first_rows_and_a_total_its_last():
    rows: list[Row] = [GroupRow("くらし"), *[ROW] * 6, TOTAL]
    assert keeps_next(rows, 2) == (True, True, False, False, False, True, True, False)


def test_rows_to_write_in_stand_on_one_page_with_their_heading_and_their_sum():
    rows: list[Row] = [ROW, TOTAL, GroupRow("新規事業"), *[BLANK] * 5, TOTAL]
    assert keeps_next(rows, 2) == (True, False, *[True] * 6, False)


def totals_of(count: int, *more: Column) -> Table:
    """The totals of ``count`` departments, 延べ and 実数 below them."""
    columns = Column("department", "所管課"), Column("amount", "事業費", ColumnKind.YEN), *more
    return Table(columns, (*[ROW] * count, TOTAL, TOTAL))


def ends_of_pages(table: Table) -> list[int]:
    """After how many rows a page may end."""
    kept = rows_kept(table, 3)
    return [place for place, keep in enumerate(kept[:-1], 1) if not keep]


@pytest.mark.parametrize("departments", [1, 8, 10])
def test_totals_of_a_few_departments_stand_on_one_page(departments: int):
    assert not ends_of_pages(totals_of(departments))


def test_a_long_table_of_totals_leaves_no_two_or_three_departments_to_its_last_page():
    table = totals_of(20)
    assert ends_of_pages(table)[-1] == len(table.rows) - 6


def test_a_table_of_texts_is_cut_anywhere_as_before():
    table = totals_of(10, Column("remarks", "備考"))
    assert rows_kept(table, 3) == keeps_next(table.rows, 3)
