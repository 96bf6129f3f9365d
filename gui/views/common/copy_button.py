"""The button that copies a list as it is pasted into a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from gui.views.common.items_table import ItemsView

_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""Excel's format of texts: without it 1-2-3 would become a day, and a text with = a formula."""


class CopyButton(QPushButton):
    """Copies all lines of ``view`` under their heads, as text and as a table, and says so.

    ``key`` is its mnemonic, empty where a window has several; without one it looks like a link.
    """

    def __init__(self, view: ItemsView, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._key = view.table, f"(&{key})" if key else ""
        self.setAccessibleName(f"{view.accessibleName()}をコピー")
        if not key:
            self.setObjectName("link")
        self.clicked.connect(self._on_clicked)
        self._table.modelReset.connect(self._on_table_reset)
        self._on_table_reset()

    def _on_clicked(self) -> None:
        lines = self._table.texts
        looks = ["" if column.is_number else _AS_TEXT for column in self._table.columns]
        held = QMimeData()
        held.setText("\n".join("\t".join(line) for line in lines))
        held.setHtml(f"<table>{''.join(_row(line, looks) for line in lines)}</table>")
        QGuiApplication.clipboard().setMimeData(held)
        self.setText(f"コピーしました{self._key}")

    def _on_table_reset(self) -> None:
        self.setText(f"一覧をコピー{self._key}")
        self.setEnabled(bool(self._table.items))


def _row(line: Sequence[str], looks: Sequence[str]) -> str:
    cells = (f"<td{look}>{escape(cell)}</td>" for cell, look in zip(line, looks, strict=True))
    return f"<tr>{''.join(cells)}</tr>"
