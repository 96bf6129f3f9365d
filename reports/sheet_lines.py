"""A document as the lines of its sheets, for showing a workbook on the screen before it is written.

The columns are those of the sheets that the Excel writer makes; a line holds texts alone, so that
it can be handed to another process and shown a screenful at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.cell_text import cell_text
from reports.document import Chart, Document, Facts, Heading, Paragraph, Part, PartRole
from reports.progress import Progress
from reports.sheet_line import Line, LineKind, SheetLines
from reports.table import Column, GroupRow, PageOf, Row, Table, TotalRow

FRONT = "表紙"
_WIDEST = 40.0
_LIKELY = 16.0


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
        (LineKind.RUNNING, ("　".join(filter(None, (document.issuer, document.subject))),)),
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
    says = "　".join(filter(None, (document.issuer, document.subject)))
    return [(LineKind.TITLE, (part.title,)), (LineKind.RUNNING, (says,))]


def _sheet(document: Document, part: Part, opening: list[Line], name: str = "") -> SheetLines:
    widths, places = _columns(document, part)
    is_right = [False] * len(widths)
    for table, own in zip(part.tables, places, strict=True):
        for column, place in zip(table.columns, own, strict=True):
            is_right[place - 1] |= column.kind.is_summed
    lines = list(opening)
    remaining = iter(places)
    for block in part.blocks:
        match block:
            case Heading():
                text = "　".join(filter(None, (block.number, block.text)))
                lines.append((LineKind.HEADING, (text,)))
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


def _columns(document: Document, part: Part) -> tuple[tuple[float, ...], list[tuple[int, ...]]]:
    if part.role is PartRole.DATA:
        (table,) = part.tables
        widths = tuple(_width(column) for column in table.columns)
        return widths, [tuple(range(1, len(widths) + 1))]
    from reports.xlsx.grid import grid_of  # noqa: PLC0415  openpyxl is slow to import

    grid = grid_of(part, document.page, document.unit)
    return tuple(width / 2 for width in grid.widths), list(grid.places)


def _width(column: Column) -> float:
    wanted = _LIKELY if column.most is None else column.most
    return min(max(column.least, wanted, len(column.title) + 1), _WIDEST)


def _table(document: Document, table: Table, places: tuple[int, ...], part: Part) -> Iterator[Line]:
    unit = f"（単位：{table.unit.label}）" if table.unit else ""
    if part.role is not PartRole.DATA and (table.caption or unit):
        yield LineKind.RUNNING, ("　".join(filter(None, (table.caption, unit))),)
    yield LineKind.HEAD, _placed([column.title for column in table.columns], places)
    for row in table.rows:
        yield _row(document, table, row, places)


def _row(document: Document, table: Table, row: Row, places: tuple[int, ...]) -> Line:
    if isinstance(row, GroupRow):
        text = "　".join(filter(None, ("　" * (row.level - 1) + row.text, row.note)))
        return LineKind.GROUP, (text,)
    texts = [
        "" if isinstance(cell, PageOf) else _shown(cell_text(cell, column.kind, document.unit))
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]
    kind = LineKind.TOTAL if isinstance(row, TotalRow) else LineKind.BODY
    return kind, _placed(texts, places)


def _placed(texts: list[str], places: tuple[int, ...]) -> tuple[str, ...]:
    by_place = dict(zip(places, texts, strict=True))
    return tuple(by_place.get(place, "") for place in range(1, places[-1] + 1))


def _shown(text: str) -> str:
    return text.replace("\n", " ") if "\n" in text else text
