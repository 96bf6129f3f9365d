"""The departments of a row: those that its cells name, else the one on the line above its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from model.finding import Severity
from model.readers.bureaus import split_bureau
from model.readers.department_names import names_offices
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import Extras, ListCells, without_gaps
from model.readers.lists.source.department_line import department_above, department_in
from model.readers.tables.columns import Role
from model.readers.tables.row_kinds import is_nothing, is_total

_FIGURES = r"[\d０-９][\d０-９\-－ー‐~～・、, ]{1,20}"
_TELEPHONE = re.compile(
    rf"\s*(?:[(（]\s*(?:内線|電話|TEL|Tel|℡|☎)?\s*[:：]?\s*{_FIGURES}[)）]"
    rf"|(?:内線|電話|TEL|Tel|℡|☎)\s*[:：]?\s*{_FIGURES})\s*$"
)
_CODE = re.compile(r"^[\d０-９]{2,}[\s:：_\-]+(?=[^\s\d])")
_BEHIND_NAME = re.compile(r"(.+?)\s*[(（〔【\[]([^()（）〔〕【】\[\]]+[課室局])[)）〕】\]]\s*")

_AS_ABOVE = "所管課の空欄は、上の行と同じとみなしました。"
_OR_BUREAU = "部や局の事業のときは、所管課の欄に部や局の名前を書いて読み直してください。"


class RowDepartments:
    """Reads departments; in a list without a column of them, keeps the one above the rows.

    That one (課名, 総務課) is that of the rows down to the next such line or the end of the sheet.
    """

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._grid, self._heads, self._cells = cells.grid, cells.heads, cells
        self._columns = fitted.places(Role.DEPARTMENT)
        self._above = ""
        if not self._columns:
            self._above = department_above(self._grid.rows[: self._heads.first])
        self._are_behind_names = not self._columns and _are_behind_names(fitted)
        self._fills = _fills(fitted, cells)
        self._offices = [
            column
            for column, use in fitted.columns(Role.LEVEL)
            if use.level and use.level.is_office and use.level.fills
            if column < min(self._columns, default=0)
        ]
        self._last: tuple[str, ...] = ()

    def begin_sheet(self, number: int) -> None:
        """Begin the sheet of row ``number``, one of several that are read together."""
        self._above = "" if self._columns else self._grid.office_of(number)
        self._last = ()

    def begin_section(self, *, is_office: bool) -> None:
        """Begin another section, in which a blank is not the department of the one above.

        One that ``is_office`` has its own.
        """
        self._last = ()
        self._above = "" if is_office else self._above

    def take_line(self, texts: Iterable[str]) -> None:
        """Take in a row that is no project; it may say whose the rows below are."""
        if not self._columns:
            self._above = department_in(list(texts)) or self._above

    def read(self, number: int) -> tuple[tuple[str, ...], Extras]:
        """Return the departments, and as extra columns bureaus that stand in their cells."""
        departments: list[str] = []
        bureaus: dict[str, str] = {}
        for column in self._columns:
            text = self._without_numbers(number, column)
            if not text or is_nothing(text):
                continue
            offices, below = split_bureau(text)
            departments.append(below)
            if offices:
                bureaus[f"{self._heads.titles[column]}の部局"] = offices
                message = "所管課の欄にある部局と課を分けて読みました。"
                self._tell(message, self._grid.cell_name(number, column))
        fills = self._fills or self._is_below_office(number)
        if not departments and fills and not self._cells.text(number, self._columns[0]):
            departments += self._last
            if departments:
                place = self._grid.cell_name(number, self._columns[0])
                if self._fills:
                    self._tell(_AS_ABOVE, place)
                else:  # it may be a project of the bureau, as those of all its departments are
                    self._cells.told.tell(Severity.WARNING, _AS_ABOVE + _OR_BUREAU, place)
        self._last = tuple(departments)
        if not departments and self._above:
            departments.append(split_bureau(self._above)[1])
            message = "表の上や途中の行に書かれた課を、その下の事業の所管課としました。"
            self._tell(message, f"「{self._above}」")
        return tuple(departments), tuple(bureaus.items())

    def _is_below_office(self, number: int) -> bool:
        """Whether the offices left of a row's department are blank, too: all is as above.

        Beside an office that stands there, merged or not, a blank is the office's own.
        """
        return bool(self._offices) and not any(self._cells.text(number, c) for c in self._offices)

    def behind_name(self, number: int, name: str) -> tuple[str, tuple[str, ...]]:
        """Return a name without the departments in brackets behind it: 防災訓練（危機管理課）.

        They are the row's in a list without a column of departments that has most of them so.
        """
        found = _BEHIND_NAME.fullmatch(name) if self._are_behind_names else None
        if found is None or not names_offices(found[2]):
            return name, ()
        message = "事業名の後ろの括弧の課を、所管課としました。"
        self._tell(message, self._grid.row_name(number))
        return found[1], (found[2],)

    def _without_numbers(self, number: int, column: int) -> str:
        text = without_gaps(self._cells.value(number, column))
        bare = "" if text.isdecimal() else _CODE.sub("", _TELEPHONE.sub("", text))
        if bare and bare != text:
            message = "所管課の欄の電話番号や内線、課の番号は除いて読みました。"
            self._tell(message, self._grid.cell_name(number, column))
        return bare or text

    def _tell(self, message: str, where: str) -> None:
        self._cells.told.tell(Severity.NOTICE, message, where)


def _are_behind_names(fitted: FittedMapping) -> bool:
    """Whether most names of a list have departments in brackets behind them; （理科室） is none."""
    grid, name = fitted.source.grid, fitted.name
    names = [text for row in fitted.source.body if (text := grid.text(row, name))]
    found = [match for text in names if (match := _BEHIND_NAME.fullmatch(text))]
    return 2 * sum(names_offices(match[2]) for match in found) > len(names)


def _fills(fitted: FittedMapping, cells: ListCells) -> bool:
    """Whether a blank department is that of the row above: each stands once, above its projects.

    So it is in a column left of the names, whose first cell is filled, in which no department is
    repeated in the row below, as a merged cell does, and more cells are blank than filled. Fewer
    blanks may be undecided.
    """
    columns, (name, *_) = fitted.places(Role.DEPARTMENT), fitted.places(Role.NAME)
    grid, body = fitted.source.grid, fitted.source.heads.body
    if len(columns) != 1 or columns[0] > name or columns[0] == grid.sheet_column:
        return False
    named = ((row, grid.text(row, name)) for row in range(body, len(grid.rows)))
    rows = [row for row, text in named if text and not is_total(text)]
    texts = [cells.text(row, columns[0]) for row in rows]
    repeats = any(text and text == above for above, text in pairwise(texts))
    return bool(texts) and bool(texts[0]) and 2 * texts.count("") > len(texts) and not repeats
