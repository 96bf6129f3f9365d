"""Printing the pages of a PDF on a printer of the system, at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.page_renderer import PDFIUM, image_of
from gui.page_saving import save_pages
from gui.views.printing.print_words import PrintWords
from model.errors import OutputError
from reports.progress import Progress

_POINTS_PER_INCH = 72
_BANDS = 12
_MOST_DPI = 600
"""Finer than this no office printer sets text, and each step up takes four times as long."""
_SHARP = 400
_PDF_PRINTERS = frozenset({"Microsoft Print to PDF"})
_WHITE = b"\xff"


def printer_for(pdf: Path) -> QPrinter:
    """Return a printer set to the paper of the first page of ``pdf``, for both sides of it.

    Which edge the sheets are turned over at is what ``pdf`` asks for.

    Raises OutputError where ``pdf`` cannot be read.
    """
    from pypdfium2 import raw  # noqa: PLC0415  the window comes up without it

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    with _opened(pdf) as paper, PDFIUM:
        (width, height), count = paper.get_page_size(0), len(paper)
        is_turned_short = raw.FPDF_VIEWERREF_GetDuplex(paper) == raw.DuplexFlipShortEdge
    printer.setFromTo(1, count)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    upright = QSizeF(min(width, height), max(width, height))
    printer.setPageSize(QPageSize(QPageSize.id(upright, QPageSize.Unit.Point)))
    is_wide = width > height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setDocName(pdf.stem)
    duplex = QPrinter.DuplexMode
    printer.setDuplex(duplex.DuplexShortSide if is_turned_short else duplex.DuplexLongSide)
    return printer


def print_dialog(printer: QPrinter, target: Callable[[], Path], parent: QWidget) -> QPrintDialog:
    """Return the system's dialog for ``printer``, with page ranges.

    Qt's own dialog offers ``target`` for printing to a PDF file; no other asks for it. The printer
    is not told of it: that of other systems would write what goes out to it.
    """
    words = PrintWords(parent)
    dialog = QPrintDialog(printer, parent)
    words.setParent(dialog)
    dialog.setWindowTitle("印刷")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies, on=True)
    offered = dialog.findChild(QLineEdit, "filename")
    if offered:
        offered.setText(str(target()))
    return dialog


def file_of(printer: QPrinter) -> Path | None:
    """Return the PDF file that the dialog was told to print to, None for a printer."""
    is_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    return Path(printer.outputFileName()) if is_file and printer.outputFileName() else None


def is_pdf_printer(printer: QPrinter) -> bool:
    """Whether ``printer`` is none, but makes a PDF file of pictures and asks for its name."""
    return printer.printerName() in _PDF_PRINTERS


def print_pages(pdf: Path, printer: QPrinter, file: Path | None, progress: Progress) -> int:
    """Print the pages of ``pdf`` that ``printer`` asks for; return how many.

    A PDF ``file`` gets the pages as they stand, a printer gets pictures of them. Raises OutputError
    where file or printer takes nothing, Cancelled where ``progress`` does.
    """
    with _opened(pdf) as paper:
        with PDFIUM:
            count = len(paper)
        wanted = list(_wanted(printer, count))
        if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
            wanted.reverse()
        if file:
            save_pages(pdf, paper, wanted, file)
        else:
            draw_pages(paper, wanted, printer, progress)
        return len(wanted)


def draw_pages(paper: Any, wanted: Sequence[int], printer: QPrinter, progress: Progress) -> None:
    """Print pictures of the pages ``wanted`` (from 0) of ``paper``, a pypdfium2 document.

    Raises what ``print_pages`` raises.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError(
            "印刷を始められません",
            where=printer.printerName() or printer.outputFileName(),
            remedy="プリンターの電源と接続を確かめてから、もう一度印刷してください。",
        )
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for place, number in enumerate(wanted):
            progress.advance(place, len(wanted), f"{number + 1}ページを印刷しています")
            if place:
                printer.newPage()
            _draw(paper, number, painter, printer)
    finally:
        painter.end()


def _wanted(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the pages to print, from 0."""
    ranges = printer.pageRanges()
    is_some = printer.printRange() is QPrinter.PrintRange.PageRange
    for number in range(count):
        if not is_some or ranges.isEmpty() or ranges.contains(number + 1):
            yield number


def _draw(paper: Any, number: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw the page ``number`` of ``paper`` in bands: a large sheet needs little memory so.

    A page that is larger than the printer's paper is made smaller.
    """
    with PDFIUM:
        page = paper[number]
        width, height = page.get_size()
    sheet = printer.pageLayout().fullRectPoints()
    fits = min(1.0, (sheet.width() + 1) / width, (sheet.height() + 1) / height)  # sizes are rounded
    scale = printer.resolution() / _POINTS_PER_INCH * fits
    pictured = _Pictured(page, min(printer.resolution(), _MOST_DPI), _is_grey(printer))
    band = height / _BANDS
    for place in range(_BANDS):
        image = pictured.band(place * band, height - (place + 1) * band)
        if image:
            area = QRectF(0, place * band * scale, width * scale, band * scale)
            painter.drawImage(area, image)
    with PDFIUM:
        page.close()


def _is_grey(printer: QPrinter) -> bool:
    return printer.colorMode() is QPrinter.ColorMode.GrayScale


@dataclass(frozen=True, slots=True)
class _Pictured:
    """A page in pictures of ``dpi`` pixels an inch.

    From ``_SHARP`` on edges are not smoothed: a printer would only screen the greys of them, and
    what it is sent is a third of the size.
    """

    page: Any
    dpi: int
    is_grey: bool

    def band(self, top: float, bottom: float) -> QImage | None:
        """Return what stands between two heights, None where the paper is blank."""
        is_sharp = self.dpi >= _SHARP
        with PDFIUM:
            bitmap = self.page.render(
                scale=self.dpi / _POINTS_PER_INCH,
                crop=(0, max(bottom, 0), 0, top),
                grayscale=self.is_grey,
                prefer_bgrx=True,
                no_smoothtext=is_sharp,
                no_smoothpath=is_sharp,
            )
            is_blank = not bytes(bitmap.buffer).strip(_WHITE)
            image = image_of(bitmap)
        return None if is_blank else image


@contextmanager
def _opened(pdf: Path) -> Iterator[Any]:
    """Open ``pdf``; PDFium is held for no longer than each call of it takes.

    Raises OutputError where it is gone or cannot be read.
    """
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    try:
        file = pdf.read_bytes()
    except OSError as error:
        raise OutputError(
            "印刷する PDF を開けません",
            where=str(pdf),
            remedy="移動・削除・名前の変更をしていないか確かめるか、もう一度作成してください。",
        ) from error
    with PDFIUM:
        paper = pypdfium2.PdfDocument(file)
    try:
        yield paper
    finally:
        with PDFIUM:
            paper.close()
