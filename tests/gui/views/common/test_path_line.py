from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.views.common.path_line import PathLine

PATH = "C:/Users/kikaku/Documents/令和8年度/実施計画/部会/計画帳票"


def shown(qtbot) -> tuple[QWidget, PathLine, QLineEdit]:
    window, line, other = QWidget(), PathLine("保存先"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(other)
    layout.addWidget(line)
    qtbot.addWidget(window)
    window.resize(200, 90)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    return window, line, other


def test_a_long_path_shows_its_beginning_and_its_end(qtbot):
    window, line, _ = shown(qtbot)
    line.show_path(PATH)
    beginning, end = line.text().split("…")
    assert PATH.startswith(beginning)
    assert PATH.endswith(end)
    assert beginning
    assert end
    assert line.toolTip() == line.path == PATH
    window.resize(900, 90)
    qtbot.waitUntil(lambda: line.text() == PATH)


def test_a_path_is_whole_where_the_keyboard_is_in_it_and_can_be_changed(qtbot):
    _, line, other = shown(qtbot)
    line.show_path(PATH)
    line.setFocus()
    assert line.text() == PATH
    line.end(False)
    qtbot.keyClicks(line, "2")
    assert line.path == f"{PATH}2"
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert "…" in line.text()
    assert line.text().endswith("帳票2")
