from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMessageBox

from gui.presenters.memory import Settings
from gui.views.common.dialogs import message_box, open_question
from gui.views.common.theme import apply_theme
from tests.gui.children import children


@pytest.mark.parametrize("points", [9, 20])
def test_a_box_shows_all_that_it_says_whatever_the_size_of_type(qtbot, qapp, points: int):
    apply_theme(qapp, Settings(points=points))
    box = message_box(QMessageBox.Icon.Question, "同じ名前のファイルがすでにあります", None)
    qtbot.addWidget(box)
    box.setInformativeText("残すときは、作成するすべてのファイルに（2）などの同じ番号を付けます。")
    box.show()
    texts = [label for label in children(box, QLabel) if label.text() and label.isVisible()]
    assert len(texts) == 2
    for label in texts:
        assert box.rect().contains(label.geometry()), label.text()
    widest = max(label.width() for label in texts)
    assert widest >= 20 * box.fontMetrics().horizontalAdvance("あ")  # no lines of one character
    apply_theme(qapp)


@pytest.mark.parametrize("points", [9, 20])
def test_the_buttons_of_a_question_are_whole_whatever_the_size_of_type(qtbot, qapp, points: int):
    apply_theme(qapp, Settings(points=points))
    box = message_box(QMessageBox.Icon.Question, "同じ名前のファイルがすでにあります", None)
    qtbot.addWidget(box)
    texts = ("置き換える(&R)", "残して別名で保存(&K)", "場所を選んで別名で保存(&P)")
    answers = {text: (lambda: None) for text in texts}
    open_question(box, answers, "キャンセル")
    for button in box.buttons():
        assert button.width() >= button.sizeHint().width(), button.text()
        assert box.rect().contains(button.rect().translated(button.mapTo(box, QPoint())))
    apply_theme(qapp)
