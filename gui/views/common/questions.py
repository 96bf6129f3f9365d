"""Questions about files that are to be written: those that are there, and those that are held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.views.common.dialogs import message_box
from model.errors import AppError
from reports.making.delivery import WhenLocked

_Role = QMessageBox.ButtonRole
_SHOWN = 8
"""How many files are named; the rest is a number."""


_KEEPING = "残すときは、作成するすべてのファイルに（2）などの同じ番号を付けます。"


def ask_to_replace(
    names: Sequence[str], answer: Callable[[bool, bool], None], parent: QWidget
) -> QMessageBox:
    """Ask once for all files of ``names``: replace, keep beside, or neither; return the box.

    ``answer`` gets (replaces, keeps).
    """
    box = message_box(QMessageBox.Icon.Question, "同じ名前のファイルがすでにあります", parent)
    more = f"\nほか{len(names) - _SHOWN:,}件" if len(names) > _SHOWN else ""
    listed = "\n".join(names[:_SHOWN]) + more
    box.setInformativeText(f"{listed}\n\n{_KEEPING}")
    replaces = box.addButton("置き換える(&R)", _Role.AcceptRole)
    keeps = box.addButton("残して別名で保存(&K)", _Role.AcceptRole)
    stops = box.addButton("やめる", _Role.RejectRole)
    box.setDefaultButton(keeps)
    box.setEscapeButton(stops)
    box.finished.connect(
        lambda _: answer(box.clickedButton() is replaces, box.clickedButton() is keeps)
    )
    box.open()
    return box


def ask_about_locked(
    error: AppError,
    answer: Callable[[WhenLocked | None], None],
    parent: QWidget,
    *,
    can_skip: bool = True,
) -> QMessageBox:
    """Ask what to do with a file that another program holds; return the box.

    One of several files ``can_skip`` its turn: it stays as it is.
    """
    box = message_box(QMessageBox.Icon.Warning, error.what, parent)
    box.setInformativeText(
        f"{error.where}\n\n"
        "Excel などで開いていれば、閉じてから「再試行」を押してください。"
        + ("\n「飛ばす」を押すと、このファイルは前のまま残ります。" if can_skip else "")
    )
    answers: dict[object, WhenLocked] = {
        box.addButton("再試行(&R)", _Role.AcceptRole): WhenLocked.RETRY,
        box.addButton("別名で保存(&A)", _Role.AcceptRole): WhenLocked.RENAME,
    }
    if can_skip:
        answers[box.addButton("飛ばす(&S)", _Role.AcceptRole)] = WhenLocked.SKIP
    box.setEscapeButton(box.addButton("中止", _Role.RejectRole))
    box.finished.connect(lambda _: answer(answers.get(box.clickedButton())))
    box.open()
    return box
