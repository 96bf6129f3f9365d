"""All pages of a paper small, beside the one that is turned to."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

THUMB_DPI = 14
"""The pixels for an inch of a page: more than are shown, for a screen that is scaled."""
_MOST = QSize(84, 120)
"""The most room that a page takes, whichever way it stands."""
_KEEPS = Qt.AspectRatioMode.KeepAspectRatio
_EDGE, _FRAME = 8, 4
_Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListView):
    """All pages with their numbers.

    Attributes:
        page_room: what each page has, as the highest of them needs it.

    Signals:
        chosen: the page that was clicked, from 0.
        scrolled: other pages are in sight.
    """

    chosen = Signal(int)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page_room = _MOST
        self.table = ThumbnailsTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_PageDelegate(self))
        self.setObjectName("thumbnails")
        self.setAccessibleName("ページの一覧")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(_MOST.width() + 2 * _EDGE + bar + _FRAME)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())

    def open(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of these ``sizes`` without pictures yet, each in room for the highest."""
        scaled = (QSizeF(*size).scaled(QSizeF(_MOST), _KEEPS).height() for size in sizes)
        self.page_room = QSize(_MOST.width(), ceil(max(scaled, default=_MOST.height())))
        self.table.open(len(sizes))
        self.scheduleDelayedItemsLayout()

    def mark(self, page: int) -> None:
        """Show which page is turned to."""
        index = self.table.index(page)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def lacking(self) -> list[int]:
        """Return the pages in sight of which there is no picture."""
        if not self.isVisible() or not self.table.count:
            return []
        high = self.sizeHintForRow(0)
        first = self.verticalScrollBar().value() // high
        last = min(first + self.maximumViewportSize().height() // high + 2, self.table.count)
        return [page for page in range(first, last) if page not in self.table.pictures]


class ThumbnailsTable(QAbstractListModel):
    """The small pictures as Qt asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.pictures: dict[int, QPixmap] = {}

    def open(self, count: int) -> None:
        """Show ``count`` pages without pictures yet."""
        if count == self.count:
            self.pictures = {}
            self.dataChanged.emit(self.index(0), self.index(count - 1))
            return
        self.beginResetModel()
        self.count, self.pictures = count, {}
        self.endResetModel()

    def take(self, page: int, image: QImage) -> None:
        """Show a picture."""
        if page < self.count:
            self.pictures[page] = QPixmap.fromImage(image)
            self.dataChanged.emit(self.index(page), self.index(page))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self.pictures.get(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}ページ"
        return None


class _PageDelegate(QStyledItemDelegate):
    """Draws a page in its frame, its number below it."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        high = self._view.page_room.height() + self._view.fontMetrics().height()
        return QSize(self._view.page_room.width() + 2 * _EDGE, high + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stub lacks it
        palette: QPalette = option.palette  # type: ignore[attr-defined]  # the stub lacks it
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        room = self._view.page_room
        page = QRect(area.topLeft(), picture.size().scaled(room, _KEEPS) if picture else room)
        page.moveCenter(area.center())
        page.moveTop(area.top() + _EDGE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]  # the stub lacks it
            painter.fillRect(area.adjusted(2, 1, -2, -1), palette.highlight())
        painter.fillRect(page, QColor("white"))
        if picture:
            painter.drawPixmap(page, picture)
        painter.setPen(palette.dark().color())
        painter.drawRect(page.adjusted(-1, -1, 0, 0))
        painter.setPen(palette.text().color())
        high = self._view.fontMetrics().height()
        below = QRect(area.left(), page.bottom() + 3, area.width(), high)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
