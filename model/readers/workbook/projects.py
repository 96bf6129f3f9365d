"""The sheet 事業 of a plan workbook, and the projects that only the sheet 掲載 names."""

from __future__ import annotations

from dataclasses import replace

from model.finding import Severity
from model.project import Amount, Project
from model.readers.tables.row_kinds import is_total
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.printed import Printed, PrintedCells
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.text import name_key
from model.workbook.form import EXTRA_HEAD

_YEN_HEAD, _YEN_UNIT = "金額", "（円）"


class ProjectRows:
    """Reads projects and finds the one that a listing names."""

    def __init__(self, cells: CellReader, printed: PrintedCells) -> None:
        self._cells, self._printed = cells, printed
        self._projects: dict[str, Project] = {}
        self._by_name: dict[str, Project] = {}

    @property
    def all(self) -> tuple[Project, ...]:
        """The projects read so far, in their order."""
        return tuple(self._projects.values())

    def read(self, sheet: FormSheet) -> None:
        """Take in the sheet 事業. Raises SlipError for a number given twice."""
        for row in sheet.rows():
            self._read_row(row)

    def of_listing(self, row: SheetRow, printed: Printed) -> Project:
        """Return the project of a listing: by its number, else by its name, else a new one.

        Raises SlipError where both are missing.
        """
        project_id = self._cells.key(row, "事業番号")
        project = self._projects.get(project_id)
        if project is not None:
            return project
        if not printed.name:
            why = f"事業番号「{project_id}」が事業シートになく、事業名も空です"
            raise SlipError(row.where, why)
        project = self._by_name.get(name_key(printed.name))
        found = f"事業名「{printed.name}」の事業としました。"
        if project is None:
            project = _project(project_id or self._new_id(), printed)
            self._add(project)
            found = f"「{project.name}」を新しい事業「{project.id}」としました。"
        lacks = f"事業番号「{project_id}」が事業シートにない" if project_id else "事業番号が空の"
        self._cells.note(row, f"{lacks}ため、{found}", Severity.WARNING)
        return project

    def _read_row(self, row: SheetRow) -> None:
        name = self._cells.required(row, "事業名")
        project_id = self._cells.key(row, "事業番号")
        if not project_id and is_total(name):
            self._cells.note(row, f"「{name}」の行は合計とみなし、事業として読みません。")
            return
        if not project_id:
            project_id = self._new_id()
            self._cells.note(row, f"「{name}」に事業番号「{project_id}」を付けました。")
        if project_id in self._projects:
            raise SlipError(row.where, f"事業番号「{project_id}」が重なっています")
        project = _project(project_id, self._printed.read(row, name))
        amounts, extras = self._read_amounts(row), self._read_extras(row)
        self._add(replace(project, amounts=amounts, extras=extras))

    def _add(self, project: Project) -> None:
        self._projects[project.id] = project
        self._by_name.setdefault(name_key(project.name), project)

    def _new_id(self) -> str:
        number = len(self._projects) + 1
        while f"P{number:04d}" in self._projects:
            number += 1
        return f"P{number:04d}"

    def _read_amounts(self, row: SheetRow) -> tuple[Amount, ...]:
        amounts = []
        for head in row.cells:
            if head.startswith(_YEN_HEAD) and head.endswith(_YEN_UNIT):
                stem = head.removesuffix(_YEN_UNIT)
                yen = self._cells.number(row, head)
                if yen is not None:
                    kind = self._cells.key(row, f"{stem}の種別") or None
                    funds = self._cells.key(row, f"{stem}の財源") or None
                    year = self._cells.year(row, f"{stem}の年度")
                    amounts.append(Amount(yen, year, kind, funds))
        return tuple(amounts)

    def _read_extras(self, row: SheetRow) -> tuple[tuple[str, str], ...]:
        heads = (head for head in row.cells if head.startswith(EXTRA_HEAD))
        return tuple((h.removeprefix(EXTRA_HEAD), self._cells.text(row, h)) for h in heads)


def _project(project_id: str, printed: Printed) -> Project:
    return Project(
        id=project_id,
        name=printed.name,
        description=printed.description,
        departments=printed.departments,
        and_others=printed.and_others,
        flag=printed.flag,
    )
