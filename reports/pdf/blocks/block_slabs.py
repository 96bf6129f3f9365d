"""Blocks as slabs: titles, headings, paragraphs, facts, charts; tables have their own module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from model.wareki import format_date
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
)
from reports.pdf.blocks.abreast import Abreast
from reports.pdf.blocks.chart_slab import chart_slab, side_by_side
from reports.pdf.blocks.fact_slabs import FactSetter
from reports.pdf.blocks.page_builder import GUTTER
from reports.pdf.drawing.boxes import Box, Entry, FillBox, LinesBox, RuleBox, Slab, TextBox
from reports.pdf.drawing.style import (
    ACCENT_RULE,
    LEAD,
    NOTE,
    PART,
    STEP,
    TEXT,
    Grid,
    Palette,
    heading_type,
    on_grid,
)
from reports.pdf.file.tags import Tag, heading_kind
from reports.pdf.tables.column_pieces import in_pieces
from reports.pdf.tables.columns import NaturalWidths
from reports.pdf.tables.data_table import set_for_paper
from reports.pdf.tables.table_layout import table_slabs
from reports.pdf.tables.table_style import TableStyle
from reports.stretches import lowest_abreast
from reports.table import GroupRow, Table, Text
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

_PARAGRAPHS = {ParagraphRole.BODY: TEXT, ParagraphRole.LEAD: LEAD, ParagraphRole.NOTE: NOTE}
_FEW = 12
"""A table of fewer rows is not worth setting in columns."""
_ABOVE_ROWS = 120
"""Room for a repeated head with its groups above a row as tall as there may be one."""
_LONGEST_LINE = 46
"""Characters of running text in a line, on wide paper too (JLREQ 2.4.1)."""
_LONGEST_LEAD = 80
"""And in one of a lead, two or three lines above a table as wide."""
_MANY_FACTS = 4
_NOTE_ROOM = 2 * NOTE.leading + STEP
"""What a note takes below a table in stretches."""
_SMALL_CHART = 16
"""Charts of as many bars or fewer stand two abreast."""


class BlockSetter:
    """Turns the blocks of a document into slabs; ``phrases`` are those of its names.

    ``pages`` tells the pages of the anchors placed so far.
    """

    def __init__(
        self, document: Document, grid: Grid, palette: Palette, pages: Mapping[str, int]
    ) -> None:
        self._width = grid.text_width
        self._palette = palette
        tallest = grid.text_bottom - grid.top - _ABOVE_ROWS
        natural, names, is_form = NaturalWidths(document.unit), set[str](), False
        for part in document.parts:
            for table in part.tables:
                natural.add(table)
                is_form = is_form or table.is_form
            names.update(names_in(part))
        self.phrases = Phrases(names)
        style = TableStyle(palette, document.unit, tallest, natural, self.phrases, pages)
        is_long = document.has_cover or is_form  # which is written on
        self._style = style if is_long else style.compact()
        self._document = document
        self._tag = Tag("Sect")

    def part_slabs(self, part: Part) -> Iterator[Slab | Abreast]:
        """Yield the slabs of a part, its title first."""
        self._tag = Tag("Sect")
        if part.runs_on and not self._document.has_cover:
            heading = Heading(part.title, 1, anchor=part.key)  # a short paper has one title
            yield self._heading(heading)
        else:
            yield self._part_title(part)
        blocks = [list(run) for _, run in groupby(part.blocks, lambda b: isinstance(b, Chart))]
        flat = [block for run in blocks for block in ([run] if isinstance(run[0], Chart) else run)]
        for index, block in enumerate(flat):
            following = flat[index + 1] if index + 1 < len(flat) else None
            is_noted = isinstance(following, Paragraph) and following.role is ParagraphRole.NOTE
            slabs = self._block_slabs(block, part)
            if is_noted:
                yield from _holding_last(slabs)
            elif _leads_to(following, flat[: index + 1]):
                is_text = isinstance(block, Paragraph) and block.role is ParagraphRole.BODY
                yield from _holding_last(slabs, ends_full=is_text)
            else:
                yield from slabs

    def _block_slabs(self, block: Block | list[Block], part: Part) -> Iterator[Slab | Abreast]:
        match block:
            case list():
                yield from self._charts([b for b in block if isinstance(b, Chart)], part)
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Facts():
                yield from self._facts(block)
            case Table() if len(block.rows) > _FEW and (count := self._stretches(block)) > 1:
                yield from self._abreast(block, count)
            case Table() if part.role is PartRole.DATA:
                yield from self._data(block)
            case Table():
                style = self._style.fitting(block, self._width)
                yield from table_slabs(block, self._width, style, self._tag)

    def _data(self, table: Table) -> Iterator[Slab]:
        facts, table = set_for_paper(table)
        yield from self._facts(facts)
        style = self._style.dense()
        for piece in in_pieces(table, style, self._width):
            yield from table_slabs(piece, self._width, style, self._tag)

    def _stretches(self, table: Table) -> int:
        if not table.is_of_figures:
            return table.abreast
        return lowest_abreast(table, self._style.unit, self._width / self._style.text.size)

    def _abreast(self, table: Table, count: int) -> Iterator[Slab | Abreast]:
        width = (self._width - GUTTER * (count - 1)) / count
        slabs = table_slabs(table, width, self._style, self._tag, in_stretches=True)
        yield next(slabs)
        head = next(slabs)
        yield Abreast((row for row in slabs if row.height), head, width, count)
        yield Slab(0, before=STEP)

    def _charts(self, charts: Sequence[Chart], part: Part) -> Iterator[Slab]:
        """Yield charts that follow each other, small ones two abreast."""
        tables = {table.key: table for table in part.tables}
        small = [chart for chart in charts if len(chart.rows) <= _SMALL_CHART]
        half = (self._width - GUTTER) / 2
        for first in range(0, len(small), 2):
            pair = [
                chart_slab(chart, tables[chart.table], half, self._style, self._tag)
                for chart in small[first : first + 2]
            ]
            yield side_by_side(pair, half + GUTTER)
        for chart in charts:
            if chart not in small:
                yield chart_slab(chart, tables[chart.table], self._width, self._style, self._tag)

    def _part_title(self, part: Part) -> Slab:
        palette = self._palette
        lines = self.phrases.break_lines(part.title, self._width, load_font(PART.weight), PART.size)
        boxes: list[Box] = []
        top = 0.0
        is_first = part.key == self._document.parts.heads[0].key
        if is_first and not self._document.has_cover:
            top = NOTE.leading + 2
            boxes += self._opening_line()
        tag = Tag(heading_kind(0), self._tag)
        boxes.append(LinesBox(0, top + PART.size, lines, PART, palette.accent, tag))
        height = top + len(lines) * PART.leading + 3
        boxes.append(RuleBox(0, height - 2, self._width, height - 2, ACCENT_RULE, palette.accent))
        return Slab(
            on_grid(height + 8),
            tuple(boxes),
            keeps_next=True,
            anchors=(part.key,),
            entries=(Entry(part.title, 0, part.key),),
        )

    def _opening_line(self) -> Iterator[Box]:
        """Yield what a cover would say: the plan at the left, cut short with …, and the day."""
        font, faint = load_font(), self._palette.faint
        day = format_date(self._document.made_on)
        at = self._width - font.text_width(day, NOTE.size)
        subject, room = self._document.named_subject(" "), at - GUTTER
        plan = break_lines(subject, room, font, NOTE.size)
        if plan[1:]:
            shorter = break_lines(subject, room - NOTE.size, font, NOTE.size)[0].text.rstrip()
            plan = break_lines(f"{shorter}…", room, font, NOTE.size)
        yield LinesBox(0, NOTE.size, plan, NOTE, faint, Tag("P", self._tag))
        yield TextBox(at, NOTE.size, day, NOTE, faint, Tag("P", self._tag))

    def _heading(self, heading: Heading) -> Slab:
        type_, palette = heading_type(heading.level), self._palette
        text = heading.text
        indent = 9.0 if heading.level == 1 else 0.0
        font = load_font(type_.weight)
        lines = self.phrases.break_lines(text, self._width - indent, font, type_.size)
        height = len(lines) * type_.leading
        boxes: list[Box] = []
        if heading.level == 1:
            boxes.append(FillBox(0, 2.5, 3.5, height - 5, palette.accent))
        first = (type_.leading + type_.size * 0.76) / 2
        tag = Tag(heading_kind(heading.level), self._tag)
        boxes.append(LinesBox(indent, first, lines, type_, palette.ink, tag))
        anchor = heading.anchor
        entries = (Entry(text, heading.level, anchor),) if anchor and heading.in_contents else ()
        return Slab(
            on_grid(height),
            tuple(boxes),
            before=(3 if heading.level == 1 and self._document.has_cover else 2) * STEP,
            keeps_next=True,
            leads=True,
            anchors=(anchor,) if anchor else (),
            entries=entries,
        )

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Slab]:
        """Yield a paragraph line by line, its first two and last two lines together.

        A lead stays with what it leads to; it is short, and broken at phrases like a heading.
        """
        type_ = _PARAGRAPHS[paragraph.role]
        is_note, leads = (
            paragraph.role is role for role in (ParagraphRole.NOTE, ParagraphRole.LEAD)
        )
        colour = self._palette.faint if is_note else self._palette.ink
        font = load_font(type_.weight)
        longest = _LONGEST_LEAD if leads else _LONGEST_LINE
        width = self._width if is_note else min(self._width, longest * type_.size)
        lines = (
            self.phrases.break_lines(paragraph.text, width, font, type_.size, spare=1)
            if leads
            else break_lines(paragraph.text, width, font, type_.size, justifies=not is_note)
        )
        tag = Tag("P", self._tag)
        for number, line in enumerate(lines):
            box = LinesBox(0, type_.baseline, (line,), type_, colour, tag)
            keeps = leads or (number in (0, len(lines) - 2) and number < len(lines) - 1)
            is_apart = number == 0 and not is_note
            yield Slab(type_.leading, (box,), STEP if is_apart else 0.0, keeps_next=keeps)
        if leads:
            yield Slab(0, before=STEP, keeps_next=True)

    def _facts(self, facts: Facts) -> Iterator[Slab]:
        """Yield facts over hairlines, several short ones two abreast."""
        if not facts.items:
            return
        half = (self._width - GUTTER) / 2
        setter = FactSetter(self._palette, Tag("L", self._tag), facts.items, half)
        if len(facts.items) >= _MANY_FACTS and setter.are_single:
            for first in range(0, len(facts.items), 2):
                pair = facts.items[first : first + 2]
                slabs = [slab for fact in pair for slab in setter.slabs(fact)]
                yield side_by_side(slabs, half + GUTTER)._replace(keeps_next=True)
        else:
            setter = FactSetter(self._palette, Tag("L", self._tag), facts.items, self._width)
            for index, fact in enumerate(facts.items):
                *above, last = setter.slabs(fact)
                yield from above
                yield last._replace(keeps_next=index < len(facts.items) - 1)
        yield Slab(0, before=STEP)


def _leads_to(following: Block | list[Block] | None, above: Sequence[Block | list[Block]]) -> bool:
    """Whether ``above`` ends in what only leads to ``following``, a heading or a table.

    So a heading does not stand with a line or two of its own above a white foot of a page, while
    what it is about begins on the next.
    """
    if not isinstance(following, Heading | Table) or not isinstance(above[-1], Facts | Paragraph):
        return False
    kinds = (type(block) for block in reversed(above))
    return next((k is Heading for k in kinds if k not in (Facts, Paragraph)), True)


def _holding_last(
    slabs: Iterable[Slab | Abreast], *, ends_full: bool = False
) -> Iterator[Slab | Abreast]:
    """Yield ``slabs`` with the last that shows anything, and what follows it, keeping the next."""
    held = list(slabs)
    for index in range(len(held) - 1, -1, -1):
        slab = held[index]
        if isinstance(slab, Abreast):
            slab.foot = _NOTE_ROOM
            break
        held[index] = slab._replace(keeps_next=True, ends_full=ends_full)
        if slab.boxes:
            break
    return iter(held)


def names_in(part: Part) -> Iterator[str]:
    """Yield what is broken at phrases: the title, headings, groups and names of ``part``."""
    yield part.title
    for block in part.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Table):
            places = [n for n, column in enumerate(block.columns) if column.is_name]
            for row in block.rows:
                if isinstance(row, GroupRow):
                    yield row.text
                else:
                    cells = (row.cells[place] for place in places)
                    yield from (cell.text for cell in cells if isinstance(cell, Text))
