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
print(Doorbell(Path(sys.argv[1])).ring())
"""


@pytest.fixture
def place(qapp, tmp_path: Path) -> Path:
    return tmp_path / "利用者 の" / "window"


def test_the_first_start_finds_nobody(place: Path):
    bell = Doorbell(place)
    assert not bell.is_answered()
    assert not bell.ring()
    assert bell.answer()


def test_a_second_start_calls_the_window_that_is_open(qtbot, place: Path):
    first = Doorbell(place)
    assert first.answer()
    with qtbot.waitSignal(first.rung):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
    assert second.communicate()[0].strip() == "True"


def test_a_lock_left_behind_by_a_killed_window_is_taken_over(place: Path):
    script = SECOND.replace(".ring())", ".answer(), flush=True)\nimport os\nos._exit(9)")
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


def test_a_second_start_asks_and_names_the_plan(qtbot):
    box, choices = second_start_box(Path("計画/来年度.xlsx"))
    qtbot.addWidget(box)
    assert "すでに開いています" in box.text()
    assert "来年度.xlsx" in box.informativeText()
    assert set(choices.values()) == set(Choice)
    assert choices[box.defaultButton()] is Choice.FORWARD


def test_a_minimized_window_comes_forward(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
