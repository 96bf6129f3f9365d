"""A bar of controls in groups, that fits into any width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QToolButton, QWidget

from gui.views.common.parts import new_action, row

_BETWEEN, _INSIDE = 4, 3
"""Pixels between groups, and between the controls of one."""


class GroupBar(QWidget):
    """Groups side by side; where there is no room for all, the last ones go into the menu 「…」."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self._boxes = [row(*group, spacing=_INSIDE) for group in groups]
        self.more = QToolButton()
        self.more.setObjectName("more")
        self.more.setText("…")
        self.more.setAccessibleName("ほかの操作")
        self.more.setToolTip("ここに入りきらない操作")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(0)
        line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for number, box in enumerate(self._boxes):
            if number:
                line.addStretch(1)
            line.addWidget(box)
        line.addWidget(self.more)

    def minimumSizeHint(self) -> QSize:
        wide = self._boxes[0].sizeHint().width() + _BETWEEN + self.more.sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._needed(len(self._boxes)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_way()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_way()
        return super().event(event)

    def _needed(self, count: int) -> int:
        """Return how wide the first ``count`` groups are, with the menu where these are not all."""
        shown: list[QWidget] = self._boxes[:count]
        if count < len(self._boxes):
            shown.append(self.more)
        return sum(each.sizeHint().width() + _BETWEEN for each in shown) - _BETWEEN

    def _make_way(self) -> None:
        counts = range(len(self._boxes), 1, -1)
        fits = next((count for count in counts if self._needed(count) <= self.width()), 1)
        for number, box in enumerate(self._boxes):
            box.setVisible(number < fits)
        self.more.setVisible(fits < len(self._boxes))
        if self.more.isVisibleTo(self) and self.more.menu() is None:
            menu = QMenu(self.more)
            menu.aboutToShow.connect(self._fill_menu)
            self.more.setMenu(menu)

    def _fill_menu(self) -> None:
        """Offer what the groups that have made way would, as it is now."""
        menu = self.more.menu()
        menu.clear()
        for box, group in zip(self._boxes, self._groups, strict=True):
            if box.isVisibleTo(self):
                continue
            if menu.actions():
                menu.addSeparator()
            for button in group:
                if isinstance(button, QToolButton):
                    menu.addAction(_entry(button, menu))


def _entry(button: QToolButton, menu: QMenu) -> QAction:
    entry = new_action(button.accessibleName(), menu)
    entry.setCheckable(button.isCheckable())
    entry.setChecked(button.isChecked())
    entry.setEnabled(button.isEnabled())
    entry.triggered.connect(lambda _=False: button.click())
    return entry
