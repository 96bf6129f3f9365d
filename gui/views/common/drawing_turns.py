"""Views that are drawn one after the other, so that drawing all of them is no long step."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.views.common.parts import in_next_step


class DrawingTurns(QObject):
    """Gives each view that has changed a step of the event loop to be laid out and drawn in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[QWidget] = []

    def wait(self, view: QWidget) -> None:
        """Draw ``view`` when its turn comes, behind those that wait already."""
        if view in self._waiting:
            return
        view.setUpdatesEnabled(False)
        self._waiting.append(view)
        if len(self._waiting) == 1:
            in_next_step(self, self._go_on)

    def _go_on(self) -> None:
        self._waiting.pop(0).setUpdatesEnabled(True)
        if self._waiting:
            in_next_step(self, self._go_on)
