"""Step 2, how it will look: pages, sheets, rows and findings, each on a tab."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.page_renderer import PageRenderer
from gui.presenters.pages import Fit, Pages
from gui.presenters.preview import Preview
from gui.presenters.shown_sheet import ShownSheet
from gui.views.findings_view import FindingsView
from gui.views.group_bar import GroupBar
from gui.views.listings_view import ListingsView
from gui.views.page_view import PageView
from gui.views.parts import FittedLine, Panel, column, hint_label, row
from gui.views.sheet_view import SheetView

_PAUSE_MS = 120
"""How long the user must pause before a preview is begun."""

_THUMBS_FROM = 900
"""Where the tab is this wide, thumbnails are shown without being asked for."""


class PreviewPanel(Panel):
    """The file as it will be; it follows the picks when the user pauses.

    Signals:
        printing_wanted: the pages that are shown are to be printed.
    """

    printing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, "どう見えるか", parent)
        self._preview: Preview | None = None
        self._sheet_name: str = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.pdf: Path | None = None
        self.files = QComboBox()
        self.files.setAccessibleName("プレビューするファイル")
        self.files.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.files.setMinimumContentsLength(12)
        self.files.textActivated.connect(self._on_files_activated)
        self.busy = QLabel()
        self.busy.setObjectName("hint")
        self.renderer = PageRenderer(self)
        self.pages = Pages()
        self.page_view = PageView(self.pages, self.renderer)
        self.page_view.turned.connect(self._on_page_view_turned)
        self.page_view.drawn.connect(self._on_page_view_drawn)
        self.sheet_view = SheetView()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("シート")
        self.sheets.currentIndexChanged.connect(self._on_sheets_changed)
        self.listings = ListingsView()
        self.findings = FindingsView()
        self.reason = hint_label()
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._lay_out()

    def bind(self, preview: Preview) -> None:
        """Follow ``preview``."""
        self._preview = preview

    def close_renderer(self) -> None:
        """End the work in the background."""
        self._pause.stop()
        self.renderer.close()

    # --- what the presenter shows ---------------------------------------------------------------

    def show_waiting(self) -> None:
        """Show that what is shown is outdated, and start to wait for a pause."""
        self.busy.setText("更新しています…")
        self._pause.start()

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        """Show which files there would be."""
        if [self.files.itemText(i) for i in range(self.files.count())] != list(names):
            self.files.clear()
            self.files.addItems(list(names))
        self.files.setCurrentText(chosen)

    def show_sheets(self, names: tuple[str, ...]) -> None:
        """Show the sheets that have come; the one of the name shown before is shown again."""
        before = self._sheet_name if len(names) > 1 else self.sheets.currentText()
        self._sheet_name = before
        self.sheets.blockSignals(True)
        if len(names) == 1:
            self.sheets.clear()
        self.sheets.addItems(list(names[self.sheets.count() :]))
        place = names.index(before) if before in names else 0
        self.sheets.setCurrentIndex(place)
        self.sheets.blockSignals(False)
        self._on_sheets_changed(place)

    def show_more_lines(self, sheet: ShownSheet) -> None:
        """Show that lines were added to ``sheet``."""
        if sheet is self.sheet_view.table.sheet:
            self.sheet_view.table.grow()

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of ``pdf``."""
        before, self.pdf = self.pdf, pdf
        if before:
            before.unlink(missing_ok=True)
        self.page_view.open(pdf)
        self._stack.setCurrentIndex(0)

    def show_nothing(self, why: str) -> None:
        """Show ``why`` in place of pages and sheets."""
        self.busy.setText("")
        self.reason.setText(why)
        self._stack.setCurrentIndex(1)
        self.files.clear()
        self.sheets.clear()
        self.sheet_view.show_sheet(None)
        self.page_view.clear()
        self.pdf = None

    # --- laying out -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.top.addWidget(self.files, 3)
        self.top.addWidget(self.busy, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages_box())
        self._stack.addWidget(self.reason)
        self.tabs.addTab(self._stack, "ページ(&G)")
        self.tabs.addTab(column(row(QLabel("シート"), self.sheets), self.sheet_view), "表(&A)")
        self.tabs.addTab(self.listings, "載る事業(&L)")
        self.tabs.addTab(self.findings, "確認事項(&K)")
        self.body.addWidget(self.tabs, 1)

    def _pages_box(self) -> QWidget:
        self.back_button = _tool("◀", "前のページ", lambda: self.page_view.turn(-1))
        self.on_button = _tool("▶", "次のページ", lambda: self.page_view.turn(1))
        self.place = FittedLine("00・00 / 000")
        self.place.setAccessibleName("ページの番号")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.returnPressed.connect(self._on_place_entered)
        self.smaller = _tool("－", "縮小", lambda: self.page_view.zoom(-1))
        self.larger = _tool("＋", "拡大", lambda: self.page_view.zoom(1))
        self.zoom_label = QLabel("100%")
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fit_page = _tool("全体", "ページ全体を表示", lambda: self._fit(Fit.PAGE))
        self.fit_width = _tool("幅", "ページの幅に合わせる", lambda: self._fit(Fit.WIDTH))
        self.spread = _tool("見開き", "2ページを見開きで表示", self._on_spread_clicked)
        self.spread.setCheckable(True)
        self.thumbs = _tool("一覧", "ページの一覧を表示", self._on_thumbs_clicked)
        self.thumbs.setCheckable(True)
        self.print_button = _tool("印刷", "表示しているページを印刷", self.printing_wanted.emit)
        bar = GroupBar(
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
        layout.addWidget(bar)
        layout.addLayout(side, 1)
        return box

    # --- slots ----------------------------------------------------------------------------------

    def _on_pause_timeout(self) -> None:
        if self._preview:
            self._preview.run()

    def _on_files_activated(self, name: str) -> None:
        if self._preview:
            self._preview.choose(name)

    def _on_sheets_changed(self, place: int) -> None:
        if self._preview and 0 <= place < len(self._preview.sheets):
            sheet = self._preview.sheets[place]
            self._sheet_name = sheet.name
            if sheet is not self.sheet_view.table.sheet:
                self.sheet_view.show_sheet(sheet)

    def _on_page_view_turned(self) -> None:
        self.place.setText(self.pages.label)
        shown = f"{round(self.page_view.scale * 100)}%" if self.pages.count else ""
        self.zoom_label.setText(shown)
        has_pages = self.pages.count > 0
        self.back_button.setEnabled(has_pages and 0 not in self.pages.shown)
        self.on_button.setEnabled(has_pages and self.pages.count - 1 not in self.pages.shown)
        self.print_button.setEnabled(has_pages)

    def _on_page_view_drawn(self) -> None:
        if not self._pause.isActive():
            self.busy.setText("")

    def _on_place_entered(self) -> None:
        number = "".join(c for c in self.place.text().split("/")[0] if c.isdecimal())
        if number:
            self.page_view.go(int(number) - 1)
        self._on_page_view_turned()

    def _fit(self, fit: Fit) -> None:
        self.pages.zoom = fit
        self.page_view.show_pages()

    def _on_spread_clicked(self) -> None:
        self.pages.is_spread = self.spread.isChecked()
        self.page_view.show_pages()

    def _on_thumbs_clicked(self) -> None:
        self.page_view.thumbnails.setVisible(self.thumbs.isChecked())
        self.page_view.want_again()


def _tool(text: str, name: str, run: object) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(lambda _=False: run())  # type: ignore[operator]
    return button
