"""What the main window shows below its menus: the open plan, the three steps, a foot line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.views.common.notice import Notice
from gui.views.window.header import Header
from gui.views.window.steps_splitter import StepsSplitter


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
