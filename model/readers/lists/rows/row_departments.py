"""The departments of a row: those that its cells name, else the one on the line above its rows."""

from __future__ import annotations

from collections.abc import Iterable

from model.finding import Severity
from model.readers.bureaus import split_bureau
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import Extras, ListCells
from model.readers.lists.source.department_line import department_above, department_in
from model.readers.tables.columns import Role
from model.readers.tables.row_kinds import is_nothing


class RowDepartments:
    """Reads departments, and keeps the one that stands above the rows (課名, 総務課).

    That one is the department of the rows down to the next such line or the end of the sheet.
    """

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._grid, self._heads, self._cells = cells.grid, cells.heads, cells
        self._columns = fitted.places(Role.DEPARTMENT)
        self._above = department_above(self._grid.rows[: self._heads.first])

    def begin_sheet(self, number: int) -> None:
        """Begin the sheet of row ``number``, one of several that are read together."""
        self._above = self._grid.office_of(number)

    def take_line(self, texts: Iterable[str]) -> None:
        """Take in a row that is no project; it may say whose the rows below are."""
        self._above = department_in(list(texts)) or self._above

    def read(self, number: int) -> tuple[tuple[str, ...], Extras]:
        """Return the departments, and as extra columns bureaus that stand in their cells."""
        departments: list[str] = []
        bureaus: dict[str, str] = {}
        for column in self._columns:
            text = self._cells.value(number, column)
            if not text or is_nothing(text):
                continue
            offices, below = split_bureau(text)
            departments.append(below)
            if offices:
                bureaus[f"{self._heads.titles[column]}の部局"] = offices
                message = "所管課の欄にある部局と課を分けて読みました。"
                self._tell(message, self._grid.cell_name(number, column))
        if not departments and self._above:
            departments.append(split_bureau(self._above)[1])
            message = "表の上や途中の行に書かれた課を、その下の事業の所管課としました。"
            self._tell(message, f"「{self._above}」")
        return tuple(departments), tuple(bureaus.items())

    def _tell(self, message: str, where: str) -> None:
        self._cells.told.tell(Severity.NOTICE, message, where)
