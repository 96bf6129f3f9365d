"""Rows that are picked and findings, on the tabs beside pages and sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

from gui.presenters.memory import Settings
from gui.views.common.theme import apply_theme
from gui.views.common.wrapped_names import wrapped_height
from gui.views.window.main_window import MainWindow
from model.readers.assembly import assemble_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.gui.verbs import choose, made, press
from tests.model.readers.lists.lists import read_rows
from tests.model.readers.published.texts import TEXT
from tests.plans import draft_of_two_goals


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
