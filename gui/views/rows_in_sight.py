"""Rows of a table that get the heights of their texts when they are first in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QTableView


class RowsInSight:
    """Calls ``fit`` with the number of each row of ``view`` that comes into sight.

    So a table of any length is there at once; what was in sight before stays where it is.
    """

    def __init__(self, view: QTableView, fit: Callable[[int], None]) -> None:
        self._view, self._fit = view, fit
        self._measured: set[int] = set()
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalScrollBar().valueChanged.connect(self.measure)

    def measure_anew(self) -> None:
        """Measure the rows in sight, whatever was known of them."""
        self._measured.clear()
        self.measure()

    def measure(self) -> None:
        """Measure the rows in sight that were not yet."""
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

    def _rows(self) -> range:
        view = self._view
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        count = view.model().rowCount()
        return range(max(first, 0), (last if last >= 0 else count - 1) + 1)
