"""The bar above the pages, in windows of all widths."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from gui.views.window.main_window import MainWindow
from tests.gui.children import children
from tests.gui.verbs import pages_shown, press

ALL = {
    "前のページ",
    "次のページ",
    "ページ全体を表示",
    "ページの幅に合わせる",
    "縮小",
    "拡大",
    "2ページを見開きで表示",
    "ページの一覧を表示",
    "表示しているページを印刷",
}
SIZES = [(911, 478), (1093, 560), (1366, 700), (1920, 1000)]
"""1366 x 768 at 150, 125 and 100 %, and a large screen."""


def offered(window: MainWindow) -> dict[str, QAction]:
    """Open the menu 「…」 and return what it offers."""
    more = window.preview_panel.pages_tab.bar.more
    assert more.isVisible()
    more.menu().aboutToShow.emit()
    return {action.text(): action for action in more.menu().actions() if action.text()}


@pytest.mark.parametrize("size", SIZES)
def test_every_button_of_the_bar_is_seen_or_in_its_menu(qtbot, window: MainWindow, size):
    pages_shown(qtbot, window)
    window.resize(*size)
    bar = window.preview_panel.pages_tab.bar
    qtbot.waitUntil(lambda: window.width() == size[0])
    buttons = children(bar, QToolButton)
    seen = {button.accessibleName() for button in buttons if button.isVisible()}
    if "ほかの操作" in seen:
        assert bar.more.focusPolicy() & Qt.FocusPolicy.TabFocus
        seen = seen - {"ほかの操作"} | set(offered(window))
    assert seen == ALL


def test_on_a_small_screen_pages_are_enlarged_and_set_as_a_spread_from_the_menu(
    qtbot, window: MainWindow
):
    pages_shown(qtbot, window)
    window.resize(911, 478)
    tab = window.preview_panel.pages_tab
    qtbot.waitUntil(lambda: not tab.larger.isVisible())
    before = tab.page_view.scale
    offered(window)["拡大"].trigger()
    assert tab.page_view.scale > before
    offered(window)["2ページを見開きで表示"].trigger()
    assert tab.pages.is_spread
    assert offered(window)["2ページを見開きで表示"].isChecked()


def test_the_menu_opens_by_the_keyboard(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    window.resize(911, 478)
    more = window.preview_panel.pages_tab.bar.more
    qtbot.waitUntil(more.isVisible)
    seen: list[bool] = []
    more.menu().aboutToShow.connect(lambda: seen.append(True))
    more.menu().aboutToShow.connect(more.menu().close, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert seen
    window.resize(1920, 1000)
    qtbot.waitUntil(lambda: not more.isVisible())
    press(qtbot, window.preview_panel.pages_tab.thumbs)
    assert window.preview_panel.pages_tab.page_view.thumbnails.isVisible()
