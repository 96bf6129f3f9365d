from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.doorbell import Doorbell
from gui.views.second_start import Choice, bring_forward, second_start_box

ROOT = Path(__file__).parent.parent.parent
SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from gui.doorbell import Doorbell
app = QCoreApplication([])
print(Doorbell(sys.argv[1]).ring())
"""


@pytest.fixture
def name(qapp) -> str:
    return f"plan-report-test-{uuid.uuid4().hex[:12]}"


def test_the_first_start_finds_nobody(name: str):
    bell = Doorbell(name)
    assert not bell.is_answered()
    assert not bell.ring()
    assert bell.answer()


def test_a_second_start_calls_the_window_that_is_open(qtbot, name: str):
    first = Doorbell(name)
    assert first.answer()
    with qtbot.waitSignal(first.rung):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, name], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
    assert second.communicate()[0].strip() == "True"


def test_a_socket_left_behind_by_a_killed_window_is_taken_over(name: str):
    script = SECOND.replace("print(Doorbell(sys.argv[1]).ring())", "KILL")
    script = script.replace(
        "KILL", "import os; print(Doorbell(sys.argv[1]).answer(), flush=True); os._exit(9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (killed.returncode, killed.stdout.strip()) == (9, "True")
    bell = Doorbell(name)
    assert not bell.is_answered()
    assert bell.answer()


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
