"""The menus of the window, declared as data: a new entry is a new line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from gui.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu.

    Attributes:
        text: what it says, with its mnemonic; it ends in … where a dialog follows.
        run: what it does with the window.
        keys: its keys as Qt writes them (Ctrl+O), none where empty.
        needs_plan: whether it rests until a plan is open.
    """

    text: str
    run: Callable[[MainWindow], object]
    keys: str = ""
    needs_plan: bool = False


SEPARATOR = None

MENUS: tuple[tuple[str, tuple[Entry | None, ...]], ...] = (
    (
        "ファイル(&F)",
        (
            Entry("計画を開く(&O)…", lambda window: window.ask_for_plan(), "Ctrl+O"),
            Entry("内蔵の計画を開く(&B)", lambda window: window.open_built_in()),
            SEPARATOR,
            Entry("帳票を作成(&M)", lambda window: window.making.make(), "F5", needs_plan=True),
            SEPARATOR,
            Entry("終了(&X)", lambda window: window.close(), "Ctrl+Q"),
        ),
    ),
    (
        "編集(&E)",
        (
            Entry("検索(&F)", lambda window: window.search.setFocus(), "Ctrl+F", needs_plan=True),
            Entry("選択を元に戻す(&R)", lambda window: window.picks.reset(), needs_plan=True),
        ),
    ),
    (
        "表示(&V)",
        (Entry("確認事項(&K)…", lambda window: window.show_findings(), needs_plan=True),),
    ),
    ("ツール(&T)", ()),
    (
        "ヘルプ(&H)",
        (Entry("このプログラムについて(&A)…", lambda window: window.show_about()),),
    ),
)


def add_menus(window: MainWindow) -> dict[str, QAction]:
    """Give ``window`` its menus, without those that have no entry; return the actions by text."""
    actions: dict[str, QAction] = {}
    for title, entries in MENUS:
        if not entries:
            continue
        menu = window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            actions[entry.text] = action = _action(window, entry)
            menu.addAction(action)
    return actions


def _action(window: MainWindow, entry: Entry) -> QAction:
    action = QAction(entry.text, window)
    if entry.keys:
        action.setShortcut(QKeySequence(entry.keys))
    action.setData(entry.needs_plan)
    action.triggered.connect(lambda _=False: entry.run(window))
    return action
