"""Names in a tree that take as many lines as they need, so that a narrow tree still tells them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_Index = QModelIndex | QPersistentModelIndex
_TRIED = 20
"""Of a thousand names as many are measured: those of most bytes, so of most room."""
BESIDE_NAMES = 26
"""Pixels that box and margins take in Fusion at any scaling: of QStyle itself PySide would make a
class with a dozen enumerations while the window is waited for."""
WRAPS = int(Qt.TextFlag.TextWordWrap)


class WrappedNames(QStyledItemDelegate):
    """Makes each line of ``tree`` as high as the text of its first column, up to ``most`` lines."""

    def __init__(self, tree: QTreeView, most: int) -> None:
        super().__init__(tree)
        self._tree, self._most = tree, most
        self._one_line, self._edges, self._width = 0, 0, 0
        self._widest: list[str] = []
        tree.setItemDelegateForColumn(0, self)
        tree.setWordWrap(True)
        tree.header().sectionResized.connect(self._on_section_resized)

    def show(self, names: Iterable[str]) -> None:
        """Know all ``names`` of a tree without branches.

        Where all have room in one line, the lines are of one height, which Qt asks of the first.
        """
        self._widest = sorted(names, key=lambda name: -len(name.encode()))[:_TRIED]
        self.fit()

    def fit(self) -> None:
        """See anew whether the names have room in one line: the type may be of another size."""
        if self._widest:
            needed = max(map(self._tree.fontMetrics().horizontalAdvance, self._widest))
            has_room = needed <= self._tree.columnWidth(0) - BESIDE_NAMES
            if has_room != self._tree.uniformRowHeights():
                self._tree.setUniformRowHeights(has_room)
                self._tree.scheduleDelayedItemsLayout()

    def follow_width(self) -> None:
        """Give the names the lines that they need now, where their column has another width."""
        width = self._tree.columnWidth(0)
        if width != self._width:
            self._width = width
            self.fit()
            if not self._tree.uniformRowHeights():
                self._tree.scheduleDelayedItemsLayout()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = self._tree.fontMetrics()
        one = metrics.height()
        if one != self._one_line:  # the size of type has changed
            self._edges = super().sizeHint(option, index).height() - one
            self._one_line = one
        room = max(self._room(index), 1)
        wrapped = wrapped_height(str(index.data() or ""), room, metrics)
        return QSize(room, self._edges + min(wrapped, one * self._most))

    def _room(self, index: _Index) -> int:
        """Return how wide the text at ``index`` may be, right of branches and box."""
        depth = 1 if self._tree.rootIsDecorated() else 0
        while (index := index.parent()).isValid():
            depth += 1
        return self._tree.columnWidth(0) - depth * self._tree.indentation() - BESIDE_NAMES

    def _on_section_resized(self, section: int) -> None:
        if section == 0:
            self.follow_width()


def wrapped_height(text: str, room: int, metrics: QFontMetrics) -> int:
    """Return how high ``text`` is in lines of ``room`` pixels."""
    if "\n" not in text and metrics.horizontalAdvance(text) <= room:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, max(room, 1), 0), WRAPS, text).height()
