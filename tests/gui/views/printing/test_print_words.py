"""Qt's own print dialog, as systems without one of their own show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QTabWidget, QWidget

from gui.views.common.theme import apply_theme
from gui.views.printing.printing import print_dialog
from tests.gui.children import children

_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_AS_IT_IS = re.compile(r"PDF|CUPS")


@pytest.fixture
def parent(qtbot, qapp) -> QWidget:
    apply_theme(qapp)
    made = QWidget()
    qtbot.addWidget(made)
    return made


def texts(dialog: QWidget) -> list[str]:
    tabs = [bar.tabText(n) for bar in children(dialog, QTabWidget) for n in range(bar.count())]
    buttons = [button.text() for button in children(dialog, QAbstractButton)]
    said = [*buttons, *(label.text() for label in children(dialog, QLabel))]
    return [*tabs, *said, *(box.title() for box in children(dialog, QGroupBox))]


def test_the_dialog_says_no_word_in_english(parent: QWidget):
    said = texts(print_dialog(QPrinter(), lambda: Path("計画冊子.pdf"), parent))
    assert "ページを指定" in said
    assert "両面印刷" in said
    assert [text for text in said if _ENGLISH.search(_AS_IT_IS.sub("", text))] == []


def test_once_it_is_closed_qt_asks_its_own_words_alone(parent: QWidget, qtbot):
    dialog = print_dialog(QPrinter(), lambda: Path("計画冊子.pdf"), parent)
    said = lambda: QCoreApplication.translate("QPrintSettingsOutput", "Pages")  # noqa: E731
    assert said() == "ページを指定"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    assert said() == "Pages"
