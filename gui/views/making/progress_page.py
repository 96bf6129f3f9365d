"""How far the making of files is, with a button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.presenters.making import Making
from gui.views.common.parts import group_label, hint_label


class ProgressPage(QWidget):
    """The steps done, what comes next, and 中止."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.bar = QProgressBar()
        self.bar.setAccessibleName("作成の進み具合")
        self.text = hint_label()
        self.cancel_button = QPushButton("中止(&C)")
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (group_label("作成しています"), self.bar, self.text, self.cancel_button):
            layout.addWidget(widget)
        layout.addWidget(QWidget(), 1)

    @property
    def has_keyboard(self) -> bool:
        """Whether keys come here."""
        return self.cancel_button.hasFocus() or self.bar.hasFocus()

    def begin(self) -> None:
        """Let the run be stopped."""
        self.cancel_button.setEnabled(True)
        self.cancel_button.setFocus()

    def show_step(self, done: int, total: int, what: str) -> None:
        """Show how many steps are done, and what comes next."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if done < total:
            self.text.setText(what)
        else:  # files on their way to their places are not called back
            self.show_end(what)

    def show_end(self, what: str) -> None:
        """Show that the run comes to its end, and is stopped no more."""
        if self.cancel_button.hasFocus():
            self.bar.setFocus()  # keys would go somewhere else in the window
        self.cancel_button.setEnabled(False)
        self.text.setText(what)

    def _on_cancel_clicked(self) -> None:
        self.show_end("中止しています…")
        self._making.run.cancel()
