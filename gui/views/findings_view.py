"""The findings of a plan; each leads to the row that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from gui.views.parts import hint_label
from model.finding import Finding

_Index = QModelIndex | QPersistentModelIndex
_HEADS = ("重さ", "場所", "内容")


class FindingsTable(QAbstractTableModel):
    """Findings as Qt asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show ``findings`` in place of what was shown."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        finding = self.findings[index.row()]
        return (finding.severity.label, finding.where, finding.message)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None


class FindingsView(QWidget):
    """The list of findings.

    Signals:
        chosen: the finding whose row is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FindingsTable(self)
        self.list = QTableView()
        self.list.setModel(self.table)
        self.list.setAccessibleName("確認事項の一覧")
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setShowGrid(False)
        self.list.setAlternatingRowColors(True)
        self.list.verticalHeader().hide()
        self.list.activated.connect(self._on_list_activated)
        self.list.doubleClicked.connect(self._on_list_activated)
        header = self.list.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.says = hint_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.says)
        layout.addWidget(self.list, 1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings``; rows grow with their texts where there are not too many."""
        self.table.show(findings)
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
        self.chosen.emit(self.table.findings[index.row()])


_FEW = 400
"""Rows of more findings than these keep one height, since measuring each takes long."""
