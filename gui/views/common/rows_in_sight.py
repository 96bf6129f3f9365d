"""Rows of a table that get the heights of their texts when they are first in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView


class RowsInSight(QObject):
    """Calls ``fit`` with the number of each row of ``view`` that comes into sight.

    So a table of any length is there at once; what was in sight before stays where it is.
    """

    def __init__(self, view: QTableView, fit: Callable[[int], None]) -> None:
        super().__init__(view)
        self._view, self._fit = view, fit
        self._measured: set[int] = set()
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalScrollBar().valueChanged.connect(self.measure)
        view.installEventFilter(self)

    def measure_anew(self) -> None:
        """Measure the rows in sight, whatever was known of them; the current one stays there."""
        current = self._view.currentIndex()
        is_in_sight = current.isValid() and current.row() in self._rows()
        self._measured.clear()
        self.measure()
        if is_in_sight:
            self._view.scrollTo(current)

    def measure(self) -> None:
        """Measure the rows in sight that were not yet; none where the view itself is not."""
        if not self._view.isVisible():
            return
        view, bar = self._view, self._view.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum() > 0
        fixed = next((row for row in self._rows() if row in self._measured), None)
        before = 0 if fixed is None else view.rowViewportPosition(fixed)
        while rows := [row for row in self._rows() if row not in self._measured]:
            for row in rows:
                self._fit(row)
            self._measured.update(rows)
        view.updateGeometries()  # Qt's own comes later, and the bar would end too soon
        if is_at_end:
            bar.setValue(bar.maximum())
        elif fixed is not None and (moved := view.rowViewportPosition(fixed) - before):
            bar.setValue(bar.value() + moved)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.measure_anew()
        return False

    def _rows(self) -> range:
        view = self._view  # for its viewport() PySide would make the classes of all widgets
        first, last = view.rowAt(0), view.rowAt(view.maximumViewportSize().height() - 1)
        count = view.model().rowCount()
        return range(max(first, 0), (last if last >= 0 else count - 1) + 1)


class GrowingRows(RowsInSight):
    """Rows of ``view`` that are as high as ``fit`` makes them, also of others and in other columns.

    Without ``fit`` they are as high as their texts.
    """

    def __init__(self, view: QTableView, fit: Callable[[int], None] | None = None) -> None:
        super().__init__(view, fit or view.resizeRowToContents)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.measure_anew)
        view.horizontalHeader().sectionResized.connect(lambda *_: self._soon.start())
        view.model().modelReset.connect(self._soon.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._soon.start()
        return super().eventFilter(watched, event)
