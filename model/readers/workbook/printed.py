"""What the sheets 事業 and 掲載 of a plan workbook both say of a project."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.project import Department, Flag, Project
from model.readers.workbook.cells import CellReader
from model.readers.workbook.departments import DepartmentCells
from model.readers.workbook.flags import FlagCells
from model.readers.workbook.sheets import SheetRow
from model.workbook.form import BLANK, BLANK_MARK_IS_NONE, OTHERS


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
    """Reads the columns that both sheets have, of a workbook of a ``version`` of the form."""

    cells: CellReader
    departments: DepartmentCells
    flags: FlagCells
    version: int

    def read(self, row: SheetRow, name: str) -> Printed:
        """Return the project of a row whose 事業名 is ``name``."""
        return Printed(
            name=name,
            description=None
            if self._is_blank(row, "事業概要")
            else self.cells.text(row, "事業概要"),
            departments=self.departments.read(row),
            and_others=self.cells.truth(row, "所管課ほか", OTHERS),
            flag=self.flags.read(row),
        )

    def completed(self, row: SheetRow, printed: Printed, project: Project) -> Printed:
        """Return what a row of the sheet 掲載 prints; its blank cells are as in the sheet 事業."""
        if not self.cells.text(row, "事業概要"):
            printed = replace(printed, description=project.description)
        if not printed.departments and not self.departments.says_none(row):
            others = printed.and_others or project.and_others
            printed = replace(printed, departments=project.departments, and_others=others)
        if self._is_mark_of_project(row, printed):
            printed = replace(printed, flag=project.flag)
        return replace(printed, name=printed.name or project.name)

    def _is_mark_of_project(self, row: SheetRow, printed: Printed) -> bool:
        """Whether the mark of a row is that of its project.

        Older versions of the program left marks blank that a row does not print, but no name.
        """
        is_own = self.version > BLANK_MARK_IS_NONE or not printed.name
        return is_own and self.flags.is_blank(row)

    def _is_blank(self, row: SheetRow, head: str) -> bool:
        return self.cells.text(row, head) in ("", BLANK)
