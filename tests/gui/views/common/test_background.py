from __future__ import annotations

import weakref

from PySide6.QtCore import QObject

from gui.views.common.background import Background


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
