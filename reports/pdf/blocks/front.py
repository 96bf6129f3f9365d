"""The pages before the body: cover and contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.wareki import format_date
from reports.document import Document
from reports.pdf.drawing.boxes import (
    Box,
    Entry,
    FillBox,
    LinesBox,
    LinkBox,
    PageNumberBox,
    RuleBox,
    Sheet,
    TextBox,
)
from reports.pdf.drawing.style import (
    ACCENT_RULE,
    BODY,
    HAIRLINE,
    LABEL,
    PART,
    SUBJECT,
    TITLE,
    Colour,
    Grid,
    Palette,
    Type,
)
from reports.pdf.file.tags import Tag, heading_kind
from reports.pdf.tables.table_head import CONTINUED
from reports.typesetting.breaker import break_lines
from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

CONTENTS = "目次"
_DEEPEST = 1
_ENTRY_TYPES = (Type(10, 19, Weight.BOLD), Type(9, 15))
_PAGE_ROOM = 30.0
_GUTTER = 36.0


def lay_out_cover(document: Document, grid: Grid, palette: Palette, phrases: Phrases) -> Sheet:
    """Return the cover: the report, the plan, what is picked, date and issuer."""
    sheet = Sheet()
    tag = Tag("Sect")
    setter = _Setter(sheet, grid.left(0), grid.text_width, palette, phrases, tag)
    y = grid.height * (0.20 if grid.height > grid.width else 0.13)
    sheet.put(FillBox(setter.left, y - 14, 46, 4, palette.accent))
    y = setter.set_text(document.subject, SUBJECT, palette.ink, y)
    y = setter.set_text(document.title, TITLE, palette.accent, y)
    y += 26
    y = setter.set_facts([(fact.label, fact.text) for fact in document.facts], y)
    foot = grid.text_bottom - 2 * SUBJECT.leading
    setter.set_text(format_date(document.made_on), BODY, palette.ink, max(foot, y))
    setter.set_text(document.issuer, SUBJECT, palette.ink, max(foot, y) + BODY.leading)
    return sheet


def lay_out_contents(
    entries: Sequence[Entry], grid: Grid, palette: Palette, phrases: Phrases
) -> list[Sheet]:
    """Return the pages of contents, which follow the cover."""
    count = 2 if grid.width > grid.height else 1
    width = (grid.text_width - (count - 1) * _GUTTER) / count
    sheets: list[Sheet] = []
    column, y, top = count, grid.text_bottom, 0.0
    part = Tag("Sect")
    table = Tag("TOC", part)
    shown = [entry for entry in entries if entry.level <= _DEEPEST]
    is_flat = all(entry.level == 0 for entry in shown)
    for entry in shown:
        type_ = _ENTRY_TYPES[-1 if is_flat else entry.level]
        if y + 2 * type_.leading > grid.text_bottom:
            column, y = column + 1, top
            if column >= count:
                left = grid.left(1 + len(sheets))
                title = CONTENTS + CONTINUED if sheets else CONTENTS
                sheets.append(Sheet(head=CONTENTS))
                heading = None if len(sheets) > 1 else Tag(heading_kind(0), part)
                y = top = _set_title(sheets[-1], title, left, grid, palette, heading)
                column = 0
        left = grid.left(len(sheets)) + column * (width + _GUTTER)
        setter = _Setter(sheets[-1], left, width, palette, phrases, table)
        y = setter.set_entry(entry, type_, y)
    return sheets


def _set_title(
    sheet: Sheet, title: str, left: float, grid: Grid, palette: Palette, tag: Tag | None
) -> float:
    y = grid.top + PART.size
    sheet.put(
        TextBox(left, y, title, PART, palette.accent, tag),
        RuleBox(left, y + 8, left + grid.text_width, y + 8, ACCENT_RULE, palette.accent),
    )
    return y + 18


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets lines on a sheet, from ``left`` over ``width``, as elements under ``tag``."""

    sheet: Sheet
    left: float
    width: float
    palette: Palette
    phrases: Phrases
    tag: Tag

    def set_text(self, text: str, type_: Type, colour: Colour, y: float) -> float:
        """Set ``text`` from ``y`` down; return where it ends."""
        lines = self.phrases.break_lines(text, self.width, load_font(type_.weight), type_.size)
        tag = Tag("P", self.tag)
        self.sheet.put(LinesBox(self.left, y + type_.size, lines, type_, colour, tag))
        return y + len(lines) * type_.leading

    def set_facts(self, facts: Sequence[tuple[str, str]], y: float) -> float:
        """Set labels and texts side by side between hairlines; return where they end."""
        if not facts:
            return y
        font, palette = load_font(LABEL.weight), self.palette
        indent = max(font.text_width(label, LABEL.size) for label, _ in facts) + 16
        holder = Tag("L", self.tag)
        for label, text in facts:
            item = Tag("LI", holder)
            baseline = y + 5 + BODY.size
            lines = break_lines(text, self.width - indent, load_font(), BODY.size)
            left = self.left + indent
            self.sheet.put(
                self._hairline(y),
                TextBox(self.left, baseline, label, LABEL, palette.accent, Tag("Lbl", item)),
                LinesBox(left, baseline, lines, BODY, palette.ink, Tag("LBody", item)),
            )
            y += len(lines) * BODY.leading + 6
        self.sheet.put(self._hairline(y))
        return y

    def set_entry(self, entry: Entry, type_: Type, y: float) -> float:
        """Set an entry of the contents with leader and page; return where it ends."""
        indent = entry.level * 14.0
        if type_ is _ENTRY_TYPES[0]:
            y += 5
        left, right = self.left + indent, self.left + self.width
        room = self.width - indent - _PAGE_ROOM
        font = load_font(type_.weight)
        lines = self.phrases.break_lines(entry.text, room, font, type_.size)
        tag, faint = Tag("Link", Tag("TOCI", self.tag)), self.palette.faint
        first, height = y + type_.size, len(lines) * type_.leading
        baseline = first + height - type_.leading
        boxes: list[Box] = [LinesBox(left, first, lines, type_, self.palette.ink, tag)]
        end = left + lines[-1].width
        if right - _PAGE_ROOM + 8 > end + 12:
            y_dots = baseline - 2
            boxes.append(RuleBox(end + 6, y_dots, right - 24, y_dots, 0.7, faint, is_dotted=True))
        boxes.append(PageNumberBox(right, baseline, entry.anchor, type_, self.palette.ink, tag=tag))
        boxes.append(LinkBox(left, y, right - left, height, entry.anchor, tag))
        self.sheet.put(*boxes)
        return y + height

    def _hairline(self, y: float) -> Box:
        return RuleBox(self.left, y, self.left + self.width, y, HAIRLINE, self.palette.line)
