"""Controls of forms, as the panels want them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QWidget


def combo(items: Sequence[tuple[str, object]], name: str) -> QComboBox:
    """Return a box of ``items``, texts with their values; ``name`` is its accessible name."""
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in items:
        box.addItem(text, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(7)
    return box


def bind(box: QComboBox, change: Callable[..., None]) -> None:
    """Call ``change`` with the value that is chosen in ``box``."""
    box.currentIndexChanged.connect(lambda _: change(box.currentData()))


def captioned_grid(rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Return captions with their controls, a line each."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for number, (text, control) in enumerate(rows):
        label = QLabel(text)
        label.setBuddy(control)
        grid.addWidget(label, number, 0)
        grid.addWidget(control, number, 1)
    grid.setColumnStretch(1, 1)
    return grid


def scrolling(content: QWidget) -> QScrollArea:
    """Return ``content`` in a view that scrolls up and down alone."""
    scroll = QScrollArea()
    scroll.setObjectName("clear")
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    scroll.setMinimumWidth(content.minimumSizeHint().width() + 4)
    return scroll
