"""Printing from a window: the system's dialog, then pages in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from gui.presenters.making import Making
from gui.views.common.background import Background
from gui.views.common.file_dialogs import ask_where_to_save
from gui.worker import Signals
from model.errors import OutputError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintRun:
    """Prints PDF files; what is printed to one goes to the folder of ``making``, too.

    ``tell`` says how many pages went out.
    """

    def __init__(
        self,
        parent: QWidget,
        making: Making,
        background: Background,
        tell: Callable[[str], None],
    ) -> None:
        self._parent, self._making = parent, making
        self._background, self._tell = background, tell

    def ask(self, pdf: Path, name: str = "") -> None:
        """Ask for the printer by the system's dialog, then print ``pdf``."""
        from gui.views.printing.printing import print_dialog, printer_for  # noqa: PLC0415

        try:
            printer = printer_for(pdf)
        except OutputError as error:
            self._background.fails(error)
            return
        printer.setDocName(Path(name or pdf.name).stem)
        dialog = print_dialog(printer, lambda: self._target(printer), self._parent)
        dialog.accepted.connect(lambda: self.print_on(pdf, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print_dialog = dialog
        QDialog.open(dialog)  # the print dialog's own would take a slot

    def print_on(self, pdf: Path, printer: QPrinter) -> None:
        """Print ``pdf`` on ``printer``; asks where to save what a printer of PDFs would make."""
        from gui.views.printing.printing import file_of, is_pdf_printer  # noqa: PLC0415

        if is_pdf_printer(printer):
            self.file_dialog = ask_where_to_save(
                self._parent,
                "PDF を保存",
                self._making.folder / f"{printer.docName()}.pdf",
                "PDF (*.pdf)",
                lambda file: self._print(pdf, printer, file),
            )
        else:
            self._print(pdf, printer, file_of(printer))

    def _target(self, printer: QPrinter) -> Path:
        """Return the PDF file that is offered, in the folder of the files or where that will be."""
        from reports.making.delivery import free_path  # noqa: PLC0415  only for printing

        target = self._making.folder / f"{printer.docName()}.pdf"
        there = next((folder for folder in target.parents if folder.is_dir()), Path.home())
        return free_path(there / target.name)

    def _print(self, pdf: Path, printer: QPrinter, file: Path | None) -> None:
        """Print in the background, with progress that can be cancelled."""
        from gui.views.printing.printing import print_pages  # noqa: PLC0415

        bar = _progress_bar(self._parent)
        self._background.start(
            lambda signals: print_pages(pdf, printer, file, signals),
            lambda count: self._tell(_done(count, file)),
            listens=lambda signals: _show_progress(bar, signals),
        )


def _done(count: int, file: Path | None) -> str:
    if file is None:
        return f"{count}ページを印刷しました。"
    return f"{count}ページを PDF に保存しました：{file}"


def _progress_bar(parent: QWidget) -> QProgressDialog:
    bar = QProgressDialog("印刷しています", "中止", 0, 1, parent)
    bar.setWindowTitle("印刷")
    bar.setMinimumDuration(300)
    return bar


def _show_progress(bar: QProgressDialog, signals: Signals) -> None:
    """Show how far the work of ``signals`` is; once it is over, the bar is gone."""
    signals.advanced.connect(lambda done, total, what: _show_step(bar, done, total, what))
    for ended in (signals.finished, signals.failed, signals.cancelled):
        ended.connect(bar.deleteLater)  # one that is only closed may come up by its own timer
    bar.canceled.connect(signals.cancel)


def _show_step(bar: QProgressDialog, done: int, total: int, what: str) -> None:
    bar.setRange(0, total)
    bar.setValue(done)
    bar.setLabelText(what)
