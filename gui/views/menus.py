"""The menus of the window, declared as data: a new entry is a new line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from gui.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu.

    Attributes:
        text: what it says, with its mnemonic; it ends in … where a dialog follows.
        run: what it does with the window.
        keys: its keys as Qt writes them, divided by blanks (Ctrl+S F12).
        needs_plan: whether it rests until a plan is open.
    """

    text: str
    run: Callable[[MainWindow], object]
    keys: str = ""
    needs_plan: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu in a menu, filled by the window: ``of`` returns it."""

    of: Callable[[MainWindow], QMenu]


SEPARATOR = None

MENUS: tuple[tuple[str, tuple[Entry | Submenu | None, ...]], ...] = (
    (
        "ファイル(&F)",
        (
            Entry("計画を開く(&O)…", lambda window: window.ask_for_plan(), "Ctrl+O"),
            Submenu(lambda window: window.recent_menu),
            Entry("内蔵の計画を開く(&B)", lambda window: window.open_built_in()),
            Entry(
                "計画をブックに保存(&S)…",
                lambda window: window.ask_where_to_save(),
                "Ctrl+S F12",
                needs_plan=True,
            ),
            SEPARATOR,
            Entry("帳票を作成(&M)", lambda window: window.making.make(), "F5", needs_plan=True),
            Entry(
                "保存先を選ぶ(&D)…", lambda window: window.outcome_panel.browse(), needs_plan=True
            ),
            Entry("印刷(&P)…", lambda window: window.print_preview(), "Ctrl+P", needs_plan=True),
            SEPARATOR,
            Entry("終了(&X)", lambda window: window.close(), "Ctrl+Q"),
        ),
    ),
    (
        "編集(&E)",
        (
            Entry("元に戻す(&U)", lambda window: window.picks.undo(), "Ctrl+Z", needs_plan=True),
            Entry(
                "やり直す(&Y)",
                lambda window: window.picks.redo(),
                "Ctrl+Y Ctrl+Shift+Z",
                needs_plan=True,
            ),
            SEPARATOR,
            Entry("検索(&F)", lambda window: window.focus_search(), "Ctrl+F", needs_plan=True),
            Entry("すべて選ぶ(&A)", lambda window: window.picks.reset(), needs_plan=True),
            Submenu(lambda window: window.sets_menu),
        ),
    ),
    (
        "表示(&V)",
        (
            Entry("ページ(&P)", lambda window: window.show_tab(0), "Alt+1", needs_plan=True),
            Entry("表(&T)", lambda window: window.show_tab(1), "Alt+2", needs_plan=True),
            Entry("載る事業(&L)", lambda window: window.show_tab(2), "Alt+3", needs_plan=True),
            Entry("確認事項(&K)", lambda window: window.show_findings(), "Alt+4", needs_plan=True),
            SEPARATOR,
            Entry(
                "拡大(&I)",
                lambda window: window.preview_panel.page_view.zoom(1),
                "Ctrl++ Ctrl+;",
                needs_plan=True,
            ),
            Entry(
                "縮小(&O)",
                lambda window: window.preview_panel.page_view.zoom(-1),
                "Ctrl+-",
                needs_plan=True,
            ),
            Entry(
                "見開き(&S)",
                lambda window: window.preview_panel.spread.click(),
                "Ctrl+D",
                needs_plan=True,
            ),
            Entry(
                "ページの一覧(&B)",
                lambda window: window.preview_panel.thumbs.click(),
                "Ctrl+T",
                needs_plan=True,
            ),
        ),
    ),
    (
        "ツール(&T)",
        (Entry("設定(&O)…", lambda window: window.show_settings()),),
    ),
    (
        "ヘルプ(&H)",
        (
            Entry("使い方(&H)", lambda window: window.show_help(), "F1"),
            Entry("このプログラムについて(&A)…", lambda window: window.show_about()),
        ),
    ),
)


def add_menus(window: MainWindow) -> dict[str, QAction]:
    """Give ``window`` its menus; return the actions by their texts."""
    actions: dict[str, QAction] = {}
    for title, entries in MENUS:
        menu = window.menuBar().addMenu(title)
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case Submenu():
                    menu.addMenu(entry.of(window))
                case Entry():
                    actions[entry.text] = action = _action(window, entry)
                    menu.addAction(action)
    return actions


def _action(window: MainWindow, entry: Entry) -> QAction:
    action = QAction(entry.text, window)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split()])
    action.setData(entry.needs_plan)
    action.triggered.connect(lambda _=False: entry.run(window))
    return action
