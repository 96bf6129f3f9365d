"""Tabs in windows of several widths."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from gui.views.common.lettered_tabs import LetteredTabs
from tests.gui.children import child, children

_CAPTIONS = ("ページ(&G)", "表(&A)", "載る事業(&L)")


@pytest.fixture
def tabs(qtbot) -> LetteredTabs:
    beside = QLabel("更新中…")
    made = LetteredTabs(beside)
    qtbot.addWidget(made)
    for caption in _CAPTIONS:
        made.add(QWidget(), caption)
    made.resize(900, 200)
    made.show()
    return made


def shown(tabs: LetteredTabs) -> tuple[str, ...]:
    return tuple(tabs.tabText(place) for place in range(tabs.count()))


def test_captions_give_up_their_letters_before_one_is_out_of_sight(tabs: LetteredTabs):
    assert shown(tabs) == _CAPTIONS
    room = tabs.tabBar().sizeHint().width() + child(tabs, QLabel).width()
    tabs.resize(room - 1, 200)
    assert shown(tabs) == ("ページ", "表", "載る事業")
    tabs.resize(room, 200)
    assert shown(tabs) == _CAPTIONS


def test_what_stands_beside_the_captions_hides_none(tabs: LetteredTabs):
    beside = next(label for label in children(tabs, QLabel) if label.text() == "更新中…")
    for wide in (900, 420, 300, 200):
        tabs.resize(wide, 200)
        assert tabs.width() >= tabs.tabBar().sizeHint().width()
        assert (
            not beside.isVisible() or beside.geometry().left() >= tabs.tabBar().sizeHint().width()
        )
    tabs.resize(900, 200)
    assert beside.isVisible()
    assert beside.geometry().right() < tabs.width()
