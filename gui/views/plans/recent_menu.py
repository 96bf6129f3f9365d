"""The plans that were open lately, in a menu."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui.views.common.parts import new_action


class RecentMenu(QMenu):
    """An entry for each plan, the last one first.

    Signals:
        chosen: the plan at this path is to be opened.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("最近使った計画(&R)", parent)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show ``paths``; without any, the menu rests."""
        self.clear()
        for number, path in enumerate(paths, 1):
            name = path.name.replace("&", "&&")  # one alone would mark a key
            action = new_action(f"&{number} {name}", self)
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.chosen.emit(path))
            self.addAction(action)
        self.setEnabled(bool(paths))
