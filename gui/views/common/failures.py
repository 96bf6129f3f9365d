"""How failures are told: what the user can mend as a sentence, a fault with its report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from model.errors import AppError


class Failures:
    """Tells failures in front of a window; ``keep`` saves what is chosen before a fault is told.

    One fault is told at a time: what is drawn wrongly fails again each time that it is drawn.
    """

    def __init__(self, parent: QWidget, keep: Callable[[], None]) -> None:
        self._parent, self._keep = parent, keep
        self._is_telling = False

    def show_error(self, error: AppError) -> None:
        """Show why something failed; what was there stays as it was."""
        from gui.views.common.failure_boxes import show_error  # noqa: PLC0415  no dialog until one is needed

        self.message = show_error(error, self._parent)

    def show_any(self, error: Exception) -> None:
        """Show why work failed: an error as it says, anything else as a fault of the program."""
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            self.take_fault(error)

    def take_fault(self, error: BaseException) -> None:
        """Record a fault of the program; tell of it where no other one is being told."""
        from reports.fault_log import describe_fault, record_fault  # noqa: PLC0415  only faults need it

        log = record_fault(error)
        if not self._is_telling:
            self._keep()
            self.show_fault(describe_fault(error), str(log))

    def show_fault(self, report: str, log: str) -> None:
        """Show a fault of the program that stands in ``log``, where no other one is shown."""
        from gui.views.common.failure_boxes import show_fault  # noqa: PLC0415

        if self._is_telling:
            return
        self._is_telling = True
        self.message = show_fault(report, log, QApplication.activeWindow() or self._parent)
        self.message.destroyed.connect(self._on_message_destroyed)  # also with what it is before

    def _on_message_destroyed(self) -> None:
        self._is_telling = False
