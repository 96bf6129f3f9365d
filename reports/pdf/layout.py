"""From blocks to pages: everything is placed once, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reports.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    PartRole,
    Table,
)
from reports.making.progress import Progress
from reports.pdf.boxes import Box, Entry, FillBox, RuleBox, Sheet, Slab, line_boxes, moved
from reports.pdf.data_table import lift_constants
from reports.pdf.style import (
    BODY,
    HAIRLINE,
    LABEL,
    LEAD,
    NOTE,
    PART,
    Grid,
    Palette,
    Type,
    heading_type,
)
from reports.pdf.table_layout import TableStyle, abreast, table_slabs
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font

_GUTTER = 16.0
_LABEL_GAP = 12.0
_PARAGRAPHS = {ParagraphRole.BODY: BODY, ParagraphRole.LEAD: LEAD, ParagraphRole.NOTE: NOTE}


def lay_out_body(
    document: Document, grid: Grid, palette: Palette, first: int, progress: Progress
) -> list[Sheet]:
    """Return the pages of all parts; ``first`` is the place of the first one in the file (from 0).

    Raises Cancelled where ``progress`` asks to stop.
    """
    builder = PageBuilder(grid, first)
    setter = _BlockSetter(document, grid, palette)
    for index, part in enumerate(document.parts):
        progress.advance(index, len(document.parts), part.title)
        builder.start_part(part.title)
        builder.place(setter.part_slabs(part))
    return builder.sheets


class PageBuilder:
    """Places slabs on pages, one below the other, and starts a page where one does not fit."""

    def __init__(self, grid: Grid, first: int) -> None:
        self.sheets: list[Sheet] = []
        self._grid, self._first = grid, first
        self._y = grid.top
        self._head = ""

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return self._grid.text_bottom - self._y

    def start_part(self, head: str) -> None:
        """Begin a part on a page of its own, with ``head`` as its running head."""
        self._head = head
        self._start_page()

    def place(self, slabs: Iterable[Slab | Abreast]) -> None:
        """Place ``slabs`` in order; those that keep the next stay together with it."""
        chain: list[Slab] = []
        for slab in slabs:
            if isinstance(slab, Abreast):
                self._place_abreast(chain, slab)
                chain = []
                continue
            chain.append(slab)
            if not slab.keeps_next:
                self._place_chain(chain)
                chain = []
        self._place_chain(chain)

    def _place_chain(self, chain: Sequence[Slab]) -> None:
        height = sum(slab.height + slab.before for slab in chain)
        if height > self.room and self._y > self._grid.top:
            self._go_on(chain[0])
        for slab in chain:
            if slab.height > self.room and self._y > self._grid.top:
                self._go_on(slab)  # a chain taller than a page is cut where it must be
            self._put(slab)

    def _go_on(self, slab: Slab) -> None:
        """Begin a page with ``slab``, under its repeated head where it has one."""
        self._start_page()
        if slab.again:
            self._put(slab.again)

    def _put(self, slab: Slab) -> None:
        sheet = self.sheets[-1]
        if self._y > self._grid.top:
            self._y += slab.before
        left = self._grid.left(self._first + len(self.sheets) - 1)
        sheet.boxes += moved(slab.boxes, left, self._y)
        for anchor in slab.anchors:
            sheet.anchors.setdefault(anchor, self._y)
        sheet.entries += slab.entries
        self._y += slab.height

    def _start_page(self) -> None:
        self.sheets.append(Sheet(number=len(self.sheets) + 1, head=self._head))
        self._y = self._grid.top

    def _place_abreast(self, chain: Sequence[Slab], table: Abreast) -> None:
        """Set rows in columns side by side, page by page, the last page in even columns."""
        rows = list(table.rows)
        lead = sum(slab.height + slab.before for slab in chain)
        if lead + 6 * NOTE.leading > self.room:
            self._start_page()
        for slab in chain:
            self._put(slab)
        while rows:
            columns = table.fill(rows, self.room)
            self._put(abreast(columns, table.width, _GUTTER))
            rows = rows[sum(len(column) - 1 for column in columns) :]
            if rows:
                self._start_page()


class Abreast:
    """A long, narrow table, cut into stretches that stand side by side under heads of their own."""

    def __init__(self, slabs: Sequence[Slab], head: Slab, width: float, count: int) -> None:
        self.rows, self.head, self.width, self.count = slabs, head, width, count

    def fill(self, rows: Sequence[Slab], room: float) -> list[list[Slab]]:
        """Return columns of rows that fit into ``room``, even ones where all rows do."""
        room -= self.head.height
        if self._columns_needed(rows, room) <= self.count:
            low, high = max(row.height for row in rows), room
            while high - low > 1:
                middle = (low + high) / 2
                if self._columns_needed(rows, middle) <= self.count:
                    high = middle
                else:
                    low = middle
            room = high
        return [[self.head, *column] for column in self._cut(rows, room)[: self.count]]

    def _columns_needed(self, rows: Sequence[Slab], room: float) -> int:
        return len(self._cut(rows, room))

    def _cut(self, rows: Sequence[Slab], room: float) -> list[list[Slab]]:
        """Cut rows into columns; a head of a group never ends one."""
        columns: list[list[Slab]] = [[]]
        height = 0.0
        for row in rows:
            if columns[-1] and height + row.height > room:
                carried: list[Slab] = []
                while len(columns[-1]) > 1 and columns[-1][-1].keeps_next:
                    carried.insert(0, columns[-1].pop())
                columns.append(carried)
                height = sum(slab.height for slab in carried)
            columns[-1].append(row)
            height += row.height
        return columns


class _BlockSetter:
    """Turns blocks into slabs."""

    def __init__(self, document: Document, grid: Grid, palette: Palette) -> None:
        self._width = grid.text_width
        self._palette = palette
        tallest = grid.text_bottom - grid.top - 60
        self._style = TableStyle(palette, document.unit, tallest)
        self._is_bare = not document.has_cover
        self._document = document

    def part_slabs(self, part: Part) -> Iterator[Slab | Abreast]:
        """Yield the slabs of a part, its title first."""
        yield self._part_title(part)
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            slabs = self._block_slabs(block, part)
            is_noted = isinstance(following, Paragraph) and following.role is ParagraphRole.NOTE
            yield from _holding_last(slabs) if is_noted else slabs

    def _block_slabs(self, block: Block, part: Part) -> Iterator[Slab | Abreast]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Facts():
                yield from self._facts(block)
            case Table() if block.abreast > 1 and len(block.rows) > _FEW:
                yield from self._abreast(block)
            case Table() if part.role is PartRole.DATA:
                facts, table = lift_constants(block)
                yield from self._facts(facts)
                yield from table_slabs(table, self._width, self._style.dense())
            case Table():
                yield from table_slabs(block, self._width, self._style)
            case Chart():
                pass

    def _abreast(self, table: Table) -> Iterator[Slab | Abreast]:
        width = (self._width - _GUTTER * (table.abreast - 1)) / table.abreast
        slabs = list(table_slabs(table, width, self._style))
        caption, head, *rows = slabs
        yield caption
        yield Abreast([row for row in rows if row.height], head, width, table.abreast)
        yield Slab(0, before=4)

    def _part_title(self, part: Part) -> Slab:
        palette = self._palette
        font = load_font(PART.weight)
        lines = break_lines(part.title, self._width, font, PART.size)
        boxes: list[Box] = []
        top = 0.0
        if self._is_bare:
            top = NOTE.leading + 2
            says = " ".join(filter(None, (self._document.issuer, self._document.subject)))
            for line in break_lines(says, self._width, load_font(), NOTE.size)[:1]:
                boxes += line_boxes(line, 0, NOTE.size, NOTE, palette.faint)
        for number, line in enumerate(lines):
            boxes += line_boxes(
                line, 0, top + PART.size + number * PART.leading, PART, palette.accent
            )
        height = top + len(lines) * PART.leading + 3
        boxes.append(RuleBox(0, height - 2, self._width, height - 2, 1.2, palette.accent))
        return Slab(
            height + 8,
            tuple(boxes),
            keeps_next=True,
            anchors=(part.key,),
            entries=(Entry(part.title, 0, part.key),),
        )

    def _heading(self, heading: Heading) -> Slab:
        type_, palette = heading_type(heading.level), self._palette
        text = "　".join(filter(None, (heading.number, heading.text)))
        indent = 9.0 if heading.level == 1 else 0.0
        lines = break_lines(text, self._width - indent, load_font(type_.weight), type_.size)
        height = len(lines) * type_.leading
        boxes: list[Box] = []
        if heading.level == 1:
            boxes.append(FillBox(0, 2.5, 3.5, height - 5, palette.accent))
        for number, line in enumerate(lines):
            y = number * type_.leading + (type_.leading + type_.size * 0.76) / 2
            boxes += line_boxes(line, indent, y, type_, palette.ink)
        anchor = heading.anchor
        entries = (Entry(text, heading.level, anchor),) if anchor and heading.in_contents else ()
        return Slab(
            height + 3,
            tuple(boxes),
            before=12 if heading.level == 1 else 8,
            keeps_next=True,
            anchors=(anchor,) if anchor else (),
            entries=entries,
        )

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Slab]:
        """Yield a paragraph line by line, its first two and last two lines together."""
        type_ = _PARAGRAPHS[paragraph.role]
        colour = self._palette.faint if paragraph.role is ParagraphRole.NOTE else self._palette.ink
        lines = break_lines(paragraph.text, self._width, load_font(type_.weight), type_.size)
        for number, line in enumerate(lines):
            boxes = tuple(line_boxes(line, 0, _centred(type_), type_, colour))
            keeps = number == 0 or number == len(lines) - 2
            before = 4.0 if number == 0 else 0.0
            yield Slab(type_.leading, boxes, before, keeps_next=keeps and number < len(lines) - 1)
        yield Slab(0, before=3)

    def _facts(self, facts: Facts) -> Iterator[Slab]:
        """Yield each fact as a line of label and text under a common hairline."""
        if not facts.items:
            return
        font = load_font(LABEL.weight)
        label_width = max(font.text_width(fact.label, LABEL.size) for fact in facts.items)
        left = label_width + _LABEL_GAP
        for index, fact in enumerate(facts.items):
            lines = break_lines(fact.text, self._width - left, load_font(), BODY.size)
            labels = break_lines(fact.label, label_width + 1, font, LABEL.size)
            boxes: list[Box] = line_boxes(
                labels[0], 0, _centred(LABEL) + 2, LABEL, self._palette.accent
            )
            for number, line in enumerate(lines):
                y = number * BODY.leading + _centred(BODY) + 2
                boxes += line_boxes(line, left, y, BODY, self._palette.ink)
            height = len(lines) * BODY.leading + 4
            boxes.append(RuleBox(0, height, self._width, height, HAIRLINE, self._palette.line))
            last = index == len(facts.items) - 1
            yield Slab(height, tuple(boxes), keeps_next=not last)
        yield Slab(0, before=6)


_FEW = 12
"""A table of fewer rows is not worth setting in columns."""


def _holding_last(slabs: Iterable[Slab | Abreast]) -> Iterator[Slab | Abreast]:
    """Yield ``slabs`` with the last that shows anything, and what follows it, keeping the next."""
    held = list(slabs)
    for index in range(len(held) - 1, -1, -1):
        slab = held[index]
        if isinstance(slab, Abreast):
            break
        held[index] = replace(slab, keeps_next=True)
        if slab.boxes:
            break
    return iter(held)


def _centred(type_: Type) -> float:
    """Return where the baseline stands in a line of ``type_``."""
    return (type_.leading - type_.size) / 2 + type_.size * 0.88
