"""Writing the data part of a document as CSV: UTF-8 with BOM, as Excel opens it in Japan."""

from __future__ import annotations

import csv
from pathlib import Path

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import BodyRow, Cell, ColumnKind, Count, Document, PartRole, Yen
from reports.making.progress import NoProgress, Progress


def write_csv(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write the one DATA part of ``document`` to ``target``: heads, then a line a row.

    Amounts are in yen without grouping, what is not known is empty, lines end in CR LF (RFC 4180).
    """
    part = next(part for part in document.parts if part.role is PartRole.DATA)
    (progress or NoProgress()).advance(0, 1, part.title)
    (table,) = part.tables
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.title for column in table.columns)
        for row in table.rows:
            if isinstance(row, BodyRow):
                writer.writerow(_plain(cell) for cell in row.cells)


def _plain(cell: Cell) -> str:
    if isinstance(cell, Count | Yen):
        return "" if cell.value is None else str(cell.value)
    return cell_text(cell, ColumnKind.TEXT, Unit.YEN)
