"""The foot of the window, where something is told by the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_NOTICE_MS = 12_000


class Notice(QLabel):
    """A line that tells something, and is empty again after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self.clear)

    def tell(self, text: str) -> None:
        """Tell ``text``."""
        self.setText(text)
        self.setToolTip(text)
        self._time.start(_NOTICE_MS)
