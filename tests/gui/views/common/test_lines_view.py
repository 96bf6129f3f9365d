"""The lines of a comparison, scrolled through as their reader does."""

from __future__ import annotations

import pytest

from gui.presenters.shown_sheet import ShownSheet
from gui.views.common.lines_view import LinesView
from reports.sheet_line import LineKind

_TEXT = "相談会を開くとともに、地域の担い手を育てる。"
_COUNT = 600


@pytest.fixture
def lines(qtbot) -> LinesView:
    sheet = ShownSheet("内容変更", (4, 20), (True, False))
    sheet.lines = [(LineKind.BODY, (str(n), _TEXT * (n % 5 + 1))) for n in range(_COUNT)]
    view = LinesView()
    qtbot.addWidget(view)
    view.resize(320, 300)
    view.show()
    view.show_sheet(sheet)
    return view


def seen(lines: LinesView) -> range:
    return range(lines.rowAt(0), lines.rowAt(lines.viewport().height() - 1) + 1)


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_every_row_in_sight_has_room_for_its_text(lines: LinesView, share: float):
    bar = lines.verticalScrollBar()
    bar.setValue(int(bar.maximum() * share))
    assert all(lines.rowHeight(row) >= lines.sizeHintForRow(row) for row in seen(lines))


def test_the_end_of_the_bar_shows_the_last_row_to_its_foot(lines: LinesView):
    bar = lines.verticalScrollBar()
    bar.setValue(bar.maximum())
    foot = lines.rowViewportPosition(_COUNT - 1) + lines.rowHeight(_COUNT - 1)
    assert foot == lines.viewport().height()


@pytest.mark.parametrize("step", [-60, 60])
def test_what_is_read_moves_by_what_is_scrolled(lines: LinesView, step: int):
    bar = lines.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(20):
        row = lines.rowAt(lines.viewport().height() // 2)
        before = lines.rowViewportPosition(row)
        bar.setValue(bar.value() + step)
        assert lines.rowViewportPosition(row) == before - step


def test_a_table_shows_no_columns_that_another_table_alone_has(lines: LinesView):
    sheet = ShownSheet("表紙", (20, 10, 10, 5), (False, False, False, True))
    sheet.lines = [
        (LineKind.HEAD, ("変更の種類", "", "", "件数")),
        (LineKind.BODY, ("新規事業", "", "", "3")),
        (LineKind.HEAD, ("区分", "旧", "新", "増減")),
        (LineKind.BODY, ("くらし", "1", "2", "1")),
    ]
    lines.show_sheet(sheet)
    assert [lines.columnSpan(row, 0) for row in range(4)] == [3, 3, 1, 1]
    assert lines.columnSpan(1, 3) == 1
