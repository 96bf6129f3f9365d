"""The pages of a paper on the screen: one, or two side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.page_renderer import PageRenderer, PaperSizes, Picture, Rendered, Unreadable
from gui.presenters.pages import Pages
from gui.views.preview.thumbnails import THUMB_DPI, Thumbnails

_MARGIN = 10
_GAP = 6
_POINTS_PER_INCH = 72


class PageView(QScrollArea):
    """Shows the pages that the presenter turns to, as large as it says.

    Signals:
        turned: other pages are shown, or at another zoom.
        drawn: the newest paper's pages are on the screen.
        failed: they cannot be shown; the path of the log that says why.
    """

    turned = Signal()
    drawn = Signal()
    failed = Signal(str)

    def __init__(self, pages: Pages, renderer: PageRenderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self._renderer = renderer
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._number = self._opened = 0
        self._images: dict[int, tuple[int, QImage]] = {}
        self._old: dict[int, QImage] = {}
        self._room = self.maximumViewportSize()
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("ページのプレビュー")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.thumbnails = Thumbnails()
        self.thumbnails.chosen.connect(self.go)
        self.thumbnails.scrolled.connect(self.want_again)
        renderer.opened.connect(self._on_opened)
        renderer.rendered.connect(self._on_rendered)
        renderer.failed.connect(self._on_failed)

    def open(self, pdf: Any) -> None:
        """Show the paper at ``pdf``; what was shown stays until its pages are there."""
        self._number = self._renderer.open(pdf)

    @property
    def is_drawn(self) -> bool:
        """Whether what is on the screen are pages of the newest paper."""
        shown = [page for page in self.pages.shown if page is not None]
        is_newest = self._opened == self._number > 0
        return is_newest and bool(shown) and all(page in self._images for page in shown)

    def clear(self) -> None:
        """Show no page."""
        self._opened = 0
        self._sizes, self._images, self._old = (), {}, {}
        self.pages.open(0)
        self.thumbnails.open(())
        self.show_pages()

    @property
    def scale(self) -> float:
        """How large pages are shown; 1 is the paper's size."""
        inch = self.logicalDpiX() / _POINTS_PER_INCH
        width, height = self._sizes[min(self.pages.at, len(self._sizes) - 1)]
        paper = (width * inch, height * inch)
        gaps = 2 * _MARGIN + (_GAP if self.pages.is_spread else 0)
        room = (self._room.width() - gaps, self._room.height() - 2 * _MARGIN)
        return max(self.pages.scale(paper, room), 0.05)

    def show_pages(self) -> None:
        """Show the pages of the presenter and ask for their pictures."""
        if self._sizes:
            self._sheet.lay_out()
            self._want()
        self._sheet.update()
        self.thumbnails.mark(self.pages.at)
        self.turned.emit()

    def go(self, page: int) -> None:
        """Turn to ``page`` (from 0)."""
        self.pages.go(page)
        self.verticalScrollBar().setValue(0)
        self.show_pages()

    def turn(self, step: int) -> None:
        """Turn on or back."""
        if self.pages.turn(step):
            bar = self.verticalScrollBar()
            self.show_pages()
            bar.setValue(bar.minimum() if step > 0 else bar.maximum())

    def zoom(self, step: int) -> None:
        """Show pages larger or smaller."""
        if self._sizes:
            self.pages.enlarge(step, self.scale)
            self.show_pages()

    def size_of(self, page: int) -> QSize:
        """Return the size of ``page`` on the screen."""
        inch = self.logicalDpiX() / _POINTS_PER_INCH * self.scale
        width, height = self._sizes[page]
        return QSize(int(width * inch), int(height * inch))  # two of them fit as one does

    def picture_of(self, page: int) -> QImage | None:
        """Return the newest picture of ``page``, at whatever size, None before the first."""
        if page in self._images:
            return self._images[page][1]
        return self._old.get(page)

    # --- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size()  # for viewport() PySide makes the classes of all widgets
        self.show_pages()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.turn(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left):
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(self.pages.count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        down = event.angleDelta().y() < 0
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(-1 if down else 1)
        elif bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turn(1 if down else -1)
        else:
            super().wheelEvent(event)

    # --- slots ----------------------------------------------------------------------------------

    def _on_opened(self, paper: PaperSizes) -> None:
        if paper.number != self._number:
            return
        self._opened = paper.number
        self._sizes = paper.sizes
        self._old = {page: image for page, (_, image) in self._images.items()}
        self._images = {}
        self.pages.open(len(paper.sizes))
        self.thumbnails.open(paper.sizes)
        self.show_pages()

    def _on_rendered(self, rendered: Rendered) -> None:
        if rendered.number != self._number:
            return
        page = rendered.picture.page
        if rendered.picture.dpi == THUMB_DPI:
            self.thumbnails.table.take(page, rendered.image)
            return
        self._images[page] = (rendered.picture.dpi, rendered.image)
        if page in self.pages.shown:
            self._sheet.update()
            if self.is_drawn:
                self._old = {}
                self.drawn.emit()

    def _on_failed(self, paper: Unreadable) -> None:
        if paper.number == self._number:
            self.failed.emit(paper.log)

    def _want(self) -> None:
        """Ask for what is shown, then for the small pictures in sight, then for what comes next."""
        dpi = round(self.logicalDpiX() * self.scale * self.devicePixelRatioF())
        shown = [page for page in self.pages.shown if page is not None]
        near = [page for page in (shown[-1] + 1, shown[0] - 1) if 0 <= page < self.pages.count]
        keep = {*shown, *near}
        self._images = {page: held for page, held in self._images.items() if page in keep}
        lacking = [
            Picture(page, dpi)
            for page in (*shown, *near)
            if self._images.get(page, (0, None))[0] != dpi
        ]
        small = [Picture(page, THUMB_DPI) for page in self.thumbnails.lacking()]
        first = [picture for picture in lacking if picture.page in shown]
        rest = [picture for picture in lacking if picture.page not in shown]
        self._renderer.want([*first, *small, *rest])

    def want_again(self) -> None:
        """Ask anew, since other small pictures came into sight."""
        if self._sizes:
            self._want()


class _Sheet(QWidget):
    """Draws the pages."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view

    def lay_out(self) -> None:
        """Take the size that the pages need."""
        sizes = [self._size(page) for page in self._view.pages.shown]
        width = sum(size.width() for size in sizes) + _GAP * (len(sizes) - 1) + 2 * _MARGIN
        height = max(size.height() for size in sizes) + 2 * _MARGIN
        self.resize(width, height)

    def _size(self, page: int | None) -> QSize:
        return self._view.size_of(self._view.pages.at if page is None else page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        x = _MARGIN
        for page in self._view.pages.shown:
            size = self._size(page)
            if page is not None:
                area = QRect(QPoint(x, _MARGIN), size)
                painter.fillRect(area, QColor("white"))
                image = self._view.picture_of(page)
                if image is not None:
                    painter.drawImage(area, image)
                painter.setPen(self.palette().dark().color())
                painter.drawRect(area.adjusted(-1, -1, 0, 0))
            x += size.width() + _GAP
