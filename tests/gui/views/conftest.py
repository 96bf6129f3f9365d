"""What single views need of a window that they stand without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from gui.views.common.background import Background


@pytest.fixture
def start(qapp):
    """Do work on a thread, as the window does."""

    def fail(error: Exception) -> None:
        raise error

    parent = QObject()
    background = Background(parent, fail)
    yield background.start
    background.stop()
    qapp.processEvents()  # what was at work is let go on this thread
