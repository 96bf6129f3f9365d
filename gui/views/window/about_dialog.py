"""The dialog that tells of the program: version, licences, and where the log is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.licences import licences_text
from gui.views.common.failure_boxes import show_error
from gui.views.common.parts import warning_label
from gui.views.common.system_programs import open_path
from model.errors import AppError
from model.version import VERSION


class AboutDialog(QDialog):
    """Version, licences, and where the log is."""

    def __init__(self, log_folder: Path, notices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("このプログラムについて")
        name = QLabel(f"計画帳票　{VERSION}")
        name.setObjectName("caption")
        says = QLabel("実施計画から、所管課ごとの Excel と会議用の PDF を作成します。")
        says.setWordWrap(True)
        self.licences = QPlainTextEdit(licences_text())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName("使用許諾")
        self.licences.setMinimumSize(430, 170)
        self.folder = QLineEdit(str(log_folder))
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("記録のフォルダー")
        opens = QPushButton("記録のフォルダーを開く(&L)")
        opens.clicked.connect(lambda: open_path(log_folder, self.show_error))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(opens, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (name, says, self.licences, QLabel("記録のフォルダー"), self.folder):
            layout.addWidget(widget)
        for notice in notices:
            layout.addWidget(warning_label(notice))
        layout.addWidget(buttons)

    def show_error(self, error: AppError) -> None:
        """Show why the folder could not be opened."""
        self.message = show_error(error, self)
