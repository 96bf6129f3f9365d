"""The program started as a user starts it, with a profile of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.interpreter import GarbageTimer
from gui.plan_reading import read_plan_apart
from gui.presenters.memory import Memory
from gui.sources import Sources
from gui.views.common.theme import apply_theme
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from model.readers.reading import Reading

PATIENCE = 30_000
"""Milliseconds that a test waits for what has to come, where it says nothing else.

The window shares two processors with the process that makes documents and with other tests.
"""


class PatientBot(QtBot):
    """Waits longer than five seconds: a busy machine is no fault."""

    def waitUntil(self, callback, *, timeout=PATIENCE):  # noqa: N802  named by pytest-qt
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **checks):  # noqa: N802  as above
        return super().waitSignal(signal, timeout=timeout, **checks)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="package", autouse=True)
def _garbage(qapp):
    """Collect what holds widgets on the thread of the tests alone, as the program does.

    What was copied is left to none: without a screen, Qt would destroy it behind the interpreter.
    """
    timer = GarbageTimer(qapp)
    yield
    timer.stop()
    qapp.clipboard().clear()


@pytest.fixture(scope="package", autouse=True)
def _look(qapp):
    """Give widgets the type of the program, whichever tests ran before in their process."""
    apply_theme(qapp)


@pytest.fixture(scope="module")
def shop(qapp):
    made = Workshop()
    yield made
    made.close()


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where faults are recorded."""
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    return tmp_path / "errors.log"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "利用者"


@pytest.fixture
def new_window(
    qtbot, qapp, shop: Workshop, profile: Path, folder: Path, built_in: Reading
) -> Callable[..., MainWindow]:
    """Start the program, with a plan or as it was left; a second call is the next day."""

    def start(plan: Path | None = None) -> MainWindow:
        apply_theme(qapp)
        sources = Sources(lambda: built_in, read_plan_apart)
        made = MainWindow(sources, shop, Memory(profile, profile), folder)
        qtbot.addWidget(made)
        made.show()
        if plan:
            made.open_plan(plan)
            return made
        made.open_last()
        qtbot.waitUntil(lambda: bool(made.picks_panel.departments_table.shown))
        return made

    return start


@pytest.fixture
def window(new_window: Callable[..., MainWindow]) -> MainWindow:
    return new_window()
