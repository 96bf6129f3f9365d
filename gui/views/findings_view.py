"""The findings of a plan; each leads to the row that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from gui.views.items_table import Column, ItemsView
from gui.views.parts import hint_label
from model.finding import Finding

FINDING_COLUMNS = (
    Column("重さ", 4, lambda finding: finding.severity.label),
    Column("場所", 14, lambda finding: finding.where),
    Column("内容", 40, lambda finding: finding.message),
)
_FEW = 400
"""Rows of more findings than these keep one height, since measuring each takes long."""


class FindingsView(QWidget):
    """The list of findings.

    Signals:
        chosen: the finding whose row is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ItemsView(FINDING_COLUMNS, "確認事項の一覧")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        self.list.fit_last_column()
        self.list.activated.connect(self._on_list_activated)
        self.list.doubleClicked.connect(self._on_list_activated)
        self.says = hint_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.says)
        layout.addWidget(self.list, 1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings``; rows grow with their texts where there are not too many."""
        self.list.table.show(findings)
        for place in (0, 1):
            self.list.resizeColumnToContents(place)
        few = len(findings) <= _FEW
        mode = QHeaderView.ResizeMode.ResizeToContents if few else QHeaderView.ResizeMode.Fixed
        self.list.verticalHeader().setSectionResizeMode(mode)
        self.says.setText(
            "計画を読み取ったときに気付いたことです。ダブルクリックか Enter で行を表示します。"
            if findings
            else "この計画に確認事項はありません。"
        )

    def _on_list_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.list.table.items[index.row()])
