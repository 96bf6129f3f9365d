from __future__ import annotations

import re

from gui.views.window import help_window
from gui.views.window.help_window import HelpWindow
from reports.program_files import HELP_PAGE

PAGE = HELP_PAGE.read_text(encoding="utf-8")


def test_every_picture_and_every_place_of_the_help_page_is_there():
    pictures = re.findall(r'src="([^"]+)"', PAGE)
    assert len(pictures) >= 5
    assert [name for name in pictures if not (HELP_PAGE.parent / name).is_file()] == []
    places = set(re.findall(r'<a name="([^"]+)"', PAGE))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) == places


def test_the_page_is_shown(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    assert "まず作ってみる" in window.page.toPlainText()


def test_the_page_does_not_scroll_sideways_where_a_scaling_takes_some_of_its_width(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    window.resize(window.width() - 5, window.height())
    window.show()
    assert window.page.horizontalScrollBar().maximum() == 0


def test_a_lost_page_says_so_where_it_would_stand(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(help_window, "HELP_PAGE", tmp_path / "index.html")
    window = HelpWindow()
    qtbot.addWidget(window)
    assert "使い方のファイルがないか、壊れています" in window.page.toPlainText()
