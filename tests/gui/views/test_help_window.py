from __future__ import annotations

import re

from gui.views.help_window import FOLDER, HelpWindow

PAGE = (FOLDER / "index.html").read_text(encoding="utf-8")


def test_every_picture_and_every_place_of_the_help_page_is_there():
    pictures = re.findall(r'src="([^"]+)"', PAGE)
    assert len(pictures) >= 5
    assert [name for name in pictures if not (FOLDER / name).is_file()] == []
    places = set(re.findall(r'<a name="([^"]+)"', PAGE))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) == places


def test_the_page_is_shown(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    assert "まず作ってみる" in window.page.toPlainText()
