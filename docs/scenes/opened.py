"""A window with the built-in plan and its preview, and waiting for it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path


class Opened:
    """A window of the size ``room``, with type of so many points; nothing of it is kept."""

    def __init__(self, app, points: int | None, room: tuple[int, int]) -> None:
        self._app, self._points, self._room = app, points, room
        self._ending = ExitStack()

    def __enter__(self) -> Opened:
        from gui.plan_reading import read_plan_apart
        from gui.presenters.memory import Memory, Settings
        from gui.sources import Sources
        from gui.views.window.main_window import MainWindow
        from gui.workshop import Workshop
        from seeds.built_in import load_built_in_plan

        self._apply_theme()
        profile = Path(self._ending.enter_context(tempfile.TemporaryDirectory()))
        workshop = Workshop()
        self._ending.callback(workshop.close)
        folder = Path("C:/Users/kikaku/Documents/計画帳票")
        sources = Sources(load_built_in_plan, read_plan_apart)
        memory = Memory(profile, profile)
        memory.keep_settings(Settings(points=self._points))
        self.window = MainWindow(sources, workshop, memory, folder)
        self._ending.callback(self.window.close)
        self.window.resize(*self._room)
        self.window.show()
        self.window.open_last()
        self._wait_for_pages()
        self._reading = self.window.picks.reading
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def end_scene(self, widget) -> None:
        """Bring the window back to how it was."""
        from gui.views.making.outcome_panel import CHOICES

        window = self.window
        if widget is not window:
            widget.close()
        window.resize(*self._room)
        window.outcome_panel.show_below(CHOICES)
        window.outcome_panel.fold.unfold(is_open=False)
        for named in window.memory.state.sets:
            window.sets_menu.drop(named.name)
        for about in ("plan", "set", "settings"):
            window.notice.keep(about, "")
        window.notice.tell("")
        if window.property("dark"):
            window.setProperty("dark", None)
            self._apply_theme()
        self._show_first_page()

    def _show_first_page(self) -> None:
        """Show the plan that was open at first, and its first page."""
        window, tab = self.window, self.window.preview_panel.pages_tab
        window.preview_panel.sheets_tab.sheets.setCurrentIndex(0)
        window.preview_panel.listings.list.clearSelection()
        window.preview_tabs.show_pages()
        for button in (tab.spread, tab.thumbs):
            if button.isChecked():
                button.click()
        if window.picks.reading is not self._reading:
            window.picks.open(self._reading)
        tab.page_view.go(0)
        self._wait_for_pages()

    def _wait_for_pages(self) -> None:
        panel = self.window.preview_panel
        wait(self._app, lambda: panel.pages_tab.page_view.is_drawn and not panel.busy.text())

    def _apply_theme(self) -> None:
        from gui.presenters.memory import Settings
        from gui.views.common.theme import apply_theme

        apply_theme(self._app, Settings(points=self._points))


def wait(app, is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Let the window work until ``is_so``; raises TimeoutError."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.005)


def settle(app) -> None:
    """Let what was just shown be laid out and drawn."""
    for _ in range(20):
        app.processEvents()
        time.sleep(0.005)
