"""Looking at pages, sheets, rows and findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.presenters.memory import Settings
from gui.views.common.theme import apply_theme
from gui.views.common.wrapped_names import wrapped_height
from gui.views.preview.page_view import PageView
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from model.readers.assembly import assemble_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.gui.verbs import choose, goal, made, pages_shown, press, tick, toggle_by_voice
from tests.model.readers.lists.lists import read_rows
from tests.model.readers.published.texts import TEXT
from tests.plans import draft_of_two_goals


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


def test_a_finding_leads_to_its_row(qtbot, window: MainWindow):
    window.picks.search("どこにもない")
    choose(window, "確認事項(&K)")
    findings = window.preview_panel.findings
    assert findings.list.table.rowCount() == 25
    assert findings.list.currentIndex().row() == 0
    qtbot.keyClick(findings.list, Qt.Key.Key_Down)
    qtbot.keyClick(findings.list, Qt.Key.Key_Return)
    shown = window.preview_panel.listings.list
    row = shown.table.items[shown.currentIndex().row()]
    assert row.printed_name == "シブヤでかごしまフェスティバル開催事業（再）"
    assert "Ctrl+Z" in window.notice.text()


def test_findings_and_rows_are_copied_as_they_are_pasted_into_a_sheet(qtbot, window: MainWindow):
    def copied() -> list[list[str]]:
        return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]

    choose(window, "確認事項(&K)")
    findings = window.preview_panel.findings
    press(qtbot, findings.copy)
    assert findings.copy.text() == "コピーしました"
    assert copied()[0] == ["種類", "場所", "内容"]
    assert [line[2] for line in copied()[1:]] == [f.message for f in findings.list.table.items]
    choose(window, "載る事業(&L)")
    window.picks.search("広報")
    rows = window.preview_panel.listings
    press(qtbot, rows.copy)
    assert copied()[0][:4] == ["区分", "印", "事業名", "所管課"]
    assert len(copied()) == rows.list.table.rowCount() + 1
    assert copied()[1][2] == rows.list.table.items[0].printed_name
    path = copied()[1][0]
    assert f"mso-number-format:'\\@'\">{path}</td>" in QGuiApplication.clipboard().mimeData().html()
    window.picks.search("どこにもない")
    assert rows.copy.text() == "一覧をコピー"
    assert not rows.copy.isEnabled()


@pytest.mark.parametrize("size", [(911, 478), (1366, 700)])
def test_names_and_departments_of_rows_are_whole_and_the_chosen_row_stays_in_sight(
    qtbot, window: MainWindow, size
):
    window.resize(*size)
    choose(window, "載る事業(&L)")
    rows = window.preview_panel.listings.list
    row = next(n for n, row in enumerate(rows.table.items) if len(row.printed_departments) > 12)
    window.preview_panel.listings.show_row(rows.table.items[row])
    line = rows.fontMetrics().height()
    qtbot.waitUntil(lambda: rows.rowHeight(row) >= 2 * line)
    chosen = rows.visualRect(rows.currentIndex())
    assert rows.viewport().rect().contains(chosen.topLeft())
    metrics, wraps = rows.fontMetrics(), Qt.TextFlag.TextWordWrap
    for column in (2, 3):
        room = QRect(0, 0, rows.columnWidth(column) - 8, 0)
        for n in range(rows.rowAt(0), row + 1):
            text = rows.table.index(n, column).data()
            assert rows.rowHeight(n) >= metrics.boundingRect(room, wraps, text).height(), text
    qtbot.waitUntil(lambda: rows.horizontalScrollBar().maximum() == 0)


def test_the_rows_of_a_plan_are_shown_with_their_amounts_and_all_that_is_known_of_one(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = tmp_path / "計画.xlsx"
    plan = assemble_plan(draft_of_two_goals())[0]
    write_plan_workbook(plan, path)
    window.open_plan(path)
    qtbot.waitUntil(lambda: window.picks.plan.heading.city == "ひかり市", timeout=20_000)
    choose(window, "載る事業(&L)")
    shown = window.preview_panel.listings
    table = shown.list.table
    amounts = [n for n, head in enumerate(table.heads) if "事業費（円）" in head]
    assert not shown.list.isColumnHidden(amounts[0])
    assert table.index(1, amounts[0]).data() == "2,400,400"
    qtbot.mouseClick(
        shown.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=shown.list.visualRect(table.index(1, 0)).center(),
    )
    assert "公表事業費（目標 1 の全体）：12百万円" in shown.facts.toPlainText()
    window.picks.search("見守り")
    assert shown.facts.toPlainText() == ""


def test_names_have_room_beside_amounts_on_the_smallest_screen(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = write_plan_workbook(assemble_plan(draft_of_two_goals())[0], tmp_path / "計画.xlsx")
    window.resize(911, 478)
    window.open_plan(path)
    qtbot.waitUntil(lambda: window.picks.plan.heading.city == "ひかり市", timeout=20_000)
    choose(window, "載る事業(&L)")
    rows = window.preview_panel.listings.list
    six = rows.fontMetrics().horizontalAdvance("あいうえおか")
    qtbot.waitUntil(lambda: rows.columnWidth(2) >= six)
    qtbot.waitUntil(lambda: rows.horizontalScrollBar().maximum() == 0)


def test_amounts_of_two_kinds_are_named_beside_the_ticks(qtbot, window: MainWindow, tmp_path: Path):
    def heads() -> list[str]:
        panel = window.picks_panel
        both = (panel.sections_tree, panel.departments_table)
        return [str(table.headerData(2, Qt.Orientation.Horizontal)) for table in both]

    assert heads()[0] == "百万円"
    path = write_plan_workbook(assemble_plan(draft_of_two_goals())[0], tmp_path / "計画.xlsx")
    window.open_plan(path)
    qtbot.waitUntil(lambda: window.picks.plan.heading.city == "ひかり市", timeout=20_000)
    assert heads() == ["公表\n千円", "令和6年度\n個別\n千円"]


def test_lines_that_were_not_read_stand_below_the_finding_and_are_told_after_making(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT.replace("【主要事業】", "【主要事業】\nどこにも属さない行", 1), "utf-8")
    window.open_plan(path)
    qtbot.waitUntil(lambda: hasattr(window.plans, "heading_dialog"))
    window.plans.heading_dialog.accept()
    told = "計画に、読み取れなかった行が1行あります。「確認事項」で見られます。"
    qtbot.waitUntil(lambda: window.notice.text() == told)
    assert window.notice.close_button.isVisible()
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    results = window.outcome_panel.results
    assert "読み取れなかった行が1行あります" in results.doubt.text()
    press(qtbot, results.findings_button)
    findings = window.preview_panel.findings
    (place,) = [
        number
        for number, finding in enumerate(findings.list.table.items)
        if "読み取れませんでした" in finding.message
    ]
    findings.list.selectRow(place)
    qtbot.waitUntil(findings.lines.isVisible)
    assert findings.lines.toPlainText() == "25行目　どこにも属さない行"
    findings.list.selectRow(1 - place)
    assert not findings.lines.isVisible()
    choose(window, "内蔵の計画を開く(&B)")
    qtbot.waitUntil(lambda: window.notice.text() == "", timeout=20_000)


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


def test_rows_and_findings_are_read_without_scrolling_sideways(qtbot, window: MainWindow):
    window.resize(1093, 580)
    qtbot.waitUntil(lambda: window.centralWidget().width() == 1093)
    panel = window.preview_panel
    for shows, view in (
        ("載る事業(&L)", panel.listings.list),
        ("確認事項(&K)", panel.findings.list),
    ):
        choose(window, shows)
        assert view.horizontalHeader().length() <= view.viewport().width()


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


def test_places_of_findings_are_whole_in_larger_type_too(qtbot, qapp, window: MainWindow):
    choose(window, "確認事項(&K)")
    findings = window.preview_panel.findings.list
    apply_theme(qapp, Settings(points=14))
    qtbot.waitUntil(lambda: findings.columnWidth(0) >= findings.sizeHintForColumn(0))
    apply_theme(qapp)


def test_rows_whose_names_differ_at_their_ends_alone_are_told_apart(
    qtbot, new_window, tmp_path: Path
):
    name = "地域共生社会の実現に向けた重層的支援体制整備事業（多機関協働・継続的支援・参加支援）"
    rows = [("福祉", f"{name * 3}その{n}", "福祉課") for n in (1, 2)]
    plan = read_rows(tmp_path, (("施策", "事業名", "所管課"), *rows)).plan
    window = new_window(write_plan_workbook(plan, tmp_path / "計画.xlsx"))
    qtbot.waitUntil(lambda: window.picks.reading is not None)
    choose(window, "載る事業(&L)")
    shown = window.preview_panel.listings.list
    metrics = shown.fontMetrics()
    qtbot.waitUntil(lambda: shown.columnWidth(2) > shown.width() // 2)  # nothing else to tell
    needed = wrapped_height(rows[0][1], shown.columnWidth(2) - 8, metrics)
    assert needed > 3 * metrics.lineSpacing()
    qtbot.waitUntil(lambda: shown.rowHeight(0) >= needed)
