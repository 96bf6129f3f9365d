"""What stands around the rows of a table: the line above it, its head, the note below."""

from __future__ import annotations

from collections.abc import Iterator

from reports.amounts import Rounding, rounding_of
from reports.pdf.drawing.boxes import Box, FillBox, Slab, TextBox
from reports.pdf.drawing.style import HAIRLINE, NOTE, RULE, STEP
from reports.pdf.file.tags import Tag
from reports.pdf.tables.table_frame import TableFrame
from reports.pdf.tables.table_style import TableStyle
from reports.table import Across, ColumnKind, GroupRow, Input, Table, Total, Yen
from reports.typesetting.fonts import load_font

CONTINUED = "（続き）"


def caption_slab(table: Table, width: float, style: TableStyle, parent: Tag) -> Slab:
    """Return the line above the table: its caption at the left, the unit at the right."""
    unit = table.unit_note
    if not table.caption and not unit:
        return Slab(0, before=STEP, keeps_next=True, leads=True)
    right = width - load_font(NOTE.weight).text_width(unit, NOTE.size)
    boxes = [
        TextBox(x, 13, text, NOTE, style.palette.ink, Tag("P", parent))
        for x, text in ((0, table.caption), (right, unit))
        if text
    ]
    return Slab(3 * STEP, tuple(boxes), keeps_next=True, leads=True)


def head_slab(table: Table, frame: TableFrame, style: TableStyle, tag: Tag | None) -> Slab:
    """Return the head, an element below ``tag``.

    Without one it is repeated: then it is no text of its own (14.8.2.2), and says so. In a table of
    several stretches the next one needs no word.
    """
    row = Tag("TR", tag) if tag else None
    cells = [frame.head(index, row) for index in range(len(table.columns))]
    height = max(cell.count for cell in cells) * style.bold.leading + 2 * style.pad
    says_so = tag is None and table.abreast == 1
    top = style.text.leading if says_so else 0.0
    boxes: list[Box] = []
    if says_so:
        boxes.append(TextBox(0, style.text.size, CONTINUED, NOTE, style.palette.faint))
    boxes.append(FillBox(0, top, frame.width, height, style.palette.band))
    for cell in cells:
        offset = (height - cell.count * style.bold.leading) / 2
        boxes += cell.boxes(style.palette, top + offset, 0, cell.count)
    boxes.append(frame.rule(top, RULE))
    boxes.append(frame.rule(top + height, HAIRLINE))
    return Slab(top + height, tuple(boxes), keeps_next=True, leads=True)


def note_slabs(table: Table, style: TableStyle, parent: Tag) -> Iterator[Slab]:
    """Yield the note on amounts that are shown rounded, if any are, and white."""
    cells = (
        cell
        for row in table.rows
        if not isinstance(row, GroupRow)
        for cell, column in zip(row.cells, table.columns, strict=True)
        if column.kind is ColumnKind.YEN and isinstance(cell, Yen | Total | Input | Across)
    )
    roundings = (rounding_of(cell.value or 0, style.unit.value) for cell in cells)
    if note := max(roundings, default=Rounding.NONE).note:
        tag = Tag("P", parent)
        yield Slab(3 * STEP, (TextBox(0, 12, note, NOTE, style.palette.faint, tag),))
    yield Slab(0, before=STEP)
