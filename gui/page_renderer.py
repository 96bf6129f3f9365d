"""Pictures of pages: a thread of its own asks PDFium, which knows one caller at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
PDFIUM = threading.Lock()
"""Held by whoever asks PDFium: it knows one caller at a time in a process."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be pictured: its number from 0 and the pixels for an inch of it."""

    page: int
    dpi: int


@dataclass(frozen=True, slots=True)
class PaperSizes:
    """The pages of a paper: (width, height) of each in points."""

    number: int
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A picture of a page of the paper of this number."""

    number: int
    picture: Picture
    image: QImage


class PageRenderer(QObject):
    """Pictures pages in the background, those that were asked for last first.

    Signals:
        opened: the sizes of the pages of a paper.
        rendered: a picture.
    """

    opened = Signal(object)
    rendered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._change = threading.Condition()
        self._paper: Path | None = None
        self._number = 0
        self._wanted: list[Picture] = []
        self._is_closing = False
        self._thread: threading.Thread | None = None

    def open(self, pdf: Path) -> int:
        """Take the paper at ``pdf``; return its number."""
        with self._change:
            self._number += 1
            self._paper, self._wanted = pdf, []
            self._change.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        return self._number

    def want(self, pictures: Sequence[Picture]) -> None:
        """Picture these next, in this order, in place of what was wanted before."""
        with self._change:
            self._wanted = list(pictures)
            self._change.notify()

    def close(self) -> None:
        """End the thread."""
        with self._change:
            self._is_closing = True
            self._change.notify()
        if self._thread:
            self._thread.join()

    # --- on the thread --------------------------------------------------------------------------

    def _work(self) -> None:
        pdf: Any = None
        with suppress(RuntimeError):  # the window is gone
            while True:
                with self._change:
                    while not (self._is_closing or self._paper or (pdf and self._wanted)):
                        self._change.wait()
                    if self._is_closing:
                        break
                    paper, self._paper = self._paper, None
                    number = self._number
                    picture = None if paper else self._wanted.pop(0)
                if paper:
                    pdf = _read(paper, pdf)
                    if pdf is None:
                        continue  # a newer one is on its way
                    with PDFIUM:
                        sizes = tuple(pdf.get_page_size(page) for page in range(len(pdf)))
                    self.opened.emit(PaperSizes(number, sizes))
                elif picture and picture.page < len(pdf):
                    with PDFIUM:
                        image = render_page(pdf, picture)
                    self.rendered.emit(Rendered(number, picture, image))
        if pdf:
            with PDFIUM:
                pdf.close()


def _read(paper: Path, before: Any) -> Any:
    """Return the document at ``paper`` in place of ``before``, None where it is gone or held."""
    import pypdfium2  # noqa: PLC0415  the window comes up without it

    with PDFIUM, suppress(OSError):
        if before:
            before.close()
        return pypdfium2.PdfDocument(paper.read_bytes())
    return None


def render_page(pdf: Any, picture: Picture) -> QImage:
    """Return the picture of a page of ``pdf``, a pypdfium2 document."""
    page = pdf[picture.page]
    image = image_of(page.render(scale=picture.dpi / _POINTS_PER_INCH, prefer_bgrx=True))
    page.close()
    return image


def image_of(bitmap: Any) -> QImage:
    """Return PDFium's ``bitmap`` as an image, and free it."""
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGB32 if bitmap.n_channels > 1 else QImage.Format.Format_Grayscale8,
    ).copy()
    bitmap.close()
    return image
