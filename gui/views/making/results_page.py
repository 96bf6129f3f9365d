"""The files that were made, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.presenters.making import Making
from gui.views.common.parts import group_label, link_button, warning_label
from gui.views.common.path_line import PathLine
from gui.views.common.system_programs import open_path
from gui.views.making.file_list import FileList

if TYPE_CHECKING:
    from reports.making.run import WrittenFile


class ResultsPage(QWidget):
    """How many files were made, the files, and their folder; it stands below the choices.

    Signals:
        printing_wanted: a PDF that was written is to be printed.
        failed: why a file could not be opened.
    """

    printing_wanted = Signal(Path)
    failed = Signal(object)

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.count = group_label("")
        self.skipped, self.doubt = warning_label(), warning_label()
        self.findings_button = link_button("確認事項を見る", "確認事項を見る")
        self.files = FileList()
        self.files.printing_wanted.connect(self.printing_wanted)
        self.files.failed.connect(self.failed)
        self.folder = PathLine("ファイルを保存したフォルダー")
        self.folder.setReadOnly(True)
        self.open_folder_button = QPushButton("フォルダーを開く(&O)")
        self._folder = making.folder
        self.open_folder_button.clicked.connect(lambda: open_path(self._folder, self.failed.emit))
        self.close_button = link_button("閉じる", "作成した結果を閉じる")
        self.close_button.setToolTip("ファイルはそのまま残ります（Esc）")
        self._lay_out()

    def show_files(self, files: tuple[WrittenFile, ...], skipped: Sequence[str]) -> None:
        """Show ``files`` in place of those before, and the names of those that were skipped."""
        self._folder = files[0].path.parent if files else self._making.made_in
        self.folder.show_path(str(self._folder))
        self.skipped.setText(f"飛ばしたファイル（前のままです）：{'、'.join(skipped)}")
        self.skipped.setVisible(bool(skipped))
        self.files.show_files(files)
        self.count.setText(f"ファイルを{len(files):,}件作成しました。")

    def show_doubt(self, doubt: str, *, leads: bool) -> None:
        """Show ``doubt``, what of the plan is to be looked at; with the way if it ``leads``."""
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.findings_button.setVisible(bool(doubt) and leads)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(line)
        layout.addLayout(head)
        layout.addWidget(self.skipped)
        layout.addWidget(self.doubt)
        layout.addWidget(self.findings_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.files)
        layout.addWidget(self.folder)
        layout.addWidget(self.open_folder_button)
