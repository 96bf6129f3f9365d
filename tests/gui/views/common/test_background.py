from __future__ import annotations

import threading
import weakref

from PySide6.QtCore import QObject

from gui.views.common import background as backgrounds
from gui.views.common.background import Background
from gui.worker import Signals


class Held:
    """What a piece of work holds."""


def test_what_a_piece_of_work_held_goes_when_it_is_over(qtbot, qapp):
    parent, told = QObject(), []
    background = Background(parent, told.append)
    held = Held()
    watched = weakref.ref(held)
    background.start(lambda _, held=held: bool(held), told.append)
    del held
    qtbot.waitUntil(lambda: told == [True] and watched() is None)
    assert parent.children() == []


def test_work_that_hears_nothing_does_not_keep_the_window_from_closing(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(backgrounds, "_PATIENCE", 10)
    parent, answers = QObject(), threading.Event()
    background = Background(parent, lambda _: None)
    background.start(lambda _: answers.wait(), lambda _: None)  # a file server that is gone
    background.start(lambda _: None, lambda _: None)
    background.stop()
    assert background.is_stuck
    answers.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert not background.is_stuck


def test_a_file_that_is_being_saved_is_waited_for_when_the_window_closes(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(backgrounds, "_PATIENCE", 10)
    parent, disk, saved = QObject(), threading.Event(), []
    background = Background(parent, lambda _: None)

    def save(signals: Signals) -> None:
        disk.wait()
        signals.check()
        saved.append("計画.xlsx")

    background.start(save, lambda _: None, saves=True)
    threading.Timer(0.2, disk.set).start()
    background.stop()
    assert saved == ["計画.xlsx"]
    assert not background.is_stuck
    qtbot.waitUntil(lambda: not background.is_busy)
