"""Pictures of pages: a thread of its own asks PDFium, which knows one caller at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The paper of this number, or a page of it, cannot be shown; why stands in ``log``."""

    number: int
    log: str


class PageRenderer(QObject):
    """Pictures pages in the background, those that were asked for last first.

    Signals:
        opened: the sizes of the pages of a paper.
        rendered: a picture.
        failed: a paper is Unreadable; the next one is read all the same.
    """

    opened = Signal(object)
    rendered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._change = threading.Condition()
        self._paper: Path | None = None
        self._number = 0
        self._wanted: list[Picture] = []
        self._pdf: Any = None
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
        signals = {PaperSizes: self.opened, Rendered: self.rendered, Unreadable: self.failed}
        while task := self._next():
            told = self._told(*task)
            try:
                if told:
                    signals[type(told)].emit(told)
            except RuntimeError:  # the window is gone
                break
        self._leave()

    def _told(self, number: int, what: Path | Picture) -> PaperSizes | Rendered | Unreadable | None:
        """Do what is to be done; return what is told of it, None for what is outdated."""
        try:
            return self._read(number, what) if isinstance(what, Path) else self._draw(number, what)
        except Exception as error:  # whatever is wrong with a paper, the next one is read
            if number != self._number:
                return None
            from reports.fault_log import record_fault  # noqa: PLC0415  only faults need it

            return Unreadable(number, str(record_fault(error)))

    def _next(self) -> tuple[int, Path | Picture] | None:
        """Wait for what is to be done; return it with the paper's number, None at the end."""
        with self._change:
            while not (self._is_closing or self._paper or (self._pdf and self._wanted)):
                self._change.wait()
            if self._is_closing:
                return None
            paper, self._paper = self._paper, None
            return self._number, paper or self._wanted.pop(0)

    def _read(self, number: int, paper: Path) -> PaperSizes:
        """Read the document at ``paper`` in place of the one before."""
        import pypdfium2  # noqa: PLC0415  the window comes up without it

        self._leave()
        with PDFIUM:
            pdf = self._pdf = pypdfium2.PdfDocument(paper.read_bytes())
            return PaperSizes(number, tuple(pdf.get_page_size(page) for page in range(len(pdf))))

    def _draw(self, number: int, picture: Picture) -> Rendered | None:
        with PDFIUM:
            if picture.page >= len(self._pdf):  # of the paper before
                return None
            return Rendered(number, picture, render_page(self._pdf, picture))

    def _leave(self) -> None:
        """Close the document that was read, if there is one."""
        pdf, self._pdf = self._pdf, None
        if pdf is not None:
            with PDFIUM:
                pdf.close()


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
