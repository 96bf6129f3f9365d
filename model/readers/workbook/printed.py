"""What the sheets 事業 and 掲載 of a plan workbook both say of a project, its mark, its 課."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.finding import Severity
from model.project import Department, Flag, Project
from model.readers.tables.marks import bare_mark
from model.readers.workbook.cells import CellReader
from model.readers.workbook.sheets import SheetRow
from model.text import name_key
from model.workbook.form import BLANK, BLANK_MARK_IS_NONE, OTHERS

_COLUMN, _OTHERS = "所管課", "所管課ほか"
_SEPARATORS = re.compile(r"[\n、,，;；]+")
_MARK = "印"
_BRACKETS = "（）()【】[]〔〕"


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
        return not self._cells.text(row, _MARK)

    def read(self, row: SheetRow) -> Flag | None:
        """Return the mark of a row; one that the sheet 計画 lacks is told and kept."""
        if self._cells.text(row, _MARK) == BLANK:
            return None
        mark = self._cells.key(row, _MARK)
        if not mark or mark in self._flags:
            return self._flags.get(mark)
        bare = bare_mark(mark.strip(_BRACKETS))
        if bare in self._flags:
            self._cells.note(row, f"印「{mark}」を「{bare}」と読みました。")
            return self._flags[bare]
        self._flags[mark] = Flag(mark, "")
        self._cells.note(row, f"印「{mark}」の意味が計画シートにありません。", Severity.WARNING)
        return self._flags[mark]


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
