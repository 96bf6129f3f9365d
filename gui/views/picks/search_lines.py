"""Fields for words that narrow what is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchLine(QLineEdit):
    """A field that Esc clears, as does a button, which is made with the first words."""

    def __init__(self, says: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(says)
        self.setAccessibleName(name)
        self.textChanged.connect(lambda _: self.setClearButtonEnabled(True))

    def event(self, event: QEvent) -> bool:
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_esc and self.text():
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
            event.accept()  # before the window takes the key for its own
            return True
        return super().event(event)


class PickingLine(SearchLine):
    """A field whose words are picks: Ctrl+Z and Ctrl+Y in it are those of all picks."""

    def event(self, event: QEvent) -> bool:
        is_undo = isinstance(event, QKeyEvent) and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )
        if is_undo and event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return True
        return super().event(event)
