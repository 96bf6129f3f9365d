"""One of the two plans that are compared: its name, and where another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from model.readers.reading import Reading


class PlanLine:
    """The controls for one of the plans."""

    def __init__(self, text: str, key: str) -> None:
        self.label = QLabel(f"{text}(&{key})")
        self.name = QLineEdit()
        self.name.setReadOnly(True)
        self.name.setAccessibleName(text)
        self.name.setPlaceholderText("まだ選んでいません")
        self.browse = QPushButton("ファイルを選ぶ…")
        self.browse.setAccessibleName(f"{text}のファイルを選ぶ")
        self.label.setBuddy(self.browse)
        self.opened = QPushButton("開いている計画")
        self.opened.setAccessibleName(f"{text}に、開いている計画を使う")

    def has(self, at: QPoint) -> bool:
        """Whether ``at``, a place in the dialog, is beside the name of the plan."""
        return self.name.y() <= at.y() <= self.name.geometry().bottom()

    def show_reading(self, reading: Reading | None) -> None:
        """Show title, year and file of the plan."""
        if reading is None:
            self.name.clear()
            return
        self.name.setText(f"{reading.plan.heading.dated_title}　{Path(reading.source).name}")
        self.name.setToolTip(reading.source)
        self.name.setCursorPosition(0)
