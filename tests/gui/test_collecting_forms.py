"""Forms that came back, put together in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from gui.views.plans.form_collecting import CollectionDialog
from gui.views.window.main_window import MainWindow
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.gui.verbs import button_of, choose, drag, drop, press
from tests.held_files import hold
from tests.model.readers.forms.filled import fill, send_forms
from tests.plans import plan_of_two_goals

ENTRY = "返ってきた様式をまとめる(&G)…"


@pytest.fixture
def forms(tmp_path: Path) -> dict[str, Path]:
    made = send_forms(plan_of_two_goals(), tmp_path / "回収")
    fill(made["学習課"], {"出前講座": 40})
    fill(made["みどり課"], {"公園の手入れ": "不明"})
    return made


@pytest.fixture
def at_two_goals(qtbot, new_window, tmp_path: Path) -> MainWindow:
    plan = plan_of_two_goals()
    window = new_window(write_plan_workbook(plan, tmp_path / "計画.xlsx", replaces=False))
    qtbot.waitUntil(lambda: window.picks.reading is not None)
    return window


def answered(qtbot, window: MainWindow) -> CollectionDialog:
    qtbot.waitUntil(lambda: hasattr(window.works.forms, "dialog"))
    return window.works.forms.dialog


def sum_in_strip(window: MainWindow) -> str:
    return window.strip.text().rpartition("個別事業費の計 ")[2]


def test_forms_chosen_from_the_menu_become_the_plan_that_is_open(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path], tmp_path: Path
):
    window = at_two_goals
    choose(window, ENTRY)
    press(qtbot, button_of(window.works.forms.question, "ファイル("))
    chooser = window.works.forms.file_dialog
    chooser.filesSelected.emit([str(path) for path in forms.values()])
    chooser.close()
    before = sum_in_strip(window)
    dialog = answered(qtbot, window)
    told = dialog.summary.text()
    assert "5課の様式から、1件の事業に事業費を入れました" in told
    press(qtbot, dialog.save)
    target = tmp_path / "取りまとめ.xlsx"
    window.works.forms.file_dialog.fileSelected.emit(str(target))
    window.works.forms.file_dialog.close()
    qtbot.waitUntil(lambda: window.header.source.text() == target.name, timeout=20_000)
    assert dialog.isVisible()  # what is still open can be copied
    assert str(target) in dialog.says.text()
    dialog.close()
    assert f"令和6年度 {before}→{sum_in_strip(window)}（+40千円）" in told
    amounts = {each.name: each.amounts for each in window.picks.plan.projects}
    assert [amount.yen for amount in amounts["出前講座"]] == [40_000]
    assert read_plan(target).plan == window.picks.plan


def test_a_whole_folder_of_forms_is_chosen_and_begun_at_the_next_time(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path], tmp_path: Path
):
    window, folder = at_two_goals, forms["学習課"].parent
    choose(window, ENTRY)
    press(qtbot, button_of(window.works.forms.question, "フォルダー("))
    window.works.forms.file_dialog.fileSelected.emit(str(folder))
    window.works.forms.file_dialog.close()
    dialog = answered(qtbot, window)
    assert "5課の様式から" in dialog.summary.text()
    press(qtbot, dialog.save)
    assert Path(window.works.forms.file_dialog.directory().path()) == folder.parent
    window.works.forms.file_dialog.close()
    dialog.close()
    choose(window, ENTRY)
    press(qtbot, button_of(window.works.forms.question, "ファイル("))
    assert Path(window.works.forms.file_dialog.directory().path()) == folder
    window.works.forms.file_dialog.close()


def test_a_folder_that_is_dropped_holds_forms(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path]
):
    folder = forms["学習課"].parent
    drag(at_two_goals, folder)
    assert "返ってきた様式としてまとめます" in at_two_goals.notice.text()
    drop(at_two_goals, folder)
    dialog = answered(qtbot, at_two_goals)
    assert "5課の様式から" in dialog.summary.text()
    dialog.close()


def test_a_file_that_is_open_in_excel_is_asked_about_and_saved_beside_it(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path], tmp_path: Path, monkeypatch
):
    window, target = at_two_goals, tmp_path / "取りまとめ.xlsx"
    target.write_text("前のもの")
    hold(monkeypatch, lambda to: to == target)
    drop(window, *forms.values())
    dialog = answered(qtbot, window)
    what_to_do = dialog.says.text()
    press(qtbot, dialog.save)
    window.works.forms.file_dialog.fileSelected.emit(str(target))
    window.works.forms.file_dialog.close()
    assert dialog.says.text() == "取りまとめ.xlsx を保存しています…"
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(lambda: hasattr(window.works.files, "question"), timeout=20_000)
    assert dialog.says.text() == what_to_do
    press(qtbot, button_of(window.works.files.question, "別名で保存"))
    beside = "取りまとめ（2）.xlsx"
    qtbot.waitUntil(lambda: window.header.source.text() == beside, timeout=20_000)
    assert dialog.says.text() == f"保存して開きました：{tmp_path / beside}"
    dialog.close()


def test_a_form_is_not_taken_as_the_file_to_save_to(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path]
):
    window, form = at_two_goals, forms["学習課"]
    before = form.read_bytes()
    drop(window, *forms.values())
    dialog = answered(qtbot, window)
    press(qtbot, dialog.save)
    window.works.forms.file_dialog.fileSelected.emit(str(form))
    window.works.forms.file_dialog.close()
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"), timeout=20_000)
    assert str(form) in window.failures.message.informativeText()
    assert form.read_bytes() == before
    window.failures.message.close()
    dialog.close()


def test_what_is_not_settled_is_listed_and_copied(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path]
):
    drop(at_two_goals, *forms.values())
    dialog = answered(qtbot, at_two_goals)
    messages = [finding.message for finding in dialog.list.table.items]
    assert any("「不明」は金額ではありません" in message for message in messages)
    press(qtbot, dialog.copy)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[-1] for line in copied] == ["内容", *messages]
    dialog.close()


def test_several_files_over_the_window_are_said_to_be_forms(
    at_two_goals: MainWindow, forms: dict[str, Path]
):
    drag(at_two_goals, *forms.values())
    assert "返ってきた様式としてまとめます" in at_two_goals.notice.text()


def test_files_that_are_no_forms_leave_the_plan_as_it_was(
    qtbot, at_two_goals: MainWindow, tmp_path: Path
):
    before = at_two_goals.picks.plan
    others = [tmp_path / "一.xlsx", tmp_path / "二.xlsx"]
    for other in others:
        write_plan_workbook(before, other, replaces=False)
    drop(at_two_goals, *others)
    qtbot.waitUntil(lambda: hasattr(at_two_goals.failures, "message"))
    assert "様式が1つもありません" in at_two_goals.failures.message.text()
    at_two_goals.failures.message.close()
    assert at_two_goals.picks.plan is before


def test_a_list_that_is_closed_while_its_plan_is_saved_leaves_that_plan_open(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path], tmp_path: Path
):
    drop(at_two_goals, *forms.values())
    dialog = answered(qtbot, at_two_goals)
    press(qtbot, dialog.save)
    target = tmp_path / "取りまとめ.xlsx"
    at_two_goals.works.forms.file_dialog.fileSelected.emit(str(target))
    at_two_goals.works.forms.file_dialog.close()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    qtbot.waitUntil(lambda: at_two_goals.header.source.text() == target.name, timeout=20_000)


def test_one_form_that_is_dropped_is_put_into_the_plan_where_that_is_wanted(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path]
):
    window = at_two_goals
    drop(window, forms["学習課"])
    qtbot.waitUntil(lambda: hasattr(window.plans, "question"))
    assert forms["学習課"].name in window.plans.question.text()
    press(qtbot, button_of(window.plans.question, "計画にまとめる"))
    dialog = answered(qtbot, window)
    assert "1課の様式から、1件の事業に事業費を入れました" in dialog.summary.text()
    dialog.close()


def test_one_form_that_is_dropped_can_be_taken_as_a_list(
    qtbot, at_two_goals: MainWindow, forms: dict[str, Path]
):
    window = at_two_goals
    drop(window, forms["学習課"])
    qtbot.waitUntil(lambda: hasattr(window.plans, "question"))
    press(qtbot, button_of(window.plans.question, "一覧として"))
    qtbot.waitUntil(lambda: hasattr(window.plans.lists, "wizard"))
    window.plans.lists.wizard.reject()
