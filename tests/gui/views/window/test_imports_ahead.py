from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from gui.views.window.imports_ahead import MODULES, ImportsAhead
from tests.gui.children import child


def test_what_may_be_needed_is_imported_once_nothing_goes_on(qtbot, qapp):
    busy, asked = {"work"}, list[bool]()

    def is_busy() -> bool:
        asked.append(bool(busy))
        return asked[-1]

    ahead = ImportsAhead(is_busy)
    ahead.begin()
    child(ahead, QTimer).setInterval(1)
    qtbot.waitUntil(lambda: len(asked) > 3)
    busy.clear()
    asked.clear()
    qtbot.waitUntil(lambda: ahead.is_over)
    assert len(asked) == len(MODULES)  # each of them is still to come
    assert sys.modules.keys() >= {*MODULES}
