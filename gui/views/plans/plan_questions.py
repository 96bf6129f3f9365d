"""Questions about what comes in: a list that has changed, forms, one or more, that came back."""

from __future__ import annotations

from collections.abc import Callable

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
    again = box.addButton("取り込み直す(&I)", _Role.AcceptRole)
    box.setDefaultButton(again)
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: imports() if box.clickedButton() is again else gives_up())
    box.open()
    return box


def ask_about_form(
    name: str, collects: Callable[[], None], imports: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask what a file of the name ``name``, which holds a form, was opened for; return the box."""
    box = message_box(QMessageBox.Icon.Question, f"「{name}」は、課に配った様式です", parent)
    box.setInformativeText(
        "記入された金額を、いま開いている計画にまとめますか。\n\n"
        "様式を一覧として取り込むと、そこにある事業だけの計画になります。"
    )
    answers: dict[object, Callable[[], None]] = {}
    first = box.addButton("計画にまとめる(&G)", _Role.AcceptRole)
    answers[first] = collects
    answers[box.addButton("一覧として取り込む(&I)", _Role.ActionRole)] = imports
    box.setDefaultButton(first)
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: answers.get(box.clickedButton(), lambda: None)())
    box.open()
    return box


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
    answers: dict[object, Callable[[], None]] = {}
    whole = box.addButton("フォルダー(&F)…", _Role.AcceptRole)
    answers[whole] = folder
    answers[box.addButton("ファイル(&S)…", _Role.AcceptRole)] = files
    box.setDefaultButton(whole)
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: answers.get(box.clickedButton(), lambda: None)())
    box.open()
    return box
