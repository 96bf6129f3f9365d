"""How failures are told: what the user can mend as a sentence, a fault with its report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from model.errors import AppError


class Failures:
    """Tells failures in front of a window; ``keep`` saves what is chosen before a fault is told."""

    def __init__(self, parent: QWidget, keep: Callable[[], None]) -> None:
        self._parent, self._keep = parent, keep

    def show_error(self, error: AppError) -> None:
        """Show why something failed; what was there stays as it was."""
        from gui.views.common.messages import show_error  # noqa: PLC0415  no dialog until one is needed

        self.message = show_error(error, self._parent)

    def show_any(self, error: Exception) -> None:
        """Show why work failed: an error as it says, anything else as a fault of the program."""
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            from reports.fault_log import describe_fault, record_fault  # noqa: PLC0415

            self._keep()
            log = str(record_fault(error))
            self.show_fault(describe_fault(error), log)

    def show_fault(self, report: str, log: str) -> None:
        """Show a fault of the program that stands in ``log``."""
        from gui.views.common.messages import show_fault  # noqa: PLC0415

        self.message = show_fault(report, log, self._parent)
