"""Cells that tell all that is drawn of them in one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
TEXT = Qt.ItemDataRole.DisplayRole.value
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole.value
FONT = Qt.ItemDataRole.FontRole.value
COLOUR = Qt.ItemDataRole.ForegroundRole.value
TICK = Qt.ItemDataRole.CheckStateRole.value
RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
CENTRED = Qt.AlignmentFlag.AlignCenter.value


class DrawnCells:
    """What an item model is besides, so that each of its cells is drawn by one call.

    Of a cell that is drawn Qt asks seven roles, most of which are not for a model to answer; as
    many calls into Python take a fourth of the time in which it is drawn.
    """

    def drawn(self, index: _Index) -> Mapping[int, Any]:
        """Return what is drawn of a cell by role, in numbers where Qt has enumerations."""
        raise NotImplementedError

    def multiData(self, index: _Index, span: Any) -> None:
        answers = self.drawn(index)
        for place in range(span.size()):
            each = span[place]
            value = answers.get(each.role())
            if value is None:
                each.clearData()
            else:
                each.setData(value)
