"""Help: the illustrated page of docs/help, in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gui.views.common.parts import resize_by_type
from model.errors import ProgramFileError
from reports.program_files import HELP_PAGE


class HelpWindow(QDialog):
    """Shows the page; work goes on beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("計画帳票の使い方")
        resize_by_type(self, 65, 51)
        self.page = QTextBrowser()
        self.page.setAccessibleName("使い方")
        self.page.setOpenExternalLinks(False)
        if HELP_PAGE.is_file():
            self.page.setSource(QUrl.fromLocalFile(str(HELP_PAGE)))
        else:
            self.page.setPlainText(str(ProgramFileError("使い方", str(HELP_PAGE))))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
