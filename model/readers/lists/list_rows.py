"""The rows of a list, one by one: what each is, and what it says where it is a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.finding import Severity
from model.listing import ListingKind
from model.project import Amount
from model.readers.lists.amounts import read_amount
from model.readers.lists.fitting import FittedMapping
from model.readers.lists.grid import cell_text, place
from model.readers.lists.head_words import JOINT, head_key
from model.readers.lists.mapping import AmountColumn, ColumnUse, Role
from model.readers.lists.row_kinds import is_named_total, is_note, is_total
from model.readers.lists.told import Told
from model.readers.published.marks import bare_mark, is_relisted_mark, read_name
from model.readers.reading import LineRole

_ERROR_TEXT = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?")
_TICK = re.compile(r"[○◯●◎✓✔☑レ1１]|有|あり|yes|true|はい", re.IGNORECASE)
_NO_TICK = re.compile(r"|[-‐–—―ー−×✕0０]|無|なし|主|主要|main|no|false|いいえ", re.IGNORECASE)
_NOTHING = re.compile(r"[-‐–—―ー−]+|なし|無")
_MARK_BRACKETS = "()（）[]［］【】〔〕<>＜＞《》 "


@dataclass(slots=True)
class ListRow:
    """A row of a list; ``number`` counts from 0.

    Texts are as they stand, without blanks at their ends. ``levels`` has a (number, title) for
    each level, both empty where the row has none. ``offices`` are the offices above the
    departments from the top, ``teams`` those below.
    """

    number: int
    role: LineRole
    levels: tuple[tuple[str, str], ...] = ()
    name: str = ""
    description: str | None = None
    departments: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    flag: str | None = None
    relisted: bool = False
    kind: ListingKind = ListingKind.MAIN
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    text: str = ""

    @property
    def where(self) -> str:
        """The row's place as messages name it: 12行目."""
        return f"{self.number + 1}行目"


@dataclass
class RowReader:
    """Reads the rows below the headings; what it forgives goes to ``told``."""

    fitted: FittedMapping
    told: Told
    _above: list[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        fitted = self.fitted
        self._grid = fitted.source.grid
        self._heads = fitted.source.heads
        ((self._name, _), *_) = fitted.columns(Role.NAME)
        self._levels = self._level_columns()
        self._above = [("", "")] * len(self._levels)
        self._amounts = fitted.columns(Role.AMOUNT)
        self._flags = fitted.columns(Role.FLAG)
        self._texts = {
            role: [column for column, _ in fitted.columns(role)]
            for role in (
                Role.DESCRIPTION, Role.DEPARTMENT, Role.BUREAU, Role.TEAM, Role.RELISTED,
                Role.KIND, Role.FUNDS,
            )
        }  # fmt: skip
        self._kept = fitted.columns(Role.EXTRA, Role.BUREAU, Role.TEAM)
        self._head_parts = [
            {head_key(part) for part in title.split(JOINT)} for title in self._heads.titles
        ]
        self._covered = self._covered_cells()

    def rows(self) -> Iterator[ListRow]:
        """Yield every row below the headings that is not empty."""
        for number in range(self._heads.body, len(self._grid.rows)):
            cells = self._grid.rows[number]
            filled = [column for column, cell in enumerate(cells) if cell is not None]
            filled = [column for column in filled if cell_text(cells[column])]
            if filled:
                yield self._read(number, filled)

    # --- what a row is --------------------------------------------------------------------------

    def _read(self, number: int, filled: Sequence[int]) -> ListRow:
        texts = {column: cell_text(self._grid.rows[number][column]) for column in filled}
        role = self._role(number, texts)
        if role is LineRole.ROW:
            return self._project(number, texts)
        if role is LineRole.HEADING:
            self._enter(number)
            return self._section(number, texts)
        text = " ".join(texts.values())
        return ListRow(number, role, text=text)

    def _role(self, number: int, texts: dict[int, str]) -> LineRole:
        if self._is_head(texts):
            return LineRole.TABLE_HEAD
        if self._is_total(texts):
            return LineRole.TOTAL
        if self._name in texts or (number, self._name) in self._covered:
            return LineRole.ROW
        places = {c for title, code, _ in self._levels for c in (title, code)}
        money = {column for column, _ in self._amounts}
        if places & set(texts) and not set(texts) - places - money:
            return LineRole.HEADING
        if len(texts) == 1 and is_note(next(iter(texts.values()))):
            return LineRole.NOTE
        return LineRole.UNPLACED

    def _is_head(self, texts: dict[int, str]) -> bool:
        if self._name in texts and head_key(texts[self._name]) not in self._head_parts[self._name]:
            return False
        parts = self._head_parts
        alike = sum(head_key(text) in parts[c] for c, text in texts.items() if c < len(parts))
        return alike > 1 and 2 * alike > len(texts)

    def _is_total(self, texts: dict[int, str]) -> bool:
        speaks = {c for role in (Role.DESCRIPTION, Role.DEPARTMENT) for c in self._texts[role]}
        labels = [t for c, t in texts.items() if c not in dict(self._amounts)]
        if any(is_total(text) for text in labels[:3]):
            return all(is_total(texts[c]) for c in speaks & set(texts))
        if speaks & set(texts) or not labels:
            return False
        return is_named_total(texts[self._name] if self._name in texts else labels[0])

    # --- levels ---------------------------------------------------------------------------------

    def _level_columns(self) -> list[tuple[int | None, int | None, ColumnUse]]:
        """The columns of each level's titles and numbers, and the use of its titles."""
        numbers = {use.level.depth: c for c, use in self.fitted.columns(Role.NUMBER) if use.level}
        titles = {u.level.depth: (c, u) for c, u in self.fitted.columns(Role.LEVEL) if u.level}
        return [(c, numbers.get(depth), use) for depth, (c, use) in sorted(titles.items())]

    def _enter(self, number: int) -> tuple[tuple[str, str], ...]:
        """Return the sections of a row, from its cells, merged cells or the row above."""
        sections = []
        for depth, (column, code, use) in enumerate(self._levels):
            title = self._cell(number, column)
            count = self._cell(number, code)
            found = (count, title)
            if title or count:
                if found != self._above[depth]:
                    self._above[depth + 1 :] = [("", "")] * (len(self._levels) - depth - 1)
                self._above[depth] = found
            elif use.level and use.level.fills:
                found = self._above[depth]
                if any(found):
                    self.told.tell(
                        Severity.NOTICE,
                        f"空欄の「{use.heading}」は、上の行と同じとみなしました。",
                        place(number, column or 0),
                    )
            else:
                self._above[depth] = found
            sections.append(found)
        return tuple(sections)

    def _covered_cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The cells of vertical merges, each with the cell that has the value."""
        covered = {}
        for merged in self._grid.merged:
            if merged.bottom > merged.top >= self._heads.body:
                for row in range(merged.top + 1, merged.bottom + 1):
                    covered[row, merged.left] = (merged.top, merged.left)
        return covered

    def _cell(self, number: int, column: int | None) -> str:
        """The text of a cell, or of the merged cell that it is part of."""
        if column is None:
            return ""
        return self._grid.text(*self._covered.get((number, column), (number, column)))

    # --- projects -------------------------------------------------------------------------------

    def _section(self, number: int, texts: dict[int, str]) -> ListRow:
        amounts, extras = self._read_amounts(number, texts, None)
        text = " ".join(texts.values())
        return ListRow(
            number, LineRole.HEADING, tuple(self._above), amounts=amounts, extras=extras, text=text
        )

    def _project(self, number: int, texts: dict[int, str]) -> ListRow:
        levels = self._enter(number)
        extras = [
            (self._heads.titles[column], text)
            for column, _ in self._kept
            if (text := self._value(number, column))
        ]
        flag, relisted = self._read_flag(number, extras)
        marked = read_name(self._cell(number, self._name).replace("\n", ""), ())
        funds = self._first(number, Role.FUNDS)
        amounts, odd = self._read_amounts(number, texts, funds)
        if funds and not amounts:
            odd = (*odd, (self._heads.titles[self._texts[Role.FUNDS][0]], funds))
        return ListRow(
            number=number,
            role=LineRole.ROW,
            levels=levels,
            name=self._name_of(number, marked.name),
            description=self._first(number, Role.DESCRIPTION),
            departments=self._all(number, Role.DEPARTMENT),
            offices=self._offices(number, levels),
            teams=self._all(number, Role.TEAM),
            flag=flag or next(iter(marked.flags), None),
            relisted=relisted or marked.relisted or self._is_ticked(number, Role.RELISTED),
            kind=self._kind(number),
            amounts=amounts,
            extras=(*extras, *odd),
        )

    def _name_of(self, number: int, name: str) -> str:
        raw = self._grid.cell(*self._covered.get((number, self._name), (number, self._name)))
        if isinstance(raw, str) and ("\n" in raw or raw != raw.strip()):
            self.told.tell(
                Severity.NOTICE,
                "事業名の前後の空白や改行を取り除いて読みました。",
                place(number, self._name),
            )
        return name

    def _offices(self, number: int, levels: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        above = [
            title
            for (_, title), (_, _, use) in zip(levels, self._levels, strict=True)
            if title and use.level and use.level.is_office
        ]
        return (*above, *self._all(number, Role.BUREAU))

    def _read_flag(self, number: int, extras: list[tuple[str, str]]) -> tuple[str | None, bool]:
        marks: list[str] = []
        relisted = False
        for column, use in self._flags:
            text = self._value(number, column)
            if not text or _NOTHING.fullmatch(text):
                continue
            mark = bare_mark(text).strip(_MARK_BRACKETS)
            if _TICK.fullmatch(text) and len(self._flags) > 1:
                mark = use.heading.split(JOINT)[-1]
            if is_relisted_mark(mark):
                relisted = True
            elif marks:
                extras.append((use.heading, text))
            else:
                marks.append(mark)
        return (marks[0] if marks else None), relisted

    def _kind(self, number: int) -> ListingKind:
        text = self._first(number, Role.KIND) or ""
        is_other = text.startswith("その他") or text.lower() == "other"
        return ListingKind.OTHER if is_other else ListingKind.MAIN

    def _is_ticked(self, number: int, role: Role) -> bool:
        return any(not _NO_TICK.fullmatch(text) for text in self._all(number, role))

    def _read_amounts(
        self, number: int, texts: dict[int, str], funds: str | None
    ) -> tuple[tuple[Amount, ...], tuple[tuple[str, str], ...]]:
        """Return the amounts of a row, and as extra columns the cells that are none."""
        amounts, odd = [], []
        for column, use in self._amounts:
            what = use.amount or AmountColumn()
            where = place(number, column)
            fault = self._grid.faults.get((number, column), "")
            text = texts.get(column, "")
            if not fault and _ERROR_TEXT.fullmatch(text):
                fault = text
            read = read_amount(self._grid.cell(number, column), what.unit)
            if fault:
                self.told.tell(
                    Severity.WARNING,
                    f"「{use.heading}」が{fault}のため、金額なしとしました。Excel で直して"
                    "保存し直してください。",
                    where,
                )
                if text:
                    odd.append((use.heading, text))
            elif read.fault:
                odd.append((use.heading, text))
                self.told.tell(
                    Severity.WARNING,
                    f"「{use.heading}」を金額として読めないため、追加項目に文字のまま残しました"
                    f"（{read.fault}）。",
                    where,
                )
            elif read.forgiven:
                self._tell_forgiven(use.heading, read.forgiven, where)
            if read.yen is not None and not fault:
                amounts.append(Amount(read.yen, what.fiscal_year, what.kind, what.funds or funds))
        return tuple(amounts), tuple(odd)

    def _tell_forgiven(self, heading: str, form: str, where: str) -> None:
        is_doubtful = form.startswith("括弧")
        self.told.tell(
            Severity.WARNING if is_doubtful else Severity.NOTICE,
            f"「{heading}」に{form}があります。",
            where,
        )

    # --- cells ----------------------------------------------------------------------------------

    def _value(self, number: int, column: int) -> str:
        """The text of a cell; empty, and told, where it holds an error or an unknown result."""
        text = self._cell(number, column)
        fault = self._grid.faults.get((number, column), "")
        if not fault and text.startswith("#") and _ERROR_TEXT.fullmatch(text):
            fault = text
        if not fault:
            return text
        self.told.tell(
            Severity.WARNING,
            f"「{self._heads.titles[column]}」が{fault}のため、空欄として読みました。Excel で直して"
            "保存し直してください。",
            place(number, column),
        )
        return ""

    def _all(self, number: int, role: Role) -> tuple[str, ...]:
        texts = (self._value(number, column) for column in self._texts[role])
        return tuple(text for text in texts if text and not _NOTHING.fullmatch(text))

    def _first(self, number: int, role: Role) -> str | None:
        texts = [self._value(number, column) for column in self._texts[role]]
        return next((text for text in texts if text), None)
