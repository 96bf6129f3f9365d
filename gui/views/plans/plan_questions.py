"""Questions about what comes in: a list that has changed, forms, one or more, that came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.views.common.dialogs import message_box
from model.errors import AppError

_Role = QMessageBox.ButtonRole


def ask_to_import_again(
    error: AppError,
    imports: Callable[[], None],
    gives_up: Callable[[], None],
    parent: QWidget,
) -> QMessageBox:
    """Tell that a list has changed since it was open, and offer the wizard; return the box."""
    box = message_box(
        QMessageBox.Icon.Warning, "一覧の列が、前に開いたときと変わっています", parent
    )
    box.setInformativeText(
        f"{error.what}。\n{error.where}\n\n列の読み方を確かめて取り込み直しますか。"
    )
    return _asked(box, {"取り込み直す(&I)": imports}, gives_up)


def ask_about_form(
    name: str, collects: Callable[[], None], imports: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask what a file of the name ``name``, which holds a form, was opened for; return the box."""
    box = message_box(QMessageBox.Icon.Question, f"「{name}」は、課に配った様式です", parent)
    box.setInformativeText(
        "記入された金額を、いま開いている計画にまとめますか。\n\n"
        "様式を一覧として取り込むと、そこにある事業だけの計画になります。"
    )
    return _asked(box, {"計画にまとめる(&G)": collects, "一覧として取り込む(&I)": imports})


def ask_what_came_back(
    folder: Callable[[], None], files: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask whether the forms that came back are all in a ``folder`` or some ``files``.

    No dialog of a system lets both be chosen. Returns the box.
    """
    box = message_box(QMessageBox.Icon.Question, "返ってきた様式をまとめます", parent)
    box.setInformativeText(
        "返ってきた様式を1つのフォルダーに入れて、そのフォルダーを選んでください。"
        "ファイルをいくつも選ぶこともできます。\n\n"
        "フォルダーやファイルを、ウィンドウに落としても始まります。"
    )
    return _asked(box, {"フォルダー(&F)…": folder, "ファイル(&S)…": files})


def _asked(
    box: QMessageBox,
    answers: Mapping[str, Callable[[], None]],
    gives_up: Callable[[], None] = lambda: None,
) -> QMessageBox:
    """Open ``box`` with a button for each answer, the first of which Enter presses, and やめる."""
    told: dict[object, Callable[[], None]] = {}
    for text, does in answers.items():
        button = box.addButton(text, _Role.AcceptRole)
        if not told:
            box.setDefaultButton(button)
        told[button] = does
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: told.get(box.clickedButton(), gives_up)())
    box.open()
    return box
