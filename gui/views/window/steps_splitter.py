"""The three steps side by side, with lines between them that can be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from gui.views.common.parts import in_next_step

_SIZES = (270, 700, 240)


class StepsSplitter(QSplitter):
    """Gives the step in the middle what the window has more; those beside it shrink with type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._character = self._measured()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(6)

    def show_steps(self, *steps: QWidget) -> None:
        """Show the three ``steps``."""
        for place, step in enumerate(steps):
            self.addWidget(step)
            self.setStretchFactor(place, 1 if place == 1 else 0)
        self.setSizes(list(_SIZES))

    def restore(self, sizes: Sequence[int], room: int) -> None:
        """Show ``sizes`` that were kept, in a window that is ``room`` wide.

        Where that one was wider, the middle keeps half of what there is.
        """
        first, middle, last = sizes
        if first + middle + last > room and first + last > room // 2:
            share = room / 2 / (first + last)
            first, last = int(first * share), int(last * share)
        self.setSizes([first, middle, last])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            before, self._character = self._character, self._measured()
            if self._character < before:
                in_next_step(self, lambda: self._shrink(self._character / before))

    def _measured(self) -> int:
        return self.fontMetrics().horizontalAdvance("あ")

    def _shrink(self, share: float) -> None:
        """Give the first and the last step their ``share``, but what they have at first.

        Larger type takes room by itself.
        """
        first, middle, last = self.sizes()
        sides = (max(round(first * share), _SIZES[0]), max(round(last * share), _SIZES[2]))
        self.setSizes([sides[0], first + middle + last - sum(sides), sides[1]])
