from __future__ import annotations

import pytest

from gui.presenters.shown_sheet import ShownSheet
from gui.views.sheet_view import SheetView
from reports.sheet_line import LineKind


@pytest.fixture
def view(qtbot) -> SheetView:
    made = SheetView()
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    return made


def is_whole(view: SheetView, text: str, column: int) -> bool:
    return view.columnWidth(column) >= view.fontMetrics().horizontalAdvance(text)


def test_no_figure_is_cut_off_however_narrow_the_view(view: SheetView):
    lines = [
        (LineKind.HEAD, ("課", "事業費（千円）", "件数")),
        (LineKind.BODY, ("みどり課", "4,967,000", "3")),
        (LineKind.BODY, ("とても長い名前の課" * 3, "とても長い語句" * 9, "2")),
    ]
    sheet = ShownSheet("総括", (20, 4, 4), (False, True, True), lines)
    view.show_sheet(sheet)
    assert is_whole(view, "4,967,000", 1)
    assert view.columnWidth(1) < 200
    assert not is_whole(view, "123,456,789,000", 1)
    sheet.lines += [(LineKind.TOTAL, ("計", "123,456,789,000", "5"))]
    view.grow()
    assert is_whole(view, "123,456,789,000", 1)


def test_the_total_at_the_end_of_a_long_sheet_is_whole(view: SheetView):
    rows = [(LineKind.BODY, ("課", "1", "1"))] * 9_000
    total = (LineKind.TOTAL, ("計", "123,456,789,000", "5"))
    view.show_sheet(ShownSheet("総括", (20, 4, 4), (False, True, True), [*rows, total]))
    assert is_whole(view, "123,456,789,000", 1)


def test_a_head_of_two_characters_is_whole_at_any_size_of_type(view: SheetView):
    font = view.font()
    font.setPointSize(20)
    view.setFont(font)
    lines = [(LineKind.HEAD, ("区分", "掲載")), (LineKind.BODY, ("くらし", "3"))]
    view.show_sheet(ShownSheet("総括", (40, 1), (False, True), lines))
    assert is_whole(view, "掲載", 1)
