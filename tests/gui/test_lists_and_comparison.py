"""Lists brought in and plans compared in the window, as its user does."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from gui.views.window.main_window import MainWindow
from model.money import Unit
from model.readers import source
from model.readers.tables.columns import Role
from reports.making.plan_workbook import write_plan_workbook
from reports.page import Paper
from tests.gui.presenters.test_import_wizard import ROWS
from tests.gui.verbs import button_of, choose, drop, press
from tests.model.readers.lists.lists import book_bytes, csv_text
from tests.plans import plan_a_year_later, plan_of_two_goals


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "事業一覧.csv"
    path.write_text(csv_text(ROWS), encoding="utf-8")
    return path


def wizard_of(qtbot, window: MainWindow):
    qtbot.waitUntil(lambda: hasattr(window.plans.lists, "wizard"))
    wizard = window.plans.lists.wizard
    qtbot.waitUntil(lambda: not wizard.presenter.is_looking)
    return wizard


def bring_in(qtbot, window: MainWindow, name: str = "") -> None:
    wizard = wizard_of(qtbot, window)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.pages.currentIndex() == 1)
    wizard.found.form.title.setText("みほん計画")
    wizard.found.name.setText(name)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "みほん計画" in window.header.headline.text())


def test_a_list_dropped_on_the_window_comes_in_by_the_wizard(
    qtbot, window: MainWindow, list_file: Path
):
    drop(window, list_file)
    bring_in(qtbot, window)
    assert window.preview_panel.listings.list.table.rowCount() == 2
    assert window.header.findings_button.isEnabled()
    assert "ブックに保存" in window.notice.text()


def test_a_list_brought_in_at_a_start_knows_nothing_of_the_ticks_of_another_plan(
    qtbot, new_window, list_file: Path
):
    before = new_window()
    before.picks.tick_all_sections(ticked=False)
    before.close()
    window = new_window(list_file)
    bring_in(qtbot, window)
    assert window.preview_panel.listings.list.table.rowCount() == 2


def test_a_list_is_chosen_from_the_menu(qtbot, window: MainWindow, list_file: Path):
    window.actions_by_text["一覧を取り込む(&L)…"].trigger()
    window.plans.lists.file_dialog.fileSelected.emit(str(list_file))
    window.plans.lists.file_dialog.close()
    bring_in(qtbot, window)


def test_a_workbook_that_is_a_list_comes_in_by_the_wizard_too(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = tmp_path / "事業一覧.xlsx"
    path.write_bytes(book_bytes({"一覧": ROWS}))
    window.open_plan(path)
    bring_in(qtbot, window)


def test_giving_up_leaves_the_plan_that_was_open(qtbot, window: MainWindow, list_file: Path):
    before = window.header.headline.text()
    window.open_plan(list_file)
    wizard = wizard_of(qtbot, window)
    qtbot.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    assert window.header.headline.text() == before
    assert window.picks.reading is not None


def test_a_mapping_saved_once_is_there_the_next_day(
    qtbot, window: MainWindow, new_window, list_file: Path, profile: Path
):
    window.open_plan(list_file)
    wizard = wizard_of(qtbot, window)
    box = wizard.columns.role_box(3)
    box.setCurrentText(Role.EXTRA.value)
    box.textActivated.emit(Role.EXTRA.value)
    bring_in(qtbot, window, name="企画課の一覧")
    assert (profile / "mappings" / "企画課の一覧.json").is_file()
    tomorrow = new_window()
    tomorrow.plans.lists.open(list_file)
    again = wizard_of(qtbot, tomorrow)
    assert again.choices.saved.currentText() == "企画課の一覧"
    assert again.columns.role_box(3).currentText() == Role.EXTRA.value
    again.reject()


def test_a_list_comes_back_at_the_next_start_as_it_was_read(
    qtbot, window: MainWindow, new_window, list_file: Path
):
    window.open_plan(list_file)
    wizard = wizard_of(qtbot, window)
    box = wizard.columns.role_box(3)
    box.setCurrentText(Role.IGNORED.value)
    box.textActivated.emit(Role.IGNORED.value)
    bring_in(qtbot, window)
    window.close()
    tomorrow = new_window()
    assert "みほん計画" in tomorrow.header.headline.text()
    assert [project.description for project in tomorrow.picks.plan.projects] == [None, None]
    assert not hasattr(tomorrow.plans.lists, "wizard")
    assert "前と同じ読み方" in tomorrow.notice.text()


def test_a_list_whose_columns_have_changed_is_told_and_the_wizard_offered(
    qtbot, window: MainWindow, list_file: Path
):
    window.open_plan(list_file)
    bring_in(qtbot, window)
    heads = list_file.read_text(encoding="utf-8")
    list_file.write_text(heads.replace("担当課", "受け持ち", 1), encoding="utf-8")
    del window.plans.lists.wizard
    window.open_plan(list_file)
    qtbot.waitUntil(lambda: hasattr(window.plans, "question"))
    assert "担当課" in window.plans.question.informativeText()
    press(qtbot, button_of(window.plans.question, "取り込み直す"))
    wizard_of(qtbot, window).reject()
    assert "みほん計画" in window.header.headline.text()


def test_two_plans_are_compared_from_the_menu(qtbot, window: MainWindow, tmp_path: Path):
    old = write_plan_workbook(plan_of_two_goals(), tmp_path / "去年.xlsx")
    new = write_plan_workbook(plan_a_year_later(), tmp_path / "今年.xlsx")
    window.open_plan(new)
    qtbot.waitUntil(lambda: "ひかり市" in window.header.headline.text())
    window.actions_by_text["2つの計画を比べる(&C)…"].trigger()
    dialog = window.works.comparison
    assert "令和7年度" in dialog.new.name.text()
    dialog.presenter.choose(old, is_old=True)
    qtbot.waitUntil(lambda: dialog.parts.count() > 1)
    kinds = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    assert "名称変更" in kinds
    dialog.close()


def test_plans_are_dropped_on_the_comparison(qtbot, window: MainWindow, tmp_path: Path):
    paths = [tmp_path / "旧.xlsx", tmp_path / "新.xlsx"]
    for path in paths:
        write_plan_workbook(plan_of_two_goals(), path)
    choose(window, "2つの計画を比べる(&C)…")
    dialog = window.works.comparison
    dialog.presenter.swap()  # the plan that is open is the old one now
    drop(dialog, paths[1])
    qtbot.waitUntil(lambda: dialog.new.name.text().endswith("新.xlsx"))
    assert dialog.old.name.text().endswith("内蔵の計画")
    drop(dialog, paths[0], at=dialog.old.browse.geometry().center())
    qtbot.waitUntil(lambda: dialog.old.name.text().endswith("旧.xlsx"))
    drop(dialog, paths[0], at=dialog.new.name.geometry().center())
    qtbot.waitUntil(lambda: dialog.new.name.text().endswith("旧.xlsx"))
    qtbot.waitUntil(lambda: dialog.parts.count() > 0)
    dialog.close()


def test_a_comparison_looks_as_was_chosen_in_the_window(window: MainWindow):
    window.making.change_options(unit=Unit.MILLION, paper=Paper.A3, grey=True, line_numbers=True)
    window.actions_by_text["2つの計画を比べる(&C)…"].trigger()
    dialog = window.works.comparison
    options = dialog.presenter.options
    assert (options.unit, options.paper, options.grey) == (Unit.MILLION, Paper.A3, True)
    assert not options.line_numbers
    dialog.close()


def test_lists_are_compared_as_their_saved_mapping_says(qtbot, window: MainWindow, list_file: Path):
    window.open_plan(list_file)
    wizard = wizard_of(qtbot, window)
    box = wizard.columns.role_box(3)
    box.setCurrentText(Role.IGNORED.value)
    box.textActivated.emit(Role.IGNORED.value)
    bring_in(qtbot, window, name="概要は読まない")
    window.actions_by_text["2つの計画を比べる(&C)…"].trigger()
    dialog = window.works.comparison
    dialog.presenter.choose(list_file, is_old=True)
    qtbot.waitUntil(lambda: dialog.presenter.old is not None)
    projects = dialog.presenter.old.plan.projects
    assert [project.description for project in projects] == [None, None]
    qtbot.waitUntil(lambda: dialog.parts.count() == 1)
    dialog.close()


def close_while_working(qtbot, window: MainWindow, dialog: QDialog, reads: threading.Event) -> None:
    """Close ``dialog``, let it be deleted, and only then let its work come to an end."""
    assert window.background.is_busy
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    reads.set()
    # not for the worker's own signal: it may be deleted before it has told all who listen
    qtbot.waitUntil(lambda: not window.background.is_busy)
    QCoreApplication.processEvents()


def test_a_comparison_closed_while_a_plan_is_read_hears_no_more_of_it(
    qtbot, window: MainWindow, monkeypatch
):
    reads = threading.Event()
    window.actions_by_text["2つの計画を比べる(&C)…"].trigger()
    dialog = window.works.comparison
    reading = window.picks.reading
    monkeypatch.setattr(source, "read_plan", lambda *_: reads.wait(10) and reading)
    with qtbot.captureExceptions() as faults:
        dialog.presenter.choose(Path("去年.xlsx"), is_old=True)
        close_while_working(qtbot, window, dialog, reads)
    assert faults == []


def test_a_list_opened_while_a_plan_is_read_leaves_no_word_of_it_at_the_foot(
    qtbot, window: MainWindow, list_file: Path, tmp_path: Path
):
    window.open_plan(write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx"))
    window.plans.lists.open(list_file)
    assert window.notice.text() == f"{list_file.name} を読み込んでいます…"
    wizard_of(qtbot, window).reject()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert window.notice.text() == ""


def test_a_wizard_closed_while_the_list_is_read_hears_no_more_of_it(
    qtbot, window: MainWindow, list_file: Path, monkeypatch
):
    reads = threading.Event()
    window.open_plan(list_file)
    wizard = wizard_of(qtbot, window)
    qtbot.waitUntil(lambda: not window.background.is_busy)
    read = wizard.presenter.reader()
    monkeypatch.setattr(wizard.presenter, "reader", lambda: lambda _: reads.wait(10) and read(_))
    with qtbot.captureExceptions() as faults:
        qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
        close_while_working(qtbot, window, wizard, reads)
    assert faults == []
