"""Tabs that give up the letters in their captions where there is no room for them."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

_LETTER = re.compile(r"\(&.\)")


class LetteredTabs(QTabWidget):
    """「表(A)」 is called 「表」 where the captions of all tabs would not be in sight at once.

    ``beside`` stands at the right of them. Qt draws a line under its own corner widgets.
    """

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions: list[str] = []
        self._beside = beside
        beside.setParent(self)

    def add(self, page: QWidget, caption: str) -> None:
        """Add ``page`` under ``caption``, which ends in its letter."""
        self._captions.append(caption)
        self.addTab(page, caption)

    def fit(self) -> None:
        """Find room for what stands beside the captions, and for their letters where there is."""
        bar, beside = self.tabBar(), self._beside
        size = beside.sizeHint()
        left, above = self.width() - size.width(), (bar.sizeHint().height() - size.height()) // 2
        beside.setGeometry(left, max(above, 0), size.width(), size.height())
        bare = self._bare_width()
        beside.setVisible(bare <= left)
        fits = bare + self._letters_width() <= left
        if fits != self._has_letters():
            for place, caption in enumerate(self._captions):
                self.setTabText(place, caption if fits else _LETTER.sub("", caption))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(self._bare_width(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _has_letters(self) -> bool:
        return self.tabText(0) == self._captions[0]

    def _letters_width(self) -> int:
        letters = "".join(_LETTER.findall("".join(self._captions))).replace("&", "")
        return self.tabBar().fontMetrics().horizontalAdvance(letters)

    def _bare_width(self) -> int:
        """Return how wide the captions are without their letters."""
        wide = self.tabBar().sizeHint().width()
        return wide - self._letters_width() if self._has_letters() else wide
