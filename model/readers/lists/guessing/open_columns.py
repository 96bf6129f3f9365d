"""The columns of a list while roles are given out, and what their values look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from model.finding import Finding, Severity
from model.readers.department_names import is_office
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_source import ListSource
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.amounts import before_second, read_amount, without_note
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role
from model.readers.tables.grid import Cell, Grid
from model.readers.tables.head_words import JOINT, head_key, meanings
from model.readers.tables.place_names import named_sheet
from model.readers.tables.row_kinds import is_ditto, is_nothing
from model.text import fold, name_key

FLAG_VALUE = re.compile(
    r"[(（\[【]?(?:新規?|拡[充大]?|継続?|見直し?|変更?|縮小?|廃止?|終了?|完了?|統合?|再掲?|重点?|新※|[★☆◆◇■□◎○〇●▲△])[)）\]】]?"
)
KIND_VALUE = re.compile(r"主要事業|その他.*|主要|主な事業|main|other")
_CODE = re.compile(r"\d{5,8}|[(（]?[0-9a-zA-Z]{1,4}(?:[-‐.．_][0-9a-zA-Z]{1,4})*[)）]?|[IVX]{1,4}")
HALF, MOSTLY = 0.5, 0.8
"""Shares of a column's values from which on it is taken for what they look like."""
LOOKED_AT = 1_000
"""Rows of a list whose values are looked at."""


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """Shares are of the filled cells, from 0 to 1, ``blank`` of all rows of the sample.

    ``repeats`` says how many cells equal the filled one before them, in the row right above.
    """

    filled: int
    distinct: int
    blank: float
    numeric: float
    office: float
    flag: float
    kind: float
    repeats: float
    length: float
    code: float

    @property
    def variety(self) -> float:
        """Distinct values to filled cells."""
        return self.distinct / self.filled if self.filled else 0.0


def column_facts(grid: Grid, heads: Heads, column: int) -> ColumnFacts:
    """Return the facts of ``column``, from at most the first thousand rows of its list.

    A heading that stands again among the rows is no value, nor is a unit; what stands alone in its
    row is the heading of a section and says nothing of marks.
    """
    body = range(heads.body, len(grid.rows))
    filled_rows = (row for row in body if any(cell is not None for cell in grid.rows[row]))
    rows = list(islice(filled_rows, LOOKED_AT))
    cells = [(number, grid.cell(row, column)) for number, row in enumerate(rows)]
    own = {head_key(part) for part in heads.titles[column].split(JOINT)}
    filled = [
        (number, cell)
        for number, cell in cells
        if cell is not None and cell != "" and not _is_no_value(str(cell), own)
    ]
    texts: list[str] = []
    for text in (fold(str(cell)).strip() for _, cell in filled):
        texts.append(texts[-1] if texts and is_ditto(text) else text)
    keys = [name_key(text) for text in texts]
    count = len(filled) or 1
    marks = sum(map(_is_mark, keys))
    alone = marks and sum(
        _stands_alone(grid.rows[rows[number]]) and not _is_mark(key)
        for (number, _), key in zip(filled, keys, strict=True)
    )
    placed = [(number, key) for (number, _), key in zip(filled, keys, strict=True)]
    above = set(placed)
    return ColumnFacts(
        filled=len(filled),
        distinct=len(set(keys)),
        blank=1 - len(filled) / len(rows) if rows else 1.0,
        numeric=sum(_is_number(cell) for _, cell in filled) / count,
        office=sum(is_office(text) for text in texts) / count,
        flag=marks / ((len(filled) - alone) or 1),
        kind=sum(KIND_VALUE.fullmatch(key) is not None for key in keys) / count,
        repeats=sum((number - 1, key) in above for number, key in placed) / count,
        length=sum(map(len, texts)) / count,
        code=sum(_CODE.fullmatch(key) is not None for key in keys) / count,
    )


def _is_no_value(text: str, heading: Collection[str]) -> bool:
    return head_key(text) in heading or is_unit(text)


def _stands_alone(cells: Sequence[Cell]) -> bool:
    return sum(cell is not None for cell in cells) == 1


def _is_mark(key: str) -> bool:
    return bool(FLAG_VALUE.fullmatch(key)) or is_nothing(key)


def _is_number(cell: object) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    if not isinstance(cell, str):
        return False
    read = read_amount(before_second(without_note(cell)), 1000)
    return read.yen is not None or bool(read.forgiven)


@dataclass
class OpenColumns:
    """The columns of ``source``, and the roles that some have already, by place."""

    source: ListSource
    uses: dict[int, ColumnUse] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The headings."""
        return self.source.heads.titles

    @cached_property
    def facts(self) -> tuple[ColumnFacts, ...]:
        """What the values of each column are like."""
        grid, heads = self.source.grid, self.source.heads
        return tuple(column_facts(grid, heads, column) for column in range(len(self.titles)))

    @cached_property
    def meanings(self) -> tuple[dict[Role, bool], ...]:
        """The roles that each heading may stand for, and whether it does beyond doubt."""
        return tuple({m.role: m.is_strong for m in meanings(title)} for title in self.titles)

    @property
    def rows(self) -> range:
        """The rows of the list that are looked at where that takes long."""
        return self.source.body[:LOOKED_AT]

    def cells(self, column: int) -> list[Cell]:
        """Return the cells of a column in these rows."""
        return [self.source.grid.cell(row, column) for row in self.rows]

    def texts(self, column: int) -> list[str]:
        """Return the texts of a column in these rows."""
        return [self.source.grid.text(row, column) for row in self.rows]

    def taken(self, role: Role) -> list[int]:
        """Return the columns that have got ``role``."""
        return [column for column, use in self.uses.items() if use.role is role]

    def free(self, role: Role, *, strong: bool | None = None) -> list[int]:
        """Return the columns without a role whose heading may stand for ``role``, from the left."""
        return [
            column
            for column, found in enumerate(self.meanings)
            if column not in self.uses and role in found and strong in (None, found[role])
        ]

    def has(self, *roles: Role) -> bool:
        """Whether any column has one of ``roles``."""
        return any(use.role in roles for use in self.uses.values())

    def take(
        self,
        column: int,
        role: Role,
        *,
        level: LevelColumn | None = None,
        amount: AmountColumn | None = None,
    ) -> None:
        """Give ``column`` a role."""
        self.uses[column] = ColumnUse(self.titles[column], role, level, amount)

    def doubt(self, severity: Severity, message: str) -> None:
        """Say what should be looked at before the roles are trusted."""
        heads = self.source.heads
        sheet = f"{named_sheet(self.source.grid.name)}の" if self.source.grid.name else ""
        self.findings.append(Finding(severity, f"{sheet}{heads.first + 1}行目", message))
