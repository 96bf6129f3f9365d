"""Cells of marks in a plan workbook: marks as the sheet 計画 has them."""

from __future__ import annotations

from collections.abc import Iterable

from model.finding import Severity
from model.project import Flag
from model.readers.tables.marks import bare_mark
from model.readers.workbook.cells import CellReader
from model.readers.workbook.sheets import SheetRow

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

    def read(self, row: SheetRow) -> Flag | None:
        """Return the mark of a row; one that the sheet 計画 lacks is told and kept."""
        mark = self._cells.key(row, "印")
        if not mark or mark in self._flags:
            return self._flags.get(mark)
        bare = bare_mark(mark.strip(_BRACKETS))
        if bare in self._flags:
            self._cells.note(row, f"印「{mark}」を「{bare}」と読みました。")
            return self._flags[bare]
        self._flags[mark] = Flag(mark, "")
        self._cells.note(row, f"印「{mark}」の意味が計画シートにありません。", Severity.WARNING)
        return self._flags[mark]
