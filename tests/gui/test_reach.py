"""Every control is reached, named and whole."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)

from gui.presenters.memory import Settings
from gui.views.common.theme import apply_theme
from gui.views.window.main_window import MainWindow
from tests.gui.children import children
from tests.gui.verbs import choose, pages_shown


def make_all(window: MainWindow) -> None:
    """Make also what a window makes when it is first seen."""
    preview, outcome = window.preview_panel, window.outcome_panel
    seen = (preview.pages_tab, preview.sheets_tab, preview.listings, preview.findings)
    assert len(seen) == 4
    outcome.fold.unfold(is_open=True)
    assert len({outcome.progress, outcome.results}) == 2


def test_every_control_has_a_name(window: MainWindow):
    make_all(window)
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox, QSpinBox)
        for widget in children(window.centralWidget(), kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
    ]
    assert len(controls) > 40
    assert [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())] == []


def test_no_two_mnemonics_of_a_menu_and_no_two_keys_are_the_same(window: MainWindow):
    keys = [
        key.toString() for action in window.actions_by_text.values() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+O", "Ctrl+S", "Ctrl+P", "Ctrl+F", "Ctrl+Z", "F1", "F5", "F12"} <= set(keys)
    bar = window.menuBar()
    for menu in [each for each in children(bar, QMenu) if each.parent() is bar]:
        letters = [mnemonic(action.text()) for action in menu.actions() if action.text()]
        assert len(letters) == len(set(letters)), letters


def mnemonic(text: str) -> str:
    return text.partition("&")[2][:1].upper()


def test_the_letters_of_the_panels_are_all_different(window: MainWindow):
    window.resize(1366, 768)
    make_all(window)
    texts = [a.text() for a in window.menuBar().actions()]
    shown = window.centralWidget()
    for w in (*children(shown, QAbstractButton), *children(shown, QLabel)):
        assert isinstance(w, QAbstractButton | QLabel)
        if not w.objectName().startswith("qt_") and "&" in w.text():
            texts.append(w.text())
    tabs = window.preview_panel.tabs
    texts += [tabs.tabText(n) for n in range(tabs.count())]
    progress = window.outcome_panel.progress  # beside it the choices are off
    hidden = {button.text() for button in children(progress, QAbstractButton)}
    letters = sorted(mnemonic(text) for text in texts if text not in hidden)
    assert [a for a, b in itertools.pairwise(letters) if a == b] == []


def outside(widget: QWidget, window: QWidget) -> bool:
    corner = widget.mapTo(window, widget.rect().bottomRight())
    return corner.x() > window.width() or corner.x() < 0


@pytest.mark.parametrize("size", [(1093, 560), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_off_at_common_sizes_and_the_preview_has_half(
    qtbot, qapp, window: MainWindow, size
):
    window.resize(*size)
    qtbot.waitUntil(lambda: window.centralWidget().width() == size[0])
    assert (window.width(), window.height()) == size
    preview = window.preview_panel.width()
    assert preview * 2 >= window.width()
    assert_whole(window)
    window.outcome_panel.fold.button.click()
    qtbot.waitUntil(window.outcome_panel.seldom.isVisible)
    settle(qapp)
    assert window.preview_panel.width() == preview
    assert_whole(window)


@pytest.mark.parametrize("points", [9, 12, 16, 20])
def test_options_that_unfold_take_no_width_from_the_preview_at_any_size_of_type(
    qtbot, qapp, window: MainWindow, points
):
    apply_theme(qapp, Settings(points=points))
    window.resize(1093, 560)
    settle(qapp)
    before = window.preview_panel.width()
    window.outcome_panel.fold.button.click()
    qtbot.waitUntil(window.outcome_panel.seldom.isVisible)
    settle(qapp)
    assert window.preview_panel.width() == before
    assert_whole(window.outcome_panel.seldom)


def test_a_screen_smaller_than_the_window_is_scrolled(qapp, window: MainWindow, monkeypatch):
    """A screen of 1366 x 768 at 200 % has 683 x 384 pixels."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(683, 384))
    view: Any = window.centralWidget()
    view.updateGeometry()
    settle(qapp)
    window.resize(600, 300)
    settle(qapp)
    assert window.width() <= 683
    assert window.height() <= 384
    make = window.outcome_panel.make_button
    view.ensureWidgetVisible(make)
    place = make.mapTo(view.viewport(), make.rect().center())
    assert view.viewport().rect().contains(place)


def settle(app: QApplication) -> None:
    """Let what has changed be laid out: a panel tells its parent, which tells its own."""
    for _ in range(10):
        app.processEvents()


def assert_whole(seen: QWidget) -> None:
    for button in children(seen, QAbstractButton):
        if button.isVisible() and button.text() and not button.objectName().startswith("qt_"):
            assert button.width() >= button.sizeHint().width() - 1, button.text()
            assert not outside(button, seen), button.text()


def test_a_tab_that_is_gone_to_by_its_keys_has_the_keyboard(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    for entry, view in (
        ("載る事業(&L)", panel.listings.list),
        ("表(&T)", panel.sheets_tab.sheet_view),
        ("確認事項(&K)", panel.findings.list),
        ("ページ(&P)", panel.pages_tab.page_view),
    ):
        window.search.setFocus()
        choose(window, entry)
        assert window.focusWidget() is view, entry


def test_the_tab_key_goes_on_from_options_that_were_unfolded_by_their_letter(window: MainWindow):
    window.search.setFocus()
    fold = window.outcome_panel.fold
    fold.button.click()  # what the letter does
    assert window.focusWidget() is fold.button
    window.focusNextChild()
    assert window.focusWidget() is window.outcome_panel.seldom.direction


def test_every_entry_of_every_menu_opens_and_closes(qtbot, window: MainWindow, monkeypatch):
    """No dialog may hang a run: each is opened without waiting, and closed again."""
    pages_shown(qtbot, window)
    monkeypatch.setattr(window, "close", lambda: True)
    asked = 0
    for text, action in window.actions_by_text.items():
        if "作成" in text or "内蔵" in text:
            continue  # these make files or open a plan, and are tested above
        action.trigger()
        dialogs = [w for w in children(window, QDialog) if w.isVisible()]
        asked += bool(dialogs)
        for dialog in dialogs:
            assert dialog.windowTitle()
            dialog.close()
    assert asked >= 7
    assert not [
        w
        for w in QApplication.topLevelWidgets()
        if w.isVisible() and w is not window and isinstance(w, QDialog)
    ]


def test_the_tab_key_goes_through_the_bar_of_the_pages_as_it_stands(qtbot, window: MainWindow):
    pages_shown(qtbot, window)
    panel = window.preview_panel
    panel.tabs.tabBar().setFocus()
    reached: list[QWidget] = []
    while panel.pages_tab.page_view not in reached:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
        assert len(reached) < 20
    places = [widget.mapTo(panel, widget.rect().topLeft()) for widget in reached]
    assert panel.pages_tab.place in reached
    assert places == sorted(places, key=lambda at: (at.y() // 20, at.x()))
