"""Questions about files that are to be written: those that are there, and those that are held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.views.common.dialogs import message_box, open_question
from model.errors import AppError
from reports.making.delivery import WhenLocked

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
    keeping = "残して別名で保存(&K)"
    answers = {
        "置き換える(&R)": partial(answer, True, False),
        keeping: partial(answer, False, True),
    }
    return open_question(box, answers, "やめる", partial(answer, False, False), default=keeping)


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
    answers = {
        "再試行(&R)": partial(answer, WhenLocked.RETRY),
        "別名で保存(&A)": partial(answer, WhenLocked.RENAME),
    }
    if can_skip:
        answers["飛ばす(&S)"] = partial(answer, WhenLocked.SKIP)
    return open_question(box, answers, "中止", partial(answer, None))
