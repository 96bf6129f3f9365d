"""Controls of forms, as the panels want them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from gui.views.common.parts import FRAME, silenced

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


def combo(items: Sequence[tuple[str, object]], name: str) -> QComboBox:
    """Return a box of ``items``, texts with their values; ``name`` is its accessible name.

    It is as wide as they are when it is first shown: a box that follows them is made narrow for a
    moment after that, before its layout widens it again.
    """
    box = _Choice()
    box.setAccessibleName(name)
    for text, value in items:
        box.addItem(text, value)
    return box


class _Choice(QComboBox):
    """A box that is not changed by who scrolls past it: the wheel turns the panel around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def bind(box: QComboBox, change: Callable[..., None]) -> None:
    """Call ``change`` with the value that is chosen in ``box``."""
    box.currentIndexChanged.connect(lambda _: change(box.currentData()))


def show_ticks(ticks: Mapping[QCheckBox, bool]) -> None:
    """Tick the boxes, without telling who listens to them."""
    for box, is_checked in ticks.items():
        with silenced(box):
            box.setChecked(is_checked)


def show_values(values: Mapping[QComboBox, object]) -> None:
    """Let each box show its value, without telling who listens to it."""
    for box, value in values.items():
        with silenced(box):
            box.setCurrentIndex(box.findData(value))


def captioned_grid(rows: Mapping[int, tuple[str, QWidget]]) -> QGridLayout:
    """Return captions with their controls, each in its line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for line, (text, control) in rows.items():
        add_captioned(grid, line, text, control)
    grid.setColumnStretch(1, 1)
    return grid


def add_captioned(grid: QGridLayout, line: int, text: str, control: QWidget) -> QLabel:
    """Put ``control`` with the caption ``text`` into ``line`` of ``grid``; return the caption."""
    label = QLabel(text)
    label.setBuddy(control)
    grid.addWidget(label, line, 0)
    grid.addWidget(control, line, 1)
    return label


def scrolling(content: QWidget) -> QScrollArea:
    """Return ``content`` in a view that scrolls up and down alone."""
    scroll = _Scrolling(content)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def within_screen(content: QWidget) -> QScrollArea:
    """Return ``content`` in a view that scrolls where the screen has less room than it needs."""
    return _WithinScreen(content)


class _View(QScrollArea):
    """Shows its content and follows what that needs, whatever the size of type and what unfolds.

    What gets the keyboard comes into sight: Qt sees to that for Tab alone, not for letters.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        is_by_keys = before is not None and not QApplication.mouseButtons()
        if now and is_by_keys and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)  # what is clicked, or comes back with the window, stays


class _Scrolling(_View):
    """Never narrower than what it shows."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if content := self.widget():
            bar = self.verticalScrollBar().sizeHint().width()
            hint.setWidth(content.minimumSizeHint().width() + bar)
        return hint


class _WithinScreen(_View):
    """Never smaller than what it shows, but where that is larger than the screen."""

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        hint = content.minimumSizeHint() if content else super().minimumSizeHint()
        return hint.boundedTo(self.screen().availableSize() - FRAME)
