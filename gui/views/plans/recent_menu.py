"""The plans that were open lately, in a menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui.views.common.parts import new_action

_LONGEST = 40


class RecentMenu(QMenu):
    """An entry for each plan, the last one first; plans of one name are told with their folders.

    Signals:
        chosen: the plan at this path is to be opened.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("最近使った計画(&R)", parent)
        self.setToolTipsVisible(True)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show ``paths``; without any, the menu rests."""
        self.clear()
        named = Counter(path.name for path in paths)
        for number, path in enumerate(paths, 1):
            is_alone = named[path.name] == 1
            said = path.name if is_alone else f"{path.name}　{_shortened(str(path.parent))}"
            name = said.replace("&", "&&")  # one alone would mark a key
            action = new_action(f"&{number} {name}", self)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.chosen.emit(path))
            self.addAction(action)
        self.setEnabled(bool(paths))


def _shortened(folder: str) -> str:
    """Return ``folder`` without its beginning, which is the same more often than its end."""
    return folder if len(folder) <= _LONGEST else f"…{folder[1 - _LONGEST :]}"
