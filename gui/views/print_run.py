"""Printing from a window: the system's dialog, then pages in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from gui.views.background import Background

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintRun:
    """Prints PDF files; ``tell`` says how many pages went out."""

    def __init__(
        self, parent: QWidget, background: Background, tell: Callable[[str], None]
    ) -> None:
        self._parent, self._background, self._tell = parent, background, tell

    def ask(self, pdf: Path, name: str = "") -> None:
        """Ask for the printer by the system's dialog, then print ``pdf``."""
        from gui.views.printing import print_dialog, printer_for  # noqa: PLC0415

        printer = printer_for(pdf)
        printer.setDocName(Path(name or pdf.name).stem)
        dialog = print_dialog(printer, self._parent)
        dialog.accepted.connect(lambda: self.print_on(pdf, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print_dialog = dialog
        QDialog.open(dialog)  # the print dialog's own would take a slot

    def print_on(self, pdf: Path, printer: QPrinter) -> None:
        """Print ``pdf`` in the background, with progress that can be cancelled."""
        from gui.views.printing import print_pages  # noqa: PLC0415

        self.bar = bar = _progress_bar(self._parent)
        signals = self._background.start(
            lambda signals: print_pages(pdf, printer, signals),
            lambda count: self._tell(f"{count}ページを印刷しました。"),
        )
        signals.advanced.connect(lambda done, total, what: _show_step(bar, done, total, what))
        for ended in (signals.finished, signals.failed, signals.cancelled):
            ended.connect(bar.close)
        bar.canceled.connect(signals.cancel)


def _progress_bar(parent: QWidget) -> QProgressDialog:
    bar = QProgressDialog("印刷しています", "中止", 0, 1, parent)
    bar.setWindowTitle("印刷")
    bar.setMinimumDuration(300)
    return bar


def _show_step(bar: QProgressDialog, done: int, total: int, what: str) -> None:
    bar.setRange(0, total)
    bar.setValue(done)
    bar.setLabelText(what)
