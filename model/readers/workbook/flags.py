"""Cells of marks in a plan workbook: marks as the sheet 計画 has them."""

from __future__ import annotations

from collections.abc import Iterable

from model.finding import Severity
from model.project import Flag
from model.readers.tables.marks import bare_mark
from model.readers.workbook.cells import CellReader
from model.readers.workbook.sheets import SheetRow
from model.workbook.form import BLANK

_COLUMN = "印"
_BRACKETS = "（）()【】[]〔〕"


class FlagCells:
    """Reads the column 印; ``listed`` are the marks of the sheet 計画."""

    def __init__(self, cells: CellReader, listed: Iterable[Flag]) -> None:
        self._cells = cells
        self._flags = {flag.mark: flag for flag in listed}

    @property
    def all(self) -> tuple[Flag, ...]:
        """The marks listed and those that rows have besides, in their order."""
        return tuple(self._flags.values())

    def is_blank(self, row: SheetRow) -> bool:
        """Whether a row says nothing of its mark."""
        return not self._cells.text(row, _COLUMN)

    def read(self, row: SheetRow) -> Flag | None:
        """Return the mark of a row; one that the sheet 計画 lacks is told and kept."""
        if self._cells.text(row, _COLUMN) == BLANK:
            return None
        mark = self._cells.key(row, _COLUMN)
        if not mark or mark in self._flags:
            return self._flags.get(mark)
        bare = bare_mark(mark.strip(_BRACKETS))
        if bare in self._flags:
            self._cells.note(row, f"印「{mark}」を「{bare}」と読みました。")
            return self._flags[bare]
        self._flags[mark] = Flag(mark, "")
        self._cells.note(row, f"印「{mark}」の意味が計画シートにありません。", Severity.WARNING)
        return self._flags[mark]
