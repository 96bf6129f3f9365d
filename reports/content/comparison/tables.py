"""The tables of 新旧対照表 that show projects, and the index that points to them."""

from __future__ import annotations

from model.comparison.changes import Change, Comparison, Fate, ProjectChange
from model.money import Unit
from reports.content.comparison.fates import build_fate_table
from reports.content.comparison.kept import KeptTables
from reports.content.comparison.phrases import changes_text
from reports.content.comparison.rows import DEPARTMENTS, ChangeRows
from reports.content.phrases import departments_lines
from reports.document import Block
from reports.table import Cell, Column, ColumnKind, PageOf, Table, Text


class ChangeTables:
    """Builds the tables; the index comes last, since it points to what they have shown."""

    def __init__(self, comparison: Comparison, unit: Unit) -> None:
        self._comparison = comparison
        self._rows = ChangeRows(comparison, unit)
        self._kept = KeptTables(self._rows)

    def of_change(self, change: Change) -> tuple[Block, ...]:
        """Return the tables of the kept projects with ``change``; empty where there are none."""
        changes = self._comparison.with_change(change)
        return self._kept.of_change(change, changes) if changes else ()

    def of_fate(self, fate: Fate) -> tuple[Block, ...]:
        """Return the table of the projects that are new or have ended; empty where none is."""
        changes = self._comparison.of_fate(fate)
        return (build_fate_table(self._rows, fate, changes),) if changes else ()

    def index(self) -> Table:
        """Return all changed projects in the order of the plans, each with where its rows are."""
        changed = [c for c in self._comparison.projects if c.changes or c.fate is not Fate.KEPT]
        columns = [
            Column("changes", "変更", least=4, most=9),
            Column("old", "旧 事業名", least=10, is_name=True),
            Column("new", "新 事業名", least=10, is_name=True),
            DEPARTMENTS,
            Column("page", "頁", ColumnKind.PAGE, least=3, most=3),
        ]

        def cells(change: ProjectChange) -> list[Cell]:
            return [
                Text(changes_text(change)),
                Text(change.old.project.name if change.old else "―"),
                Text(change.new.project.name if change.new else "―"),
                Text(departments_lines(change.latest.project)),
                PageOf(self._rows.anchor_of(change)),
            ]

        return self._rows.table("", columns, changed, cells)
