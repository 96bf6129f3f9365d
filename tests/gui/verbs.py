"""What a user does with the window and sees in it, in words for the tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QMessageBox,
    QWidget,
)

from gui.presenters.section_ticks import TickNode
from gui.views.making.outcome_panel import RESULTS
from gui.views.window.main_window import MainWindow
from reports.making.delivery import WhenLocked
from reports.options import Format

LOCKED_ANSWERS = (
    ("再試行", WhenLocked.RETRY),
    ("別名で保存", WhenLocked.RENAME),
    ("飛ばす", WhenLocked.SKIP),
    ("中止", None),
)
"""The buttons of the question about a file that is held, each with what it stands for."""

CORNER = QPoint(9, 9)


def shown_rows(window: MainWindow) -> int:
    return window.preview_panel.listings.list.table.rowCount()


def press(qtbot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(box: QMessageBox, text: str) -> QAbstractButton:
    (button,) = [button for button in box.buttons() if text in button.text()]
    return button


def toggle_by_voice(button: QAbstractButton) -> None:
    """Toggle ``button`` as a screen reader does, which clicks nothing."""
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")


def goal(window: MainWindow) -> TickNode:
    return window.picks.section_nodes[0]


def tick(window: MainWindow, node: TickNode, *, ticked: bool) -> None:
    """Tick a line of the tree as a click on its box does."""
    tree = window.picks_panel.sections_tree
    state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
    assert tree.setData(tree.index_of(node), state, Qt.ItemDataRole.CheckStateRole)


def state_of(window: MainWindow, node: TickNode) -> Qt.CheckState:
    tree = window.picks_panel.sections_tree
    return Qt.CheckState(tree.data(tree.index_of(node), Qt.ItemDataRole.CheckStateRole))


def figures(window: MainWindow, name: str) -> list[str]:
    """Return what stands beside a department."""
    table = window.picks_panel.departments_table
    row = table.shown.index(name)
    return [text for column in (1, 2) if (text := table.data(table.index(row, column)))]


def pages_shown(qtbot, window: MainWindow) -> None:
    """Wait until the preview is of what is picked now."""
    panel = window.preview_panel
    qtbot.waitUntil(
        lambda: not panel.busy.text() and panel.pages_tab.page_view.is_drawn, timeout=20_000
    )


def choose(window: MainWindow, text: str) -> None:
    """Choose an entry of a menu."""
    window.actions_by_text[text].trigger()


def made(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.outcome_panel.shown == RESULTS, timeout=20_000)


def file_links(window: MainWindow) -> dict[str, QModelIndex]:
    """Return what can be done with the files that were made, as a screen reader tells it."""
    table = window.outcome_panel.results.files.table
    cells = [
        table.index(row, column)
        for row in range(table.rowCount())
        for column in range(1, table.columnCount())
    ]
    told = {cell.data(Qt.ItemDataRole.AccessibleTextRole): cell for cell in cells}
    return {name: cell for name, cell in told.items() if name}


def follow(qtbot, window: MainWindow, link: str) -> None:
    """Click a link beside a file that was made."""
    files = window.outcome_panel.results.files
    place = files.visualRect(file_links(window)[link]).center()
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=place)


def want_only(window: MainWindow, report: str, form: Format) -> None:
    for (report_id, each), box in window.outcome_panel.reports.boxes.items():
        box.setChecked((report_id, each) == (report, form))


def drag(window: MainWindow, *paths: Path) -> None:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held, keys = _held(*paths), Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), action, held, button, keys))


def drop(window: QWidget, *paths: Path, at: QPoint = CORNER) -> None:
    button = Qt.MouseButton.LeftButton
    held, keys = _held(*paths), Qt.KeyboardModifier.NoModifier
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(at), both, held, button, keys)
    window.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction  # what was moved might be removed


def _held(*paths: Path) -> QMimeData:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return held
