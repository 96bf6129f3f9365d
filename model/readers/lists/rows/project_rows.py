"""The rows of a list that are projects, and those that go on with the project above them."""

from __future__ import annotations

import re

from model.finding import Severity
from model.listing import ListingKind
from model.money import format_yen
from model.readers.bureaus import each_once
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.captions import relisted_signs
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.row_amounts import RowAmounts
from model.readers.lists.rows.row_departments import RowDepartments
from model.readers.lists.rows.row_lines import LineMeaning
from model.readers.lists.rows.row_marks import RelistedRemarks, RowMarks
from model.readers.lists.rows.sections_above import SectionsAbove
from model.readers.lists.source.department_line import department_alone
from model.readers.reading import LineRole
from model.readers.tables.columns import Role
from model.readers.tables.marks import bare_mark, is_relisted_mark, read_name
from model.readers.tables.row_kinds import is_nothing
from model.readers.tables.totals import TotalRows

_NO_TICK = re.compile(r"|[×✕0０]|主|主要|main|no|false|いいえ", re.IGNORECASE)


class ProjectRows:
    """Reads what a row says of a project; its yen go to ``totals``.

    ``lines`` are what the upper and the lower line of each project are, where the list says it.
    """

    def __init__(
        self,
        fitted: FittedMapping,
        cells: ListCells,
        sections: SectionsAbove,
        totals: TotalRows[int],
        lines: tuple[LineMeaning, LineMeaning] | None = None,
    ) -> None:
        self._cells, self._sections, self._totals = cells, sections, totals
        self._grid, self._heads, self._told = cells.grid, cells.heads, cells.told
        self._columns = {role: fitted.places(role) for role in Role}
        self._name = self._columns[Role.NAME][0]
        self._kept = fitted.columns(Role.EXTRA, Role.BUREAU, Role.TEAM)
        self._marks = RowMarks(fitted, cells)
        self.departments = RowDepartments(fitted, cells)
        self.amounts = RowAmounts(fitted, cells, totals, lines)
        self._signs = relisted_signs(fitted.source)
        self._remarks = RelistedRemarks(fitted, cells)

    def project(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return the project in a row; its amounts are added to the totals."""
        levels = self._sections.enter(number)
        extras = self._read_extras(number, texts)
        flag, relisted, others = self._marks.read(number)
        extras += others
        name, is_signed = self._without_sign(number, texts[self._name].replace("\n", ""))
        marked = read_name(name, ())
        self._tell_name(number, marked.flags)
        is_said = self._is_ticked(number, texts) or self._remarks.is_said(number, texts)
        relisted = relisted or marked.relisted or is_said or is_signed
        amounts, odd = self.amounts.of_project(number, marked.name, relisted=relisted)
        title, behind = self.departments.behind_name(number, marked.name)
        departments, bureaus = self.departments.read(number)
        own_bureaus = (*self._all(number, Role.BUREAU), *(bureau for _, bureau in bureaus))
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.ROW,
            levels=levels,
            name=title,
            description=self._first(number, Role.DESCRIPTION),
            departments=behind or departments,
            offices=_in_order(self._sections.offices(levels), own_bureaus),
            teams=self._all(number, Role.TEAM),
            flag=flag or next(iter(marked.flags), None),
            relisted=relisted,
            kind=self._kind(number),
            amounts=tuple(amounts.values()),
            extras=(*extras, *((title, each_once(names)) for title, names in bureaus), *odd),
        )

    def continuation(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return a row that goes on with the project above it: no merged cells."""
        relisted = self._remarks.is_said(number, texts, texts)
        if relisted:
            self._totals.relist()
            texts = {c: t for c, t in texts.items() if not is_relisted_mark(bare_mark(t))}
        own = {column: self._cells.value(number, column) for column in texts}
        amounts, odd = self.amounts.further(number)
        description = [own[c] for c in self._columns[Role.DESCRIPTION] if own.get(c)]
        if texts:
            message = "事業名のない行は、上の事業の続きとして読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.row_name(number))
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.CONTINUED,
            relisted=relisted,
            description="\n".join(description) or None,
            departments=tuple(own[c] for c in self._columns[Role.DEPARTMENT] if own.get(c)),
            amounts=tuple(amounts.values()),
            extras=(
                *((use.heading, own[column]) for column, use in self._kept if own.get(column)),
                *odd,
            ),
        )

    def part(self, number: int, texts: dict[int, str], *, is_bulleted: bool) -> ListRow:
        """Return a row that is a part of the project above (うち人件費): words of its description.

        Its amounts are in those of the project already. One that is so but by its bullet
        and its yen (``is_bulleted``) may be a project, which is a warning.
        """
        amounts, _ = self.amounts.of_row(number)
        yen = "、".join(
            f"{self._heads.titles[column]} {format_yen(amount.yen)}"
            for column, amount in amounts.items()
        )
        name = texts[self._name].strip("()（）・･*└├-－–— ")
        message = "「うち」「内訳」の行は、金額を足さずに上の事業の概要に書き添えました。"
        if is_bulleted:
            message = (
                "「・」などの記号で始まる行は、金額の合計が上の事業と同じため、その内訳として概要に"
                "書き添えました。別の事業のときは、一覧で記号を消してから読み直してください。"
            )
        severity = Severity.WARNING if is_bulleted else Severity.NOTICE
        self._told.tell(severity, message, self._grid.row_name(number))
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.CONTINUED,
            description=f"{name}（{yen}）",
        )

    def _read_extras(self, number: int, texts: dict[int, str]) -> list[tuple[str, str]]:
        """Return the columns kept beside the project, those that a merged cell fills too."""
        return [
            (use.heading, text)
            for column, use in self._kept
            if column in texts
            or column == self._grid.sheet_column
            or self._cells.is_covered(number, column)
            if (text := self._cells.value(number, column))
        ]

    def _without_sign(self, number: int, name: str) -> tuple[str, bool]:
        """Return a name without the sign that the list says means 再掲, and whether it had it."""
        sign = next((s for s in self._signs if name.startswith(s) or name.endswith(s)), None)
        bare = name.strip(f"{sign} \u3000") if sign else ""
        if not bare:
            return name, False
        message = f"「{sign}」の付いた事業は、表の説明により再掲としました。"
        self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        return bare, True

    def _tell_name(self, number: int, marks: tuple[str, ...]) -> None:
        self._cells.value(number, self._name)  # tells an error in its place
        raw = self._grid.cell(number, self._name)
        if isinstance(raw, str) and ("\n" in raw or raw != raw.strip()):
            message = "事業名の改行や、前後の空白を取り除いて読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        if marks:
            message = "事業名に付いた印を、印として読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))

    def _kind(self, number: int) -> ListingKind:
        text = self._first(number, Role.KIND) or ""
        is_other = text.startswith("その他") or text.lower() == "other"
        return ListingKind.OTHER if is_other else ListingKind.MAIN

    def _is_ticked(self, number: int, texts: dict[int, str]) -> bool:
        """Whether the row is relisted by its own column, or by 再掲 in place of an amount."""
        ticks = self._all(number, Role.RELISTED)
        return any(not (_NO_TICK.fullmatch(tick) or is_nothing(tick)) for tick in ticks) or any(
            is_relisted_mark(texts.get(column, "")) for column in self._columns[Role.AMOUNT]
        )

    def _all(self, number: int, role: Role) -> tuple[str, ...]:
        texts = (self._cells.value(number, column) for column in self._columns[role])
        return tuple(text for text in texts if text and not is_nothing(text))

    def _first(self, number: int, role: Role) -> str | None:
        return next(filter(None, (self._cells.value(number, c) for c in self._columns[role])), None)


def _in_order(of_sections: tuple[str, ...], bureaus: tuple[str, ...]) -> tuple[str, ...]:
    """Return the offices above a row from the top; a department that heads rows is the lowest."""
    is_department = bool(of_sections) and department_alone(of_sections[-1:]) != ""
    return (*bureaus, *of_sections) if is_department else (*of_sections, *bureaus)
