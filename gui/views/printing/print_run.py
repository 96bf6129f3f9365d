"""Printing from a window: the system's dialog, then pages in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from gui.presenters.making import Making
from gui.presenters.preview import ReadyPages
from gui.views.common.background import Background
from gui.views.common.file_dialogs import ask_where_to_save
from gui.views.common.file_saving import FileSaving, Saved
from gui.views.common.kept_work import KeptWork
from gui.views.common.notice import Notice
from gui.views.preview.preview_panel import PreviewPanel
from gui.worker import Signals

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from gui.views.printing.printing import Printable


class PrintRun:
    """Prints PDF files, and the pages that ``panel`` shows.

    What is printed to a PDF goes to the folder of ``making``, too; ``notice`` says how many pages
    went out.
    """

    def __init__(
        self,
        parent: QWidget,
        making: Making,
        panel: PreviewPanel,
        background: Background,
        files: FileSaving,
        notice: Notice,
    ) -> None:
        self._parent, self._making = parent, making
        self._panel, self._background = panel, background
        self._files, self._notice = files, notice
        self.kept = KeptWork()

    def ask_for_preview(self) -> None:
        """Print the pages of what is chosen; those that are outdated are made anew first."""
        if not self._panel.give_pages(self._ask_for_pages):
            self._notice.tell_of_work(
                "最新のページを作成しています。できしだい、印刷の画面を開きます。"
            )

    def ask(self, pdf: Path, name: str = "", current: Sequence[int] = ()) -> None:
        """Read ``pdf``, ask for the printer by the system's dialog, then print it.

        ``current`` are the pages that are looked at, from 0.
        """

        def work(_: Signals) -> Printable:
            from gui.views.printing.printing import read_printable  # noqa: PLC0415

            return read_printable(pdf, Path(name or pdf.name).stem)

        self._notice.tell_of_work("印刷の準備をしています…")
        self._background.start(work, lambda read: self._ask(read, current), self._fail)

    def print_on(
        self, printable: Printable, printer: QPrinter, current: Sequence[int] = ()
    ) -> None:
        """Print on ``printer``; asks where to save what a printer of PDFs would make."""
        from gui.views.printing.printing import file_of, is_pdf_printer, wanted_pages  # noqa: PLC0415

        wanted = wanted_pages(printable, printer, current)
        file = file_of(printer)
        if not wanted:
            self._notice.tell("指定されたページがないため、印刷していません。")
        elif is_pdf_printer(printer):
            self.file_dialog = ask_where_to_save(
                self._parent,
                "PDF を保存",
                self._making.folder / f"{printer.docName()}.pdf",
                "PDF (*.pdf)",
                lambda file: self._save(printable, wanted, file),
            )
        elif file:
            self._save(printable, wanted, file)
        else:
            self._print(printable, wanted, printer)

    def _ask_for_pages(self, pages: ReadyPages | None) -> None:
        """Ask for the printer, where the window was not closed meanwhile."""
        self._notice.tell("" if pages else "印刷するページがありません。")
        if pages and self._parent.isVisible():
            self._panel.hold(pages.pdf)
            self.ask(pages.pdf, pages.name, self._panel.looked_at(pages.pdf))

    def _ask(self, printable: Printable, current: Sequence[int]) -> None:
        from gui.views.printing.printing import print_dialog, printer_for  # noqa: PLC0415

        self._notice.tell("")
        printer = printer_for(printable)
        dialog = print_dialog(
            printer,
            lambda: self._target(printer),
            self._parent,
            has_current=bool(current),
        )
        dialog.accepted.connect(lambda: self.print_on(printable, printer, current))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print_dialog = dialog
        QDialog.open(dialog)  # the print dialog's own would take a slot

    def _target(self, printer: QPrinter) -> Path:
        """Return the PDF file that is offered, in the folder of the files or where that will be."""
        from gui.file_servers import nearest_folder  # noqa: PLC0415  only for printing
        from reports.making.delivery import free_path  # noqa: PLC0415

        return free_path(nearest_folder(self._making.folder) / f"{printer.docName()}.pdf")

    def _save(self, printable: Printable, wanted: Sequence[int], file: Path) -> None:
        from gui.page_saving import save_pages  # noqa: PLC0415  only for printing

        tell, count = self._notice.tell, len(wanted)
        self._files.save(
            Saved(
                lambda target: save_pages(printable.file, wanted, target),
                file,
                lambda path: tell(f"{count}ページを PDF に保存しました：{path}"),
            )
        )

    def _print(self, printable: Printable, wanted: Sequence[int], printer: QPrinter) -> None:
        """Print in the background, with progress that can be cancelled."""
        from gui.views.printing.printing import draw_pages  # noqa: PLC0415

        bar = _progress_bar(self._parent)

        def listen(signals: Signals) -> None:
            _show_progress(bar, signals)
            signals.cancelled.connect(self._on_cancelled)
            self.kept.follow(signals)

        self._background.start(
            lambda signals: draw_pages(printable, wanted, printer, signals),
            lambda count: self._notice.tell(f"{count}ページを印刷しました。"),
            self._fail,
            listen,
        )

    def _on_cancelled(self) -> None:
        self._notice.tell(
            "印刷を中止しました。プリンターに送ったページは、印刷されることがあります。"
        )

    def _fail(self, error: Exception) -> None:
        self._notice.tell("")
        self._background.fails(error)


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
