"""The pages before the body: cover and contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.wareki import format_date
from reports.document import Document
from reports.pdf.boxes import (
    Box,
    Entry,
    FillBox,
    LinkBox,
    PageNumberBox,
    RuleBox,
    Sheet,
    TextBox,
    line_boxes,
)
from reports.pdf.style import (
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
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import Weight, load_font

CONTENTS = "目次"
_DEEPEST = 1
_ENTRY_TYPES = (Type(10, 19, Weight.BOLD), Type(9, 15))
_PAGE_ROOM = 30.0
_GUTTER = 36.0


def lay_out_cover(document: Document, grid: Grid, palette: Palette) -> Sheet:
    """Return the cover: the report, the plan, what is picked, date and issuer."""
    sheet = Sheet()
    setter = _Setter(sheet, grid.left(0), grid.text_width, palette)
    y = grid.height * (0.20 if grid.height > grid.width else 0.13)
    sheet.boxes.append(FillBox(setter.left, y - 14, 46, 4, palette.accent))
    y = setter.set_text(document.subject, SUBJECT, palette.ink, y)
    y = setter.set_text(document.title, TITLE, palette.accent, y)
    y += 26
    y = setter.set_facts([(fact.label, fact.text) for fact in document.facts], y)
    foot = grid.text_bottom - 2 * SUBJECT.leading
    setter.set_text(format_date(document.made_on), BODY, palette.ink, max(foot, y))
    setter.set_text(document.issuer, SUBJECT, palette.ink, max(foot, y) + BODY.leading)
    return sheet


def lay_out_contents(
    entries: Sequence[Entry], grid: Grid, palette: Palette, first: int
) -> list[Sheet]:
    """Return the pages of contents; ``first`` is the place of the first one in the file."""
    count = 2 if grid.width > grid.height else 1
    width = (grid.text_width - (count - 1) * _GUTTER) / count
    sheets: list[Sheet] = []
    column, y, top = count, grid.text_bottom, 0.0
    for entry in entries:
        if entry.level > _DEEPEST:
            continue
        type_ = _ENTRY_TYPES[entry.level]
        if y + 2 * type_.leading > grid.text_bottom:
            column, y = column + 1, top
            if column >= count:
                sheets.append(Sheet(head=CONTENTS))
                y = top = _contents_title(sheets[-1], grid, palette, first + len(sheets) - 1)
                column = 0
        left = grid.left(first + len(sheets) - 1) + column * (width + _GUTTER)
        y = _Setter(sheets[-1], left, width, palette).set_entry(entry, type_, y)
    return sheets


def _contents_title(sheet: Sheet, grid: Grid, palette: Palette, place: int) -> float:
    left, y = grid.left(place), grid.top + PART.size
    sheet.boxes.append(TextBox(left, y, CONTENTS, PART, palette.accent))
    sheet.boxes.append(RuleBox(left, y + 8, left + grid.text_width, y + 8, 1.2, palette.accent))
    return y + 18


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets lines on a sheet, from ``left`` over ``width``."""

    sheet: Sheet
    left: float
    width: float
    palette: Palette

    def set_text(self, text: str, type_: Type, colour: Colour, y: float) -> float:
        """Set ``text`` from ``y`` down; return where it ends."""
        for line in break_lines(text, self.width, load_font(type_.weight), type_.size):
            self.sheet.boxes += line_boxes(line, self.left, y + type_.size, type_, colour)
            y += type_.leading
        return y

    def set_facts(self, facts: Sequence[tuple[str, str]], y: float) -> float:
        """Set labels and texts side by side between hairlines; return where they end."""
        if not facts:
            return y
        font = load_font(LABEL.weight)
        indent = max(font.text_width(label, LABEL.size) for label, _ in facts) + 16
        boxes = self.sheet.boxes
        for label, text in facts:
            boxes.append(self._hairline(y))
            last = 0
            boxes.append(TextBox(self.left, y + 5 + LABEL.size, label, LABEL, self.palette.accent))
            for number, line in enumerate(
                break_lines(text, self.width - indent, load_font(), BODY.size)
            ):
                baseline = y + 5 + BODY.size + number * BODY.leading
                boxes += line_boxes(line, self.left + indent, baseline, BODY, self.palette.ink)
                last = number
            y += (last + 1) * BODY.leading + 6
        boxes.append(self._hairline(y))
        return y

    def set_entry(self, entry: Entry, type_: Type, y: float) -> float:
        """Set an entry of the contents with leader and page; return where it ends."""
        indent = entry.level * 14.0
        if entry.level == 0:
            y += 5
        left, right = self.left + indent, self.left + self.width
        font = load_font(type_.weight)
        top = y
        end = left
        for line in break_lines(entry.text, self.width - indent - _PAGE_ROOM, font, type_.size):
            self.sheet.boxes += line_boxes(line, left, y + type_.size, type_, self.palette.ink)
            end = left + line.width
            y += type_.leading
        baseline = y - type_.leading + type_.size
        if right - _PAGE_ROOM + 8 > end + 12:
            faint = self.palette.faint
            self.sheet.boxes.append(
                RuleBox(end + 6, baseline - 2, right - 24, baseline - 2, 0.7, faint, is_dotted=True)
            )
        self.sheet.boxes.append(
            PageNumberBox(right, baseline, entry.anchor, type_, self.palette.ink)
        )
        self.sheet.boxes.append(LinkBox(left, top, right - left, y - top, entry.anchor))
        return y

    def _hairline(self, y: float) -> Box:
        return RuleBox(self.left, y, self.left + self.width, y, HAIRLINE, self.palette.line)
