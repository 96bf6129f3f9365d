"""Printing the pages of a PDF on a printer of the system, at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from gui.page_renderer import PDFIUM, image_of
from model.errors import OutputError
from reports.progress import Progress

_POINTS_PER_INCH = 72
_BANDS = 12
_MOST_DPI = 600
"""Finer than this no office printer sets text, and each step up takes four times as long."""


def printer_for(pdf: Path) -> QPrinter:
    """Return a printer set to the paper of the first page of ``pdf``, for both sides of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    with _opened(pdf) as paper, PDFIUM:
        (width, height), count = paper.get_page_size(0), len(paper)
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
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def print_dialog(printer: QPrinter, parent: QWidget) -> QPrintDialog:
    """Return the system's dialog for ``printer``, with page ranges."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("印刷")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies, on=True)
    return dialog


def print_pages(pdf: Path, printer: QPrinter, progress: Progress) -> int:
    """Print the pages of ``pdf`` that ``printer`` asks for; return how many.

    Raises OutputError where the printer takes nothing, Cancelled where ``progress`` does.
    """
    with _opened(pdf) as paper:
        with PDFIUM:
            count = len(paper)
        wanted = list(_wanted(printer, count))
        painter = QPainter()
        if not painter.begin(printer):
            raise OutputError(
                "印刷を始められません",
                where=printer.printerName() or printer.outputFileName(),
                remedy="プリンターの電源と接続を確かめてから、もう一度印刷してください。",
            )
        try:
            for place, number in enumerate(wanted):
                progress.advance(place, len(wanted), f"{number + 1}ページを印刷しています")
                if place:
                    printer.newPage()
                _draw(paper, number, painter, printer)
        finally:
            painter.end()
        return len(wanted)


def _wanted(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the pages to print, from 0."""
    ranges = printer.pageRanges()
    is_some = printer.printRange() is QPrinter.PrintRange.PageRange
    for number in range(count):
        if not is_some or ranges.isEmpty() or ranges.contains(number + 1):
            yield number


def _draw(paper: Any, number: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw the page ``number`` of ``paper`` in bands: a large sheet needs little memory so."""
    dpi = min(printer.resolution(), _MOST_DPI)
    with PDFIUM:
        page = paper[number]
        width, height = page.get_size()
    scale = printer.resolution() / _POINTS_PER_INCH
    band = height / _BANDS
    for place in range(_BANDS):
        image = _band(page, dpi, place * band, height - (place + 1) * band)
        area = QRectF(0, place * band * scale, width * scale, band * scale)
        painter.drawImage(area, image)
    with PDFIUM:
        page.close()


def _band(page: Any, dpi: int, top: float, bottom: float) -> QImage:
    crop = (0, max(bottom, 0), 0, top)
    with PDFIUM:
        return image_of(page.render(scale=dpi / _POINTS_PER_INCH, crop=crop, prefer_bgrx=True))


@contextmanager
def _opened(pdf: Path) -> Iterator[Any]:
    """Open ``pdf``; PDFium is held for no longer than each call of it takes."""
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    with PDFIUM:
        paper = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        yield paper
    finally:
        with PDFIUM:
            paper.close()
