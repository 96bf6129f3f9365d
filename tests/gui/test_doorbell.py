from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.doorbell import Doorbell
from gui.views.window.second_start import Choice, bring_forward, second_start_box

ROOT = Path(__file__).parent.parent.parent
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gui.doorbell import Doorbell
app = QCoreApplication([])
print(Doorbell(Path(sys.argv[1])).ring(*map(Path, sys.argv[2:])))
"""


@pytest.fixture
def place(qapp, tmp_path: Path) -> Path:
    return tmp_path / "利用者 の" / "window"


def test_the_first_start_finds_nobody(place: Path):
    bell = Doorbell(place)
    assert not bell.is_answered()
    assert not bell.ring()
    assert bell.answer()


@pytest.mark.parametrize("plan", [None, ROOT / "共有 フォルダー" / "計画.xlsx"])
def test_a_second_start_calls_the_window_that_is_open_and_names_its_plan(
    qtbot, place: Path, plan: Path | None
):
    first = Doorbell(place)
    assert first.answer()
    command = [sys.executable, "-c", SECOND, str(place)]
    named = [str(plan.relative_to(ROOT))] if plan else []
    with qtbot.waitSignal(first.rung) as rung:
        second = subprocess.Popen([*command, *named], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert second.communicate()[0].strip() == "True"
    assert rung.args == [plan]


def test_a_lock_left_behind_by_a_killed_window_is_taken_over(place: Path):
    rings = ".ring(*map(Path, sys.argv[2:])))"
    script = SECOND.replace(rings, ".answer(), flush=True)\nimport os\nos._exit(9)")
    killed = subprocess.run(
        [sys.executable, "-c", script, str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (killed.returncode, killed.stdout.strip()) == (9, "True")
    bell = Doorbell(place)
    assert not bell.is_answered()
    assert bell.answer()


def test_of_two_windows_the_first_answers(place: Path):
    first, second = Doorbell(place), Doorbell(place)
    assert first.answer()
    assert not second.answer()
    assert second.is_answered()


@pytest.mark.parametrize(
    ("plan", "first"), [(Path("計画/来年度.xlsx"), Choice.OPEN), (None, Choice.FORWARD)]
)
def test_a_second_start_asks_what_it_is_for(qtbot, plan: Path | None, first: Choice):
    box, choices = second_start_box(plan)
    qtbot.addWidget(box)
    assert "すでに開いています" in box.text()
    assert ("来年度.xlsx" in box.informativeText()) is (plan is not None)
    assert [*choices.values()] == [first, Choice.ANOTHER, Choice.NOTHING]
    assert choices[box.defaultButton()] is first


def test_a_minimized_window_comes_forward(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
