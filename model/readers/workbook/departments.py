"""Department cells of a plan workbook: whole names as the sheet 課 has them."""

from __future__ import annotations

import re

from model.finding import Severity
from model.project import Department
from model.readers.workbook.cells import CellReader
from model.readers.workbook.sheets import SheetRow
from model.text import name_key
from model.workbook.form import BLANK

_COLUMN, _OTHERS = "所管課", "所管課ほか"
_SEPARATORS = re.compile(r"[\n、,，;；]+")


class DepartmentCells:
    """Reads the columns 所管課1, 所管課2 … ; ``listed`` are the departments of the sheet 課."""

    def __init__(self, cells: CellReader, listed: tuple[str, ...]) -> None:
        self._cells = cells
        self._known = {name: Department(name) for name in listed}
        self._by_key = {name_key(name): name for name in reversed(listed)}
        self._reported: set[str] = set()
        self.listed = tuple(self._known.values())

    def read(self, row: SheetRow) -> tuple[Department, ...]:
        """Return the departments of a row, in the order of their columns, each once."""
        names = [name for head in _columns(row) for name in self._names(row, head)]
        return tuple(dict.fromkeys(map(self._department, names)))

    def says_none(self, row: SheetRow) -> bool:
        """Whether a row says that it prints no department."""
        return any(self._cells.text(row, head) == BLANK for head in _columns(row))

    def _names(self, row: SheetRow, head: str) -> list[str]:
        text = self._cells.text(row, head)
        if text == BLANK:
            return []
        if text in self._known:
            return [text]
        text = self._cells.key(row, head)
        pieces = [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]
        if len(pieces) == 1 and "・" in text and text not in self._known:
            parts = [part.strip() for part in text.split("・")]
            pieces = parts if all(part in self._known for part in parts) else pieces
        if len(pieces) > 1:
            self._cells.note(row, f"「{head}」の「{text}」を{len(pieces)}つの課として読みました。")
        return [self._whole(row, piece) for piece in pieces]

    def _whole(self, row: SheetRow, name: str) -> str:
        """Return a name as the sheet 課 spells it; one that is not there is told once."""
        if name in self._known:
            return name
        listed = self._by_key.get(name_key(name))
        if listed is not None:
            self._cells.note(row, f"課「{name}」を「{listed}」と読みました。")
            return listed
        if name not in self._reported:
            self._reported.add(name)
            message = f"課「{name}」が課シートにありません。新しい課として扱います。"
            self._cells.note(row, message, Severity.WARNING)
        return name

    def _department(self, name: str) -> Department:
        return self._known.get(name) or Department(name)


def _columns(row: SheetRow) -> list[str]:
    return [head for head in row.cells if head.startswith(_COLUMN) and head != _OTHERS]
