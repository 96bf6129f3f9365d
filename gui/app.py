"""Starting the window."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.doorbell import Doorbell
from gui.interpreter import GarbageTimer, share_interpreter
from gui.presenters.memory import Memory
from gui.sources import Sources
from gui.views.common.theme import apply_sheet, apply_type, follow_system, speak_japanese
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from reports.program_files import ICON
from reports.user_folders import Purpose, documents_folder, user_folder

_FOLDER = "計画帳票"
_SETTLED = 50
"""Milliseconds after which the first picture of the window stands, and what is left is done."""


def run_window(app: QApplication, sources: Sources, plan: Path | None) -> int:
    """Show the window with the plan at ``plan``, or as it was left; return the exit code."""
    app.setApplicationName("plan-report-generator")
    app.setApplicationDisplayName("計画帳票")
    share_interpreter()
    garbage = GarbageTimer(app)
    doorbell = Doorbell(user_folder(Purpose.STATE).path / "window", app)
    doorbell.begin_to_answer()
    memory = open_memory()
    apply_type(app, memory.settings)
    workshop = Workshop()
    window = MainWindow(sources, workshop, memory, default_folder())
    garbage.is_held = lambda: window.background.is_busy
    apply_sheet(app, memory.settings)
    if not doorbell.answer() and doorbell.is_answered():
        _show_icon(app)
        speak_japanese(app)
        if not _opens_another(doorbell, plan):
            return 0
    sys.excepthook = lambda kind, error, trace: _on_fault(window, kind, error, trace)
    threading.excepthook = record_thread_fault
    is_open = plan is None and window.open_kept()
    window.closed.connect(app.exit)
    window.show()
    doorbell.rung.connect(lambda wanted: _come_forward(window, wanted))
    QTimer.singleShot(0, lambda: _go_on(app, window, plan, is_open=is_open))
    code = app.exec()
    workshop.close()
    if window.background.is_stuck:
        _end_at_once(code)
    return code


def _end_at_once(code: int) -> None:
    """End the process without waiting for its threads: one asks a server that does not answer."""
    from multiprocessing import active_children  # noqa: PLC0415  only for servers that do not answer

    for child in active_children():
        child.kill()
    os._exit(code)


def _go_on(app: QApplication, window: MainWindow, plan: Path | None, *, is_open: bool) -> None:
    """Do what the first picture of the window does not wait for.

    The workshop starts later still, with the first preview: it would only hold up the reading.
    """
    QTimer.singleShot(_SETTLED, lambda: _settle(app, window))
    if is_open:
        return
    if plan is None:
        window.open_last()
    else:
        window.open_plan(plan)


def _settle(app: QApplication, window: MainWindow) -> None:
    _show_icon(app)
    speak_japanese(app)
    follow_system(app, lambda: window.memory.settings)


def _show_icon(app: QApplication) -> None:
    from PySide6.QtGui import QIcon  # noqa: PLC0415  only after the window is painted

    app.setWindowIcon(QIcon(str(ICON)))


def _opens_another(doorbell: Doorbell, plan: Path | None) -> bool:
    """Ask what a second start is for; call the open window where that is wanted."""
    from gui.views.window.second_start import Choice, ask_at_second_start  # noqa: PLC0415

    choice = ask_at_second_start(plan)
    if choice in (Choice.OPEN, Choice.FORWARD):
        return not doorbell.ring(plan)
    return choice is Choice.ANOTHER


def _come_forward(window: MainWindow, plan: Path | None) -> None:
    from gui.views.common.dialogs import after_open_ones  # noqa: PLC0415  only for second starts
    from gui.views.window.second_start import bring_forward  # noqa: PLC0415

    bring_forward(window)
    if plan:
        after_open_ones(window, lambda: window.open_plan(plan))


def open_memory() -> Memory:
    """Return what the program remembers of this user."""
    settings, state = user_folder(Purpose.SETTINGS), user_folder(Purpose.STATE)
    notices = tuple(filter(None, (settings.notice, state.notice)))
    return Memory(settings.path, state.path, notices)


def default_folder() -> Path:
    """Return where files go unless the user chooses: a folder in the user's documents."""
    return documents_folder() / _FOLDER


def _on_fault(
    window: MainWindow,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Record a fault that nobody caught, keep plan and picks, and tell of it."""
    sys.__excepthook__(kind, error, trace)
    window.failures.take_fault(error)


def record_thread_fault(told: threading.ExceptHookArgs) -> None:
    """Record a fault on a thread, which has nobody to tell it to."""
    threading.__excepthook__(told)
    if told.exc_value and not isinstance(told.exc_value, SystemExit):
        from reports.fault_log import record_fault  # noqa: PLC0415  only faults need it

        record_fault(told.exc_value)
