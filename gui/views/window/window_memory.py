"""How a window finds its places again: size, columns and choices from start to start."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeGuard

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QMainWindow

from gui.presenters.open_plan import OpenPlan
from gui.views.window.steps_splitter import StepsSplitter

_REMEMBER_MS = 1500
_WIDEST = 100_000
"""Of a column, in pixels: more was written by hand."""


class WindowMemory:
    """Keeps what is open and chosen, and puts a window back as it was left."""

    def __init__(
        self,
        window: QMainWindow,
        splitter: StepsSplitter,
        open_plan: OpenPlan,
    ) -> None:
        self._window, self._splitter = window, splitter
        self._open_plan, self._memory = open_plan, open_plan.memory
        self._is_restored = False
        self._pause = QTimer(window)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REMEMBER_MS)
        self._pause.timeout.connect(self.keep)

    def keep_soon(self) -> None:
        """Keep all when the user pauses."""
        self._pause.start()

    def keep_last(self) -> None:
        """Keep all at the end: nothing is kept later."""
        self._pause.stop()
        self.keep()

    def keep(self) -> None:
        """Keep what is open and chosen for the next start."""
        if not self._open_plan.is_open:
            return
        layout = {
            "geometry": bytes(self._window.saveGeometry().toBase64().data()).decode("ascii"),
            "columns": self._splitter.sizes(),
        }
        self._memory.keep_state(self._open_plan.noted(replace(self._memory.state, layout=layout)))

    def restore(self) -> None:
        """Give the window the place and the columns that it had, once."""
        layout = self._memory.state.layout
        if self._is_restored or not layout:
            return
        self._is_restored = True
        geometry = str(layout.get("geometry", "")).encode("ascii", "ignore")
        self._window.restoreGeometry(QByteArray.fromBase64(geometry))
        sizes = layout.get("columns")
        if _are_columns(sizes, self._splitter.count()):
            self._splitter.restore(sizes, self._window.width())


def _are_columns(sizes: Any, count: int) -> TypeGuard[list[int]]:
    return (
        isinstance(sizes, list)
        and len(sizes) == count
        and all(type(size) is int and 0 <= size <= _WIDEST for size in sizes)
    )
