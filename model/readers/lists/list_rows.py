"""The rows of a list, one by one: what each is, and what it says where it is a project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from model.finding import Severity
from model.listing import ListingKind
from model.project import Amount
from model.readers.lists.bureaus import split_bureau
from model.readers.lists.cells import Extras, ListCells
from model.readers.lists.fitting import FittedMapping
from model.readers.lists.section_rows import find_heading_rows
from model.readers.lists.sections_above import SectionsAbove, Titles
from model.readers.lists.told import Told
from model.readers.lists.total_rows import TotalRows
from model.readers.reading import LineRole
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import ONE_YEN, Role
from model.readers.tables.head_words import JOINT, head_key, is_mark_word
from model.readers.tables.marks import bare_mark, is_relisted_mark, read_name
from model.readers.tables.row_kinds import is_named_total, is_note, is_total

_TICK = re.compile(r"[○◯〇●◎✓✔☑レ1１]|有|あり|yes|true|はい", re.IGNORECASE)
_NO_TICK = re.compile(r"|[-‐–—―ー−×✕0０]|無|なし|主|主要|main|no|false|いいえ", re.IGNORECASE)
_NOTHING = re.compile(r"[-‐–—―ー−]+|なし|無")
_MARK_BRACKETS = "()（）[]［］【】〔〕<>＜＞《》 "
_MOST_LABELS = 3


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list; ``number`` counts from 1 in its sheet, ``where`` is its place (12行目).

    Texts are as they stand, without blanks at their ends. ``levels`` has a (number, title) for
    each level, both empty where the row has none. ``offices`` are the offices above the
    departments from the top, ``teams`` those below. ``text`` is the whole row where it is no
    project.
    """

    number: int
    where: str
    role: LineRole
    levels: Titles = ()
    name: str = ""
    description: str | None = None
    departments: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    flag: str | None = None
    relisted: bool = False
    kind: ListingKind = ListingKind.MAIN
    amounts: tuple[Amount, ...] = ()
    extras: Extras = ()
    text: str = ""


@dataclass
class RowReader:
    """Reads the rows below the headings; what it forgives goes to ``told``."""

    fitted: FittedMapping
    told: Told

    def __post_init__(self) -> None:
        fitted = self.fitted
        self._grid, self._heads = fitted.source.grid, fitted.source.heads
        self._cells = ListCells(self._grid, self._heads, self.told)
        self._columns = {role: [c for c, _ in fitted.columns(role)] for role in Role}
        self._name = self._columns[Role.NAME][0]
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._kept = fitted.columns(Role.EXTRA, Role.BUREAU, Role.TEAM)
        self._head_parts = [
            {head_key(part) for part in title.split(JOINT)} for title in self._heads.titles
        ]
        self.totals = TotalRows(self._grid, {c: use.heading for c, use in self._amounts.items()})
        self._headings = find_heading_rows(fitted, self._cells)
        signs = list(dict.fromkeys(self._headings.values()))
        self.sections = SectionsAbove(fitted, self._cells, signs)

    def rows(self) -> Iterator[ListRow]:
        """Yield every row below the headings that is not empty."""
        before: int | None = None
        sheet = self._grid.sheet_of(self._heads.body)
        for number in range(self._heads.body, len(self._grid.rows)):
            texts = self._cells.texts(number)
            if texts:
                if self._grid.sheet_of(number) != sheet:
                    sheet, before = self._grid.sheet_of(number), None
                    self.sections.begin_sheet()
                row = self._read(number, texts, before)
                yield row
                goes_on = row.role in (LineRole.ROW, LineRole.CONTINUED)
                before = number if goes_on else None

    # --- what a row is --------------------------------------------------------------------------

    def _read(self, number: int, texts: dict[int, str], before: int | None) -> ListRow:
        role = self._role(number, texts, before)
        if role is LineRole.ROW:
            return self._project(number, texts)
        if role is LineRole.CONTINUED:
            return self._continuation(number, texts)
        text = " ".join(texts.values())
        if role is LineRole.TOTAL:
            self.totals.add_sum(number, self._sums(number))
        if role is LineRole.UNPLACED:
            message = f"この行は事業としても区分としても読み取れませんでした：「{text[:40]}」"
            self.told.tell(Severity.WARNING, message, self._grid.row_name(number))
        if role is not LineRole.HEADING:
            return ListRow(*self._place(number), role, text=text)
        if number in self._headings:
            titles = self.sections.open_heading(number, self._headings[number], text)
        else:
            titles = self.sections.enter(number)
        amounts, _ = self._read_amounts(number, None)
        return ListRow(
            *self._place(number), role, titles, amounts=tuple(amounts.values()), text=text
        )

    def _place(self, number: int) -> tuple[int, str]:
        return self._grid.number(number), self._grid.row_name(number)

    def _role(self, number: int, texts: dict[int, str], before: int | None) -> LineRole:
        if self._is_head(texts):
            return LineRole.TABLE_HEAD
        if number in self._headings:
            return LineRole.HEADING
        if self._is_total(texts):
            return LineRole.TOTAL
        if self._cells.is_covered(number, self._name):
            return LineRole.CONTINUED
        if self._name in texts:
            is_remark = len(texts) == 1 and is_note(texts[self._name])
            return LineRole.NOTE if is_remark else LineRole.ROW
        if texts.keys() <= self._amounts.keys():
            return LineRole.TOTAL if self.totals.is_sum(self._sums(number)) else LineRole.UNPLACED
        if texts.keys() <= self.sections.places | self._amounts.keys():
            return LineRole.HEADING
        if len(texts) == 1 and is_note(next(iter(texts.values()))):
            return LineRole.NOTE
        goes_on = before == number - 1 and not texts.keys() & self.sections.places
        spoken = {*self._columns[Role.DESCRIPTION], *self._columns[Role.DEPARTMENT]}
        return LineRole.CONTINUED if goes_on and texts.keys() & spoken else LineRole.UNPLACED

    def _is_head(self, texts: dict[int, str]) -> bool:
        parts = self._head_parts
        if self._name in texts and head_key(texts[self._name]) not in parts[self._name]:
            return False
        alike = sum(head_key(text) in parts[c] for c, text in texts.items() if c < len(parts))
        return alike == len(texts) or (alike > 1 and 2 * alike > len(texts))

    def _is_total(self, texts: dict[int, str]) -> bool:
        spoken = {*self._columns[Role.DESCRIPTION], *self._columns[Role.DEPARTMENT]} & texts.keys()
        labels = [text for column, text in texts.items() if column not in self._amounts]
        if any(map(is_total, labels[:_MOST_LABELS])):
            return all(is_total(texts[column]) for column in spoken)
        if spoken or not labels:
            return False
        return is_named_total(texts.get(self._name, labels[0]))

    def _sums(self, number: int) -> dict[int, int]:
        """The yen in a row of sums, by column."""
        read = {
            column: read_amount(self._grid.cell(number, column), (use.amount or ONE_YEN).unit)
            for column, use in self._amounts.items()
        }
        return {column: amount.yen for column, amount in read.items() if amount.yen is not None}

    # --- projects -------------------------------------------------------------------------------

    def _project(self, number: int, texts: dict[int, str]) -> ListRow:
        levels = self.sections.enter(number)
        extras = self._read_extras(number, texts)
        flag, relisted = self._read_flag(number, extras)
        marked = read_name(texts[self._name].replace("\n", ""), ())
        self._tell_name(number, marked.flags)
        funds = self._first(number, Role.FUNDS)
        amounts, odd = self._read_amounts(number, funds)
        if funds and not amounts:
            extras.append((self._heads.titles[self._columns[Role.FUNDS][0]], funds))
        relisted = relisted or marked.relisted or self._is_ticked(number)
        departments, bureaus = self._read_departments(number)
        own_bureaus = (*self._all(number, Role.BUREAU), *(bureau for _, bureau in bureaus))
        yen = {column: amount.yen for column, amount in amounts.items()}
        self.totals.add_project(yen, relisted=relisted)
        return ListRow(
            *self._place(number),
            role=LineRole.ROW,
            levels=levels,
            name=marked.name,
            description=self._first(number, Role.DESCRIPTION),
            departments=departments,
            offices=(*self.sections.offices(levels), *own_bureaus),
            teams=self._all(number, Role.TEAM),
            flag=flag or next(iter(marked.flags), None),
            relisted=relisted,
            kind=self._kind(number),
            amounts=tuple(amounts.values()),
            extras=(*extras, *bureaus, *odd),
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
                self.told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return tuple(departments), tuple(bureaus.items())

    def _continuation(self, number: int, texts: dict[int, str]) -> ListRow:
        """A row that goes on with the project above it: its own cells alone, no merged ones."""
        own = {column: self._cells.value(number, column) for column in texts}
        funds = [own[column] for column in self._columns[Role.FUNDS] if own.get(column)]
        amounts, odd = self._read_amounts(number, funds[0] if funds else None)
        yen = {column: amount.yen for column, amount in amounts.items()}
        self.totals.add_project(yen, relisted=False)
        description = [own[c] for c in self._columns[Role.DESCRIPTION] if own.get(c)]
        self.told.tell(
            Severity.NOTICE,
            "事業名のない行は、上の事業の続きとして読みました。",
            self._grid.row_name(number),
        )
        return ListRow(
            *self._place(number),
            role=LineRole.CONTINUED,
            description="\n".join(description) or None,
            departments=tuple(own[c] for c in self._columns[Role.DEPARTMENT] if own.get(c)),
            amounts=tuple(amounts.values()),
            extras=(
                *((use.heading, own[column]) for column, use in self._kept if own.get(column)),
                *odd,
            ),
        )

    def _tell_name(self, number: int, marks: tuple[str, ...]) -> None:
        self._cells.value(number, self._name)  # tells an error in its place
        raw = self._grid.cell(number, self._name)
        if isinstance(raw, str) and ("\n" in raw or raw != raw.strip()):
            message = "事業名の前後の空白や改行を取り除いて読みました。"
            self.told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        if marks:
            message = "事業名に付いた印を、印として読みました。"
            self.told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))

    def _read_flag(self, number: int, extras: list[tuple[str, str]]) -> tuple[str | None, bool]:
        """Return the row's mark and whether it is the mark of relisted rows."""
        marks: list[str] = []
        relisted = False
        for column in self._columns[Role.FLAG]:
            text = self._cells.value(number, column)
            if not text or _NOTHING.fullmatch(text):
                continue
            heading = self._heads.titles[column]
            mark = bare_mark(text).strip(_MARK_BRACKETS)
            if _TICK.fullmatch(text) and is_mark_word(heading.split(JOINT)[-1]):
                mark = heading.split(JOINT)[-1]
            if is_relisted_mark(mark):
                relisted = True
            elif marks:
                extras.append((heading, text))
            else:
                marks.append(mark)
        return (marks[0] if marks else None), relisted

    def _kind(self, number: int) -> ListingKind:
        text = self._first(number, Role.KIND) or ""
        is_other = text.startswith("その他") or text.lower() == "other"
        return ListingKind.OTHER if is_other else ListingKind.MAIN

    def _is_ticked(self, number: int) -> bool:
        texts = self._all(number, Role.RELISTED)
        return any(not _NO_TICK.fullmatch(text) for text in texts)

    def _read_amounts(
        self, number: int, funds: str | None
    ) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a row by column, and as extra columns the texts that are none."""
        amounts: dict[int, Amount] = {}
        odd: list[tuple[str, str]] = []
        for column, use in self._amounts.items():
            amount, texts = self._cells.amount(number, column, use, funds)
            odd += texts
            if amount is not None:
                amounts[column] = amount
        return amounts, odd

    def _all(self, number: int, role: Role) -> tuple[str, ...]:
        texts = (self._cells.value(number, column) for column in self._columns[role])
        return tuple(text for text in texts if text and not _NOTHING.fullmatch(text))

    def _first(self, number: int, role: Role) -> str | None:
        return next(filter(None, (self._cells.value(number, c) for c in self._columns[role])), None)


def joined(rows: Iterable[ListRow]) -> list[ListRow]:
    """Return the projects among ``rows``, each with the rows that go on with it."""
    projects: list[ListRow] = []
    for row in rows:
        if row.role is LineRole.ROW:
            projects.append(row)
        elif row.role is LineRole.CONTINUED and projects:
            projects[-1] = _join(projects[-1], row)
    return projects


def _join(row: ListRow, more: ListRow) -> ListRow:
    extras = dict(row.extras)
    for heading, text in more.extras:
        extras[heading] = "\n".join(filter(None, (extras.get(heading), text)))
    description = "\n".join(filter(None, (row.description, more.description)))
    return replace(
        row,
        description=description or None,
        departments=(*row.departments, *more.departments),
        amounts=(*row.amounts, *more.amounts),
        extras=tuple(extras.items()),
    )
