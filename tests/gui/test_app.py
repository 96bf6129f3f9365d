from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from gui.app import default_folder, record_thread_fault
from gui.views.window.main_window import MainWindow
from tests.gui.children import children
from tests.gui.verbs import button_of, press


def test_files_go_below_the_users_home_also_where_the_shell_names_none(monkeypatch):
    monkeypatch.delenv("HOME", raising=False)
    assert default_folder().is_relative_to(Path.home())
    assert default_folder().name == "計画帳票"


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in children(window, QMessageBox) if box.isVisible()]


def test_a_fault_that_comes_again_and_again_is_told_once_and_logged_each_time(
    qtbot, window: MainWindow, log: Path
):
    for number in range(5):
        window.failures.take_fault(KeyError(f"cell {number}"))
    (box,) = boxes(window)
    assert [f"cell {number}" in log.read_text("utf-8") for number in range(5)] == [True] * 5
    press(qtbot, button_of(box, "閉じる"))
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    window.failures.take_fault(KeyError("another"))
    (box,) = boxes(window)
    assert "another" in box.detailedText()
    box.close()


def test_a_fault_on_a_thread_is_logged(log: Path):
    error = ZeroDivisionError("behind the window")
    record_thread_fault(threading.ExceptHookArgs((type(error), error, None, None)))
    assert "behind the window" in log.read_text("utf-8")
