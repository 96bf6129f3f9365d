"""The program started as a user starts it, with a profile of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.interpreter import GarbageTimer
from gui.plan_reading import read_plan_apart
from gui.presenters.memory import Memory
from gui.views.main_window import MainWindow, Sources
from gui.views.theme import apply_theme
from gui.workshop import Workshop
from seeds.built_in import load_built_in_plan


@pytest.fixture(scope="package", autouse=True)
def _garbage(qapp):
    """Collect what holds widgets on the thread of the tests alone, as the program does."""
    timer = GarbageTimer(qapp)
    yield
    timer.stop()


@pytest.fixture(scope="module")
def shop(qapp):
    made = Workshop()
    yield made
    made.close()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "利用者"


@pytest.fixture
def new_window(qtbot, qapp, shop: Workshop, profile: Path, folder: Path):
    """Start the program, with a plan or as it was left; a second call is the next day."""

    def start(plan: Path | None = None) -> MainWindow:
        apply_theme(qapp)
        sources = Sources(load_built_in_plan, read_plan_apart)
        made = MainWindow(sources, shop, Memory(profile, profile), folder)
        qtbot.addWidget(made)
        made.show()
        if plan:
            made.open_plan(plan)
            return made
        made.open_last()
        qtbot.waitUntil(lambda: made.picks.reading is not None)
        return made

    return start


@pytest.fixture
def window(new_window) -> MainWindow:
    return new_window()
