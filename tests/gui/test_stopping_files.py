"""Making files that is stopped, or comes to nothing."""

from __future__ import annotations

from pathlib import Path

from gui.views.making.outcome_panel import CHOICES
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from model.errors import OutputError
from reports.making.messages import Failed, Made
from reports.options import Format
from tests.gui.verbs import (
    button_of,
    choose,
    press,
    want_only,
)


def test_cancelling_leaves_nothing_behind(qtbot, window: MainWindow, folder: Path):
    press(qtbot, window.outcome_panel.make_button)
    press(qtbot, window.outcome_panel.progress.cancel_button)
    qtbot.waitUntil(lambda: window.outcome_panel.shown == CHOICES, timeout=20_000)
    assert not folder.exists()
    assert window.notice.text() == "中止しました。ファイルは作成も変更もしていません。"
    assert window.focusWidget() is window.outcome_panel.make_button


def test_closing_while_files_are_made_is_asked_about(qtbot, window: MainWindow, folder: Path):
    press(qtbot, window.outcome_panel.make_button)
    window.close()
    assert window.isVisible()
    press(qtbot, button_of(window.works.closing.question, "中止して終了"))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert not window.making.is_busy
    assert not folder.exists()


def test_closing_waits_for_files_that_are_on_their_way(
    qtbot, window: MainWindow, shop: Workshop, monkeypatch
):
    monkeypatch.setattr(shop, "recall", lambda _number: None)
    window.making.run.follow(77)
    window.close()
    press(qtbot, button_of(window.works.closing.question, "中止して終了"))
    assert window.isVisible()
    assert "終わると、自動で終了します" in window.outcome_panel.progress.text.text()
    shop.answered.emit(Made(77, ()))
    assert not window.isVisible()


def test_closing_a_second_time_does_not_wait(
    qtbot, window: MainWindow, shop: Workshop, monkeypatch
):
    monkeypatch.setattr(shop, "recall", lambda _number: None)
    window.making.run.follow(77)
    window.close()
    press(qtbot, button_of(window.works.closing.question, "中止して終了"))
    window.close()
    press(qtbot, button_of(window.works.closing.question, "待たずに終了"))
    assert not window.isVisible()


def test_a_failure_on_the_way_keeps_the_window_open_to_tell_of_it(
    qtbot, window: MainWindow, shop: Workshop, monkeypatch
):
    monkeypatch.setattr(shop, "recall", lambda _number: None)
    window.making.run.follow(77)
    window.close()
    press(qtbot, button_of(window.works.closing.question, "中止して終了"))
    shop.answered.emit(Failed(77, OutputError("ファイルを保存できません")))
    assert window.isVisible()
    assert window.failures.message.text() == "ファイルを保存できません"
    window.failures.message.close()
    window.close()
    assert not window.isVisible()


def test_files_that_are_not_made_as_the_process_ended_are_told(
    qtbot, window: MainWindow, shop: Workshop, folder: Path
):
    window.making.run.follow(77)
    shop.died.emit()
    assert window.outcome_panel.shown == CHOICES
    assert window.failures.message.text() == "作成の途中で、処理が止まりました"
    assert str(folder) in window.failures.message.informativeText()
    window.failures.message.close()


def test_the_folder_of_an_end_is_that_of_its_order_though_another_was_chosen_meanwhile(
    qtbot, window: MainWindow, shop: Workshop, folder: Path, tmp_path: Path, monkeypatch
):
    window.making.change_folder(tmp_path / "部会")
    window.making.change_folder(folder)
    monkeypatch.setattr(shop, "make", lambda _order: 77)
    press(qtbot, window.outcome_panel.make_button)
    choose(window, "元に戻す(&U)")
    assert window.making.folder == tmp_path / "部会"
    shop.died.emit()
    assert str(folder) in window.failures.message.informativeText()
    window.failures.message.close()


def test_a_failure_is_told_in_three_parts_and_the_choices_come_back(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.write_text("ファイル", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"), timeout=20_000)
    assert window.failures.message.text() == "保存先がフォルダーではなくファイルです"
    assert str(folder) in window.failures.message.informativeText()
    assert "選び直してください" in window.failures.message.informativeText()
    assert window.outcome_panel.shown == CHOICES
    window.failures.message.close()
