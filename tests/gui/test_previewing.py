"""Looking at pages, sheets, rows and findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.views.preview.page_view import PageView
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from tests.gui.verbs import choose, goal, pages_shown, press, tick, toggle_by_voice


def test_the_pages_of_the_pdf_that_would_be_written_are_shown(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    assert panel.files.currentText() == "計画冊子.pdf"
    assert panel.pages_tab.pages.count > 20
    image = panel.pages_tab.page_view.picture_of(0)
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 5
    before = panel.pages_tab.pages.count
    tick(window, goal(window).children[1], ticked=False)
    assert panel.busy.text() == "更新中…"
    pages_shown(qtbot, window)
    assert panel.pages_tab.pages.count < before


@pytest.mark.parametrize("width", range(1100, 1108))
def test_a_spread_that_is_fitted_has_no_scroll_bar(qtbot, window: MainWindow, width: int):
    pages_shown(qtbot, window)
    tab = window.preview_panel.pages_tab
    press(qtbot, tab.spread)
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width)
    assert tab.page_view.horizontalScrollBar().maximum() == 0
    assert tab.page_view.verticalScrollBar().maximum() == 0


def test_pages_that_come_after_the_window_was_closed_are_not_opened(
    qtbot, window: MainWindow, tmp_path: Path
):
    late = tmp_path / "遅れて届いた.pdf"
    window.preview_panel.close_renderer()
    window.preview_panel.show_pages(late)  # a file that was opened would be missed
    assert window.preview_panel.pdf != late


def test_a_paper_that_cannot_be_shown_says_why_and_the_next_one_is_shown(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    pages_shown(qtbot, window)
    bad, tab = tmp_path / "途中まで.pdf", window.preview_panel.pages_tab
    bad.write_bytes(b"%PDF-1.7 cut off")
    window.preview_panel.busy.setText("更新中…")
    tab.open(bad)
    qtbot.waitUntil(tab.reason.isVisible)
    assert "ページを表示できませんでした" in tab.reason.text()
    assert "errors.log" in tab.reason.text()
    assert window.preview_panel.busy.text() == ""
    press(qtbot, tab.reason.again)
    pages_shown(qtbot, window)
    assert tab.page_view.isVisible()


def test_a_preview_without_its_process_can_be_tried_again(
    qtbot, window: MainWindow, shop: Workshop
):
    pages_shown(qtbot, window)
    shop.lost.emit()
    reason = window.preview_panel.pages_tab.reason
    assert "起動できません" in reason.text()
    window.failures.message.close()
    assert reason.again.isVisible()
    press(qtbot, reason.again)
    pages_shown(qtbot, window)


def test_pages_are_turned_zoomed_and_set_as_a_spread(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel, view = window.preview_panel, window.preview_panel.pages_tab.page_view
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert panel.pages_tab.place.text().startswith("2 / ")
    press(qtbot, panel.pages_tab.spread)
    assert panel.pages_tab.place.text().startswith("2・3 / ")
    press(qtbot, panel.pages_tab.on_button)
    assert panel.pages_tab.pages.shown == (3, 4)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert not panel.pages_tab.on_button.isEnabled()
    fitted = view.scale
    press(qtbot, panel.pages_tab.larger)
    assert view.scale > fitted
    press(qtbot, panel.pages_tab.fit_page)
    assert view.scale == fitted
    panel.pages_tab.place.setText("5")
    qtbot.keyClick(panel.pages_tab.place, Qt.Key.Key_Return)
    assert 4 in panel.pages_tab.pages.shown
    press(qtbot, panel.pages_tab.thumbs)
    small = view.thumbnails
    qtbot.waitUntil(lambda: len(small.table.pictures) > 2, timeout=10_000)
    first, second = (small.visualRect(small.table.index(page)) for page in (0, 1))
    assert first.bottom() < second.top()
    assert first.width() < small.viewport().width() + 1
    qtbot.mouseClick(
        small.viewport(),
        Qt.MouseButton.LeftButton,
        pos=small.visualRect(small.table.index(0)).center(),
    )
    assert 0 in panel.pages_tab.pages.shown


def test_spread_and_list_of_pages_are_turned_on_by_a_screen_reader(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    tab = window.preview_panel.pages_tab
    toggle_by_voice(tab.spread)
    assert tab.pages.is_spread
    toggle_by_voice(tab.thumbs)
    assert tab.page_view.thumbnails.isVisible()


def roll(view: PageView, down: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over ``view`` by so many notches towards the user."""
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(
            middle,
            view.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120 * down),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_the_wheel_turns_pages_that_are_whole_and_enlarges_them_with_ctrl(
    qtbot, window: MainWindow
):
    pages_shown(qtbot, window)
    tab = window.preview_panel.pages_tab
    for down, place in ((1, 1), (1, 2), (-1, 1), (-1, 0), (-1, 0)):
        roll(tab.page_view, down)
        assert tab.pages.at == place
    fitted = tab.page_view.scale
    roll(tab.page_view, -1, Qt.KeyboardModifier.ControlModifier)
    assert tab.page_view.scale > fitted
    for _ in range(8):
        roll(tab.page_view, -1, Qt.KeyboardModifier.ControlModifier)
    roll(tab.page_view, 1)  # of a large page another part is seen
    assert tab.pages.at == 0
    assert tab.page_view.verticalScrollBar().value() > 0


def test_small_pages_stand_close_whichever_way_the_paper_lies(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    tab = window.preview_panel.pages_tab
    press(qtbot, tab.thumbs)
    upright = tab.page_view.thumbnails.sizeHintForRow(0)
    window.making.change_options(landscape=True)
    small = tab.page_view.thumbnails
    qtbot.waitUntil(lambda: upright - small.sizeHintForRow(0) > 50, timeout=20_000)


def test_the_table_shows_the_sheets_of_the_file(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    panel.files.setCurrentText("所管課別一覧.xlsx")
    panel.files.textActivated.emit("所管課別一覧.xlsx")
    qtbot.waitUntil(lambda: panel.sheets_tab.sheets.count() == 56, timeout=20_000)
    panel.sheets_tab.sheets.setCurrentText("市民協働課")
    table = panel.sheets_tab.sheet_view.table
    texts = {
        table.text(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    }
    assert {"市民協働課", "市民参画推進事業"} <= texts
    pages_shown(qtbot, window)
    assert panel.sheets_tab.sheets.currentText() == "市民協働課"


def test_a_sheet_with_a_long_name_does_not_widen_the_window(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    sheets = window.preview_panel.sheets_tab.sheets
    qtbot.waitUntil(lambda: sheets.count() > 3)
    before = window.preview_panel.minimumSizeHint().width()
    sheets.addItem("基本施策 6　" + "市民とともに進めるまちづくり" * 9)
    choose(window, "表(&T)")
    assert window.preview_panel.minimumSizeHint().width() == before


def test_with_nothing_picked_the_button_rests_and_preview_and_panel_say_why(
    qtbot, window: MainWindow
):
    window.search.setText("どこにもない")
    assert "検索の言葉を消すか" in window.outcome_panel.reason.text()
    window.search.clear()
    window.picks.tick_all_sections(ticked=False)
    assert "検索の言葉" not in window.outcome_panel.reason.text()
    assert not window.outcome_panel.make_button.isEnabled()
    assert "合う事業がありません" in window.outcome_panel.reason.text()
    qtbot.waitUntil(lambda: "合う事業がありません" in window.preview_panel.pages_tab.reason.text())
    window.picks.reset()
    assert window.outcome_panel.make_button.isEnabled()
    pages_shown(qtbot, window)


@pytest.mark.parametrize("is_seen_before", [True, False])
def test_with_nothing_picked_every_tab_says_so_and_none_shows_what_was_there(
    qtbot, window: MainWindow, is_seen_before: bool
):
    pages_shown(qtbot, window)
    if is_seen_before:
        choose(window, "表(&T)")
        qtbot.waitUntil(lambda: window.preview_panel.sheets_tab.sheet_view.isVisible())
    window.search.setText("どこにもない")
    qtbot.waitUntil(lambda: "合う事業がありません" in window.preview_panel.pages_tab.reason.text())
    choose(window, "表(&T)")
    sheets = window.preview_panel.sheets_tab
    assert sheets.currentWidget() is sheets.reason
    assert "検索の言葉を消すか" in sheets.reason.text()
    choose(window, "載る事業(&L)")
    assert "合う事業がありません" in window.preview_panel.listings.facts.placeholderText()
    window.search.clear()
    pages_shown(qtbot, window)
    choose(window, "表(&T)")
    qtbot.waitUntil(lambda: sheets.sheet_view.isVisible())
    assert sheets.sheet_view.table.rowCount() > 0


@pytest.mark.parametrize("size", [(1093, 580), (1920, 1080)])
def test_nothing_moves_when_a_tab_gets_what_stands_on_it(qtbot, new_window, size):
    window = new_window()
    window.resize(*size)
    qtbot.waitUntil(lambda: window.centralWidget().width() == size[0])
    panel = window.preview_panel

    def places():
        return window.size(), window.splitter.sizes(), panel.tabs.geometry(), panel.files.geometry()

    before = places()
    made = (panel.pages_tab, panel.sheets_tab, panel.listings, panel.findings)
    qtbot.waitUntil(lambda: all(each.width() == panel.tabs.width() for each in made[:1]))
    pages_shown(qtbot, window)
    assert places() == before


def test_where_pages_will_stand_it_is_told_that_they_are_being_made(qtbot, window: MainWindow):
    tab = window.preview_panel.pages_tab
    assert tab.currentWidget() is tab.reason
    assert tab.reason.text() == "プレビューを作成しています…"
    pages_shown(qtbot, window)
    assert tab.page_view.isVisible()
