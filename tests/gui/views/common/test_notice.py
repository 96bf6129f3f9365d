from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from gui.views.common.notice import Notice
from tests.gui.children import child
from tests.gui.verbs import press


@pytest.fixture
def notice(qtbot) -> Notice:
    made = Notice()
    qtbot.addWidget(made)
    made.show()
    return made


def pass_time(notice: Notice) -> None:
    """Let the while pass for which something is told."""
    time = child(notice, QTimer)
    if time.isActive():
        time.timeout.emit()


def test_what_is_told_is_gone_after_a_while(notice: Notice):
    notice.tell("保存しました。")
    assert notice.text() == "保存しました。"
    pass_time(notice)
    assert notice.text() == ""


def test_what_is_under_way_is_told_until_it_is_over(notice: Notice):
    notice.tell("前の")
    notice.tell_of_work("読み込んでいます…")
    pass_time(notice)
    assert notice.text() == "読み込んでいます…"
    notice.tell("")
    assert notice.text() == ""


def test_what_has_a_consequence_stays_until_it_is_closed(qtbot, notice: Notice):
    notice.keep("plan", "読み取れなかった行が3行あります。")
    notice.tell("保存しました。")
    assert notice.text() == "保存しました。"
    assert not notice.close_button.isVisible()
    pass_time(notice)
    pass_time(notice)
    assert notice.text() == "読み取れなかった行が3行あります。"
    press(qtbot, notice.close_button)
    assert notice.text() == ""
    assert not notice.close_button.isVisible()


def test_closing_the_last_one_shows_the_one_before(qtbot, notice: Notice):
    notice.keep("settings", "設定を残せません")
    notice.keep("plan", "1行あります。")
    notice.keep("plan", "2行あります。")
    assert notice.text() == "2行あります。"
    press(qtbot, notice.close_button)
    assert notice.text() == "設定を残せません"
    notice.keep("settings", "")
    assert notice.text() == ""
