"""The sheet 事業 of a plan workbook, and the projects that only the sheet 掲載 names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.finding import Severity
from model.project import Project
from model.readers.tables.row_kinds import is_total
from model.readers.workbook.amounts import AmountCells
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.printed import Printed, PrintedCells
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.text import name_key
from model.workbook.form import EXTRA_HEAD


class ProjectRows:
    """Reads projects and finds the one that a listing names."""

    def __init__(self, cells: CellReader, printed: PrintedCells) -> None:
        self._cells, self._printed = cells, printed
        self._projects: dict[str, Project] = {}
        self._by_name: dict[str, Project] = {}
        self._taken: set[str] = set()
        """The numbers that stand in the sheet 事業, which no row without one gets."""
        self.extra_heads: tuple[str, ...] = ()
        """The extra headings of the projects read so far."""
        self.places: dict[str, str] = {}
        """The ids of the projects read so far, by the names of their rows."""

    @property
    def all(self) -> tuple[Project, ...]:
        """The projects read so far, in their order."""
        return tuple(self._projects.values())

    def read(self, sheet: FormSheet, amounts: AmountCells, heads: Sequence[str]) -> None:
        """Take in the sheet 事業, whose extra headings are ``heads``.

        Headings of words that clerks put in place of amounts are added to them. What has no
        meaning, as a number given twice, is kept as a slip.
        """
        self._taken = {self._cells.text(row, "事業番号").strip() for row in sheet.rows()}
        for row in sheet.rows():
            with self._cells.keeping_slips():
                self._read_row(row, amounts)
        named = (head for project in self.all for head, _ in project.extras)
        self.extra_heads = tuple(dict.fromkeys((*heads, *named)))
        order = {head: place for place, head in enumerate(self.extra_heads)}
        for project in self.all:
            extras = tuple(sorted(project.extras, key=lambda extra: order[extra[0]]))
            if extras != project.extras:
                self._projects[project.id] = replace(project, extras=extras)
        self._by_name = {}
        for project in self.all:
            self._by_name.setdefault(name_key(project.name), project)

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

    def _read_row(self, row: SheetRow, amounts: AmountCells) -> None:
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
        known, words = amounts.read(row)
        extras = {**self._read_extras(row), **words}
        self._add(replace(project, amounts=known, extras=tuple(extras.items())))
        self.places[row.where] = project_id

    def _add(self, project: Project) -> None:
        self._projects[project.id] = project
        self._by_name.setdefault(name_key(project.name), project)

    def _new_id(self) -> str:
        number = len(self._projects) + 1
        while (new := f"P{number:04d}") in self._projects or new in self._taken:
            number += 1
        return new

    def _read_extras(self, row: SheetRow) -> dict[str, str]:
        heads = (head for head in row.cells if head.startswith(EXTRA_HEAD))
        return {head.removeprefix(EXTRA_HEAD): self._cells.text(row, head) for head in heads}


def _project(project_id: str, printed: Printed) -> Project:
    return Project(
        id=project_id,
        name=printed.name,
        description=printed.description,
        departments=printed.departments,
        and_others=printed.and_others,
        flag=printed.flag,
    )
