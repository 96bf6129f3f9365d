"""The application, which begins before the modules of the window are read."""

from __future__ import annotations

from threading import Thread

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

STYLED = "styled"
"""The property of an application that has its style from the start."""


def begin_application(name: str) -> QApplication:
    """Return the application, begun as ``name``, with its style.

    Given its style later, Qt makes two, and PySide some fifty enumerations for the one that it
    hands out. Qt looks for the fonts of the system on a thread meanwhile: whoever first asks for
    one waits for that.
    """
    app = QApplication([name, "-style", "Fusion"])
    app.setProperty(STYLED, True)
    Thread(target=QFontDatabase.families, name="fonts").start()
    return app
