"""The columns of a list while roles are given out; one that has a role is not asked again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from model.finding import Finding, Severity
from model.readers.lists.guessing.facts import ColumnFacts, column_facts
from model.readers.lists.source.list_source import ListSource
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role
from model.readers.tables.grid import Cell
from model.readers.tables.head_words import meanings
from model.readers.tables.place_names import named_sheet

HALF, MOSTLY = 0.5, 0.8
"""Shares of a column's values from which on it is taken for what they look like."""
LOOKED_AT = 1000
"""Rows of a list whose values are looked at where that takes long."""


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
