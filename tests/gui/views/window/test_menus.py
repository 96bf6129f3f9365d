from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]

MENUS = """
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QMainWindow
from gui.views.window import menus
app = QApplication([])
menus.MENUS = (("ファイル", (menus.Entry("終了", "close"),)),)
folders = app.libraryPaths()
window = QMainWindow()
menus.add_menus(window)
assert folders and app.libraryPaths() == folders
print(*(bytes(each).decode() for each in QImageReader.supportedImageFormats()))
"""


def test_pictures_of_other_formats_can_be_read_once_menus_are_made():
    run = subprocess.run(
        [sys.executable, "-c", MENUS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert {"png", "jpeg", "svg"} <= set(run.stdout.split())
