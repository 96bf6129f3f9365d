from __future__ import annotations

import threading
import weakref
from functools import partial

from PySide6.QtCore import QObject

from gui.views.common import background as backgrounds
from gui.views.common.background import Background


class Held:
    """What a piece of work holds."""


def is_held(held: Held, _signals: object) -> bool:
    return bool(held)


def test_what_a_piece_of_work_held_goes_when_it_is_over(qtbot, qapp):
    parent, told = QObject(), list[object]()
    background = Background(parent, told.append)
    held = Held()
    watched = weakref.ref(held)
    background.start(partial(is_held, held), told.append)
    del held
    qtbot.waitUntil(lambda: told == [True] and watched() is None)
    assert parent.children() == []


def test_work_that_hears_nothing_does_not_keep_the_window_from_closing(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(backgrounds, "PATIENCE", 10)
    parent, answers = QObject(), threading.Event()
    background = Background(parent, lambda _: None)
    background.start(lambda _: answers.wait(), lambda _: None)  # a file server that is gone
    background.start(lambda _: None, lambda _: None)
    background.stop()
    assert background.is_stuck
    answers.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert not background.is_stuck


def test_nothing_is_shown_of_work_that_ends_once_the_window_is_closed(qtbot, qapp):
    """A dialog over a window that is hidden would keep the program running unseen."""
    parent, told = QObject(), list[object]()
    background = Background(parent, told.append)
    background.start(lambda _: "一覧", told.append)
    background.start(lambda _: 1 // 0, told.append)
    background.stop()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert told == []
