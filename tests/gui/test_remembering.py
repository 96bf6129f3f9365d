"""What is there again the next day, and after a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMenu, QPushButton

from gui.plan_reading import read_plan_apart
from gui.presenters.choices import NamedChoices
from gui.presenters.memory import Memory, Settings, Theme
from gui.sources import Sources
from gui.views.common.theme import apply_theme
from gui.views.window.main_window import MainWindow
from model.readers.assembly import assemble_plan
from reports.catalogue import PLAN_REPORTS, report_by_id
from reports.making.plan_workbook import write_plan_workbook
from reports.options import Format, Split
from seeds.built_in import load_built_in_plan
from tests.gui.children import child, children
from tests.gui.verbs import button_of, goal, press, shown_rows, tick, want_only
from tests.plans import draft_of_two_goals, plan_of_two_goals


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
    assert again.outcome_panel.folder.path == str(folder / "下")


def test_a_set_keeps_picks_reports_and_folder_under_a_name(
    qtbot, window: MainWindow, new_window, folder: Path
):
    tick(window, goal(window).children[1], ticked=False)
    window.making.change_folder(folder / "部会")
    window.sets_menu.ask_for_name()
    dialog = window.sets_menu.name_dialog
    dialog.name.setCurrentText("5月部会用")
    (saves,) = [each for each in children(dialog, QPushButton) if "保存" in each.text()]
    saves.click()
    window.picks.reset()
    window.making.change_folder(folder)
    window.close()
    again = new_window()
    again.sets_menu.actions()[0].trigger()
    assert again.sets_menu.actions()[0].text() == "5月部会用"
    assert (shown_rows(again), again.making.folder) == (110, folder / "部会")


def test_forms_by_department_beside_one_whole_booklet_come_back_with_the_window(
    window: MainWindow, new_window
):
    options = window.outcome_panel.options
    assert options.divided is None
    options.split.setCurrentIndex(options.split.findData(Split.DEPARTMENT))
    assert options.divided is not None
    assert options.divided.isVisible()
    options.divided.setCurrentText("所管課別一覧だけ")
    window.close()
    again = new_window()
    divided = again.outcome_panel.options.divided
    assert divided is not None
    assert divided.currentText() == "所管課別一覧だけ"
    split = {report.id: again.making.order().split_of(report) for report in PLAN_REPORTS}
    assert [each for each, way in split.items() if way is Split.DEPARTMENT] == ["departments"]


def open_plan(qtbot, window: MainWindow, path: Path):
    before = window.picks.reading
    window.open_plan(path)
    qtbot.waitUntil(lambda: window.picks.reading is not before)


def set_names(window: MainWindow) -> list[str]:
    return [named.name for named in window.memory.state.sets]


def entry_of(menu: QMenu, name: str) -> QAction:
    """Return the entry of a set in a menu of the sets."""
    (entry,) = [action for action in menu.actions() if action.text() == f"{name}…"]
    return entry


def test_what_a_set_left_out_is_no_longer_told_once_the_set_is_taken_back(window: MainWindow):
    choices = window.making.choices
    gone = replace(choices.selection, departments=frozenset({"市民協働課", "廃止課"}))
    window.sets_menu.take(NamedChoices("昨年度", choices._replace(selection=gone)))
    assert "外したもの：廃止課" in window.notice.text()
    window.making.change_options(grey=True)
    for does, is_told in (
        (window.history.undo, True),  # the colours alone
        (window.history.undo, False),
        (window.history.redo, True),
    ):
        does()
        window.notice.tell("")
        assert ("外したもの：廃止課" in window.notice.text()) == is_told


def test_a_set_is_given_another_name_in_its_place(window: MainWindow, new_window):
    for name in ("4月", "5月", "6月"):
        window.sets_menu.keep(name)
    entry_of(window.sets_menu.rename_menu, "5月").trigger()
    dialog = window.sets_menu.rename_dialog
    ok = child(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    for refused in ("6月", "　"):
        dialog.name.setText(refused)
        assert not ok.isEnabled()
    assert ok.text() == "変更(&C)"
    dialog.name.setText(" 5月部会用 ")
    ok.click()
    assert "「5月部会用」" in window.notice.text()
    assert set_names(window) == ["4月", "5月部会用", "6月"]
    assert window.sets_menu.actions()[1].text() == "5月部会用"
    window.close()
    assert set_names(new_window()) == ["4月", "5月部会用", "6月"]


def test_a_set_is_dropped_once_that_is_confirmed(window: MainWindow):
    for name in ("4月", "5月"):
        window.sets_menu.keep(name)
    entry_of(window.sets_menu.drop_menu, "5月").trigger()
    button_of(window.sets_menu.question, "やめる").click()
    assert set_names(window) == ["4月", "5月"]
    entry_of(window.sets_menu.drop_menu, "5月").trigger()
    button_of(window.sets_menu.question, "削除する").click()
    assert set_names(window) == ["4月"]
    assert "「5月」を削除" in window.notice.text()


def test_after_a_crash_plan_and_picks_are_there(qtbot, window: MainWindow, new_window):
    tick(window, goal(window).children[1], ticked=False)
    qtbot.waitUntil(lambda: bool(window.memory.state.picked), timeout=5_000)
    assert shown_rows(new_window()) == 110  # the first window was never closed


@pytest.mark.parametrize("columns", [[10**12, 1, 1], [300, -1, 300], ["広い", 1, 1], {}])
def test_columns_that_no_screen_has_do_not_keep_the_window_from_opening(
    window: MainWindow, new_window, columns
):
    before = window.splitter.sizes()
    state = window.memory.state
    window.memory.keep_state(replace(state, layout={"columns": columns}))
    assert new_window().splitter.sizes() == before


def test_a_set_of_one_window_is_not_lost_by_closing_another(window: MainWindow, new_window):
    other = new_window()
    other.sets_menu.keep("5月部会用")
    window.sets_menu.keep("6月")
    other.close()
    window.close()
    assert set_names(new_window()) == ["5月部会用", "6月"]


def test_a_crash_behind_the_opening_of_another_plan_does_not_bring_the_old_picks_to_it(
    qtbot, window: MainWindow, new_window, tmp_path: Path
):
    tick(window, goal(window).children[1], ticked=False)
    window.remember()
    window.open_plan(write_plan_workbook(plan_of_two_goals(), tmp_path / "別の計画.xlsx"))
    qtbot.waitUntil(lambda: window.plans.recent_menu.isEnabled(), timeout=20_000)
    again = new_window()
    qtbot.waitUntil(lambda: len(again.picks.rows) == 10, timeout=20_000)


def test_the_size_of_type_and_the_colours_are_kept(qapp, window: MainWindow, profile: Path):
    window.works.side_windows.show_settings()
    window.works.side_windows.settings_dialog.points.setValue(14)
    window.works.side_windows.settings_dialog.theme.setCurrentText("暗い")
    assert qapp.font().pointSize() == 14
    window.works.side_windows.settings_dialog.accept()
    assert window.memory.settings.points == 14
    assert Memory(profile, profile).settings == window.memory.settings
    window.works.side_windows.show_settings()
    window.works.side_windows.settings_dialog.points.setValue(9)
    window.works.side_windows.settings_dialog.reject()
    assert qapp.font().pointSize() == 14
    apply_theme(qapp)


def test_other_colours_alone_leave_the_size_of_type_the_standard_one(qapp, window: MainWindow):
    window.works.side_windows.show_settings()
    window.works.side_windows.settings_dialog.theme.setCurrentText("暗い")
    window.works.side_windows.settings_dialog.accept()
    assert window.memory.settings == Settings(None, Theme.DARK)
    apply_theme(qapp)


def test_a_size_of_type_is_typed_in_place_of_the_one_before(qtbot, qapp, window: MainWindow):
    window.works.side_windows.show_settings()
    dialog = window.works.side_windows.settings_dialog
    qtbot.keyClicks(dialog.points, "20")
    assert qapp.font().pointSize() == 20
    room = dialog.screen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    dialog.reject()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    apply_theme(qapp)


def test_a_fault_of_the_program_is_told_with_its_log_and_a_button_that_copies(
    qtbot, window: MainWindow, monkeypatch, tmp_path: Path
):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    window.failures.show_any(ZeroDivisionError("no plan is like this"))
    assert "不具合" in window.failures.message.text()
    assert "errors.log" in window.failures.message.informativeText()
    press(qtbot, button_of(window.failures.message, "内容をコピー"))
    assert button_of(window.failures.message, "コピーしました")
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert window.failures.message.isVisible()
    press(qtbot, button_of(window.failures.message, "閉じる"))


def test_a_profile_that_cannot_be_written_is_told_at_the_foot(qtbot, shop, tmp_path, folder):
    memory = Memory(tmp_path, tmp_path, ("一時フォルダーに置いています：ここ",))
    window = MainWindow(Sources(load_built_in_plan, read_plan_apart), shop, memory, folder)
    qtbot.addWidget(window)
    assert window.notice.text().startswith("設定を利用者のフォルダーに残せません")
    window.works.side_windows.show_about()
    texts = [label.text() for label in children(window.works.side_windows.about, QLabel)]
    assert "置いています：ここ" in " ".join(texts)


def test_larger_type_makes_the_columns_beside_ticks_wider(qtbot, qapp, window: MainWindow):
    tree = window.picks_panel.sections
    before = tree.columnWidth(2)
    apply_theme(qapp, Settings(points=18))
    qtbot.waitUntil(lambda: tree.columnWidth(2) > before + 20)
    apply_theme(qapp)
    qtbot.waitUntil(lambda: tree.columnWidth(2) == before)


def test_the_largest_type_fits_on_a_small_screen(qtbot, qapp, window: MainWindow):
    apply_theme(qapp, Settings(points=20))
    qtbot.waitUntil(lambda: window.fontMetrics().height() > 20)
    assert window.minimumSizeHint().width() < 1366
    apply_theme(qapp)


def test_smaller_type_gives_the_preview_back_its_room(qtbot, qapp, window: MainWindow):
    window.resize(1366, 700)
    before = window.splitter.sizes()[1]
    apply_theme(qapp, Settings(points=20))
    qtbot.waitUntil(lambda: window.splitter.sizes()[1] < before - 100)
    apply_theme(qapp)
    qtbot.waitUntil(lambda: window.splitter.sizes()[1] > before - 20)


def test_another_plan_at_the_next_start_is_made_into_the_same_reports_in_the_same_folder(
    qtbot, window: MainWindow, new_window, folder: Path, tmp_path: Path
):
    window.picks.search("広報")
    window.outcome_panel.options.unit.setCurrentText("百万円")
    window.making.change_folder(folder / "5月部会")
    window.close()
    path = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    again = new_window(path)
    qtbot.waitUntil(lambda: again.header.source.text() == path.name)
    assert again.outcome_panel.options.unit.currentText() == "百万円"
    assert again.outcome_panel.folder.path == str(folder / "5月部会")
    assert again.search.text() == ""
    assert len(again.picks.rows) == len(list(plan_of_two_goals().listings()))


def test_a_plan_whose_share_is_away_at_a_start_is_open_again_as_it_was_once_it_is_back(
    qtbot, window: MainWindow, new_window, tmp_path: Path
):
    share, away = tmp_path / "共有", tmp_path / "切断"
    share.mkdir()
    kept = write_plan_workbook(plan_of_two_goals(), share / "計画.xlsx")
    open_plan(qtbot, window, kept)
    tick(window, goal(window), ticked=False)
    rows = shown_rows(window)
    window.close()
    share.rename(away)
    without = new_window()
    qtbot.waitUntil(lambda: hasattr(without.failures, "message"))
    without.failures.message.close()
    tick(without, goal(without).children[1], ticked=False)
    without.close()
    away.rename(share)
    again = new_window()
    assert again.header.source.text() == "計画.xlsx"
    assert shown_rows(again) == rows
    assert "前に選んだ区分や課で開きました" in again.notice.text()


def test_a_plan_that_is_opened_again_keeps_its_ticks(qtbot, window: MainWindow, tmp_path: Path):
    kept = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    open_plan(qtbot, window, kept)
    everything = shown_rows(window)
    tick(window, goal(window), ticked=False)
    rows = shown_rows(window)
    window.open_plan(kept)  # it was mended in Excel meanwhile
    qtbot.waitUntil(lambda: "前に選んだ" in window.notice.text())
    assert shown_rows(window) == rows < everything
    window.plans.open_built_in()
    qtbot.waitUntil(lambda: shown_rows(window) == 211)
    open_plan(qtbot, window, kept)
    assert shown_rows(window) == rows
    window.picks.reset()
    open_plan(qtbot, window, kept)
    assert shown_rows(window) == everything


def test_ticks_of_sections_do_not_come_to_others_that_have_their_numbers_now(
    qtbot, window: MainWindow, tmp_path: Path
):
    kept = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    open_plan(qtbot, window, kept)
    tick(window, goal(window), ticked=False)
    window.picks.tick_departments(["福祉課"], ticked=False)
    draft = draft_of_two_goals()
    draft.sections.reverse()
    write_plan_workbook(assemble_plan(draft)[0], kept, replaces=True)
    open_plan(qtbot, window, kept)
    assert window.picks.selection.sections is None
    assert not window.picks.is_department_ticked("福祉課")


def test_two_windows_do_not_bring_the_picks_of_one_plan_to_another(
    qtbot, window: MainWindow, new_window, tmp_path: Path
):
    other = new_window()
    open_plan(qtbot, other, write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx"))
    other.close()
    tick(window, goal(window).children[1], ticked=False)
    window.close()
    again = new_window()
    open_plan(qtbot, again, tmp_path / "計画.xlsx")
    assert shown_rows(again) == 10
