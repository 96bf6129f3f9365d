"""A box with a path that is longer than the box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_EDGES = 16
"""What frame and margins take of the width of a box, in pixels."""
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu of the box itself, or another window: what is marked in it stays marked."""


class PathLine(QLineEdit):
    """Shows where a path begins and where it ends, … between; whole where the keyboard is in it.

    Attributes:
        path: the whole path, as it is shown or typed.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.setAccessibleName(name)
        self.textEdited.connect(self._on_text_edited)

    def show_path(self, path: str) -> None:
        """Show ``path``."""
        self.path = path
        self.setToolTip(path)
        if self.hasFocus():
            self.setText(path)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _PASSING:
            self.setText(self.path)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_text_edited(self, text: str) -> None:
        self.path = text

    def _fit(self) -> None:
        if not self.hasFocus():
            room = self.width() - _EDGES
            middle = Qt.TextElideMode.ElideMiddle
            self.setText(self.fontMetrics().elidedText(self.path, middle, room))
