"""The menus of the window, declared as data: a new entry is a line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.views.common.parts import new_action


class Entry(NamedTuple):
    """An entry of a menu.

    Attributes:
        text: what it says, with its mnemonic; it ends in … where a dialog follows.
        does: what does it, without arguments: a dotted name from the window on,
            looked up when it is chosen.
        keys: its keys as Qt writes them, divided by blanks (Ctrl+S F12).
        needs_plan: whether it rests until a plan is open.
    """

    text: str
    does: str
    keys: str = ""
    needs_plan: bool = False


class Submenu(NamedTuple):
    """A menu in a menu, filled by the window: a dotted name from the window on."""

    name: str


SEPARATOR = None

MENUS: tuple[tuple[str, tuple[Entry | Submenu | None, ...]], ...] = (
    (
        "ファイル(&F)",
        (
            Entry("計画を開く(&O)…", "plans.ask", "Ctrl+O"),
            Submenu("plans.recent_menu"),
            Entry("内蔵の計画を開く(&B)", "plans.open_built_in"),
            Entry("計画をブックに保存(&S)…", "works.saving.ask", "Ctrl+S F12", needs_plan=True),
            Entry("一覧を取り込む(&L)…", "plans.lists.ask", "Ctrl+L"),
            Entry("返ってきた様式をまとめる(&G)…", "works.forms.ask", needs_plan=True),
            SEPARATOR,
            Entry("帳票を作成(&M)", "making.make", "F5", needs_plan=True),
            Entry("保存先を選ぶ(&D)…", "outcome_panel.browse", needs_plan=True),
            Entry("印刷(&P)…", "works.print_shown", "Ctrl+P", needs_plan=True),
            SEPARATOR,
            Entry("終了(&X)", "close", "Ctrl+Q"),
        ),
    ),
    (
        "編集(&E)",
        (
            Entry("元に戻す(&U)", "history.undo", "Ctrl+Z", needs_plan=True),
            Entry("やり直す(&Y)", "history.redo", "Ctrl+Y Ctrl+Shift+Z", needs_plan=True),
            SEPARATOR,
            Entry("検索(&F)", "picks_panel.focus_search", "Ctrl+F", needs_plan=True),
            Entry("すべて選ぶ(&A)", "picks.reset", needs_plan=True),
            Submenu("sets_menu"),
        ),
    ),
    (
        "表示(&V)",
        (
            Entry("ページ(&P)", "preview_tabs.show_pages", "Alt+1", needs_plan=True),
            Entry("表(&T)", "preview_tabs.show_sheets", "Alt+2", needs_plan=True),
            Entry("載る事業(&L)", "preview_tabs.show_rows", "Alt+3", needs_plan=True),
            Entry("確認事項(&K)", "preview_tabs.show_findings", "Alt+4", needs_plan=True),
            SEPARATOR,
            Entry(
                "拡大(&I)", "preview_panel.pages_tab.larger.click", "Ctrl++ Ctrl+;", needs_plan=True
            ),
            Entry("縮小(&O)", "preview_panel.pages_tab.smaller.click", "Ctrl+-", needs_plan=True),
            Entry("見開き(&S)", "preview_panel.pages_tab.spread.click", "Ctrl+D", needs_plan=True),
            Entry(
                "ページの一覧(&B)",
                "preview_panel.pages_tab.thumbs.click",
                "Ctrl+T",
                needs_plan=True,
            ),
        ),
    ),
    (
        "ツール(&T)",
        (
            Entry("2つの計画を比べる(&C)…", "works.compare"),
            SEPARATOR,
            Entry("設定(&O)…", "works.side_windows.show_settings"),
        ),
    ),
    (
        "ヘルプ(&H)",
        (
            Entry("使い方(&H)", "works.side_windows.show_help", "F1"),
            Entry("このプログラムについて(&A)…", "works.side_windows.show_about"),
        ),
    ),
)


def add_menus(window: QMainWindow) -> dict[str, QAction]:
    """Give ``window`` its menus; return the actions by their texts."""
    actions: dict[str, QAction] = {}
    with _no_plugins():
        bar = window.menuBar()
    for title, entries in MENUS:
        menu = bar.addMenu(title)
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case Submenu():
                    menu.addMenu(attrgetter(entry.name)(window))
                case Entry():
                    actions[entry.text] = made = _action(window, entry)
                    menu.addAction(made)
    return actions


def show_step(actions: Mapping[str, QAction], text: str, change: str) -> None:
    """Let the entry of ``text`` name the change that it takes back or makes again."""
    action = actions[text]
    verb, mnemonic = text.split("(")
    action.setText(f"{verb}：{change}({mnemonic}" if change else text)
    action.setEnabled(bool(change))


@contextmanager
def _no_plugins() -> Iterator[None]:
    """Let Qt find no plugins meanwhile.

    A menu bar has a picture for entries that have no room. For the first picture of all Qt loads
    each plugin that reads pictures, SVG and TIFF too, though this one is a PNG, as all of ours.
    """
    folders = QApplication.libraryPaths()
    QApplication.setLibraryPaths([])
    try:
        yield
    finally:
        QApplication.setLibraryPaths(folders)


def _action(window: QMainWindow, entry: Entry) -> QAction:
    made = new_action(entry.text, window)
    made.setShortcuts([QKeySequence(keys) for keys in entry.keys.split()])
    made.setData(entry.needs_plan)
    made.triggered.connect(lambda _=False: attrgetter(entry.does)(window)())
    return made
