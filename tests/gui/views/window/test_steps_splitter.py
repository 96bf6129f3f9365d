"""The three steps in windows of several widths."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from gui.views.window.steps_splitter import StepsSplitter


@pytest.fixture
def splitter(qtbot) -> StepsSplitter:
    made = StepsSplitter()
    qtbot.addWidget(made)
    made.show_steps(QWidget(), QWidget(), QWidget())
    made.resize(1012, 400)
    made.show()
    return made


def test_what_the_user_drew_is_kept(splitter: StepsSplitter):
    splitter.restore([400, 300, 300], splitter.width())
    assert splitter.sizes() == [400, 300, 300]


def test_steps_of_a_wider_window_leave_the_preview_half_of_this_one(splitter: StepsSplitter):
    splitter.restore([600, 800, 500], splitter.width())
    first, middle, last = splitter.sizes()
    assert middle >= 0.48 * splitter.width()
    assert first > last > 200
