"""Writing the data part of a document as CSV, and telling which characters its encoding lacks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from model.finding import Finding, Severity
from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Document, PartRole
from reports.options import Encoding
from reports.progress import NoProgress, Progress
from reports.table import BodyRow, Cell, ColumnKind, Count, Table, Yen
from reports.typesetting.fonts import GETA

_TWINS = str.maketrans("〜−‖—", "～－∥―")
"""The same characters of JIS X 0208, as Unicode and as cp932 (Microsoft) know them."""


def write_csv(
    document: Document,
    target: Path,
    encoding: Encoding = Encoding.UTF_8,
    progress: Progress | None = None,
) -> None:
    """Write the one DATA part of ``document`` to ``target``: heads, then a line a row.

    Amounts are in yen without grouping, what is not known is empty, lines end in CR LF (RFC 4180).
    A character that the encoding lacks becomes 〓; ``check_csv`` lists them.
    """
    (progress or NoProgress()).advance(0, 1, document.title)
    with target.open("w", encoding=encoding.codec, newline="") as file:
        writer = csv.writer(file)
        for _, cells in _lines(_table(document)):
            writer.writerow([_held(text, encoding) for text in cells])


def check_csv(document: Document, encoding: Encoding) -> tuple[Finding, ...]:
    """Return a finding for each character of the DATA part that ``encoding`` lacks.

    Each says how often the character stands there, and where first.
    """
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    table = _table(document)
    for place, cells in _lines(table):
        for column, text in zip(table.columns, cells, strict=True):
            for character in _lacking(text, encoding):
                counts[character] = counts.get(character, 0) + 1
                first.setdefault(character, f"CSV の{place}の「{column.title}」")
    return tuple(
        Finding(
            Severity.WARNING,
            first[character],
            f"文字「{character}」（U+{ord(character):04X}）は {encoding.label} にないため、"
            f"「{GETA}」と書きます（{count:,}か所）。",
        )
        for character, count in counts.items()
    )


def _table(document: Document) -> Table:
    part = document.parts.with_role(PartRole.DATA)
    if part is None:
        raise ValueError(f"{document.title} has no table to compute on")
    (table,) = part.tables
    return table


def _lines(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Yield each line with what it is called."""
    yield "見出し", [column.title for column in table.columns]
    for number, row in enumerate(table.rows, 2):
        if isinstance(row, BodyRow):
            yield f"{number:,}行目", [_plain(cell) for cell in row.cells]


def _plain(cell: Cell) -> str:
    if isinstance(cell, Count | Yen):
        return "" if cell.value is None else str(cell.value)
    return cell_text(cell, ColumnKind.TEXT, Unit.YEN)


def _lacking(text: str, encoding: Encoding) -> Iterator[str]:
    """Yield the characters of ``text`` that ``encoding`` lacks, as often as they stand there."""
    if encoding is Encoding.UTF_8 or not _fails(text.translate(_TWINS)):
        return
    for character in text.translate(_TWINS):
        if _fails(character):
            yield character


def _held(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.UTF_8:
        return text
    twin = text.translate(_TWINS)
    if not _fails(twin):
        return twin
    return "".join(GETA if _fails(character) else character for character in twin)


def _fails(text: str) -> bool:
    try:
        text.encode(Encoding.CP932.codec)
    except UnicodeEncodeError:
        return True
    return False
