"""What the main window shows below its menus: the open plan, the three steps, a foot line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.views.common.notice import Notice
from gui.views.common.parts import ElidedLabel
from gui.views.window.steps_splitter import StepsSplitter
from model.readers.reading import Reading


class Header(QWidget):
    """Headline and source of the plan, with the buttons that stand beside them.

    Signals:
        opening_wanted: another plan is to be opened.
    """

    opening_wanted = Signal()

    def __init__(self, sets: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a class of its own has none
        self.headline = ElidedLabel("計画を読み込んでいます…")
        self.headline.setObjectName("headline")
        self.source = ElidedLabel()
        self.source.setObjectName("source")
        self.findings_button = QPushButton("確認事項")
        self.findings_button.setEnabled(False)
        self.sets_button = QToolButton()
        self.sets_button.setText("選択のセット ▼")
        self.sets_button.setAccessibleName("選択のセット")
        self.sets_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sets_button.setMenu(sets)
        self._lay_out()

    def show_plan(self, headline: str, reading: Reading) -> None:
        """Show which plan is open, and how many findings it has."""
        self.headline.setText(headline)
        self.headline.setToolTip(headline)
        self.source.setText(Path(reading.source).name)
        self.source.setToolTip(reading.source)
        count = len(reading.findings)
        self.findings_button.setText(f"確認事項 {count:,}件")
        self.findings_button.setEnabled(count > 0)

    def _lay_out(self) -> None:
        opens = QPushButton("計画を開く…")
        opens.clicked.connect(self.opening_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 12, 5)
        line.setSpacing(8)
        line.addWidget(self.headline)
        line.addWidget(self.source, 1)
        for button in (self.sets_button, self.findings_button, opens):
            button.setObjectName("onHeader")
            line.addWidget(button)


class CentralWidget(QWidget):
    """Lays out the parts of the window; at the foot what is picked stands before what is told."""

    def __init__(
        self, header: Header, steps: StepsSplitter, picked: QLabel, notice: Notice
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(6, 6, 6, 3)
        body.addWidget(steps)
        layout.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 5)
        foot.addWidget(picked)
        foot.addWidget(notice, 1)
        layout.addLayout(foot)
