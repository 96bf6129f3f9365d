"""The menus of the window, declared as data: a new entry is a line here and a method there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu.

    Attributes:
        text: what it says, with its mnemonic; it ends in … where a dialog follows.
        does: the name of the window's method that does it, without arguments.
        keys: its keys as Qt writes them, divided by blanks (Ctrl+S F12).
        needs_plan: whether it rests until a plan is open.
    """

    text: str
    does: str
    keys: str = ""
    needs_plan: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu in a menu, filled by the window: the name of its attribute."""

    name: str


SEPARATOR = None

MENUS: tuple[tuple[str, tuple[Entry | Submenu | None, ...]], ...] = (
    (
        "ファイル(&F)",
        (
            Entry("計画を開く(&O)…", "ask_for_plan", "Ctrl+O"),
            Submenu("recent_menu"),
            Entry("内蔵の計画を開く(&B)", "open_built_in"),
            Entry("計画をブックに保存(&S)…", "ask_where_to_save", "Ctrl+S F12", needs_plan=True),
            Entry("一覧を取り込む(&L)…", "ask_for_list", "Ctrl+L"),
            SEPARATOR,
            Entry("帳票を作成(&M)", "make", "F5", needs_plan=True),
            Entry("保存先を選ぶ(&D)…", "ask_for_folder", needs_plan=True),
            Entry("印刷(&P)…", "print_preview", "Ctrl+P", needs_plan=True),
            SEPARATOR,
            Entry("終了(&X)", "close", "Ctrl+Q"),
        ),
    ),
    (
        "編集(&E)",
        (
            Entry("元に戻す(&U)", "undo", "Ctrl+Z", needs_plan=True),
            Entry("やり直す(&Y)", "redo", "Ctrl+Y Ctrl+Shift+Z", needs_plan=True),
            SEPARATOR,
            Entry("検索(&F)", "focus_search", "Ctrl+F", needs_plan=True),
            Entry("すべて選ぶ(&A)", "pick_all", needs_plan=True),
            Submenu("sets_menu"),
        ),
    ),
    (
        "表示(&V)",
        (
            Entry("ページ(&P)", "show_pages_tab", "Alt+1", needs_plan=True),
            Entry("表(&T)", "show_sheets_tab", "Alt+2", needs_plan=True),
            Entry("載る事業(&L)", "show_rows_tab", "Alt+3", needs_plan=True),
            Entry("確認事項(&K)", "show_findings", "Alt+4", needs_plan=True),
            SEPARATOR,
            Entry("拡大(&I)", "zoom_in", "Ctrl++ Ctrl+;", needs_plan=True),
            Entry("縮小(&O)", "zoom_out", "Ctrl+-", needs_plan=True),
            Entry("見開き(&S)", "switch_spread", "Ctrl+D", needs_plan=True),
            Entry("ページの一覧(&B)", "switch_thumbnails", "Ctrl+T", needs_plan=True),
        ),
    ),
    (
        "ツール(&T)",
        (
            Entry("2つの計画を比べる(&C)…", "compare_plans"),
            SEPARATOR,
            Entry("設定(&O)…", "show_settings"),
        ),
    ),
    (
        "ヘルプ(&H)",
        (
            Entry("使い方(&H)", "show_help", "F1"),
            Entry("このプログラムについて(&A)…", "show_about"),
        ),
    ),
)


def add_menus(window: QMainWindow) -> dict[str, QAction]:
    """Give ``window`` its menus; return the actions by their texts."""
    actions: dict[str, QAction] = {}
    for title, entries in MENUS:
        menu = window.menuBar().addMenu(title)
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case Submenu():
                    menu.addMenu(getattr(window, entry.name))
                case Entry():
                    actions[entry.text] = action = _action(window, entry)
                    menu.addAction(action)
    return actions


def _action(window: QMainWindow, entry: Entry) -> QAction:
    action = QAction(entry.text, window)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split()])
    action.setData(entry.needs_plan)
    does = getattr(window, entry.does)
    action.triggered.connect(lambda _=False: does())
    return action
