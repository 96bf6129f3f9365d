"""What a second start asks, and how the open window comes forward."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.views.common.dialogs import message_box


class Choice(Enum):
    """What to do at a second start; the value is the button's text.

    The first comes where a plan was given, the second where none was.
    """

    OPEN = "開いているウィンドウで開く(&O)"
    FORWARD = "前に出す(&F)"
    ANOTHER = "もう一つ開く(&A)"
    NOTHING = "キャンセル"


def second_start_box(plan: Path | None) -> tuple[QMessageBox, dict[object, Choice]]:
    """Return the question, and the choice of each of its buttons."""
    box = message_box(QMessageBox.Icon.Question, "計画帳票はすでに開いています。", None)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it is asked what was chosen
    if plan:
        first, asks = Choice.OPEN, f"「{plan.name}」を、そのウィンドウで開きますか。"
        other = "いま開いている計画の選択は残ります。もう一つのウィンドウで開くこともできます。"
    else:
        first, asks = Choice.FORWARD, "開いているウィンドウを前に出しますか。"
        other = "もう一つのウィンドウを開くこともできます。"
    box.setInformativeText(asks + other)
    roles = QMessageBox.ButtonRole
    forward = box.addButton(first.value, roles.AcceptRole)
    choices: dict[object, Choice] = {
        forward: first,
        box.addButton(Choice.ANOTHER.value, roles.ActionRole): Choice.ANOTHER,
        box.addButton(Choice.NOTHING.value, roles.RejectRole): Choice.NOTHING,
    }
    box.setDefaultButton(forward)
    return box, choices


def ask_at_second_start(plan: Path | None) -> Choice:
    """Ask whether the open window or another one is to open ``plan``, or only to come forward."""
    box, choices = second_start_box(plan)
    box.exec()
    return choices.get(box.clickedButton(), Choice.NOTHING)


def bring_forward(window: QWidget) -> None:
    """Show ``window`` in front of the others, and mark it in the task bar where that is refused."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
