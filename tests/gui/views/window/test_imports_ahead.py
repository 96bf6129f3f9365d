from __future__ import annotations

import sys

from gui.views.window import imports_ahead
from gui.views.window.imports_ahead import MODULES, ImportsAhead


def test_what_may_be_needed_is_imported_once_nothing_goes_on(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(imports_ahead, "_EVERY", 1)
    busy, asked = {"work"}, []
    ahead = ImportsAhead(lambda: asked.append(1) or bool(busy))
    ahead.begin()
    qtbot.waitUntil(lambda: len(asked) > 3)
    assert ahead._left == [*MODULES]
    busy.clear()
    qtbot.waitUntil(lambda: ahead.is_over)
    assert sys.modules.keys() >= {*MODULES}
