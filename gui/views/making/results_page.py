"""The files that were made, each with what can be done with it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.views.common.parts import chain_tabs, group_label, link_button
from gui.views.common.path_line import PathLine
from gui.views.common.system_programs import open_path, print_by_its_program
from reports.options import Format

if TYPE_CHECKING:
    from reports.making.run import WrittenFile

_LEAST_LINES, _MOST_LINES = 2, 8
"""So many names of files are in sight, whatever room the choices above them need."""


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
        self.skipped = QLabel()
        self.skipped.setObjectName("warning")
        self.skipped.setWordWrap(True)
        self.doubt = QLabel()
        self.doubt.setObjectName("warning")
        self.doubt.setWordWrap(True)
        self.findings_button = link_button("確認事項を見る", "確認事項を見る")
        self.files = QWidget()
        self.files.setObjectName("clear")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2)
        self._rows.setColumnStretch(0, 1)
        above = QVBoxLayout(self.files)  # aligned, the grid would cut names of several lines
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(self._rows)
        above.addStretch(1)
        self.folder = PathLine("ファイルを保存したフォルダー")
        self.folder.setReadOnly(True)
        self.open_folder_button = QPushButton("フォルダーを開く(&O)")
        self._folder = making.folder
        self.open_folder_button.clicked.connect(lambda: open_path(self._folder, self.failed.emit))
        self.close_button = link_button("閉じる", "作成した結果を閉じる")
        self.close_button.setToolTip("ファイルはそのまま残ります（Esc）")
        self._foot = (self.folder, self.open_folder_button)
        self._lay_out()

    def show_files(self, files: tuple[WrittenFile, ...], skipped: Sequence[str]) -> None:
        """Show ``files`` in place of those before, and the names of those that were skipped."""
        self._folder = files[0].path.parent if files else self._making.folder
        self.folder.show_path(str(self._folder))
        self.skipped.setText(f"飛ばしたファイル（前のままです）：{'、'.join(skipped)}")
        self.skipped.setVisible(bool(skipped))
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()  # at once: it goes when the event loop comes to it
                widget.deleteLater()
        links: list[QPushButton] = []
        for row, file in enumerate(files):
            own = self._links(file)
            for place, widget in enumerate((_name(file), *own)):
                self._rows.addWidget(widget, row, place)
            links += own
        chain_tabs(self.close_button, self.findings_button, *links, *self._foot)
        self.count.setText(f"{len(files):,}件のファイルを作成しました。")

    def show_doubt(self, doubt: str) -> None:
        """Show ``doubt``, what of the plan is to be looked at, and the way there."""
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.findings_button.setVisible(bool(doubt))

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
        layout.addWidget(_FewLines(self.files))
        layout.addWidget(self.folder)
        layout.addWidget(self.open_folder_button)

    def _links(self, file: WrittenFile) -> list[QPushButton]:
        """Return what can be done: open, and print where something can print it."""
        opens = link_button("開く", f"{file.path.name}を開く")
        opens.clicked.connect(lambda: open_path(file.path, self.failed.emit))
        if file.format == Format.PDF.value:
            prints = link_button("印刷", f"{file.path.name}を印刷する")
            prints.clicked.connect(lambda: self.printing_wanted.emit(file.path))
            return [opens, prints]
        if sys.platform == "win32" and file.format == Format.XLSX.value:
            prints = link_button("印刷", f"{file.path.name}を Excel で印刷する")
            prints.clicked.connect(lambda: print_by_its_program(file.path, self.failed.emit))
            return [opens, prints]
        return [opens]


class _FewLines(QScrollArea):
    """As high as what it shows, up to some lines; more of it is scrolled to."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        wide = self.viewport().width()
        return QSize(wide, min(self._needed(wide), self._lines(_MOST_LINES)))

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        needed = self._needed(self.viewport().width())
        least = self.widget().minimumSizeHint().width() + bar
        return QSize(least, min(needed, self._lines(_LEAST_LINES)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # names break into other lines

    def _needed(self, wide: int) -> int:
        content = self.widget()
        return max(content.heightForWidth(wide), content.minimumSizeHint().height())

    def _lines(self, count: int) -> int:
        return count * (self.fontMetrics().height() + 6)


def _name(file: WrittenFile) -> QLabel:
    name = QLabel(file.path.name)
    name.setToolTip(str(file.path))
    name.setWordWrap(True)
    return name
