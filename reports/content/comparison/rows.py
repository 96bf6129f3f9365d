"""The rows of 新旧対照表: projects under the sections that papers add up by, with anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from model.comparison.changes import Comparison, ProjectChange
from model.money import Unit
from reports.content.comparison.phrases import Places, name_text
from reports.content.shared.open_amounts import OpenAmounts
from reports.content.shared.phrases import departments_lines
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.table import Cell, Column, Table, Text, Yen

ChangeColumn = tuple[Column, Callable[[ProjectChange], Cell]]
"""A column, and what stands in it of each project."""


def column_of(
    key: str, title: str, text_of: Callable[[ProjectChange], str], **settings: Any
) -> ChangeColumn:
    """Return a column of texts; ``settings`` are further fields of it."""
    return Column(key, title, **settings), lambda change: Text(text_of(change))


NAME = column_of("name", "事業名", name_text, least=9, most=16, is_name=True)
DEPARTMENTS = column_of(
    "departments",
    "所管課",
    lambda change: departments_lines(change.latest.project),
    least=6,
    most=11,
)


class ChangeRows:
    """Builds tables of changes and remembers where each project was shown first."""

    def __init__(self, comparison: Comparison, unit: Unit) -> None:
        self.comparison, self.unit = comparison, unit
        self.places = Places(comparison)
        self.place = column_of("place", "区分", self.places.of, least=9, most=15, is_name=True)
        self._words = OpenAmounts(comparison.old), OpenAmounts(comparison.new)
        self._given: set[str] = set()
        self._first: dict[str, str] = {}

    def table(
        self,
        kind: str,
        columns: Sequence[ChangeColumn],
        changes: Iterable[ProjectChange],
        *,
        total: str = "",
        caption: str = "",
    ) -> Table:
        """Return a table of ``changes`` by section; rows of a ``kind`` get an anchor.

        Amounts are summed where their sum has a name (``total``).
        """
        builder = TableBuilder(column for column, _ in columns)
        groups = self.places.grouped(changes)
        for name, members in groups:
            builder.add_group(name)
            for change in members:
                anchor = self.anchor(kind, change) if kind else None
                builder.add_row(*(cell_of(change) for _, cell_of in columns), anchor=anchor)
            if total and len(groups) > 1:
                builder.add_total("小計", 1)
        if total:
            builder.add_total(total)
        return builder.build(caption=caption, unit=self.unit if total else None)

    def amounts(
        self, change: ProjectChange, old: int | None, new: int | None, year: int | None = None
    ) -> list[Cell]:
        """Return the cells of amounts of a kept project in yen, old and new, or their words (未定).

        They are those of the fiscal ``year`` (西暦), None for that of the plans' basis.
        """
        sides = zip(self._words, (change.old, change.new), (old, new), strict=True)
        said = (
            (words.word_of(side.project, year) if side and yen is None else "", yen)
            for words, side, yen in sides
        )
        return [Text(word) if word else Yen(yen) for word, yen in said]

    def anchor(self, kind: str, change: ProjectChange) -> str | None:
        """Return an anchor for a row of ``change``, none where its kind has one already."""
        anchor = f"{kind}:{_key(change)}"
        if anchor in self._given:
            return None
        self._given.add(anchor)
        self._first.setdefault(_key(change), anchor)
        return anchor

    def anchor_of(self, change: ProjectChange) -> str:
        """Return the anchor of the row in which ``change`` was shown first."""
        return self._first[_key(change)]

    def yen_column(self, key: str, title: str) -> Column:
        """Return a column of amounts with the unit in its head."""
        return yen_column(key, title, self.unit, most=9)


def _key(change: ProjectChange) -> str:
    return f"{'old' if change.new is None else 'new'}:{change.latest.project.id}"
