"""Step 2, how it will look: pages, sheets, rows and findings, each on a tab."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from gui.presenters.picks import Picks
from gui.presenters.preview import Preview, ReadyPages
from gui.views.common.drawing_turns import DrawingTurns
from gui.views.common.lettered_tabs import LetteredTabs
from gui.views.common.parts import Panel, Place, in_next_step

if TYPE_CHECKING:
    from gui.presenters.shown_sheet import ShownSheet
    from gui.views.preview.findings_view import FindingsView
    from gui.views.preview.listings_view import ListingsView
    from gui.views.preview.pages_tab import PagesTab
    from gui.views.preview.sheets_tab import SheetsTab

_PAUSE_MS = 120
"""How long the user must pause before a preview is begun."""
_BUSY, _EDGES = "更新中…", 4
_WAITING = "プレビューを作成しています…"
_SHORTEST = len("計画冊子.pdf") + len("計画冊子")  # a kanji is as wide as two letters
_TABS = {
    "pages_tab": "ページ(&G)",
    "sheets_tab": "表(&A)",
    "listings": "載る事業(&L)",
    "findings": "確認事項(&K)",
}
PAGES, SHEETS, ROWS, FINDINGS = range(len(_TABS))


class PreviewPanel(Panel):
    """The file as it will be; it follows the picks when the user pauses.

    What stands on a tab is made when it is first seen, pages when they come, so that a window can
    be worked with before. Its place is there from the start.

    Signals:
        printing_wanted: the pages that are shown are to be printed.
        finding_chosen: the finding whose row is to be shown.
        begun: a preview is about to be made, so that the window is at rest.
    """

    printing_wanted = Signal()
    finding_chosen = Signal(object)
    begun = Signal()
    _preview: Preview

    def __init__(self, picks: Picks, turns: DrawingTurns, parent: QWidget | None = None) -> None:
        super().__init__(2, "どう見えるか", parent)
        self._picks, self._turns = picks, turns
        self._reason, self._has_failed = _WAITING, False
        self._is_waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._is_closed = False
        self._held: set[Path] = set()
        self.pdf: Path | None = None
        self.files = QComboBox()
        self.files.setAccessibleName("プレビューするファイル")
        self.files.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.files.setMinimumContentsLength(_SHORTEST)
        self.files.textActivated.connect(self._on_files_activated)
        self.busy = QLabel()
        self.busy.setObjectName("hint")
        self._fit_busy()
        self.tabs = LetteredTabs(self.busy)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("プレビューの種類")
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tabs_changed)

    def bind(self, preview: Preview) -> None:
        """Follow ``preview``, before anything is shown."""
        self._preview = preview

    def give_pages(self, then: Callable[[ReadyPages | None], object]) -> bool:
        """Call ``then`` with the pages of what is chosen; return whether that was at once."""
        return self._preview.give_pages(then)

    def hold(self, pdf: Path) -> None:
        """Let the file of pages at ``pdf`` stay when others follow it."""
        self._held.add(pdf)

    def looked_at(self, pdf: Path) -> tuple[int, ...]:
        """Return the pages of ``pdf`` (from 0) that are on the screen, none where others are."""
        is_shown = self.tabs.currentIndex() == PAGES and self._is_made("pages_tab")
        if not (is_shown and pdf == self.pdf and self.pages_tab.page_view.is_drawn):
            return ()
        return tuple(page for page in self.pages_tab.pages.shown if page is not None)

    def close_renderer(self) -> None:
        """End the work in the background; pages that come later are not shown."""
        self._is_closed = True
        self._pause.stop()
        if self._is_made("pages_tab"):
            self.pages_tab.renderer.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_waiting:
            self._pause.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_busy()
            in_next_step(self, self.tabs.fit)  # the tabs get the font after it

    # --- what stands on the tabs ----------------------------------------------------------------

    @cached_property
    def pages_tab(self) -> PagesTab:
        """The pages."""
        from gui.views.preview.pages_tab import PagesTab  # noqa: PLC0415  only after the window is shown

        made = PagesTab()
        made.show_reason(self._reason, is_failure=self._has_failed)
        made.reason.again_wanted.connect(self._on_again_wanted)
        made.printing_wanted.connect(self.printing_wanted)
        made.settled.connect(self._on_pages_tab_settled)
        self._places[PAGES].put(made)
        return made

    @cached_property
    def sheets_tab(self) -> SheetsTab:
        """The sheets."""
        from gui.views.preview.sheets_tab import SheetsTab  # noqa: PLC0415

        made = SheetsTab(lambda: self._preview.sheets)
        made.show_reason(self._reason, is_failure=self._has_failed)
        made.reason.again_wanted.connect(self._on_again_wanted)
        if self._preview.sheets:
            made.show_names(tuple(sheet.name for sheet in self._preview.sheets))
        self._places[SHEETS].put(made)
        return made

    @cached_property
    def listings(self) -> ListingsView:
        """The picked rows."""
        from gui.views.preview.listings_view import ListingsView  # noqa: PLC0415

        made = ListingsView()
        self._turns.wait(made)
        if self._picks.reading:
            made.show_figures(self._picks.figures)
        self._places[ROWS].put(made)
        return made

    @cached_property
    def findings(self) -> FindingsView:
        """The findings of the plan."""
        from gui.views.preview.findings_view import FindingsView  # noqa: PLC0415

        made = FindingsView()
        made.chosen.connect(self.finding_chosen)
        self._places[FINDINGS].put(made)
        self._fill(made)
        return made

    # --- what the window shows ------------------------------------------------------------------

    def show_rows(self) -> None:
        """Show the picked rows with their amounts."""
        if self._is_made("listings"):
            self._turns.wait(self.listings)
            self.listings.show_figures(self._picks.figures)

    def show_findings(self) -> None:
        """Show the findings of the plan, with its lines that were not read."""
        if self._is_made("findings"):
            self._fill(self.findings)

    # --- what the presenter shows ---------------------------------------------------------------

    def show_waiting(self) -> None:
        """Show that what is shown is outdated, and start to wait for a pause.

        A window that is not shown yet is not held up by its preview: the pause begins then.
        """
        self.busy.setText(_BUSY)
        if self._reason != _WAITING and self.pdf is None:
            self._say(_WAITING)  # what was said in place of pages holds no longer
        self._reason, self._has_failed = _WAITING, False
        self._is_waiting = not self.isVisible()
        if not self._is_waiting:
            self._pause.start()

    def drop_shown(self) -> None:
        """Show neither pages nor sheets of the plan before, whose name is gone."""
        if self.pdf:
            self.drop_pages(self.pdf)
        self.pdf = None
        self._say(_WAITING)

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        """Show which files there would be."""
        if [self.files.itemText(i) for i in range(self.files.count())] != list(names):
            self.files.clear()
            self.files.addItems(list(names))
        self.files.setCurrentText(chosen)

    def show_sheets(self, names: tuple[str, ...]) -> None:
        """Show the sheets that have come; the one of the name shown before is shown again."""
        if self._is_made("sheets_tab"):
            self.sheets_tab.show_names(names)

    def show_more_lines(self, sheet: ShownSheet) -> None:
        """Show that lines were added to ``sheet``."""
        if self._is_made("sheets_tab"):
            self.sheets_tab.grow(sheet)

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of ``pdf``; nothing once the work in the background was ended."""
        if self._is_closed:
            return
        before, self.pdf = self.pdf, pdf
        if before:
            self.drop_pages(before)
        self.pages_tab.open(pdf)

    def drop_pages(self, pdf: Path) -> None:
        """Remove ``pdf``, of which no page is shown any more, where it is not held."""
        if pdf not in self._held:
            with suppress(OSError):  # looked at by another program: it goes with its folder
                pdf.unlink()

    def show_nothing(self, why: str, *, is_failure: bool = False) -> None:
        """Show ``why`` in place of pages and sheets."""
        self.busy.setText("")
        self.files.clear()
        self._say(why, is_failure=is_failure)
        self.pdf = None

    # --- private --------------------------------------------------------------------------------

    def _say(self, why: str, *, is_failure: bool = False) -> None:
        """Say ``why`` there are no pages and sheets, on the tabs of both."""
        self._reason, self._has_failed = why, is_failure
        self.pages_tab.show_reason(why, is_failure=is_failure)
        if self._is_made("sheets_tab"):
            self.sheets_tab.show_reason(why, is_failure=is_failure)

    def _lay_out(self) -> None:
        self.top.addWidget(self.files, 3)
        self._places = [Place(self.tabs.tabBar()) for _ in _TABS]
        for place, text in zip(self._places, _TABS.values(), strict=True):
            self.tabs.add(place, text)
        self.body.addWidget(self.tabs, 1)

    def _fit_busy(self) -> None:
        self.busy.setFixedWidth(self.fontMetrics().horizontalAdvance(_BUSY) + _EDGES)

    def _fill(self, findings: FindingsView) -> None:
        if reading := self._picks.reading:
            findings.show_findings(reading.findings, reading.unplaced)

    def _is_made(self, name: str) -> bool:
        return name in vars(self)

    def _on_tabs_changed(self, number: int) -> None:
        getattr(self, list(_TABS)[number])  # makes what is seen now

    def _on_pause_timeout(self) -> None:
        self._is_waiting = False
        if self._is_made("pages_tab"):
            self._make_tab()
        else:  # behind the lists of a plan that was opened just now
            self._turns.wait(self._places[PAGES], self._import_pages)

    def _import_pages(self) -> None:
        import gui.views.preview.pages_tab  # noqa: F401, PLC0415  imported in a step of its own, since it is slow

        in_next_step(self, self._make_tab)

    def _make_tab(self) -> None:
        self._on_tabs_changed(self.tabs.currentIndex())
        in_next_step(self, self._begin)  # what was made is shown before a large plan is packed

    def _begin(self) -> None:
        if not self._is_closed:
            self._preview.run()
            self.begun.emit()

    def _on_files_activated(self, name: str) -> None:
        self._preview.choose(name)

    def _on_again_wanted(self) -> None:
        self._preview.try_again()

    def _on_pages_tab_settled(self) -> None:
        if not self._pause.isActive():
            self.busy.setText("")
