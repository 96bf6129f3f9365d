"""Messages about what failed: what the user can mend, and faults of the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from gui.views.common.dialogs import message_box
from gui.views.common.system_programs import UnopenedError
from model.errors import AppError
from model.version import VERSION

_Role = QMessageBox.ButtonRole


def show_error(error: AppError, parent: QWidget) -> QMessageBox:
    """Show what happened, where, and what to do; return the box.

    What lies where no program opens it is to be had by its path, with a button that copies that.
    """
    box = message_box(QMessageBox.Icon.Warning, error.what, parent)
    box.setInformativeText("\n\n".join(filter(None, (error.where, error.remedy))))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
    )
    if isinstance(error, UnopenedError):
        box.setDefaultButton(_add_copying(box, "場所をコピー(&C)", error.where))
    box.addButton("閉じる", _Role.RejectRole)
    box.open()
    return box


def show_fault(report: str, log: str, parent: QWidget | None) -> QMessageBox:
    """Tell of a fault of the program, with a button that copies the report; return the box."""
    box = message_box(QMessageBox.Icon.Critical, "プログラムの不具合が起きました", parent)
    box.setInformativeText(
        "開いている計画と選択は保存してあり、次に起動したときに元に戻ります。"
        f"「内容をコピー」で写した記録を、担当者に送ってください。\n\n記録：{log}\n版：{VERSION}"
    )
    box.setDetailedText(report)
    box.setDefaultButton(_add_copying(box, "内容をコピー(&C)", report))
    box.addButton("閉じる", _Role.RejectRole)
    box.open()
    return box


def _add_copying(box: QMessageBox, says: str, text: str) -> QPushButton:
    """Add a button to ``box`` that copies ``text`` and leaves the box open; return it."""
    copy = box.addButton(says, _Role.ActionRole)
    copy.clicked.disconnect()  # the box would close
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    copy.clicked.connect(lambda: copy.setText("コピーしました(&C)"))
    return copy
