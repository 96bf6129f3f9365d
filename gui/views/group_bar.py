"""A bar of controls in groups, that fits into any width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

_BETWEEN = 4


class GroupBar(QWidget):
    """Groups side by side; the last ones make way where there is no room for all.

    So only what can be had from a menu too belongs into the last groups.
    """

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = [_box(group) for group in groups]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(0)
        line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for number, box in enumerate(self._boxes):
            if number:
                line.addStretch(1)
            line.addWidget(box)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._boxes[0].sizeHint().width(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide = sum(box.sizeHint().width() + _BETWEEN for box in self._boxes) - _BETWEEN
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_way()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_way()
        return super().event(event)

    def _make_way(self) -> None:
        used = -_BETWEEN
        for number, box in enumerate(self._boxes):
            used += box.sizeHint().width() + _BETWEEN
            box.setVisible(number == 0 or used <= self.width())


def _box(group: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(3)
    for widget in group:
        line.addWidget(widget)
    return box
