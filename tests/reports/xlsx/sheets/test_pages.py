from __future__ import annotations

import itertools

import pytest

from reports.row_chains import keeps_next
from reports.table import BodyRow, GroupRow, Text, TotalRow
from reports.xlsx.sheets.pages import page_breaks
from reports.xlsx.sheets.sheet import SheetRow

GROUP, BODY, TOTAL = GroupRow("区分"), BodyRow((Text("行"),)), TotalRow((Text("計"),))


def pages(rows, height: float) -> list[int]:
    """Return how many rows stand on each page of ``height`` rows."""
    sheet = [SheetRow(10, keeps) for keeps in keeps_next(rows, 3)]
    ends = [0, *page_breaks(sheet, height * 10 / 0.97 + 1), len(rows)]
    return [last - first for first, last in itertools.pairwise(ends)]


@pytest.mark.parametrize("count", range(1, 4))
def test_a_group_of_up_to_three_rows_is_never_cut(count: int):
    group = [GROUP, *[BODY] * count, TOTAL]
    for room in range(len(group), 9):
        sizes = pages(group * 4, room)
        assert all(size % len(group) == 0 for size in sizes)


@pytest.mark.parametrize("count", range(6, 14))
def test_a_larger_group_leaves_at_least_three_rows_on_each_side(count: int):
    rows = [GROUP, *[BODY] * count, TOTAL]
    for lead in range(7):
        sizes = pages([BODY] * lead + rows, 9)
        place = 0
        for size in sizes[:-1]:
            place += size
            above = place - lead - 1
            if 0 < above < count:
                assert above >= 3
                assert count - above >= 3


def test_a_page_never_begins_with_a_total_nor_ends_with_a_heading():
    rows = [GROUP, BODY, BODY, TOTAL, GROUP, *[BODY] * 9, TOTAL, TOTAL]
    for room in range(6, 12):
        place = 0
        for size in pages(rows, room)[:-1]:
            place += size
            assert rows[place] is not TOTAL
            assert rows[place - 1] is not GROUP


def test_a_head_goes_to_the_page_of_a_row_nearly_as_high_as_that():
    title, caption, head = (
        SheetRow(30, True),
        SheetRow(10, True, leads=True),
        SheetRow(20, True, leads=True),
    )
    assert page_breaks([title, caption, head, SheetRow(80)], 115 / 0.97) == (1,)


def test_a_head_that_no_page_holds_with_its_row_stays_where_it_is():
    head = SheetRow(20, True, leads=True)
    assert page_breaks([head, SheetRow(90)], 100 / 0.97) == (1,)
