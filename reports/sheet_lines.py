"""A document as the lines of its sheets, for showing a workbook on the screen before it is written.

The columns are those of the sheets that the Excel writer makes; a line holds texts alone, so that
it can be handed to another process and shown a screenful at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.wareki import format_date
from reports.cell_text import ELSEWHERE, cell_text, place_to_see
from reports.document import Chart, Document, Facts, Heading, Paragraph, Part, PartRole
from reports.progress import Progress
from reports.sheet_line import Line, LineKind, SheetLines
from reports.table import BodyRow, Column, ColumnKind, GroupRow, PageOf, Row, Table, TotalRow

FRONT = "表紙"
_WIDEST = 40.0
_LIKELY = 16.0

Stretches = tuple[tuple[int, ...], ...]
"""The columns (from 1) of a table, once for each stretch of it that stands beside the first."""


def sheet_lines(document: Document, progress: Progress) -> Iterator[SheetLines]:
    """Yield the sheets of ``document`` in order. Raises Cancelled where ``progress`` does."""
    parts = document.parts
    if document.has_cover:
        yield _front(document, parts.with_role(PartRole.FRONT))
        parts = parts.without_role(PartRole.FRONT)
    for index, head in enumerate(parts.heads):
        progress.advance(index, len(parts), head.title)
        part = parts[index]
        yield _sheet(document, part, _opening(document, part))


def _front(document: Document, overview: Part | None) -> SheetLines:
    opening: list[Line] = [
        (LineKind.TITLE, (document.title,)),
        (LineKind.RUNNING, (document.named_subject(),)),
        (LineKind.RUNNING, (f"作成日：{format_date(document.made_on)}",)),
        *((LineKind.RUNNING, (f"{fact.label}：{fact.text}",)) for fact in document.facts),
    ]
    if overview is None:
        contents = [(int(LineKind.RUNNING), (part.title,)) for part in document.parts.heads]
        overview = Part("front", FRONT, ())
        opening += [(LineKind.HEADING, ("内容",)), *contents]
    return _sheet(document, overview, opening, FRONT)


def _opening(document: Document, part: Part) -> list[Line]:
    if part.role is PartRole.DATA:
        return []
    says = document.named_subject()
    return [(LineKind.TITLE, (part.title,)), (LineKind.RUNNING, (says,))]


def _sheet(document: Document, part: Part, opening: list[Line], name: str = "") -> SheetLines:
    widths, stretches = _columns(document, part)
    is_right = [False] * len(widths)
    for table, abreast in zip(part.tables, stretches, strict=True):
        for places in abreast:
            for column, place in zip(table.columns, places, strict=True):
                is_right[place - 1] |= column.kind.is_summed
    lines = list(opening)
    remaining = iter(stretches)
    for block in part.blocks:
        match block:
            case Heading():
                lines.append((LineKind.HEADING, (block.text,)))
            case Paragraph():
                lines.append((LineKind.RUNNING, (block.in_workbook or block.text,)))
            case Facts():
                said = (f"{fact.label}：{fact.text}" for fact in block.items)
                lines += [(LineKind.RUNNING, (text,)) for text in said]
            case Table():
                lines += _table(document, block, next(remaining), part)
            case Chart():
                lines.append((LineKind.RUNNING, (f"［グラフ］{block.title}",)))
    return SheetLines(name or part.title, widths, tuple(is_right), tuple(lines))


def _columns(document: Document, part: Part) -> tuple[tuple[float, ...], Sequence[Stretches]]:
    if part.role is PartRole.DATA:
        (table,) = part.tables
        widths = tuple(_width(column) for column in table.columns)
        return widths, [(tuple(range(1, len(widths) + 1)),)]
    from reports.xlsx.layout.grid import grid_of  # noqa: PLC0415  openpyxl is slow to import

    grid = grid_of(part, document.page, document.unit)
    return tuple(width / 2 for width in grid.widths), grid.stretches


def _width(column: Column) -> float:
    wanted = _LIKELY if column.most is None else column.most
    return min(max(column.least, wanted, len(column.title) + 1), _WIDEST)


def _table(document: Document, table: Table, stretches: Stretches, part: Part) -> Iterator[Line]:
    above = "　".join(filter(None, (table.caption, table.unit_note)))
    if part.role is not PartRole.DATA and above:
        yield LineKind.RUNNING, (above,)
    heads = _heads(table, part)
    yield LineKind.HEAD, _placed([(places, heads) for places in stretches])
    count = -(-len(table.rows) // len(stretches))
    for number, row in enumerate(table.rows[:count]):
        if isinstance(row, GroupRow):
            indent = "　" * (row.level - 1)
            yield LineKind.GROUP, (f"{indent}{row.text}",)
            if row.note:
                yield LineKind.RUNNING, (f"{indent}　{row.note}",)
        else:
            yield _beside(document, table, table.rows[number::count], stretches)


def _heads(table: Table, part: Part) -> list[str]:
    if part.role is PartRole.DATA:
        return [column.title for column in table.columns]
    from reports.xlsx.layout.common_columns import head_text  # noqa: PLC0415  as for the columns

    return [head_text(column, table) for column in table.columns]


def _beside(document: Document, table: Table, rows: Sequence[Row], stretches: Stretches) -> Line:
    """Return the line of rows that stand side by side, each in a stretch of the table."""
    told = [
        (places, _texts(document, table, row))
        for places, row in zip(stretches, rows, strict=False)
        if not isinstance(row, GroupRow)
    ]
    is_total = all(isinstance(row, TotalRow) for row in rows)
    return LineKind.TOTAL if is_total else LineKind.BODY, _placed(told)


def _texts(document: Document, table: Table, row: BodyRow | TotalRow) -> list[str]:
    marks = ELSEWHERE if place_to_see(row) else ""
    texts = []
    for cell, column in zip(row.cells, table.columns, strict=True):
        if isinstance(cell, PageOf):
            texts.append(ELSEWHERE)
        else:
            text = _shown(cell_text(cell, column.kind, document.unit))
            texts.append(text or marks if column.kind is ColumnKind.MARK else text)
    return texts


def _placed(told: Iterable[tuple[tuple[int, ...], Sequence[str]]]) -> tuple[str, ...]:
    """Return the texts of a line, given the columns (from 1) in which they stand."""
    by_place = {
        place: text for places, texts in told for place, text in zip(places, texts, strict=True)
    }
    return tuple(by_place.get(place, "") for place in range(1, max(by_place) + 1))


def _shown(text: str) -> str:
    return text.replace("\n", " ") if "\n" in text else text
