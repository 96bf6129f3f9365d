"""Plans that tell less than most: no department, mark, amount or relisted row."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.views.window.main_window import MainWindow
from model.selection import Selection
from reports.making.plan_workbook import write_plan_workbook
from tests.gui.verbs import choose
from tests.model.readers.lists.lists import read_rows

ROWS = (
    ("施策", "事業名", "事業内容"),
    ("防災", "備蓄", "毛布と水"),
    ("防災", "訓練", ""),
    ("子育て", "学童", "放課後の居場所"),
)


@pytest.fixture
def sparse(qtbot, new_window, tmp_path: Path) -> MainWindow:
    path = write_plan_workbook(read_rows(tmp_path, ROWS).plan, tmp_path / "計画.xlsx")
    window = new_window(path)
    qtbot.waitUntil(lambda: window.picks.reading is not None)
    return window


def test_the_strip_counts_what_the_plan_tells_alone(qtbot, sparse: MainWindow):
    qtbot.waitUntil(lambda: sparse.strip.text() == "3事業（延べ3掲載）")


def test_nothing_is_offered_to_be_picked_by_that_the_plan_has_none_of(qtbot, sparse: MainWindow):
    panel = sparse.picks_panel
    qtbot.waitUntil(lambda: panel.relisted.isHidden() and panel.other.isHidden())
    assert panel.flags == {}
    assert not panel.departments.isVisible()
    assert not panel.department_search.isVisible()
    sparse.picks.take(Selection(departments=frozenset({"福祉課"})))  # as a set of another plan
    assert len(sparse.picks.rows) == 3
    choose(sparse, "内蔵の計画を開く(&B)")
    qtbot.waitUntil(lambda: panel.relisted.isVisible() and panel.other.isVisible())
    assert panel.departments.isVisible()


def test_the_rows_have_no_empty_columns_and_say_nothing_of_what_no_row_has(
    qtbot, sparse: MainWindow
):
    choose(sparse, "載る事業(&L)")
    listings = sparse.preview_panel.listings
    rows = listings.list
    qtbot.waitUntil(lambda: rows.isColumnHidden(1))
    heads = [head for place, head in enumerate(rows.table.heads) if not rows.isColumnHidden(place)]
    assert heads[:2] == ["区分", "事業名"]
    assert "所管課" not in heads
    rows.selectRow(1)
    assert listings.facts.toPlainText().splitlines() == [
        "訓練",
        "区分：防災",
        "事業概要：記載なし",
    ]
