"""Which rows stay together at the end of a page."""

from __future__ import annotations

from reports.row_chains import keeps_next
from reports.table import BodyRow, Entry, GroupRow, Input, Text, TotalRow, Yen

ROW = BodyRow((Text("見守り"), Yen(5)))
BLANK = BodyRow((Entry(""), Input()))
TOTAL = TotalRow((Text("小計"), Yen(5)))


def test_a_heading_keeps_its_first_rows_and_a_total_its_last():
    rows = [GroupRow("くらし"), *[ROW] * 6, TOTAL]
    assert keeps_next(rows, 2) == (True, True, False, False, False, True, True, False)


def test_rows_to_write_in_stand_on_one_page_with_their_heading_and_their_sum():
    rows = [ROW, TOTAL, GroupRow("新規事業"), *[BLANK] * 5, TOTAL]
    assert keeps_next(rows, 2) == (True, False, *[True] * 6, False)
