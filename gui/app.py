"""Starting the window."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from gui.doorbell import Doorbell
from gui.views.dialogs import show_fault
from gui.views.main_window import LoadBuiltIn, MainWindow, ReadPlan
from gui.views.second_start import Choice, ask_at_second_start, bring_forward
from gui.views.theme import apply_theme
from reports.fault_log import describe_fault, record_fault

_FOLDER = "計画帳票"


def run_window(load_built_in: LoadBuiltIn, read_plan: ReadPlan, plan: Path | None) -> int:
    """Show the window with the plan at ``plan`` or the built-in one; return the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without windows is running")
    app.setApplicationName("plan-report-generator")
    app.setApplicationDisplayName("計画帳票")
    apply_theme(app)
    sys.excepthook = _on_fault
    doorbell = Doorbell(parent=app)
    if doorbell.is_answered() and not _opens_another(doorbell, plan):
        return 0
    window = MainWindow(load_built_in, read_plan, default_folder())
    window.show()
    doorbell.rung.connect(lambda: bring_forward(window))
    doorbell.answer()
    if plan is None:
        window.open_built_in()
    else:
        window.open_plan(plan)
    return app.exec()


def _opens_another(doorbell: Doorbell, plan: Path | None) -> bool:
    """Ask what a second start is for; call the open window where that is wanted."""
    choice = ask_at_second_start(plan)
    if choice is Choice.FORWARD:
        return not doorbell.ring()
    return choice is Choice.ANOTHER


def default_folder() -> Path:
    """Return where files go unless the user chooses: a folder in the user's documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location)) / _FOLDER


def _on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Record a fault that nobody caught and tell of it."""
    sys.__excepthook__(kind, error, trace)
    log = record_fault(error)
    show_fault(describe_fault(error), str(log), QApplication.activeWindow())
