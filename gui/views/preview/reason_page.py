"""What stands in place of pages or sheets: why there are none, and a way to try again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.views.common.parts import hint_label


class ReasonPage(QWidget):
    """Says why nothing is shown.

    Signals:
        again_wanted: it is to be tried again.
    """

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = hint_label()
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = QPushButton("もう一度表示する")
        self.again.clicked.connect(self.again_wanted)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._text)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_why(self, why: str, *, is_failure: bool = False) -> None:
        """Show ``why``; after a failure it can be tried again."""
        self._text.setText(why)
        self.again.setVisible(is_failure)

    def text(self) -> str:
        """Return what is shown."""
        return self._text.text()
