"""Cells below each other in a column of a table, and what rows of several columns ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from reports.table import Cell, Entry, Text
from reports.typesetting.line_counts import lines_at_most
from reports.xlsx.tables.shown_texts import lines_in, shown
from reports.xlsx.tables.table_columns import SheetColumn

_text = attrgetter("text")
_leads_of = attrgetter("link", "see", "see_as")


class ColumnCells(NamedTuple):
    """Cells below each other in a column.

    ``kind`` is that of all of them if they are alike. ``texts`` is what they show, empty for those
    that are no texts, and there are none where none is; ``is_plain`` says that all are texts that
    lead nowhere.
    """

    at: SheetColumn
    cells: Sequence[Cell]
    kind: type[Cell] | None
    texts: Sequence[str]
    is_plain: bool


def column_cells(at: SheetColumn, cells: Sequence[Cell]) -> ColumnCells:
    """Return ``cells`` as those of the column ``at``."""
    kinds = set(map(type, cells))
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is Text and not any(map(any, map(_leads_of, cells))):
        return ColumnCells(at, cells, kind, list(map(_text, cells)), is_plain=True)
    has_texts = kind is Text or kind is Entry or (kind is None and bool(kinds & {Text, Entry}))
    texts = [shown(cell) if isinstance(cell, Text) else "" for cell in cells] if has_texts else ()
    return ColumnCells(at, cells, kind, texts, is_plain=False)


def anchors_to_see(columns: Iterable[ColumnCells], count: int) -> Sequence[str]:
    """Return the anchors that ``count`` rows say to see, empty for the others; none if all are."""
    sees = [""] * count
    for column in columns:
        for number, cell in enumerate(() if column.is_plain else column.cells):
            if isinstance(cell, Text) and cell.see and not sees[number]:
                sees[number] = cell.see
    return sees if any(sees) else ()


def lines_of_rows(columns: Sequence[ColumnCells], count: int) -> list[int]:
    """Return how many lines each of ``count`` rows needs; widest columns are counted first."""
    lines = [1] * count
    for at, cells, _, texts, _ in sorted(columns, key=lambda column: -column.at.few):
        has_breaks = "\n" in "".join(texts)
        if not has_breaks and max(map(len, texts), default=0) <= at.few:
            continue
        for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            is_long = len(text) > at.few and lines_at_most(len(text), at.few) > lines[number]
            if (is_long or (has_breaks and "\n" in text)) and isinstance(cell, Text):
                lines[number] = max(lines[number], lines_in(text, cell, at))
    return lines
