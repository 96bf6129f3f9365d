"""The foot of the window, where something is told by the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.views.common.parts import ElidedLabel, link_button

_NOTICE_MS = 12_000


class Notice(QWidget):
    """A line that tells something.

    What is told is gone after a while. What is kept has a consequence: it stands until it is closed
    or holds no more, and comes back after something that was told over it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, str] = {}
        self._told = ""
        self._close_button: QPushButton | None = None
        self._label = ElidedLabel()
        self._label.setObjectName("hint")
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._label, 1)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(_NOTICE_MS)
        self._time.timeout.connect(lambda: self.tell(""))

    def text(self) -> str:
        """Return what is shown."""
        return self._label.text()

    def tell(self, text: str) -> None:
        """Tell ``text`` for a while; nothing ends what was told before."""
        self.tell_of_work(text)
        self._time.start()

    def tell_of_work(self, text: str) -> None:
        """Tell what is under way, until something else is told."""
        self._time.stop()
        self._told = text
        self._show()

    def keep(self, about: str, text: str) -> None:
        """Keep telling ``text`` in place of what was kept ``about`` the same; nothing ends that."""
        self._kept.pop(about, None)
        if text:
            self._kept[about] = text
        self._show()

    @property
    def close_button(self) -> QPushButton:
        """What closes the notice that is kept; it is made with the first such."""
        if self._close_button is None:
            self._close_button = link_button("閉じる", "知らせを閉じる")
            self._close_button.clicked.connect(self._on_close_clicked)
            self._line.addWidget(self._close_button)
        return self._close_button

    def _show(self) -> None:
        kept = list(self._kept.values())[-1:]
        text = self._told or "".join(kept)
        self._label.setText(text)
        self._label.setToolTip(text)
        if kept or self._close_button:
            self.close_button.setVisible(bool(kept) and not self._told)

    def _on_close_clicked(self) -> None:
        self._kept.popitem()
        self._show()
