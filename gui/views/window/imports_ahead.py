"""Modules that a user is likely to need, imported one after the other while nothing goes on."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

MODULES = (
    "gui.views.common.closing",
    "gui.views.printing.print_run",
    "gui.views.preview.listings_view",
    "gui.views.preview.sheet_table",
    "gui.views.preview.sheets_tab",
    "gui.views.preview.findings_view",
    "model.errors",
    "reports.making.delivery",
    "gui.views.common.system_programs",
    "gui.views.common.dialogs",
    "gui.views.common.failure_boxes",
    "gui.views.common.questions",
    "gui.presenters.comparing",
    "gui.views.plans.comparison_dialog",
)
"""What closing asks, what is first seen on another tab, and what the comparison needs."""
_EVERY = 300
"""Milliseconds between two imports, each of which takes less than twenty."""


class ImportsAhead(QObject):
    """Imports ``MODULES``, a module a step of the event loop, whenever ``is_busy`` says no.

    So the step in which a part of the window is first needed does not import it as well.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._left = list(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_over(self) -> bool:
        """Whether all modules have been imported."""
        return not self._left

    def begin(self) -> None:
        """Import from now on what has not been."""
        if self._left:
            self._timer.start(_EVERY)

    def stop(self) -> None:
        """Import no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        if not self._left:
            self.stop()
        elif not self._is_busy():
            import_module(self._left.pop(0))
