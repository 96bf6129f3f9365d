"""Tables as slabs: a head that is repeated, rows that are never cut unless taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from model.money import Unit
from reports.amounts import is_rounded
from reports.cell_text import cell_text
from reports.pdf.boxes import Box, FillBox, LinesBox, RuleBox, Slab, TextBox, moved
from reports.pdf.columns import NaturalWidths, column_widths
from reports.pdf.style import (
    CELL,
    CELL_BOLD,
    COMPACT,
    COMPACT_BOLD,
    COMPACT_PAD,
    DENSE,
    DENSE_BOLD,
    HAIRLINE,
    NOTE,
    ROW_PAD,
    RULE,
    Palette,
    Type,
)
from reports.pdf.table_cells import CENTRE, CellLines, align_of
from reports.pdf.tags import Tag
from reports.row_chains import keeps_next
from reports.table import (
    Cell,
    ColumnKind,
    GroupRow,
    Input,
    PageOf,
    Row,
    Table,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

ROUNDED = "端数処理のため合計が一致しない場合がある。"
CONTINUED = "（続き）"
_TOGETHER = 2
_PIECE = 4  # lines of a row taller than a page that stay together
NAME = "name"
"""The key of a column of names, which are broken at phrases."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table is set with: types, colours, the unit of amounts, the tallest slab there is.

    ``pad`` is the white above and below the lines of a row, ``natural`` how wide columns of one
    make would like to be over the whole document, ``phrases`` where its names are best broken.
    """

    palette: Palette
    unit: Unit
    tallest: float
    natural: NaturalWidths
    phrases: Phrases
    text: Type = CELL
    bold: Type = CELL_BOLD
    pad: float = ROW_PAD

    def compact(self) -> TableStyle:
        """Return the style for papers of a page or two."""
        return replace(self, text=COMPACT, bold=COMPACT_BOLD, pad=COMPACT_PAD)

    def dense(self) -> TableStyle:
        """Return the style for tables of many columns."""
        return replace(self, text=DENSE, bold=DENSE_BOLD)


def table_slabs(table: Table, width: float, style: TableStyle, parent: Tag) -> Iterator[Slab]:
    """Yield the caption line, the head, the rows and the note of ``table``.

    Amounts are shown in the style's unit; where one is rounded, a note says so. The first slab is
    the caption, the second the head. What is repeated above a row (``again``) is the head with the
    groups that the row stands in. ``parent`` is the element that the table's tags hang on.
    """
    setter = _TableSetter(table, width, style, parent)
    yield from setter.caption()
    yield setter.head
    yield from setter.rows()
    yield from setter.notes()


class _TableSetter:
    def __init__(self, table: Table, width: float, style: TableStyle, parent: Tag) -> None:
        self._table, self._width, self._style, self._parent = table, width, style, parent
        self._tag = Tag("Table", parent)
        self._widths = column_widths(table, style.natural.of(table), width, style.text)
        self._lefts = tuple(accumulate(self._widths, initial=0.0))[:-1]
        self._aligns = tuple(align_of(column.kind) for column in table.columns)
        self._broken: dict[tuple[int, bool, str], tuple[Line, ...]] = {}
        self._insides = tuple(left + self._style.text.side for left in self._lefts)
        self._rules: dict[tuple[float, tuple[float, ...]], list[RuleBox]] = {}
        self.head = self._head_slab(continued=False)
        self._groups: list[GroupRow] = []
        self._head_again = self._again = self._head_slab(continued=True)

    # --- around the rows ---------------------------------------------------------------------

    def caption(self) -> Iterator[Slab]:
        """Yield the line above the table: its caption at the left, the unit at the right."""
        table, palette = self._table, self._style.palette
        unit = f"（単位：{table.unit.label}）" if table.unit else ""
        if not table.caption and not unit:
            yield Slab(0, before=6, keeps_next=True)
            return
        right = self._width - load_font(NOTE.weight).text_width(unit, NOTE.size)
        boxes = [
            TextBox(x, 9, text, NOTE, palette.ink, Tag("P", self._parent))
            for x, text in ((0, table.caption), (right, unit))
            if text
        ]
        yield Slab(13, tuple(boxes), before=4, keeps_next=True)

    def notes(self) -> Iterator[Slab]:
        """Yield the note that sums may seem off, where a shown amount is rounded."""
        cells = (
            cell
            for row in self._table.rows
            if not isinstance(row, GroupRow)
            for cell, column in zip(row.cells, self._table.columns, strict=True)
            if column.kind is ColumnKind.YEN and isinstance(cell, Yen | Total | Input)
        )
        if any(is_rounded(cell.value or 0, self._style.unit) for cell in cells):
            tag = Tag("P", self._parent)
            yield Slab(16, (TextBox(0, 12, ROUNDED, NOTE, self._style.palette.faint, tag),))
        yield Slab(0, before=4)

    def _head_slab(self, *, continued: bool) -> Slab:
        """Return the head; a repeated one is no text of its own (14.8.2.2), and says so.

        In a table of several stretches the next one needs no word.
        """
        style = self._style
        row = None if continued else Tag("TR", self._tag)
        cells = []
        for index, column in enumerate(self._table.columns):
            cell = self._lines_at(index, column.title, style.bold)
            cell.align = 0.5
            cell.tag = Tag("TH", row) if row else None
            cells.append(cell)
        height = max(cell.count for cell in cells) * style.bold.leading + 2 * self._style.pad
        says_so = continued and self._table.abreast == 1
        top = style.text.leading if says_so else 0.0
        boxes: list[Box] = []
        if says_so:
            boxes.append(TextBox(0, style.text.size, CONTINUED, NOTE, style.palette.faint))
        boxes.append(FillBox(0, top, self._width, height, style.palette.band))
        for cell in cells:
            offset = (height - cell.count * style.bold.leading) / 2
            boxes += cell.boxes(style.palette, top + offset, 0, cell.count)
        boxes.append(self._rule(top, RULE))
        boxes.append(self._rule(top + height, HAIRLINE))
        return Slab(top + height, tuple(boxes), keeps_next=True)

    # --- rows --------------------------------------------------------------------------------

    def rows(self) -> Iterator[Slab]:
        """Yield the rows, those that stay together chained."""
        rows = self._table.rows
        chained = keeps_next(rows, _TOGETHER)
        for index, row in enumerate(rows):
            slabs = self._row_slabs(row)
            if index == len(rows) - 1:
                slabs[-1] = self._closed(slabs[-1])
            yield from slabs[:-1]
            yield slabs[-1]._replace(keeps_next=True) if chained[index] else slabs[-1]

    def _row_slabs(self, row: Row) -> list[Slab]:
        if isinstance(row, GroupRow):
            self._go_under([group for group in self._groups if group.level < row.level])
            slab = self._group_slab(row)
            self._go_under([*self._groups, row])
            return [slab]
        type_ = self._style.bold if isinstance(row, TotalRow) else self._style.text
        tag = Tag("TR", self._tag)
        cells = [self._lines_of(index, cell, type_, tag) for index, cell in enumerate(row.cells)]
        if isinstance(row, TotalRow):
            slabs = self._total_slabs(row, cells)
            self._go_under([group for group in self._groups if group.level < row.level])
            return slabs
        return self._cut(cells, type_, (row.anchor,) if row.anchor else (), self._lefts[1:])

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
        return slab._replace(boxes=(fill, self._rule(0, HAIRLINE), *slab.boxes))

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
        boxes += self._rules_of(height, separators)
        return Slab(height, tuple(boxes), 0.0, False, self._again, anchors)  # noqa: FBT003

    def _go_under(self, groups: list[GroupRow]) -> None:
        """Note in which groups the next rows stand, for the page that begins with one of them."""
        self._groups, self._again = groups, self._head_again
        for group in groups:
            above, text = self._again, f"{group.text}{CONTINUED}"
            below = self._group_slab(replace(group, text=text, note=""), continued=True)
            boxes = (*above.boxes, *moved(below.boxes, 0, above.height))
            self._again = above._replace(height=above.height + below.height, boxes=boxes)

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
        boxes.append(self._rule(height, HAIRLINE))
        return Slab(height, tuple(boxes), again=self._again, keeps_next=True)

    # --- cells -------------------------------------------------------------------------------

    def _lines_of(self, index: int, cell: Cell, type_: Type, row: Tag) -> CellLines:
        is_page = isinstance(cell, PageOf)
        is_room = isinstance(cell, Total) and cell.is_open
        text = (
            ""
            if is_page or is_room
            else cell_text(cell, self._table.columns[index].kind, self._style.unit)
        )
        lines = self._lines_at(index, text, type_)
        lines.tag = Tag("TD", row)
        if isinstance(cell, Text):
            lines.link, lines.see = cell.link, cell.see
        elif isinstance(cell, PageOf):
            lines.page_of = cell.anchor
        return lines

    def _lines_at(self, index: int, text: str, type_: Type) -> CellLines:
        width = self._widths[index] - 2 * self._style.text.side
        key = (index, type_ is self._style.bold, text)
        lines = self._broken.get(key)
        if lines is None:
            is_name = self._table.columns[index].key == NAME
            breaks = self._style.phrases.break_lines if is_name else break_lines
            lines = breaks(text, width, load_font(type_.weight), type_.size)
            self._broken[key] = lines
        return CellLines(self._insides[index], width, lines, self._aligns[index], type_)

    # --- rules -------------------------------------------------------------------------------

    def _rule(self, y: float, thickness: float) -> RuleBox:
        palette = self._style.palette
        colour = palette.accent if thickness == RULE else palette.line
        return RuleBox(0, y, self._width, y, thickness, colour)

    def _rules_of(self, height: float, separators: tuple[float, ...]) -> list[RuleBox]:
        """Return the separators of a row and the rule below it; rows as high share them."""
        key = (height, separators)
        rules = self._rules.get(key)
        if rules is None:
            colour = self._style.palette.line
            rules = [RuleBox(x, 0, x, height, HAIRLINE / 2, colour) for x in separators]
            rules.append(self._rule(height, HAIRLINE))
            self._rules[key] = rules
        return rules

    def _closed(self, slab: Slab) -> Slab:
        """Return the last slab of the table with the rule that closes it."""
        return slab._replace(boxes=(*slab.boxes, self._rule(slab.height, RULE)))
