"""Questions about what comes in: a list that has changed, forms, one or more, that came back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.views.common.dialogs import message_box, open_question
from model.errors import AppError


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
    again = "取り込み直す(&I)"
    return open_question(box, {again: imports}, "やめる", gives_up, default=again)


def ask_about_form(
    name: str, collects: Callable[[], None], imports: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask what a file of the name ``name``, which holds a form, was opened for; return the box."""
    box = message_box(QMessageBox.Icon.Question, f"「{name}」は、課に配った様式です", parent)
    box.setInformativeText(
        "記入された金額を、いま開いている計画にまとめますか。\n\n"
        "様式を一覧として取り込むと、そこにある事業だけの計画になります。"
    )
    first = "計画にまとめる(&G)"
    answers = {first: collects, "一覧として取り込む(&I)": imports}
    return open_question(box, answers, "やめる", default=first)


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
    whole = "フォルダー(&F)…"
    return open_question(box, {whole: folder, "ファイル(&S)…": files}, "やめる", default=whole)
