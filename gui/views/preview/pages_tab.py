"""The pages of the file as it will be, with the bar that turns and enlarges them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.page_renderer import PageRenderer
from gui.presenters.pages import Fit, Pages
from gui.views.common.group_bar import GroupBar
from gui.views.preview.page_view import PageView
from gui.views.preview.reason_page import ReasonPage

_LINE_EDGES = 20
"""What the edges of a box take of its width."""
_UNREADABLE = "ページを表示できませんでした。\n帳票の作成はそのまま使えます。"


class PagesTab(QStackedWidget):
    """Shows a PDF, or why there is none.

    Signals:
        printing_wanted: the pages that are shown are to be printed.
        settled: the newest paper's pages are on the screen, or why they cannot be.
    """

    printing_wanted = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renderer = PageRenderer(self)
        self.pages = Pages()
        self.page_view = PageView(self.pages, self.renderer)
        self.page_view.turned.connect(self._on_page_view_turned)
        self.page_view.drawn.connect(self.settled)
        self.page_view.failed.connect(self._on_page_view_failed)
        self.reason = ReasonPage()
        self._add_controls()
        self.addWidget(self._pages_box())
        self.addWidget(self.reason)

    def open(self, pdf: Path) -> None:
        """Show the pages of ``pdf``."""
        self.page_view.open(pdf)
        self.setCurrentIndex(0)

    def show_reason(self, why: str, *, is_failure: bool = False) -> None:
        """Show ``why`` there are no pages."""
        self.reason.show_why(why, is_failure=is_failure)
        self.setCurrentIndex(1)
        self.page_view.clear()

    # --- laying out -----------------------------------------------------------------------------

    def _add_controls(self) -> None:
        self.back_button = _tool("◀", "前のページ", lambda: self.page_view.turn(-1))
        self.on_button = _tool("▶", "次のページ", lambda: self.page_view.turn(1))
        self.place = _FittedLine("00・00 / 000")
        self.place.setAccessibleName("ページの番号")
        self.place.setToolTip(
            "表紙と目次も数えた、何枚目のページかです。紙に印刷する頁の番号は本文から始まります"
        )
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.returnPressed.connect(self._on_place_entered)
        self.smaller = _tool("－", "縮小", lambda: self.page_view.zoom(-1))
        self.larger = _tool("＋", "拡大", lambda: self.page_view.zoom(1))
        self.zoom_label = QLabel("100%")
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fit_page = _tool("全体", "ページ全体を表示", lambda: self._fit(Fit.PAGE))
        self.fit_width = _tool("幅", "ページの幅に合わせる", lambda: self._fit(Fit.WIDTH))
        self.spread = _switch("見開き", "2ページを見開きで表示", self._on_spread_toggled)
        self.thumbs = _switch("一覧", "ページの一覧を表示", self._on_thumbs_toggled)
        self.print_button = _tool("印刷", "表示しているページを印刷", self.printing_wanted.emit)

    def _pages_box(self) -> QWidget:
        self.bar = GroupBar(
            (
                (self.back_button, self.place, self.on_button),
                (self.fit_page, self.fit_width),
                (self.smaller, self.zoom_label, self.larger),
                (self.spread, self.thumbs),
                (self.print_button,),
            )
        )
        side = QHBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.page_view.thumbnails)
        side.addWidget(self.page_view, 1)
        self.page_view.thumbnails.hide()
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addLayout(side, 1)
        return box

    # --- slots ----------------------------------------------------------------------------------

    def _on_page_view_turned(self) -> None:
        self.place.setText(self.pages.label)
        shown = f"{round(self.page_view.scale * 100)}%" if self.pages.count else ""
        self.zoom_label.setText(shown)
        has_pages = self.pages.count > 0
        self.back_button.setEnabled(has_pages and 0 not in self.pages.shown)
        self.on_button.setEnabled(has_pages and self.pages.count - 1 not in self.pages.shown)
        self.print_button.setEnabled(has_pages)

    def _on_page_view_failed(self, log: str) -> None:
        self.show_reason(f"{_UNREADABLE}\n\n記録：{log}", is_failure=True)
        self.settled.emit()

    def _on_place_entered(self) -> None:
        number = "".join(c for c in self.place.text().split("/")[0] if c.isdecimal())
        if number:
            self.page_view.go(int(number) - 1)
        self._on_page_view_turned()

    def _fit(self, fit: Fit) -> None:
        self.pages.zoom = fit
        self.page_view.show_pages()

    def _on_spread_toggled(self, is_on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.pages.is_spread = is_on
        self.page_view.show_pages()

    def _on_thumbs_toggled(self, is_on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.page_view.thumbnails.setVisible(is_on)
        self.page_view.want_again()


class _FittedLine(QLineEdit):
    """A box just wide enough for ``longest``, whatever the size of type."""

    def __init__(self, longest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._longest) + _LINE_EDGES
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _tool(text: str, name: str, run: Callable[[], object]) -> QToolButton:
    button = _button(text, name)
    button.clicked.connect(lambda _=False: run())
    return button


def _switch(text: str, name: str, turns: Callable[[bool], None]) -> QToolButton:
    """Return a button that stays down; a screen reader toggles it without a click."""
    button = _button(text, name)
    button.setCheckable(True)
    button.toggled.connect(turns)
    return button


def _button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
