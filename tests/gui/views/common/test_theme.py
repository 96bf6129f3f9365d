"""What the themes look like, measured in pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
    QRadioButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.memory import Settings, Theme
from gui.presenters.picks import Picks
from gui.views.common.style_sheet import DARK, LIGHT
from gui.views.common.theme import apply_theme, follow_system
from gui.views.picks.tick_models import DepartmentsTable
from seeds.built_in import load_built_in_plan
from tests.gui.presenters.test_picks import FakeWindow

_GROUND = 1.05
"""Less contrast than this is the ground itself."""
_SEEN = 3
"""The contrast of controls with their ground (WCAG 2.2, 1.4.11)."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def frame(widget: QWidget, high: int) -> float:
    """Return the contrast of the left edge of a box, half its height down, ``high`` pixels.

    It is the first that is met from the left, where the tick does not reach.
    """
    image = widget.grab().toImage()
    ground = image.pixelColor(0, high)
    met = (contrast(image.pixelColor(x, high), ground) for x in range(8))
    return next((found for found in met if found > _GROUND), 0)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("is_on", [True, False])
def test_boxes_and_radio_buttons_have_a_frame_ticked_or_not(qtbot, qapp, theme, kind, is_on):
    apply_theme(qapp, Settings(theme=theme))
    top = QWidget()
    qtbot.addWidget(top)
    other, box = QPushButton("案"), kind("案")
    box.setChecked(is_on)
    layout = QVBoxLayout(top)
    for widget in (other, box):  # the first has the keyboard
        layout.addWidget(widget)
    top.show()
    assert frame(box, box.height() // 2) >= _SEEN
    apply_theme(qapp)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_ticked_lines_have_a_frame(qtbot, qapp, theme):
    apply_theme(qapp, Settings(theme=theme))
    tree, picks = QTreeView(), Picks(FakeWindow())
    qtbot.addWidget(tree)
    picks.open(load_built_in_plan())
    table = DepartmentsTable(picks)
    table.show(picks.departments[:1])
    tree.setModel(table)
    tree.setRootIsDecorated(False)
    tree.header().hide()
    tree.show()
    assert frame(tree.viewport(), tree.sizeHintForRow(0) // 2) >= _SEEN
    apply_theme(qapp)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_what_cannot_be_chosen_now_looks_so(qtbot, qapp, theme):
    apply_theme(qapp, Settings(theme=theme))
    for kind in (QCheckBox, QRadioButton):
        can, cannot = kind("案"), kind("案")
        cannot.setEnabled(False)
        for widget in (can, cannot):
            qtbot.addWidget(widget)
        assert can.grab().toImage() != cannot.grab().toImage(), kind.__name__
    apply_theme(qapp)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_what_has_the_keyboard_is_framed_more_clearly(qtbot, qapp, theme):
    apply_theme(qapp, Settings(theme=theme))
    top = QWidget()
    qtbot.addWidget(top)
    layout = QVBoxLayout(top)
    box, choice = QCheckBox("案"), QComboBox()
    box.setChecked(True)
    for widget in (box, choice):
        layout.addWidget(widget)
    with qtbot.waitActive(top):
        top.show()
        top.activateWindow()
    for widget, other in ((box, choice), (choice, box)):
        high = widget.height() // 2
        other.setFocus()
        before = frame(widget, high)
        qtbot.keyClick(other, Qt.Key.Key_Tab)
        assert widget.hasFocus()
        assert frame(widget, high) > before, type(widget).__name__
    apply_theme(qapp)


def test_the_window_turns_dark_with_the_system_unless_the_user_set_it_light(qapp, monkeypatch):
    kept = [Settings()]
    hints = qapp.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: Qt.ColorScheme.Dark)
    follow_system(qapp, lambda: kept[0])
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == QColor(DARK.ground)
    kept[0] = Settings(theme=Theme.LIGHT)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == QColor(LIGHT.ground)
    monkeypatch.undo()
    hints.colorSchemeChanged.disconnect()
    apply_theme(qapp)


def test_colours_of_high_contrast_stay_the_systems_unless_the_user_set_others(qapp, monkeypatch):
    hints = qapp.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: Qt.ColorScheme.Unknown)
    monkeypatch.setattr("sys.platform", "win32")
    apply_theme(qapp)
    assert "{" not in qapp.styleSheet()
    assert qapp.palette().window().color() == QPalette().window().color() != QColor(LIGHT.ground)
    box = QApplication.palette(QCheckBox())
    assert box.window().color().lightness() < qapp.palette().window().color().lightness()
    apply_theme(qapp, Settings(theme=Theme.DARK))
    assert qapp.palette().window().color() == QColor(DARK.ground)
    assert "{" in qapp.styleSheet()
    monkeypatch.undo()
    apply_theme(qapp)
