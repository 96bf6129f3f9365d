"""Tables as slabs: a head that is repeated, rows that are never cut unless taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.pdf.drawing.boxes import Box, FillBox, LinesBox, Slab, TextBox, moved
from reports.pdf.drawing.style import HAIRLINE, RULE, Type
from reports.pdf.file.tags import Tag
from reports.pdf.tables.table_cells import CENTRE, CellLines
from reports.pdf.tables.table_frame import TableFrame
from reports.pdf.tables.table_head import CONTINUED, caption_slab, head_slab, note_slabs
from reports.pdf.tables.table_style import TableStyle
from reports.row_chains import is_blank, keeps_next, rows_kept
from reports.table import BodyRow, GroupRow, Row, Table, Text, TotalRow
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font

_TOGETHER = 2
_FEW, _SMALL = 8, 160.0
"""A table of so few rows, and together no higher, is not cut at the foot of a page."""
_TALL = 60.0
"""A row of more points is as high as several, and ends or begins a page as well without others."""
_BLANK = 3
"""Of rows to write in so many are kept where the others would begin a page of their own."""
_PIECE = 4  # lines of a row taller than a page that stay together


def table_slabs(
    table: Table, width: float, style: TableStyle, parent: Tag, *, in_stretches: bool = False
) -> Iterator[Slab]:
    """Yield the caption line, the head, the rows and the note of ``table``.

    Amounts are shown in the style's unit; where one is rounded, a note says so. The first slab is
    the caption, the second the head. What is repeated above a row (``again``) is the head with the
    groups that the row stands in. ``parent`` is the element that the table's tags hang on.
    Rows of a table ``in_stretches`` may be cut anywhere between two of a group.
    """
    tag, frame = Tag("Table", parent), TableFrame(table, width, style)
    yield caption_slab(table, width, style, parent)
    yield head_slab(table, frame, style, tag)
    setter = _RowSetter(table, frame, style, tag)
    kept = keeps_next(table.rows, _TOGETHER) if in_stretches else rows_kept(table, _TOGETHER)
    rows = setter.chained(kept) if in_stretches else setter.slabs(kept)
    notes = tuple(note_slabs(table, style, parent))
    yield from _keeping_next(rows) if any(note.boxes for note in notes) else rows
    yield from notes


def _keeping_next(slabs: Iterator[Slab]) -> Iterator[Slab]:
    """Yield ``slabs``, the last with what follows it."""
    held = next(slabs, None)
    for slab in slabs:
        if held:
            yield held
        held = slab
    if held:
        yield held._replace(keeps_next=True)


class _RowSetter:
    """Sets the rows of ``table`` as elements below ``tag``."""

    def __init__(self, table: Table, frame: TableFrame, style: TableStyle, tag: Tag) -> None:
        self._table, self._frame, self._style, self._tag = table, frame, style, tag
        self._width, self._lefts = frame.width, frame.lefts
        self._groups: list[GroupRow] = []
        self._head_again = self._again = head_slab(table, frame, style, None)

    def slabs(self, kept: Sequence[bool]) -> Iterator[Slab]:
        """Yield the rows, those that are ``kept`` with the next chained; a small table is whole."""
        if len(self._table.rows) > _FEW:
            yield from self.chained(kept)
            return
        slabs = list(self.chained(kept))
        if sum(slab.height for slab in slabs) <= _SMALL:
            slabs[:-1] = [slab._replace(keeps_next=True) for slab in slabs[:-1]]
        yield from slabs

    def chained(self, kept: Sequence[bool]) -> Iterator[Slab]:
        """Yield the rows, those that are ``kept`` with the next chained."""
        rows = self._table.rows
        held: Slab | None = None
        for index, row in enumerate(rows):
            slabs = self._row_slabs(row)
            if index >= _BLANK and all(map(is_blank, rows[index - _BLANK : index + 1])):
                slabs = [slab._replace(is_spare=True) for slab in slabs]
            is_tall = isinstance(row, BodyRow) and sum(slab.height for slab in slabs) > _TALL
            if held:
                goes_alone = is_tall and isinstance(rows[index - 1], BodyRow)
                yield held._replace(keeps_next=False) if goes_alone else held
            if index == len(rows) - 1:
                slabs[-1] = self._closed(slabs[-1])
            yield from slabs[:-1]
            is_followed = index + 1 < len(rows) and isinstance(rows[index + 1], BodyRow)
            keeps = kept[index] and not (is_tall and is_followed)
            held = slabs[-1]._replace(keeps_next=True) if keeps else slabs[-1]
        if held:
            yield held

    def _row_slabs(self, row: Row) -> list[Slab]:
        if isinstance(row, GroupRow):
            self._go_under([group for group in self._groups if group.level < row.level])
            slab = self._group_slab(row)
            self._go_under([*self._groups, row])
            return [slab]
        type_ = self._style.bold if isinstance(row, TotalRow) else self._style.text
        tag = Tag("TR", self._tag)
        cells = [self._frame.cell(index, cell, type_, tag) for index, cell in enumerate(row.cells)]
        if isinstance(row, TotalRow):
            slabs = self._total_slabs(row, cells)
            self._go_under([group for group in self._groups if group.level < row.level])
            return slabs
        slabs = self._cut(cells, type_, (row.anchor,) if row.anchor else (), self._lefts[1:])
        return slabs if len(slabs) == 1 else self._named(slabs, row)

    def _named(self, slabs: list[Slab], row: BodyRow) -> list[Slab]:
        """Return the pieces of a row, whose name is repeated where a page begins with one."""
        places = (n for n, column in enumerate(self._table.columns) if column.is_name)
        cell = row.cells[next(places, 0)]
        if not isinstance(cell, Text) or not cell.text:
            return slabs
        again = self._below(self._again, GroupRow(cell.text))
        return [slabs[0], *(slab._replace(again=again) for slab in slabs[1:])]

    def _total_slabs(self, row: TotalRow, cells: list[CellLines]) -> list[Slab]:
        """Return a total on a tint, its label running on over the empty cells at its right."""
        texts = [cell.text if isinstance(cell, Text) else "" for cell in row.cells]
        first = next((i for i, text in enumerate(texts) if text), 0)
        last = first
        while (
            last + 1 < len(cells) and isinstance(row.cells[last + 1], Text) and not texts[last + 1]
        ):
            last += 1
        label, type_ = cells[first], self._style.bold
        label.width = cells[last].x + cells[last].width - label.x
        label.lines = break_lines(texts[first], label.width, load_font(type_.weight), type_.size)
        label.align = 0.0 if label.align == CENTRE else label.align
        separators = self._lefts[1 : first + 1] + self._lefts[last + 1 :]
        slabs = self._cut(cells, type_, (), separators)
        return [self._on_tint(slab) for slab in slabs]

    def _on_tint(self, slab: Slab) -> Slab:
        fill = FillBox(0, 0, self._width, slab.height, self._style.palette.tint)
        return slab._replace(boxes=(fill, self._frame.rule(0, HAIRLINE), *slab.boxes))

    def _cut(
        self,
        cells: Sequence[CellLines],
        type_: Type,
        anchors: tuple[str, ...],
        separators: tuple[float, ...],
    ) -> list[Slab]:
        """Return one slab for the row, or pieces of whole lines where it is taller than a page."""
        count = max(cell.count for cell in cells)
        height = count * type_.leading + 2 * self._style.pad
        if height <= self._style.tallest:
            return [self._row_slab(cells, (0, count), height, self._style.pad, anchors, separators)]
        slabs = []
        for first in range(0, count, _PIECE):
            last = min(first + _PIECE, count)
            top = 0.0 if first else self._style.pad
            height = (
                (last - first) * type_.leading + top + (self._style.pad if last == count else 0.0)
            )
            slab = self._row_slab(
                cells, (first, last), height, top, () if first else anchors, separators
            )
            slabs.append(slab if last == count else slab._replace(boxes=slab.boxes[:-1]))
        return slabs

    def _row_slab(
        self,
        cells: Sequence[CellLines],
        lines: tuple[int, int],
        height: float,
        top: float,
        anchors: tuple[str, ...],
        separators: tuple[float, ...],
    ) -> Slab:
        """Return lines ``lines[0]`` to before ``lines[1]`` of a row, its rule last."""
        boxes: list[Box] = []
        for cell in cells:
            boxes += cell.boxes(self._style.palette, top, *lines)
        boxes += self._frame.rules(height, separators)
        return Slab(height, tuple(boxes), 0.0, False, self._again, anchors)  # noqa: FBT003

    def _go_under(self, groups: list[GroupRow]) -> None:
        """Note in which groups the next rows stand, for the page that begins with one of them."""
        self._groups, self._again = groups, self._head_again
        for group in groups:
            self._again = self._below(self._again, group)

    def _below(self, above: Slab, group: GroupRow) -> Slab:
        """Return what is repeated with the name of ``group`` below it."""
        text = f"{group.text}{CONTINUED}"
        below = self._group_slab(replace(group, text=text, note=""), continued=True)
        boxes = (*above.boxes, *moved(below.boxes, 0, above.height))
        return above._replace(height=above.height + below.height, boxes=boxes)

    def _group_slab(self, row: GroupRow, *, continued: bool = False) -> Slab:
        style, type_ = self._style, self._style.bold
        indent = self._style.text.side + (row.level - 1) * type_.size
        font = load_font(type_.weight)
        note_width = load_font(style.text.weight).text_width(row.note, style.text.size)
        room = self._width - indent - self._style.text.side
        beside = room - note_width - type_.size
        is_beside = not row.note or font.text_width(row.text, type_.size) <= beside
        lines = style.phrases.break_lines(row.text, beside if is_beside else room, font, type_.size)
        height = len(lines) * type_.leading + 2 * self._style.pad
        note_y = self._style.pad + style.text.baseline
        if not is_beside:
            note_y += len(lines) * type_.leading
            height += style.text.leading
        span = len(self._table.columns)
        tag = None if continued else Tag("TH", Tag("TR", self._tag), span=span)
        y = self._style.pad + type_.baseline
        boxes: list[Box] = [
            FillBox(0, 0, self._width, height, style.palette.tint),
            LinesBox(indent, y, lines, type_, style.palette.accent, tag),
        ]
        if row.note:
            x = self._width - self._style.text.side - note_width
            boxes.append(TextBox(x, note_y, row.note, style.text, style.palette.ink, tag))
        boxes.append(self._frame.rule(height, HAIRLINE))
        return Slab(height, tuple(boxes), again=self._again, keeps_next=True, leads=True)

    def _closed(self, slab: Slab) -> Slab:
        """Return the last slab of the table with the rule that closes it."""
        return slab._replace(boxes=(*slab.boxes, self._frame.rule(slab.height, RULE)))
