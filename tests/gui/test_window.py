"""The window, used as its user does."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from gui.presenters.memory import Memory
from gui.presenters.section_ticks import TickNode
from gui.views.main_window import MainWindow
from gui.views.outcome_panel import CHOICES, RESULTS
from gui.views.theme import apply_theme
from gui.worker import Signals
from model.errors import AppError, TargetLockedError
from model.readers.source import read_plan
from reports.catalogue import report_by_id
from reports.making.delivery import WhenLocked
from reports.making.messages import Locked
from reports.making.plan_workbook import write_plan_workbook
from reports.options import Format
from seeds.built_in import load_built_in_plan
from tests.model.readers.published.test_reader import TEXT
from tests.plans import plan_of_two_goals


def shown_rows(window: MainWindow) -> int:
    return window.preview_panel.listings.table.rowCount()


def press(qtbot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(box: QMessageBox, text: str) -> QAbstractButton:
    (button,) = [button for button in box.buttons() if text in button.text()]
    return button


def goal(window: MainWindow) -> TickNode:
    return window.picks.section_nodes[0]


def tick(window: MainWindow, node: TickNode, *, ticked: bool) -> None:
    """Tick a line of the tree as a click on its box does."""
    tree = window.picks_panel.sections_tree
    state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
    assert tree.setData(tree.index_of(node), state, Qt.ItemDataRole.CheckStateRole)


def state_of(window: MainWindow, node: TickNode) -> Qt.CheckState:
    tree = window.picks_panel.sections_tree
    return tree.data(tree.index_of(node), Qt.ItemDataRole.CheckStateRole)


def figures(window: MainWindow, name: str) -> list[str]:
    """Return what stands beside a department."""
    table = window.picks_panel.departments_table
    row = table.shown.index(name)
    return [text for column in (1, 2) if (text := table.data(table.index(row, column)))]


def pages_shown(qtbot, window: MainWindow) -> None:
    """Wait until the preview is of what is picked now."""
    panel = window.preview_panel
    qtbot.waitUntil(lambda: not panel.busy.text() and panel.page_view.is_drawn, timeout=20_000)


def choose(window: MainWindow, text: str) -> None:
    """Choose an entry of a menu."""
    window.actions_by_text[text].trigger()


def test_the_built_in_plan_is_open_at_the_start(window: MainWindow):
    assert window.header.headline.text() == "鹿児島市　第六次総合計画 第1期実施計画（令和4年度）"
    assert shown_rows(window) == 211
    assert window.strip.text().startswith("55課・190事業（延べ211掲載）")
    assert "66億50百万円" in window.strip.text()
    assert window.header.findings_button.text().startswith("確認事項 25件")


# --- ticking --------------------------------------------------------------------------------------


def test_unticking_a_section_changes_rows_figures_and_ticks(window: MainWindow):
    first, second = goal(window).children[:2]
    tick(window, second, ticked=False)
    assert shown_rows(window) == 110
    assert state_of(window, goal(window)) is Qt.CheckState.PartiallyChecked
    assert state_of(window, second.children[0]) is Qt.CheckState.Unchecked
    assert "16億83百万円" in window.strip.text()
    tree = window.picks_panel.sections_tree
    beside = [tree.data(tree.index_of(first).siblingAtColumn(column)) for column in (1, 2)]
    assert beside == ["31", "904"]


def test_ticking_the_goal_again_ticks_all_below_it(window: MainWindow):
    tick(window, goal(window).children[0].children[0].children[0], ticked=False)
    assert shown_rows(window) < 211
    tick(window, goal(window), ticked=True)
    assert shown_rows(window) == 211


def test_departments_are_narrowed_by_name_and_ticked_together(qtbot, window: MainWindow):
    panel = window.picks_panel
    panel.department_search.setText("広報")  # keyClicks knows ASCII alone
    assert panel.departments_table.shown == ("広報課", "広報戦略室")
    assert (figures(window, "広報課"), figures(window, "広報戦略室")) == (["7"], ["5"])
    panel._tick_shown(ticked=False)
    assert shown_rows(window) == 211 - 21


def test_only_this_department_is_ticked_from_the_keyboard(qtbot, window: MainWindow):
    panel = window.picks_panel
    index = panel.departments_table.index(1, 0)
    panel.departments.setCurrentIndex(index)
    panel.department_actions[0].trigger()
    assert window.picks.selection.departments == {"広報課"}
    assert panel.department_actions[0].shortcut().toString() == "Ctrl+Return"
    panel.department_actions[3].trigger()
    assert len(window.picks.selection.departments) == 54


def test_only_this_section_is_ticked_then_the_ticks_are_inverted(window: MainWindow):
    window.picks_panel.show_section(goal(window).children[0])
    window.picks_panel.section_actions[0].trigger()
    assert window.picks.selection.sections == {(1, 1)}
    window.picks_panel.section_actions[3].trigger()
    assert window.picks.selection.sections == {(1, 2), (1, 3), (1, 4), (1, 5)}


def test_ticks_are_taken_back_and_made_again(qtbot, window: MainWindow):
    tick(window, goal(window).children[1], ticked=False)
    qtbot.keyClicks(window.search, "NPO")
    narrowed = shown_rows(window)
    choose(window, "元に戻す(&U)")
    assert (shown_rows(window), window.search.text()) == (110, "")
    choose(window, "元に戻す(&U)")
    assert shown_rows(window) == 211
    assert not window.actions_by_text["元に戻す(&U)"].isEnabled()
    choose(window, "やり直す(&Y)")
    choose(window, "やり直す(&Y)")
    assert (shown_rows(window), window.search.text()) == (narrowed, "NPO")


def test_typing_in_the_search_box_narrows_the_rows(qtbot, window: MainWindow):
    choose(window, "検索(&F)")
    qtbot.keyClicks(window.search, "NPO")
    assert shown_rows(window) == 1


def test_a_mark_is_unticked(window: MainWindow):
    window.picks_panel.flags["拡"].setChecked(False)
    assert shown_rows(window) == 211 - 36


# --- the preview ----------------------------------------------------------------------------------


def test_the_pages_of_the_pdf_that_would_be_written_are_shown(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    assert panel.files.currentText() == "計画冊子.pdf"
    assert panel.pages.count > 20
    image = panel.page_view.picture_of(0)
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 5
    before = panel.pages.count
    tick(window, goal(window).children[1], ticked=False)
    assert panel.busy.text() == "更新しています…"
    pages_shown(qtbot, window)
    assert panel.pages.count < before


def test_pages_are_turned_zoomed_and_set_as_a_spread(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel, view = window.preview_panel, window.preview_panel.page_view
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert panel.place.text().startswith("2 / ")
    press(qtbot, panel.spread)
    assert panel.place.text().startswith("2・3 / ")
    press(qtbot, panel.on_button)
    assert panel.pages.shown == (3, 4)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert not panel.on_button.isEnabled()
    fitted = view.scale
    press(qtbot, panel.larger)
    assert view.scale > fitted
    press(qtbot, panel.fit_page)
    assert view.scale == fitted
    panel.place.setText("5")
    qtbot.keyClick(panel.place, Qt.Key.Key_Return)
    assert 4 in panel.pages.shown
    press(qtbot, panel.thumbs)
    small = view.thumbnails
    qtbot.waitUntil(lambda: len(small.table.icons) > 2, timeout=10_000)
    qtbot.mouseClick(
        small.viewport(),
        Qt.MouseButton.LeftButton,
        pos=small.visualRect(small.table.index(0)).center(),
    )
    assert 0 in panel.pages.shown


def test_the_table_shows_the_sheets_of_the_file(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    panel.files.setCurrentText("所管課別一覧.xlsx")
    panel.files.textActivated.emit("所管課別一覧.xlsx")
    qtbot.waitUntil(lambda: panel.sheets.count() == 56, timeout=20_000)
    panel.sheets.setCurrentText("市民協働課")
    table = panel.sheet_view.table
    texts = {
        table.text(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    }
    assert {"市民協働課", "市民参画推進事業"} <= texts
    pages_shown(qtbot, window)
    assert panel.sheets.currentText() == "市民協働課"


def test_a_finding_leads_to_its_row(qtbot, window: MainWindow):
    window.picks.search("どこにもない")
    choose(window, "確認事項(&K)")
    findings = window.preview_panel.findings
    assert findings.list.table.rowCount() == 25
    findings.list.activated.emit(findings.list.table.index(1, 0))
    shown = window.preview_panel.listings
    row = shown.table.items[shown.currentIndex().row()]
    assert row.printed_name == "シブヤでかごしまフェスティバル開催事業（再）"
    assert "Ctrl+Z" in window.notice.text()


def test_with_nothing_picked_the_button_rests_and_preview_and_panel_say_why(
    qtbot, window: MainWindow
):
    window.picks.tick_all_sections(ticked=False)
    assert not window.outcome_panel.make_button.isEnabled()
    assert "合う事業がありません" in window.outcome_panel.reason.text()
    qtbot.waitUntil(lambda: "合う事業がありません" in window.preview_panel.reason.text())
    window.picks.reset()
    assert window.outcome_panel.make_button.isEnabled()
    pages_shown(qtbot, window)


# --- making files ---------------------------------------------------------------------------------


def made(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.outcome_panel.pages.currentIndex() == RESULTS, timeout=20_000)


def test_with_nothing_changed_two_files_are_made_in_the_folder_that_is_named(
    qtbot, window: MainWindow, folder: Path
):
    pages_shown(qtbot, window)
    panel = window.outcome_panel
    assert panel.names.text() == "所管課別一覧.xlsx\n計画冊子.pdf"
    assert panel.folder.text() == str(folder)
    press(qtbot, panel.make_button)
    made(qtbot, window)
    assert sorted(path.name for path in folder.iterdir()) == ["所管課別一覧.xlsx", "計画冊子.pdf"]
    assert panel.results.count.text() == "2件のファイルを作成しました。"
    links = [b.accessibleName() for b in panel.results.files.findChildren(QAbstractButton)]
    assert links == ["所管課別一覧.xlsxを開く", "計画冊子.pdfを開く", "計画冊子.pdfを印刷する"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert panel.pages.currentIndex() == CHOICES


def test_what_was_made_is_opened_by_the_systems_program(
    qtbot, window: MainWindow, folder: Path, monkeypatch
):
    opened: list[str] = []
    monkeypatch.setattr(
        "gui.views.system_programs.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    (link,) = window.outcome_panel.results.files.findChildren(QAbstractButton)
    press(qtbot, link)
    press(qtbot, window.outcome_panel.results.open_folder_button)
    assert opened == [str(folder / "データ.csv"), str(folder)]


def want_only(window: MainWindow, report: str, form: Format) -> None:
    for (report_id, each), box in window.outcome_panel.reports.boxes.items():
        box.setChecked((report_id, each) == (report, form))


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("やめる", ["データ.csv"]),
        ("残して別名", ["データ.csv", "データ（2）.csv"]),
        ("置き換える", ["データ.csv"]),
    ],
)
def test_files_that_are_there_are_asked_for_once(
    qtbot, window: MainWindow, folder: Path, answer: str, names: list[str]
):
    want_only(window, "data", Format.CSV)
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window, "question"), timeout=20_000)
    press(qtbot, button_of(window.question, answer))
    if answer != "やめる":
        made(qtbot, window)
    assert sorted(path.name for path in folder.iterdir()) == names
    is_new = "市民参画推進事業" in (folder / "データ.csv").read_text(encoding="utf-8-sig")
    assert is_new == (answer == "置き換える")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("再試行", WhenLocked.RETRY),
        ("別名で保存", WhenLocked.RENAME),
        ("飛ばす", WhenLocked.SKIP),
        ("中止", None),
    ],
)
def test_a_file_open_in_another_program_is_asked_about(
    qtbot, window: MainWindow, folder: Path, monkeypatch, text, answer
):
    told: list[WhenLocked | None] = []
    monkeypatch.setattr(window._workshop, "unlock", told.append)
    window.making._number = 77
    error = TargetLockedError(
        "ファイルを書き換えられません", where="計画冊子.pdf", remedy="閉じる。"
    )
    window._workshop.locked.emit(Locked(77, error))
    assert "計画冊子.pdf" in window.question.informativeText()
    press(qtbot, button_of(window.question, text))
    assert told == [answer]
    window.making.give_up()


def test_cancelling_leaves_nothing_behind(qtbot, window: MainWindow, folder: Path):
    press(qtbot, window.outcome_panel.make_button)
    press(qtbot, window.outcome_panel.progress.cancel_button)
    qtbot.waitUntil(lambda: window.outcome_panel.pages.currentIndex() == CHOICES, timeout=20_000)
    assert not folder.exists()


def test_closing_while_files_are_made_is_asked_about(qtbot, window: MainWindow, folder: Path):
    press(qtbot, window.outcome_panel.make_button)
    window.close()
    assert window.isVisible()
    press(qtbot, button_of(window.question, "中止して終了"))
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.making.is_busy, timeout=20_000)
    assert not folder.exists()


def test_a_failure_is_told_in_three_parts_and_the_choices_come_back(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.write_text("ファイル", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"), timeout=20_000)
    assert window.failures.message.text() == "保存先のフォルダーに書き込めません"
    assert str(folder) in window.failures.message.informativeText()
    assert "選び直してください" in window.failures.message.informativeText()
    assert window.outcome_panel.pages.currentIndex() == CHOICES
    window.failures.message.close()


def test_pages_are_printed_at_the_printers_resolution(qtbot, window: MainWindow, tmp_path: Path):
    from pypdfium2 import PdfDocument

    from gui.views.printing import printer_for

    pages_shown(qtbot, window)
    printer = printer_for(window.preview_panel.pdf)
    assert printer.resolution() >= 600
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    printer.setPrintRange(printer.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    window.printing.print_on(window.preview_panel.pdf, printer)
    qtbot.waitUntil(lambda: "2ページを印刷しました" in window.notice.text(), timeout=20_000)
    with PdfDocument(tmp_path / "印刷.pdf") as printed:
        assert len(printed) == 2
        width, height = printed.get_page_size(0)
        assert (round(width), round(height)) == (595, 842)


# --- plans ----------------------------------------------------------------------------------------


def test_another_plan_brings_its_own_sections_and_marks(qtbot, window: MainWindow, tmp_path: Path):
    path = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    drop(window, path)
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    assert len(window.picks.section_nodes) == 2
    assert list(window.picks_panel.flags) == ["★", "継続", ""]
    assert figures(window, "福祉課") == ["2", "3,901"]
    assert [action.text() for action in window.plans.recent_menu.actions()] == ["&1 計画.xlsx"]


def drop(window: MainWindow, path: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            held,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_text_is_asked_for_its_title_page_once(
    qtbot, window: MainWindow, new_window, tmp_path: Path
):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT, encoding="utf-8")
    window.open_plan(path)
    qtbot.waitUntil(lambda: hasattr(window.plans, "heading_dialog"))
    window.plans.heading_dialog.city.setText("みほん市")
    window.plans.heading_dialog.year.setValue(2030)
    window.plans.heading_dialog.accept()
    assert window.header.headline.text() == "みほん市　本文（令和12年度）"
    window.close()
    assert new_window().header.headline.text() == "みほん市　本文（令和12年度）"


def test_a_plan_is_saved_as_a_workbook(qtbot, window: MainWindow, tmp_path: Path):
    target = tmp_path / "保存した計画.xlsx"
    window.saving.save(target)
    qtbot.waitUntil(lambda: "保存しました" in window.notice.text(), timeout=20_000)
    assert read_plan(target).plan == window.picks.plan
    assert window.plans.recent_menu.actions()[0].text() == "&1 保存した計画.xlsx"


def test_a_file_that_is_no_plan_leaves_the_open_one(qtbot, window: MainWindow, tmp_path: Path):
    window.open_plan(tmp_path / "ない.txt")
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    assert "見つかりません" in window.failures.message.text()
    assert shown_rows(window) == 211
    window.failures.message.close()


# --- what is remembered ---------------------------------------------------------------------------


def test_what_was_chosen_comes_back_at_the_next_start(window: MainWindow, new_window, folder):
    tick(window, goal(window).children[1], ticked=False)
    want_only(window, "summary", Format.PDF)
    window.outcome_panel.options.unit.setCurrentText("百万円")
    window.making.change_folder(folder / "下")
    window.close()
    again = new_window()
    assert shown_rows(again) == 110
    assert again.making.is_wanted(report_by_id("summary"), Format.PDF)
    assert not again.making.is_wanted(report_by_id("booklet"), Format.PDF)
    assert again.outcome_panel.options.unit.currentText() == "百万円"
    assert again.outcome_panel.folder.text() == str(folder / "下")


def test_a_set_keeps_picks_reports_and_folder_under_a_name(
    qtbot, window: MainWindow, new_window, folder: Path
):
    tick(window, goal(window).children[1], ticked=False)
    window.making.change_folder(folder / "部会")
    window.sets_menu.ask_for_name()
    window.sets_menu.name_dialog.name.setCurrentText("5月部会用")
    window.sets_menu.name_dialog.accept()
    window.picks.reset()
    window.making.change_folder(folder)
    window.close()
    again = new_window()
    again.sets_menu.actions()[0].trigger()
    assert again.sets_menu.actions()[0].text() == "5月部会用"
    assert (shown_rows(again), again.making.folder) == (110, folder / "部会")
    again.sets_menu.drop("5月部会用")
    assert again.memory.state.sets == ()


def test_after_a_crash_plan_and_picks_are_there(qtbot, window: MainWindow, new_window):
    tick(window, goal(window).children[1], ticked=False)
    qtbot.waitUntil(lambda: window.memory.state.choices is not None, timeout=5_000)
    assert shown_rows(new_window()) == 110  # the first window was never closed


def test_the_size_of_type_and_the_colours_are_kept(qapp, window: MainWindow, new_window):
    window.side_windows.show_settings()
    window.side_windows.settings_dialog.points.setValue(14)
    window.side_windows.settings_dialog.theme.setCurrentText("暗い")
    assert qapp.font().pointSize() == 14
    window.side_windows.settings_dialog.accept()
    assert window.memory.settings.points == 14
    assert Memory(*[window.memory._state_path.parent] * 2).settings == window.memory.settings
    window.side_windows.show_settings()
    window.side_windows.settings_dialog.points.setValue(9)
    window.side_windows.settings_dialog.reject()
    assert qapp.font().pointSize() == 14
    apply_theme(qapp)


def test_a_fault_of_the_program_is_told_with_its_log_and_a_button_that_copies(
    qtbot, window: MainWindow, monkeypatch, tmp_path: Path
):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    window.failures.show_any(ZeroDivisionError("no plan is like this"))
    assert "不具合" in window.failures.message.text()
    assert "errors.log" in window.failures.message.informativeText()
    press(qtbot, button_of(window.failures.message, "内容をコピー"))
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert window.failures.message.isVisible()
    press(qtbot, button_of(window.failures.message, "閉じる"))


# --- reach and fit --------------------------------------------------------------------------------


def test_every_control_has_a_name(window: MainWindow):
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox, QSpinBox)
        for widget in window.centralWidget().findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
    ]
    assert len(controls) > 40
    assert [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_no_two_mnemonics_of_a_menu_and_no_two_keys_are_the_same(window: MainWindow):
    keys = [
        key.toString() for action in window.actions_by_text.values() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+O", "Ctrl+S", "Ctrl+P", "Ctrl+F", "Ctrl+Z", "F1", "F5", "F12"} <= set(keys)
    own = Qt.FindChildOption.FindDirectChildrenOnly
    for menu in window.menuBar().findChildren(QMenu, options=own):
        letters = [mnemonic(action.text()) for action in menu.actions() if action.text()]
        assert len(letters) == len(set(letters)), letters


def mnemonic(text: str) -> str:
    return text.partition("&")[2][:1].upper()


def test_the_letters_of_the_panels_are_all_different(window: MainWindow):
    from PySide6.QtWidgets import QLabel

    texts = [a.text() for a in window.menuBar().actions()]
    for kind in (QAbstractButton, QLabel):
        texts += [
            w.text()
            for w in window.centralWidget().findChildren(kind)
            if not w.objectName().startswith("qt_") and "&" in w.text()
        ]
    tabs = window.preview_panel.tabs
    texts += [tabs.tabText(n) for n in range(tabs.count())]
    pages = window.outcome_panel.pages
    own = {pages.widget(n) for n in (1, 2)}  # never seen beside the choices
    hidden = {b.text() for page in own for b in page.findChildren(QAbstractButton)}
    letters = sorted(mnemonic(text) for text in texts if text not in hidden)
    assert [a for a, b in itertools.pairwise(letters) if a == b] == []


def outside(widget: QWidget, window: QWidget) -> bool:
    corner = widget.mapTo(window, widget.rect().bottomRight())
    return corner.x() > window.width() or corner.x() < 0


@pytest.mark.parametrize("size", [(1093, 560), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_off_at_common_sizes_and_the_preview_has_half(
    qtbot, window: MainWindow, size
):
    window.resize(*size)
    qtbot.wait(1)
    assert (window.width(), window.height()) == size
    assert window.preview_panel.width() * 2 >= window.width()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not button.objectName().startswith("qt_"):
            assert button.width() >= button.sizeHint().width() - 1, button.text()
            assert not outside(button, window), button.text()


def test_every_entry_of_every_menu_opens_and_closes(qtbot, window: MainWindow, monkeypatch):
    """No dialog may hang a run: each is opened without waiting, and closed again."""
    pages_shown(qtbot, window)
    monkeypatch.setattr(window, "close", lambda: True)
    asked = 0
    for text, action in window.actions_by_text.items():
        if "作成" in text or "内蔵" in text:
            continue  # these make files or open a plan, and are tested above
        action.trigger()
        dialogs = [w for w in window.findChildren(QDialog) if w.isVisible()]
        asked += bool(dialogs)
        for dialog in dialogs:
            assert dialog.windowTitle()
            dialog.close()
    assert asked >= 7
    assert not [
        w
        for w in QApplication.topLevelWidgets()
        if w.isVisible() and w is not window and isinstance(w, QDialog)
    ]


def test_the_lists_have_menus_of_their_own(qtbot, window: MainWindow):
    for view in (window.picks_panel.sections, window.picks_panel.departments):
        view.customContextMenuRequested.emit(view.rect().center())
        (menu,) = [m for m in view.findChildren(QMenu) if m.isVisible()]
        assert "これだけ選ぶ" in [action.text() for action in menu.actions()]
        menu.close()


def test_many_signals_from_python_do_not_kill_the_process(qtbot):
    heard: list[int] = []
    signals = Signals()
    signals.advanced.connect(lambda done, total, what: heard.append(done))
    for number in range(2_000):
        signals.advance(number, 2_000, "")
    assert heard == list(range(2_000))


def test_the_window_is_up_before_the_slow_libraries(qtbot, tmp_path: Path):
    import subprocess
    import sys

    root = Path(load_built_in_plan.__code__.co_filename).parent.parent
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from pathlib import Path; from gui.views.main_window import MainWindow, Sources;"
        "from gui.presenters.memory import Memory; from gui.workshop import Workshop;"
        "from seeds.built_in import load_built_in_plan as load;"
        "memory = Memory(Path('x'), Path('x'));"
        "window = MainWindow(Sources(load, None), Workshop(), memory, Path('x'));"
        "window.show(); window.picks.open(load());"
        "slow = {'pandas', 'numpy', 'openpyxl', 'reportlab', 'pypdfium2'} & set(sys.modules);"
        "sys.exit(str(slow) if slow else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_errors_that_are_told_are_sentences():
    error = AppError("できません", where="ここ", remedy="こうしてください。")
    assert str(error) == "できません：ここ。こうしてください。"


def test_the_reports_of_the_panel_are_those_of_the_catalogue(window: MainWindow):
    assert {report_by_id(report).id for report, _ in window.outcome_panel.reports.boxes} == {
        "departments",
        "booklet",
        "summary",
        "data",
    }
