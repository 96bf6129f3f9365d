from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.figures import Figures
from gui.presenters.row_order import RowColumn, sorted_rows
from model.pick_index import PickIndex
from model.plan import Plan
from model.selection import Selection
from tests.model.readers.lists.lists import read_rows

HEADS = ("施策", "印", "事業名", "所管課", "再掲", "R8事業費（千円）")
ROWS = (
    ("都市", "新規", "歩道", "道路課", "", 300),
    ("都市", "", "公園", "緑地課", "", None),
    ("都市", "拡充", "橋", "道路課", "", 1_200),
    ("安全", "新規", "避難所", "防災課", "", 20),
    ("安全", "拡充", "橋", "道路課", "○", 1_200),
)


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    return Figures(PickIndex(read_rows(tmp_path, (HEADS, *ROWS)).plan), Selection())


@pytest.mark.parametrize(
    ("by", "ascending", "descending"),
    [
        (RowColumn.SECTION, "歩道 公園 橋 避難所 橋（再）", "橋（再） 避難所 橋 公園 歩道"),
        (RowColumn.NAME, "公園 橋 橋（再） 歩道 避難所", "避難所 歩道 橋 橋（再） 公園"),
        (RowColumn.DEPARTMENTS, "歩道 橋 橋（再） 公園 避難所", "避難所 公園 歩道 橋 橋（再）"),
        (RowColumn.AMOUNT, "避難所 歩道 橋 公園 橋（再）", "橋 歩道 避難所 公園 橋（再）"),
    ],
)
def test_rows_come_in_the_order_of_a_column_those_without_an_amount_last(
    figures: Figures, by: RowColumn, ascending: str, descending: str
):
    names = [
        " ".join(row.printed_name for row in sorted_rows(figures, by, descending=each))
        for each in (False, True)
    ]
    assert names == [ascending, descending]


@pytest.mark.parametrize("by", RowColumn)
def test_no_row_is_lost_in_any_order(two_goals: Plan, by: RowColumn):
    figures = Figures(PickIndex(two_goals), Selection())
    for descending in (False, True):
        rows = sorted_rows(figures, by, descending=descending)
        assert sorted(map(id, rows)) == sorted(map(id, figures.rows))
