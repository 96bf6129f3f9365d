"""Pictures of every view and dialog, at 100 % and 150 %: python docs/make_screens.py [FOLDER].

Without FOLDER they go to docs/screens/, and those of the help page to docs/help/. No display is
needed. Labels that are cut off are named, and the exit code is 1 then; a test runs this.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from list_scenes import LIST_SCENES

ROOT = Path(__file__).resolve().parent.parent
SCREENS, HELP = ROOT / "docs" / "screens", ROOT / "docs" / "help"
SCALES = {"100": "1", "150": "1.5"}
SMALL = (1093, 580)
"""What 1366 x 768 with 125 % scaling leaves of a screen below its title bar and task bar."""


def main() -> int:
    """Make the pictures, each scale in a process of its own."""
    if len(sys.argv) > 2:
        return draw(Path(sys.argv[1]), sys.argv[2])
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENS
    folder.mkdir(parents=True, exist_ok=True)
    runs = []
    for name, factor in SCALES.items():
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
        command = [sys.executable, __file__, str(folder), name]
        runs.append(subprocess.Popen(command, env=env))
    return max(run.wait() for run in runs)


def draw(folder: Path, scale: str) -> int:
    """Draw every scene into ``folder``; return 1 where a label is cut off."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    lacking = 0
    with opened_window(app) as window:
        for name, scene in SCENES.items():
            widget = scene(window)
            settle(app)
            save(widget, folder / f"{name}-{scale}.png")
            for text in cut_off(widget):
                print(f"{name} {scale} %: {text}")
                lacking = 1
            end_scene(window, widget)
        if folder == SCREENS and scale == "100":
            draw_for_help(app, window)
    return lacking


def draw_for_help(app, window) -> None:
    """Draw the pictures of the help page."""
    panel = window.preview_panel
    settle(app)
    save(window, HELP / "window.png", 700)
    window.picks.tick_section(window.picks.section_nodes[0].children[1], ticked=False)
    settle(app)
    save(window.picks_panel, HELP / "picks.png")
    wait(app, lambda: panel.page_view.is_drawn and not panel.busy.text())
    panel.page_view.go(6)
    wait(app, lambda: panel.page_view.is_drawn)
    save(panel, HELP / "preview.png", 520)
    _details(window)
    settle(app)
    save(window.outcome_panel, HELP / "outcome.png")
    save(_results(window).outcome_panel, HELP / "results.png")
    window.picks.reset()


def save(widget, path: Path, width: int = 0) -> None:
    """Write a picture of ``widget`` in its 256 most frequent colours: a quarter of the bytes.

    ``width`` makes it smaller, for the help page, whose reader would do it roughly.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    colours = Counter(memoryview(image.constBits()).cast("I")).most_common(256)
    table = [colour for colour, _ in colours]
    plain = Qt.ImageConversionFlag.ThresholdDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, plain)
    small.setDevicePixelRatio(1)
    small.save(str(path), "PNG", 0)


def cut_off(widget) -> list[str]:
    """Return the texts of labels, buttons and choices that have less room than they ask for."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar

    lacking = []
    for label in widget.findChildren(QLabel):
        if label.isVisible() and label.text() and label.objectName() != "free":
            tall = label.heightForWidth(label.width()) if label.wordWrap() else 0
            wide = 0 if label.wordWrap() else label.sizeHint().width()
            if label.width() < wide - 1 or label.height() < max(tall, label.fontMetrics().height()):
                lacking.append(label.text())
    for button in widget.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            wanted = button.sizeHint()
            if button.width() < wanted.width() - 1 or button.height() < wanted.height() - 1:
                lacking.append(button.text())
    for combo in widget.findChildren(QComboBox):
        room = combo.width() - combo.fontMetrics().height() - 8
        if combo.isVisible() and combo.fontMetrics().horizontalAdvance(combo.currentText()) > room:
            lacking.append(combo.currentText())
    for bar in widget.findChildren(QTabBar):
        if bar.isVisible() and bar.width() < bar.sizeHint().width() - 1:
            lacking.append("／".join(bar.tabText(n) for n in range(bar.count())))
    return lacking


@contextmanager
def opened_window(app) -> Iterator:
    """Yield a window with the built-in plan and its preview; nothing of it is kept."""
    from gui.presenters.memory import Memory
    from gui.views.main_window import MainWindow, Sources
    from gui.views.theme import apply_theme
    from gui.workshop import Workshop
    from model.readers.source import read_plan
    from seeds.built_in import load_built_in_plan

    apply_theme(app)
    with tempfile.TemporaryDirectory() as made:
        workshop, profile = Workshop(), Path(made)
        folder = Path("C:/Users/kikaku/Documents/計画帳票")
        sources = Sources(load_built_in_plan, read_plan)
        window = MainWindow(sources, workshop, Memory(profile, profile), folder)
        window.resize(*SMALL)
        window.show()
        window.open_last()
        wait(app, lambda: window.preview_panel.page_view.is_drawn)
        yield window
        window.close()
        workshop.close()


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


def end_scene(window, widget) -> None:
    """Bring the window back to how it was."""
    from PySide6.QtWidgets import QApplication

    from gui.views.outcome_panel import CHOICES
    from gui.views.theme import apply_theme

    if widget is not window:
        widget.close()
    window.resize(*SMALL)
    window.outcome_panel.pages.setCurrentIndex(CHOICES)
    window.outcome_panel.fold.unfold(is_open=False)
    window.preview_tabs.show_pages()
    panel = window.preview_panel
    for button in (panel.spread, panel.thumbs):
        if button.isChecked():
            button.click()
    if window.property("dark"):
        window.setProperty("dark", None)
        apply_theme(QApplication.instance())


# --- scenes ---------------------------------------------------------------------------------------


def _main(window):
    return window


def _wide(window):
    window.resize(1600, 900)
    panel = window.preview_panel
    panel.spread.click()
    panel.thumbs.click()
    panel.page_view.go(6)
    from PySide6.QtWidgets import QApplication

    wait(QApplication.instance(), lambda: panel.page_view.is_drawn)
    wait(QApplication.instance(), lambda: not panel.page_view.thumbnails.lacking())
    return window


def _dark(window):
    from PySide6.QtWidgets import QApplication

    from gui.presenters.memory import Settings, Theme
    from gui.views.theme import apply_theme

    apply_theme(QApplication.instance(), Settings(theme=Theme.DARK))
    window.setProperty("dark", True)
    return window


def _sheets(window):
    window.preview_tabs.show_sheets()
    window.preview_panel.sheets.setCurrentIndex(3)
    return window


def _rows(window):
    window.preview_tabs.show_rows()
    return window


def _findings(window):
    window.preview_tabs.show_findings()
    return window


def _details(window):
    window.outcome_panel.fold.unfold(is_open=True)
    return window


def _progress(window):
    window.outcome_panel.show_progress(1, 2, "計画冊子.pdf：基本施策 2　自主的・自立的な行財政運営")
    return window


def _results(window):
    from reports.making.run import WrittenFile

    files = (("所管課別一覧.xlsx", "xlsx"), ("計画冊子.pdf", "pdf"))
    window.outcome_panel.show_results(
        tuple(WrittenFile(window.making.folder / name, "", form, 211, 190) for name, form in files)
    )
    return window


def _replace(window):
    window.ask_to_replace(("所管課別一覧.xlsx", "計画冊子.pdf"))
    return window.question


def _locked(window):
    from model.errors import TargetLockedError

    where = str(window.making.folder / "所管課別一覧.xlsx")
    window.ask_about_locked(TargetLockedError("ファイルを書き換えられません", where=where))
    return window.question


def _error(window):
    from model.errors import OutputError

    window.show_error(
        OutputError(
            "保存先のフォルダーに書き込めません",
            where=str(window.making.folder),
            remedy="書き込みの権限があるフォルダーを選び直してください。",
        )
    )
    return window.failures.message


def _fault(window):
    from gui.views.dialogs import show_fault

    return show_fault("ZeroDivisionError: …", "C:/Users/kikaku/AppData/Local/…/errors.log", window)


def _end(window):
    from gui.views.dialogs import ask_to_close

    return ask_to_close(lambda: None, window)


def _heading(window):
    from gui.views.dialogs import HeadingDialog
    from model.plan import PlanHeading

    dialog = HeadingDialog(PlanHeading("実施計画 本文"), 2026, window)
    dialog.open()
    return dialog


def _set_name(window):
    window.sets_menu.ask_for_name()
    return window.sets_menu.name_dialog


def _settings(window):
    window.side_windows.show_settings()
    return window.side_windows.settings_dialog


def _about(window):
    window.side_windows.show_about()
    return window.side_windows.about


def _help(window):
    window.side_windows.show_help()
    return window.side_windows.help


def _menu(number: int):
    def scene(window):
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        menu = window.menuBar().findChildren(QMenu, options=direct)[number]
        menu.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
        return menu

    return scene


SCENES = {
    "window": _main,
    "wide": _wide,
    "dark": _dark,
    "sheets": _sheets,
    "rows": _rows,
    "findings": _findings,
    "details": _details,
    "progress": _progress,
    "results": _results,
    "replace": _replace,
    "locked": _locked,
    "error": _error,
    "fault": _fault,
    "end": _end,
    "heading": _heading,
    "set-name": _set_name,
    "settings": _settings,
    "about": _about,
    "help": _help,
    "menu-file": _menu(0),
    "menu-edit": _menu(1),
    "menu-view": _menu(2),
    "menu-tools": _menu(3),
    **LIST_SCENES,
}


if __name__ == "__main__":
    sys.exit(main())
