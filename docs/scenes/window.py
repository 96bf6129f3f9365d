"""Scenes of the window itself."""

from __future__ import annotations

from scenes.opened import wait
from scenes.sources import LIST


def whole_window(window):
    return window


def wide(window):
    from PySide6.QtWidgets import QApplication

    window.resize(1600, 900)
    panel = window.preview_panel
    panel.pages_tab.spread.click()
    panel.pages_tab.thumbs.click()
    panel.pages_tab.page_view.go(6)
    wait(QApplication.instance(), lambda: panel.pages_tab.page_view.is_drawn)
    wait(QApplication.instance(), lambda: not panel.pages_tab.page_view.thumbnails.lacking())
    return window


def dark(window):
    from PySide6.QtWidgets import QApplication

    from gui.presenters.memory import Settings, Theme
    from gui.views.common.theme import apply_theme

    apply_theme(QApplication.instance(), Settings(theme=Theme.DARK))
    window.setProperty("dark", True)
    return window


def sheets(window):
    window.preview_tabs.show_sheets()
    window.preview_panel.sheets_tab.sheets.setCurrentIndex(3)
    return window


def rows(window):
    window.preview_tabs.show_rows()
    window.preview_panel.listings.list.selectRow(9)
    return window


def amounts(window):
    """Show the rows of a plan whose projects have amounts, one of them relisted."""
    from PySide6.QtWidgets import QApplication

    from model.readers.lists.guessing.guess import guess_mapping
    from model.readers.lists.list_reader import read_list
    from model.readers.lists.source.list_source import list_from_text

    source = list_from_text(LIST, "C:/Users/kikaku/Documents/実施計画事業一覧.csv")
    window.picks.open(read_list(source, guess_mapping(source).mapping))
    window.preview_tabs.show_rows()
    window.preview_panel.listings.list.selectRow(1)
    wait(QApplication.instance(), lambda: not window.preview_panel.busy.text())
    return window


def notice(window):
    window.notice.keep(
        "plan", "計画に、読み取れなかった行が3行あります。「確認事項」で見られます。"
    )
    return window


def findings(window):
    window.preview_tabs.show_findings()
    return window


def details(window):
    window.outcome_panel.fold.unfold(is_open=True)
    return window


def progress(window):
    window.outcome_panel.show_progress(1, 2, "計画冊子.pdf：基本施策 2　自主的・自立的な行財政運営")
    return window


def results(window):
    from gui.presenters.finding_rows import findings_line
    from reports.making.run import WrittenFile

    files = (("所管課別一覧.xlsx", "xlsx"), ("計画冊子.pdf", "pdf"))
    window.outcome_panel.show_results(
        tuple(WrittenFile(window.making.folder / name, "", form, 211, 190) for name, form in files),
        findings_line(window.picks.reading, is_open=True),
        leads=True,
    )
    return window


WINDOW_SCENES = {
    "window": whole_window,
    "wide": wide,
    "dark": dark,
    "sheets": sheets,
    "rows": rows,
    "amounts": amounts,
    "findings": findings,
    "notice": notice,
    "details": details,
    "progress": progress,
    "results": results,
}
