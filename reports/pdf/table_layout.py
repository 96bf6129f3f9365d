"""Tables as slabs: a head that is repeated, rows that are never cut unless taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from model.money import Unit
from reports.cell_text import cell_text, is_rounded
from reports.document import (
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
from reports.pdf.boxes import (
    Box,
    FillBox,
    LinkBox,
    PageNumberBox,
    RuleBox,
    Slab,
    TextBox,
    line_boxes,
    moved,
)
from reports.pdf.columns import column_widths
from reports.pdf.style import (
    CELL,
    CELL_BOLD,
    CELL_PAD,
    DENSE,
    DENSE_BOLD,
    HAIRLINE,
    NOTE,
    ROW_PAD,
    RULE,
    Palette,
    Type,
)
from reports.row_chains import keeps_next
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.fonts import Font, load_font

ROUNDED = "端数処理のため合計が一致しない場合がある。"
SEE = "→ p. "
_TOGETHER = 2
_RIGHT = (ColumnKind.COUNT, ColumnKind.YEN, ColumnKind.ORDINAL, ColumnKind.PAGE)


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table is set with: types, colours, the unit of amounts, the tallest slab there is."""

    palette: Palette
    unit: Unit
    tallest: float
    text: Type = CELL
    bold: Type = CELL_BOLD

    def dense(self) -> TableStyle:
        """Return the style for tables of many columns."""
        return replace(self, text=DENSE, bold=DENSE_BOLD)


@dataclass(frozen=True, slots=True)
class _CellLines:
    """A cell ready to be placed: its lines, where they stand, and what they lead to."""

    x: float
    width: float
    lines: tuple[Line, ...]
    kind: ColumnKind
    type: Type
    link: str | None = None
    see: str | None = None
    page_of: str | None = None

    @property
    def count(self) -> int:
        return len(self.lines) + (self.see is not None)


def table_slabs(table: Table, width: float, style: TableStyle) -> Iterator[Slab]:
    """Yield the slabs of ``table`` set ``width`` points wide: caption, head, rows, notes."""
    setter = _TableSetter(table, width, style)
    yield from setter.caption()
    yield setter.head
    yield from setter.rows()
    yield from setter.notes()


class _TableSetter:
    def __init__(self, table: Table, width: float, style: TableStyle) -> None:
        self._table, self._width, self._style = table, width, style
        self._widths = column_widths(table, style.unit, width, style.text)
        self._lefts = tuple(accumulate(self._widths, initial=0.0))[:-1]
        self._again = self._head_slab(continued=True)
        self.head = self._head_slab(continued=False)

    # --- around the rows ---------------------------------------------------------------------

    def caption(self) -> Iterator[Slab]:
        """Yield the line above the table: its caption at the left, the unit at the right."""
        table, palette = self._table, self._style.palette
        unit = f"（単位：{table.unit.label}）" if table.unit else ""
        if not table.caption and not unit:
            yield Slab(0, before=6, keeps_next=True)
            return
        font = load_font(NOTE.weight)
        right = self._width - font.text_width(unit, NOTE.size)
        boxes = (
            TextBox(0, 9, table.caption, NOTE, palette.ink),
            TextBox(right, 9, unit, NOTE, palette.ink),
        )
        yield Slab(13, boxes, before=4, keeps_next=True)

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
            yield Slab(14, (TextBox(0, 10, ROUNDED, NOTE, self._style.palette.faint),))
        yield Slab(0, before=4)

    def _head_slab(self, *, continued: bool) -> Slab:
        style = self._style
        cells = [
            self._lines_at(index, column.title, style.bold)
            for index, column in enumerate(self._table.columns)
        ]
        height = max(cell.count for cell in cells) * style.bold.leading + 2 * ROW_PAD
        top = style.text.leading if continued else 0.0
        boxes: list[Box] = []
        if continued:
            boxes.append(TextBox(0, style.text.size, "（続き）", NOTE, style.palette.faint))
        boxes.append(FillBox(0, top, self._width, height, style.palette.band))
        for cell in cells:
            offset = (height - cell.count * style.bold.leading) / 2
            centred = replace(cell, kind=ColumnKind.MARK)
            boxes += self._cell_boxes(centred, top + offset, 0, cell.count)
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
            yield replace(slabs[-1], keeps_next=chained[index])

    def _row_slabs(self, row: Row) -> list[Slab]:
        if isinstance(row, GroupRow):
            return [self._group_slab(row)]
        type_ = self._style.bold if isinstance(row, TotalRow) else self._style.text
        cells = [self._lines_of(index, cell, type_) for index, cell in enumerate(row.cells)]
        if isinstance(row, TotalRow):
            return self._total_slabs(row, cells)
        return self._cut(cells, type_, (row.anchor,) if row.anchor else ())

    def _total_slabs(self, row: TotalRow, cells: list[_CellLines]) -> list[Slab]:
        """Return a total on a tint, its label running on over the empty cells at its right."""
        texts = [cell.text if isinstance(cell, Text) else "" for cell in row.cells]
        first = next((i for i, text in enumerate(texts) if text), 0)
        last = first
        while (
            last + 1 < len(cells) and isinstance(row.cells[last + 1], Text) and not texts[last + 1]
        ):
            last += 1
        wide = self._label(texts[first], cells[first], cells[last])
        slabs = self._cut([*cells[:first], wide, *cells[first + 1 :]], self._style.bold, ())
        hidden = set(self._lefts[first + 1 : last + 1])
        return [self._on_tint(slab, hidden) for slab in slabs]

    def _label(self, text: str, first: _CellLines, last: _CellLines) -> _CellLines:
        width, type_ = last.x + last.width - first.x, self._style.bold
        lines = break_lines(text, width, load_font(type_.weight), type_.size)
        kind = ColumnKind.TEXT if first.kind is ColumnKind.MARK else first.kind
        return replace(first, width=width, lines=lines, kind=kind)

    def _on_tint(self, slab: Slab, hidden: set[float]) -> Slab:
        """Return ``slab`` on a tint between rules, without the separators at ``hidden``."""
        fill = FillBox(0, 0, self._width, slab.height, self._style.palette.tint)
        boxes = (
            box
            for box in slab.boxes
            if not (isinstance(box, RuleBox) and box.x == box.to_x and box.x in hidden)
        )
        return replace(slab, boxes=(fill, self._rule(0, HAIRLINE), *boxes))

    def _cut(
        self,
        cells: Sequence[_CellLines],
        type_: Type,
        anchors: tuple[str, ...],
    ) -> list[Slab]:
        """Return one slab for the row, or several of whole lines where it is taller than a page."""
        count = max(cell.count for cell in cells)
        most = max(1, int((self._style.tallest - 2 * ROW_PAD) / type_.leading))
        slabs = []
        for first in range(0, count, most):
            lines = min(most, count - first)
            height = lines * type_.leading + 2 * ROW_PAD
            boxes: list[Box] = []
            for cell in cells:
                boxes += self._cell_boxes(cell, ROW_PAD, first, first + lines)
            boxes += self._separators(height)
            boxes.append(self._rule(height, HAIRLINE))
            slabs.append(
                Slab(height, tuple(boxes), again=self._again, anchors=() if first else anchors)
            )
        return slabs

    def _group_slab(self, row: GroupRow) -> Slab:
        style, type_ = self._style, self._style.bold
        indent = CELL_PAD + (row.level - 1) * type_.size
        font = load_font(type_.weight)
        note_width = load_font(style.text.weight).text_width(row.note, style.text.size)
        room = self._width - indent - CELL_PAD
        beside = room - note_width - type_.size
        is_beside = not row.note or font.text_width(row.text, type_.size) <= beside
        lines = break_lines(row.text, beside if is_beside else room, font, type_.size)
        height = len(lines) * type_.leading + 2 * ROW_PAD
        note_y = ROW_PAD + _baseline(style.text, font)
        if not is_beside:
            note_y += len(lines) * type_.leading
            height += style.text.leading
        boxes: list[Box] = [FillBox(0, 0, self._width, height, style.palette.tint)]
        for number, line in enumerate(lines):
            y = ROW_PAD + number * type_.leading + _baseline(type_, font)
            boxes += line_boxes(line, indent, y, type_, style.palette.accent)
        if row.note:
            x = self._width - CELL_PAD - note_width
            boxes.append(TextBox(x, note_y, row.note, style.text, style.palette.ink))
        boxes.append(self._rule(height, HAIRLINE))
        anchors = (row.anchor,) if row.anchor else ()
        return Slab(height, tuple(boxes), again=self._again, anchors=anchors, keeps_next=True)

    # --- cells -------------------------------------------------------------------------------

    def _lines_of(self, index: int, cell: Cell, type_: Type) -> _CellLines:
        text = cell_text(cell, self._table.columns[index].kind, self._style.unit)
        if isinstance(cell, PageOf):
            return replace(self._lines_at(index, "", type_), page_of=cell.anchor)
        lines = self._lines_at(index, text, type_)
        if isinstance(cell, Text):
            return replace(lines, link=cell.link, see=cell.see)
        return lines

    def _lines_at(self, index: int, text: str, type_: Type) -> _CellLines:
        left, width = self._lefts[index] + CELL_PAD, self._widths[index] - 2 * CELL_PAD
        lines = break_lines(text, width, load_font(type_.weight), type_.size)
        return _CellLines(left, width, lines, self._table.columns[index].kind, type_)

    def _cell_boxes(self, cell: _CellLines, top: float, first: int, last: int) -> list[Box]:
        """Return the boxes of lines ``first`` to before ``last`` of a cell."""
        palette, font = self._style.palette, load_font(cell.type.weight)
        colour = palette.accent if cell.link else palette.ink
        boxes: list[Box] = []
        for number, line in enumerate(cell.lines[first:last]):
            y = top + number * cell.type.leading + _baseline(cell.type, font)
            boxes += line_boxes(line, cell.x + _indent(cell, line), y, cell.type, colour)
        if cell.see and first <= len(cell.lines) < last:
            boxes += self._see_boxes(cell, top + (len(cell.lines) - first) * cell.type.leading)
        if cell.page_of and first == 0:
            y, right = top + _baseline(cell.type, font), cell.x + cell.width
            boxes.append(PageNumberBox(right, y, cell.page_of, cell.type, palette.ink))
            boxes.append(LinkBox(cell.x, top, cell.width, cell.type.leading, cell.page_of))
        if cell.link:
            height = (min(last, len(cell.lines)) - first) * cell.type.leading
            boxes.append(LinkBox(cell.x, top, cell.width, height, cell.link))
        return boxes

    def _see_boxes(self, cell: _CellLines, top: float) -> list[Box]:
        y = top + _baseline(cell.type, load_font(cell.type.weight))
        colour, see = self._style.palette.accent, cell.see or ""
        return [
            PageNumberBox(cell.x, y, see, cell.type, colour, prefix=SEE, is_right=False),
            LinkBox(cell.x, top, cell.width, cell.type.leading, see),
        ]

    # --- rules -------------------------------------------------------------------------------

    def _rule(self, y: float, thickness: float) -> RuleBox:
        palette = self._style.palette
        colour = palette.accent if thickness == RULE else palette.line
        return RuleBox(0, y, self._width, y, thickness, colour)

    def _separators(self, height: float) -> list[Box]:
        line = self._style.palette.line
        return [RuleBox(x, 0, x, height, HAIRLINE / 2, line) for x in self._lefts[1:]]

    def _closed(self, slab: Slab) -> Slab:
        """Return the last slab of the table with the rule that closes it."""
        return replace(slab, boxes=(*slab.boxes, self._rule(slab.height, RULE)))


def abreast(columns: Sequence[Sequence[Slab]], width: float, gap: float) -> Slab:
    """Return one slab that sets columns of slabs side by side, each ``width`` wide."""
    boxes: list[Box] = []
    anchors: list[str] = []
    for number, slabs in enumerate(columns):
        y = 0.0
        for slab in slabs:
            boxes += moved(slab.boxes, number * (width + gap), y)
            anchors += slab.anchors
            y += slab.height
    height = max((sum(slab.height for slab in slabs) for slabs in columns), default=0.0)
    return Slab(height, tuple(boxes), anchors=tuple(anchors))


def _indent(cell: _CellLines, line: Line) -> float:
    if cell.kind is ColumnKind.MARK:
        return (cell.width - line.width) / 2
    return cell.width - line.width if cell.kind in _RIGHT else 0.0


def _baseline(type_: Type, font: Font) -> float:
    """Return how far below the top of its line a baseline stands: the em box is centred."""
    height = (font.ascent - font.descent) / 1000 * type_.size
    return (type_.leading - height) / 2 + font.ascent / 1000 * type_.size
