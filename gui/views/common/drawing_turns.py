"""Views that are drawn one after the other, so that drawing all of them is no long step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.views.common.parts import in_next_step


class DrawingTurns(QObject):
    """Gives each view that has changed a step of the event loop to be laid out and drawn in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[QWidget, Callable[[], None] | None] = {}

    def wait(self, view: QWidget, fill: Callable[[], None] | None = None) -> None:
        """Draw ``view`` when its turn comes, behind those that wait already.

        ``fill`` is called before, where the view is not only to be drawn anew.
        """
        is_first = not self._waiting
        self._waiting[view] = fill or self._waiting.get(view)
        view.setUpdatesEnabled(False)
        if is_first:
            in_next_step(self, self._go_on)

    def _go_on(self) -> None:
        view = next(iter(self._waiting))
        fill = self._waiting.pop(view)
        try:
            if fill:
                fill()
        finally:  # a view that could not be filled holds up neither itself nor the others
            view.setUpdatesEnabled(True)
            if self._waiting:
                in_next_step(self, self._go_on)
