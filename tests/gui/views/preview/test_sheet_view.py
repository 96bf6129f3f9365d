from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from gui.presenters.shown_sheet import ShownSheet
from gui.views.preview.sheet_view import SheetView
from reports.sheet_line import Line, LineKind


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
    lines: list[Line] = [
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
    rows: list[Line] = [(LineKind.BODY, ("課", "1", "1"))] * 9_000
    total = (LineKind.TOTAL, ("計", "123,456,789,000", "5"))
    view.show_sheet(ShownSheet("総括", (20, 4, 4), (False, True, True), [*rows, total]))
    assert is_whole(view, "123,456,789,000", 1)


def test_a_head_of_two_characters_is_whole_at_any_size_of_type(view: SheetView):
    font = view.font()
    font.setPointSize(20)
    view.setFont(font)
    lines: list[Line] = [(LineKind.HEAD, ("区分", "掲載")), (LineKind.BODY, ("くらし", "3"))]
    view.show_sheet(ShownSheet("総括", (40, 1), (False, True), lines))
    assert is_whole(view, "掲載", 1)


def needed(view: SheetView, text: str, room: int) -> int:
    """Return how high ``text`` is where it has ``room`` pixels."""
    font = view.font()
    font.setBold(True)
    wraps = Qt.TextFlag.TextWordWrap
    return QFontMetrics(font).boundingRect(QRect(0, 0, room - 8, 0), wraps, text).height()


def test_heads_and_texts_longer_than_their_columns_are_wrapped_to_their_end(view: SheetView):
    head, text = "公表事業費（施策全体、千円）", "公園の遊具を新しくし、広場を芝生にします。"
    lines: list[Line] = [
        (LineKind.HEAD, ("課", head, "概要")),
        (LineKind.BODY, ("みどり課", "1", text)),
    ]
    view.show_sheet(ShownSheet("総括", (10, 4, 6), (False, True, False), lines))
    one = view.fontMetrics().height()
    assert view.rowHeight(0) >= needed(view, head, view.columnWidth(1)) > 2 * one
    assert view.rowHeight(1) >= needed(view, text, view.columnWidth(2)) > 2 * one


def test_a_note_over_all_columns_is_read_without_scrolling_to_the_right(view: SheetView):
    note = "事業費の欄に金額を千円単位で記入し、この表のままお返しください。" * 2
    sheet = ShownSheet("課", (40, 40, 40), (False,) * 3, [(LineKind.RUNNING, (note,))])
    view.show_sheet(sheet)
    assert view.horizontalScrollBar().maximum() > 0
    assert view.rowHeight(0) >= needed(view, note, view.viewport().width())


def test_a_name_runs_on_over_columns_that_another_table_alone_uses(view: SheetView):
    name = "基本施策 1　地域社会を支える協働・連携の推進"
    lines: list[Line] = [
        (LineKind.HEAD, ("区分", "", "", "掲載")),
        (LineKind.BODY, (name, "", "", "3")),
        (LineKind.HEAD, ("課", "事業名", "概要", "掲載")),
        (LineKind.BODY, (name, "", "", "3")),
    ]
    view.show_sheet(ShownSheet("総括", (8, 20, 20, 4), (False, False, False, True), lines))
    assert view.rowHeight(1) < view.rowHeight(3)
    assert view.table.reach(1, 2) == (0, 2)
    assert view.table.reach(3, 0) == (0, 0)


def test_a_row_that_comes_into_sight_has_the_height_of_its_text(view: SheetView):
    text = "公園の遊具を新しくし、広場を芝生にします。"
    rows: list[Line] = [(LineKind.BODY, ("課", text))] * 500
    view.show_sheet(ShownSheet("総括", (10, 8), (False, False), rows))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.rowHeight(499) >= needed(view, text, view.columnWidth(1))
    foot = view.rowViewportPosition(499) + view.rowHeight(499)
    assert foot == view.viewport().height()


def test_heads_of_years_keep_their_lines_and_words_give_way(view: SheetView):
    heads = ("事業名", "概要", *(f"令和{year}年度\n（千円）" for year in (8, 9, 10)))
    lines: list[Line] = [
        (LineKind.HEAD, heads),
        (LineKind.BODY, ("見守り", "町民の暮らしの質の向上を図ります。" * 3, "1", "2", "3")),
    ]
    widths, is_right = (20, 40, 6, 6, 6), (False, False, True, True, True)
    view.resize(65 * view.fontMetrics().horizontalAdvance("あ"), 300)
    view.show_sheet(ShownSheet("施策", widths, is_right, lines))
    font = view.font()
    font.setBold(True)
    metrics = QFontMetrics(font)
    for column in (2, 3, 4):
        assert view.room(0, column) >= metrics.horizontalAdvance(heads[column].splitlines()[0])
    assert sum(map(view.columnWidth, range(5))) <= view.viewport().width()
    assert view.rowHeight(0) < 3 * metrics.height()


def test_a_head_of_two_lines_is_whole_in_a_wide_column_too(view: SheetView):
    lines: list[Line] = [
        (LineKind.HEAD, ("事業名", "令和8年度\n（千円）")),
        (LineKind.BODY, ("見守り", "1")),
    ]
    view.resize(2_000, 300)
    view.show_sheet(ShownSheet("施策", (20, 40), (False, True), lines))
    assert view.rowHeight(0) >= 2 * view.fontMetrics().height()


def test_words_of_a_total_run_on_to_its_figures(view: SheetView):
    lines: list[Line] = [
        (LineKind.HEAD, ("印", "事業名", "課", "千円")),
        (LineKind.TOTAL, ("計　掲載5件", "", "", "9")),
    ]
    view.show_sheet(ShownSheet("施策", (2, 20, 8, 4), (False, False, False, True), lines))
    assert [view.table.reach(1, column) for column in range(4)] == [(0, 2)] * 3 + [(3, 3)]
    assert view.rowHeight(1) < 2 * view.fontMetrics().height()


def test_a_bar_that_comes_covers_no_text(qtbot, view: SheetView):
    note = "事業費の欄に金額を千円単位で記入し、この表のままお返しください。" * 3
    lines: list[Line] = [(LineKind.RUNNING, (note,)), *[(LineKind.BODY, ("課", "概要"))] * 40]
    view.resize(1_000, 2_000)
    view.show_sheet(ShownSheet("課", (10, 40), (False, False), lines))
    assert not view.verticalScrollBar().isVisible()
    view.hide()  # as behind another tab
    view.resize(400, 200)
    view.show()
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    assert view.room(0, 0) < view.viewport().width()


def test_a_wide_sheet_of_few_columns_is_read_without_scrolling_to_the_right(view: SheetView):
    lines: list[Line] = [(LineKind.HEAD, ("課", "掲載")), (LineKind.BODY, ("みどり課", "1、2"))]
    view.resize(400, 200)
    view.show_sheet(ShownSheet("索引", (90, 4), (False, False), lines))
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("step", [-60, 60])
def test_what_is_read_moves_by_what_is_scrolled(view: SheetView, step: int):
    text = "相談会を開くとともに、地域の担い手を育てる。"
    rows: list[Line] = [(LineKind.BODY, (str(n), text * (n % 5 + 1))) for n in range(600)]
    view.show_sheet(ShownSheet("内容変更", (4, 20), (True, False), rows))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(20):
        row = view.rowAt(view.viewport().height() // 2)
        before = view.rowViewportPosition(row)
        bar.setValue(bar.value() + step)
        assert view.rowViewportPosition(row) == before - step


def test_another_sheet_is_shown_from_its_top_and_the_same_one_where_it_was(view: SheetView):
    def show(name: str) -> None:
        rows: list[Line] = [(LineKind.BODY, (f"課{n}", "1")) for n in range(300)]
        view.show_sheet(ShownSheet(name, (20, 4), (False, True), rows))

    show("総括")
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    end = bar.value()
    assert end > 0
    show("総括")  # as its picks changed
    assert view.verticalScrollBar().value() > 0
    show("明細")
    assert view.verticalScrollBar().value() == 0
