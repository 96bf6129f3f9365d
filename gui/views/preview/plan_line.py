"""One of the two plans that are compared: its name, and where another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from model.readers.reading import Reading
from model.wareki import format_fiscal_year


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

    def show_reading(self, reading: Reading | None) -> None:
        """Show title, year and file of the plan."""
        if reading is None:
            self.name.clear()
            return
        heading = reading.plan.heading
        year = (
            "" if heading.fiscal_year is None else f"（{format_fiscal_year(heading.fiscal_year)}）"
        )
        self.name.setText(f"{heading.title}{year}　{Path(reading.source).name}")
        self.name.setToolTip(reading.source)
        self.name.setCursorPosition(0)
