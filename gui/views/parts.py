"""Small pieces that the panels are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Panel(QFrame):
    """A white panel with a numbered caption, for one of the steps."""

    def __init__(self, step: int, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        number = QLabel(str(step))
        number.setObjectName("step")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(caption)
        title.setObjectName("caption")
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(number)
        self.top.addWidget(title)
        self.top.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(8)
        self.body.addLayout(self.top)


def group_label(text: str, buddy: QWidget | None = None) -> QLabel:
    """Return the caption of a group of controls; ``buddy`` gets its mnemonic."""
    label = QLabel(text)
    label.setObjectName("group")
    label.setIndent(0)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def hint_label(text: str = "") -> QLabel:
    """Return a small wrapped label."""
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


def link_button(text: str, name: str) -> QPushButton:
    """Return a button that looks like a link; ``name`` is its accessible name."""
    button = QPushButton(text)
    button.setObjectName("link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
