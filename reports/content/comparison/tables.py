"""The tables of 新旧対照表 that show projects, and the index that points to them."""

from __future__ import annotations

from model.comparison.changes import Change, Comparison, Fate
from model.comparison.standing import Standing
from model.money import Unit
from reports.content.comparison.fates import build_fate_table
from reports.content.comparison.kept import KeptTables
from reports.content.comparison.phrases import changes_text
from reports.content.comparison.rows import DEPARTMENTS, ChangeColumn, ChangeRows, column_of
from reports.document import Block
from reports.table import Column, ColumnKind, PageOf, Table


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
        page = Column("page", "頁", ColumnKind.PAGE, least=3, most=3)
        columns: list[ChangeColumn] = [
            column_of("changes", "変更", changes_text, least=4, most=9),
            column_of("old", "旧 事業名", lambda c: _name(c.old), least=10, is_name=True),
            column_of("new", "新 事業名", lambda c: _name(c.new), least=10, is_name=True),
            DEPARTMENTS,
            (page, lambda change: PageOf(self._rows.anchor_of(change))),
        ]
        return self._rows.table("", columns, changed)


def _name(standing: Standing | None) -> str:
    return standing.project.name if standing else "―"
