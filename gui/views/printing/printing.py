"""Printing the pages of a PDF on a printer of the system, at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.page_renderer import PDFIUM, image_of
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
_NO_MORE = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


@dataclass(frozen=True, slots=True)
class Printable:
    """A PDF as it was read: what comes of its file meanwhile is printed no more.

    Attributes:
        file: its bytes.
        name: what the job is called.
        count: how many pages it has.
        size: width and height of the first one in points.
        is_turned_short: whether it asks for its sheets to be turned over at the short edge.
    """

    file: bytes
    name: str
    count: int
    size: tuple[float, float]
    is_turned_short: bool


def read_printable(pdf: Path, name: str) -> Printable:
    """Read ``pdf``, on any thread. Raises OutputError where that cannot be."""
    from pypdfium2 import PdfiumError, raw  # noqa: PLC0415  the window comes up without it

    try:
        file = pdf.read_bytes()
        with opened(file) as paper, PDFIUM:
            is_turned_short = raw.FPDF_VIEWERREF_GetDuplex(paper) == raw.DuplexFlipShortEdge
            return Printable(file, name, len(paper), paper.get_page_size(0), is_turned_short)
    except (OSError, PdfiumError) as error:
        raise OutputError(
            "印刷する PDF を開けません",
            where=str(pdf),
            remedy="移動・削除・名前の変更をしていないか確かめるか、もう一度作成してください。",
        ) from error


def printer_for(printable: Printable) -> QPrinter:
    """Return a printer set to the paper of ``printable``, for both sides of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    width, height = printable.size
    printer.setFromTo(1, printable.count)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    upright = QSizeF(min(width, height), max(width, height))
    printer.setPageSize(QPageSize(QPageSize.id(upright, QPageSize.Unit.Point)))
    is_wide = width > height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setDocName(printable.name)
    duplex, is_short = QPrinter.DuplexMode, printable.is_turned_short
    printer.setDuplex(duplex.DuplexShortSide if is_short else duplex.DuplexLongSide)
    return printer


def print_dialog(
    printer: QPrinter, target: Callable[[], Path], parent: QWidget, *, has_current: bool = False
) -> QPrintDialog:
    """Return the system's dialog for ``printer``, with page ranges.

    It offers the current page where it ``has_current``, but for systems that know no such.

    Qt's own dialog offers ``target`` for printing to a PDF file; no other asks for it. The printer
    is not told of it: that of other systems would write what goes out to it.
    """
    words = PrintWords(parent)
    dialog = QPrintDialog(printer, parent)
    words.setParent(dialog)
    dialog.setWindowTitle("印刷")
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, on=True)
    dialog.setOption(option.PrintCurrentPage, on=has_current)
    dialog.setOption(option.PrintCollateCopies, on=True)
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


def wanted_pages(
    printable: Printable, printer: QPrinter, current: Collection[int] = ()
) -> tuple[int, ...]:
    """Return the pages that ``printer`` asks for, from 0 and in its order.

    ``current`` are those that are looked at.
    """
    wanted = list(range(printable.count))
    ranges = printer.pageRanges()
    match printer.printRange():
        case QPrinter.PrintRange.PageRange if not ranges.isEmpty():
            wanted = [page for page in wanted if ranges.contains(page + 1)]
        case QPrinter.PrintRange.CurrentPage:
            wanted = [page for page in wanted if page in current]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    return tuple(wanted)


def draw_pages(
    printable: Printable, wanted: Sequence[int], printer: QPrinter, progress: Progress
) -> int:
    """Print pictures of the pages ``wanted`` (from 0); return how many.

    Where that is stopped or fails, what was sent is withdrawn as far as the system can. Raises
    OutputError where the printer takes nothing or no more, Cancelled where ``progress`` does.
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
        with opened(printable.file) as paper:
            for place, number in enumerate(wanted):
                progress.advance(place, len(wanted), f"{number + 1}ページを印刷しています")
                _check(place == 0 or printer.newPage(), printer, place)
                _draw(paper, number, painter, printer)
                _check(printer.printerState() not in _NO_MORE, printer, place)
    except BaseException:
        printer.abort()  # does nothing on Windows: what was sent may come out there
        painter.end()
        raise
    _check(painter.end(), printer, len(wanted))
    return len(wanted)


def _check(is_taken: bool, printer: QPrinter, sent: int) -> None:  # noqa: FBT001  what Qt answers
    """Raise OutputError where the printer took no more after ``sent`` pages."""
    if not is_taken:
        raise OutputError(
            "プリンターが途中で受け付けなくなったため、印刷を中止しました",
            where=printer.printerName() or printer.outputFileName(),
            remedy=f"送れたのは{sent}ページです。プリンターの電源・用紙・接続を確かめ、"
            "出てこなかったページをもう一度印刷してください。",
        )


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
def opened(file: bytes) -> Iterator[Any]:
    """Open a PDF, as a pypdfium2 document; PDFium is held for no longer than each call of it."""
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    with PDFIUM:
        paper = pypdfium2.PdfDocument(file)
    try:
        yield paper
    finally:
        with PDFIUM:
            paper.close()
