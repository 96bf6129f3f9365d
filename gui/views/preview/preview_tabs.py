"""Going to a tab of the preview, and to the row that a finding speaks of."""

from __future__ import annotations

from collections.abc import Callable

from gui.presenters.finding_rows import row_of
from gui.presenters.picks import Picks
from gui.views.preview.preview_panel import FINDINGS, PAGES, ROWS, SHEETS, PreviewPanel
from model.finding import Finding


class PreviewTabs:
    """Turns the tabs of ``panel``; ``tell`` says what had to be done for it."""

    def __init__(self, panel: PreviewPanel, picks: Picks, tell: Callable[[str], None]) -> None:
        self._panel, self._picks, self._tell = panel, picks, tell

    def show_pages(self) -> None:
        """Show the pages, for the keys that turn them."""
        self._panel.tabs.setCurrentIndex(PAGES)
        self._panel.pages_tab.page_view.setFocus()

    def show_sheets(self) -> None:
        """Show the sheets, for the keys that go through them."""
        self._panel.tabs.setCurrentIndex(SHEETS)
        self._panel.sheets_tab.sheet_view.setFocus()

    def show_rows(self) -> None:
        """Show the picked rows, for the keys that go through them."""
        self._panel.tabs.setCurrentIndex(ROWS)
        self._panel.listings.list.setFocus()

    def show_findings(self) -> None:
        """Show the findings of the plan."""
        self._panel.tabs.setCurrentIndex(FINDINGS)
        self._panel.findings.list.setFocus()

    def show_row_of(self, finding: Finding) -> None:
        """Show the row that ``finding`` speaks of, with everything picked where it is not."""
        reading = self._picks.reading
        row = row_of(finding, reading) if reading else None
        if row is None:
            self._tell(
                f"表示できる事業の行はありません。元の計画の {finding.where} を見てください。"
            )
            return
        if not any(other is row for other in self._picks.rows):
            self._picks.reset()
            self._tell("行を表示するため、すべてを選びました（Ctrl+Z で元に戻ります）。")
        self.show_rows()
        self._panel.listings.show_row(row)
