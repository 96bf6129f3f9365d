"""How a dialog has work done in the background by the window that opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from gui.worker import Signals, Work

StartWork = Callable[[Work, Callable[[Any], None], Callable[[Exception], None] | None], Signals]
"""Does work, hands its result to the one and its failure to the other."""


class DialogWork:
    """Has the work of ``dialog`` done: a dialog that is closed hears no more of it."""

    def __init__(self, dialog: QDialog, start: StartWork) -> None:
        self._start, self._is_over = start, False
        self._works: list[Signals] = []
        dialog.finished.connect(self._end)

    def start(
        self, work: Work, then: Callable[[Any], None], fails: Callable[[Exception], None]
    ) -> None:
        """Do ``work``; hand its result to ``then`` or its error to ``fails`` while it is open."""
        self._works.append(self._start(work, self._while_open(then), self._while_open(fails)))

    def _while_open(self, told: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return ``told`` that does nothing once the dialog is closed and may be deleted."""

        def tell(value: object) -> None:
            if not self._is_over:
                told(value)

        return tell

    def _end(self) -> None:
        self._is_over = True
        for work in self._works:
            work.cancel()
        self._works.clear()  # here on the window's thread, not wherever garbage is collected
