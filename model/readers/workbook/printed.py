"""What the sheets 事業 and 掲載 of a plan workbook both say of a project."""

from __future__ import annotations

from dataclasses import dataclass

from model.project import Department, Flag
from model.readers.workbook.cells import CellReader
from model.readers.workbook.departments import DepartmentCells
from model.readers.workbook.flags import FlagCells
from model.readers.workbook.sheets import SheetRow
from model.workbook.form import OTHERS


@dataclass(frozen=True, slots=True)
class Printed:
    """A project as a row prints it."""

    name: str
    description: str | None
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class PrintedCells:
    """Reads the columns that both sheets have."""

    cells: CellReader
    departments: DepartmentCells
    flags: FlagCells

    def read(self, row: SheetRow, name: str) -> Printed:
        """Return the project of a row whose 事業名 is ``name``."""
        return Printed(
            name=name,
            description=self.cells.text(row, "事業概要") or None,
            departments=self.departments.read(row),
            and_others=self.cells.truth(row, "所管課ほか", OTHERS),
            flag=self.flags.read(row),
        )
