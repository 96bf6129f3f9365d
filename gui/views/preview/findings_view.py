"""The findings of a plan; each leads to its row, or shows its lines that were not read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.finding_rows import unread_lines_of
from gui.views.common.copy_button import CopyButton
from gui.views.common.items_table import Column, ItemsView
from gui.views.common.parts import column, group_label, hint_label, in_next_step
from model.finding import Finding
from model.readers.reading import PlacedLine

FINDING_COLUMNS = (
    Column("種類", 4, lambda finding: finding.severity.label),
    Column("場所", 14, lambda finding: finding.where),
    Column("内容", 40, lambda finding: finding.message),
)
_MOST_LINES = 1_000
_LEAST_PLACE, _MOST_PLACE = 6, 13
"""Characters that a place has in one line where there is room."""


class FindingsView(QWidget):
    """The list of findings; below it the lines that were not read of which the chosen one speaks.

    Signals:
        chosen: the finding whose row is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ItemsView(FINDING_COLUMNS, "確認事項の一覧")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.grow_rows()
        self.list.fit_last_column()
        self.list.activated.connect(self._on_list_activated)
        self.list.selectionModel().currentRowChanged.connect(self._on_list_current_changed)
        self.copy = CopyButton(self.list)
        self.says = hint_label()
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setTabChangesFocus(True)
        self._below = column(
            group_label("読み取れなかった行（計画のまま）", self.lines), self.lines
        )
        self._below.hide()
        self._unread: Sequence[PlacedLine] = ()
        self._widest_place = self.list.columnWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.says, 1)
        head.addWidget(self.copy)
        layout.addLayout(head)
        layout.addWidget(self.list, 2)
        layout.addWidget(self._below, 1)

    def show_findings(self, findings: Sequence[Finding], unread: Sequence[PlacedLine] = ()) -> None:
        """Show ``findings``, and what they speak of ``unread``, the lines that were not read."""
        self._unread = unread
        self._below.hide()
        self.list.table.show(findings)
        self._fit_columns()
        self.says.setText(
            "計画を読み取ったときに気付いたことです。ダブルクリックか Enter で行を表示します。"
            if findings
            else "この計画に確認事項はありません。"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            in_next_step(self, self._fit_columns)  # the list gets the font after it

    def _fit_columns(self) -> None:
        self.list.resizeColumnToContents(0)
        self.list.fit_column(1, _LEAST_PLACE, _MOST_PLACE)
        self._widest_place = self.list.columnWidth(1)
        self._share_room()

    def _share_room(self) -> None:
        """Leave places no more than a third: they break, and what is found is read more often."""
        self.list.setColumnWidth(1, min(self._widest_place, self.width() // 3))

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        lines: Sequence[PlacedLine] = ()
        if index.isValid():
            lines = unread_lines_of(self.list.table.items[index.row()], self._unread)
        more = len(lines) - _MOST_LINES
        shown = [f"{line.where}　{line.text}" for line in lines[:_MOST_LINES]]
        self.lines.setPlainText("\n".join([*shown, *([f"ほか{more:,}行"] if more > 0 else [])]))
        self._below.setVisible(bool(lines))

    def _on_list_activated(self, index: QModelIndex) -> None:
        if self._below.isHidden():
            self.chosen.emit(self.list.table.items[index.row()])
        else:
            self.lines.setFocus()
