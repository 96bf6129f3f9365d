"""The rows of a list that are projects, and those that go on with the project above them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.finding import Severity
from model.listing import ListingKind
from model.project import Amount
from model.readers.bureaus import split_bureau
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import Extras, ListCells
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.row_marks import RowMarks
from model.readers.lists.rows.sections_above import SectionsAbove
from model.readers.reading import LineRole
from model.readers.tables.columns import Role
from model.readers.tables.head_words import is_amount_head, is_whole
from model.readers.tables.marks import bare_mark, is_relisted_mark, read_name
from model.readers.tables.totals import TotalRows

_NO_TICK = re.compile(r"|[-‐–—―ー−×✕0０]|無|なし|主|主要|main|no|false|いいえ", re.IGNORECASE)
_NOTHING = re.compile(r"[-‐–—―ー−]+|なし|無")


class ProjectRows:
    """Reads what a row says of a project; its yen go to ``totals``."""

    def __init__(
        self,
        fitted: FittedMapping,
        cells: ListCells,
        sections: SectionsAbove,
        totals: TotalRows[int],
    ) -> None:
        self._cells, self._sections, self._totals = cells, sections, totals
        self._grid, self._heads, self._told = cells.grid, cells.heads, cells.told
        self._columns = {role: fitted.places(role) for role in Role}
        self._name = self._columns[Role.NAME][0]
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._kept = fitted.columns(Role.EXTRA, Role.BUREAU, Role.TEAM)
        self._marks = RowMarks(fitted, cells)
        self._remarks = fitted.places(Role.EXTRA, Role.DESCRIPTION)

    def project(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return the project in a row; its amounts are added to the totals."""
        levels = self._sections.enter(number)
        extras = self._read_extras(number, texts)
        flag, relisted, others = self._marks.read(number)
        extras += others
        marked = read_name(texts[self._name].replace("\n", ""), ())
        self._tell_name(number, marked.flags)
        funds = self._funds(number)
        is_said = self._is_ticked(number, texts) or self._is_remarked(number, texts, self._remarks)
        relisted = relisted or marked.relisted or is_said
        amounts, odd = self.amounts(number, funds, relisted=relisted)
        if funds and not amounts:
            extras.append((self._heads.titles[self._columns[Role.FUNDS][0]], funds))
        departments, bureaus = self._read_departments(number)
        own_bureaus = (*self._all(number, Role.BUREAU), *(bureau for _, bureau in bureaus))
        yen = {column: amount.yen for column, amount in amounts.items()}
        self._totals.add_project(yen, relisted=relisted)
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.ROW,
            levels=levels,
            name=marked.name,
            description=self._first(number, Role.DESCRIPTION),
            departments=departments,
            offices=(*self._sections.offices(levels), *own_bureaus),
            teams=self._all(number, Role.TEAM),
            flag=flag or next(iter(marked.flags), None),
            relisted=relisted,
            kind=self._kind(number),
            amounts=tuple(amounts.values()),
            extras=(*extras, *bureaus, *odd),
        )

    def continuation(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return a row that goes on with the project above it: no merged cells."""
        relisted = self._is_remarked(number, texts, texts)
        if relisted:
            self._totals.relist()
            texts = {c: t for c, t in texts.items() if not is_relisted_mark(bare_mark(t))}
        own = {column: self._cells.value(number, column) for column in texts}
        amounts, odd = self.amounts(number, self._funds(number))
        yen = {column: amount.yen for column, amount in amounts.items()}
        self._totals.add_project(yen, relisted=False)
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

    def amounts(
        self, number: int, funds: str | None, *, relisted: bool = False
    ) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a row by column, and as extra columns the texts that are none.

        (85,000) in a ``relisted`` row is the amount that the main place counts, not a negative one.
        """
        amounts: dict[int, Amount] = {}
        odd: list[tuple[str, str]] = []
        for column, use in self._amounts.items():
            amount, texts = self._cells.amount(number, column, use, funds, relisted=relisted)
            odd += texts
            if amount is not None:
                amounts[column] = amount
        return amounts, odd

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

    def _read_departments(self, number: int) -> tuple[tuple[str, ...], Extras]:
        """Return the departments, and as extra columns bureaus that stand in their cells."""
        departments: list[str] = []
        bureaus: dict[str, str] = {}
        for column in self._columns[Role.DEPARTMENT]:
            text = self._cells.value(number, column)
            if not text or _NOTHING.fullmatch(text):
                continue
            offices, below = split_bureau(text)
            departments.append(below)
            if offices:
                bureaus[f"{self._heads.titles[column]}の部局"] = offices
                message = "所管課の欄にある部局と課を分けて読みました。"
                self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return tuple(departments), tuple(bureaus.items())

    def _tell_name(self, number: int, marks: tuple[str, ...]) -> None:
        self._cells.value(number, self._name)  # tells an error in its place
        raw = self._grid.cell(number, self._name)
        if isinstance(raw, str) and ("\n" in raw or raw != raw.strip()):
            message = "事業名の前後の空白や改行を取り除いて読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        if marks:
            message = "事業名に付いた印を、印として読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))

    def _funds(self, number: int) -> str | None:
        """Return the source of funds of a row's amounts; 事業費 or 計 says that it is the whole."""
        funds = self._first(number, Role.FUNDS)
        return None if funds and (is_whole(funds) or is_amount_head(funds)) else funds

    def _kind(self, number: int) -> ListingKind:
        text = self._first(number, Role.KIND) or ""
        is_other = text.startswith("その他") or text.lower() == "other"
        return ListingKind.OTHER if is_other else ListingKind.MAIN

    def _is_ticked(self, number: int, texts: dict[int, str]) -> bool:
        """Whether the row is relisted by its own column, or by 再掲 in place of an amount."""
        ticks = self._all(number, Role.RELISTED)
        return any(not _NO_TICK.fullmatch(tick) for tick in ticks) or any(
            is_relisted_mark(texts.get(column, "")) for column in self._amounts
        )

    def _is_remarked(self, number: int, texts: dict[int, str], columns: Iterable[int]) -> bool:
        """Whether a cell of ``columns`` is 再掲 alone, so that the row is relisted; it is told."""
        said = [c for c in columns if is_relisted_mark(bare_mark(texts.get(c, "")))]
        for column in said:
            message = f"「{self._heads.titles[column]}」の「再掲」を、再掲の印として読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return bool(said)

    def _all(self, number: int, role: Role) -> tuple[str, ...]:
        texts = (self._cells.value(number, column) for column in self._columns[role])
        return tuple(text for text in texts if text and not _NOTHING.fullmatch(text))

    def _first(self, number: int, role: Role) -> str | None:
        return next(filter(None, (self._cells.value(number, c) for c in self._columns[role])), None)
