"""Drawing laid-out pages on reportlab's canvas, the only module that knows it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.page import Imposing
from reports.pdf.boxes import Box, FillBox, LinkBox, PageNumberBox, RuleBox, Sheet, TextBox
from reports.pdf.imposition import Side
from reports.pdf.laid_out import LaidOut
from reports.pdf.style import RUNNING, Colour, Type
from reports.typesetting.fonts import Weight, load_font

_CREATOR = "plan-report-generator"


class Booklet:
    """A PDF being drawn."""

    def __init__(self, laid_out: LaidOut, target: Path | BinaryIO) -> None:
        _register_fonts()
        document = laid_out.document
        self._laid_out, self._document = laid_out, document
        self._grid, self._palette = laid_out.grid, laid_out.palette
        self._pages = laid_out.page_numbers
        self._canvas = Canvas(
            str(target) if isinstance(target, Path) else target,
            pagesize=(self._grid.width, self._grid.height),
            invariant=1,
            pageCompression=1,
            initialFontName=load_font().name,  # type: ignore[arg-type]
            lang="ja-JP",
        )
        self._canvas.setTitle(f"{document.title}　{document.subject}")
        self._canvas.setAuthor(document.issuer or document.subject)
        self._canvas.setSubject(document.subject)
        self._canvas.setCreator(_CREATOR)

    def draw_side(self, side: Side) -> None:
        """Draw the pages of a side of a sheet."""
        self._canvas.setPageSize((side.width, side.height))
        for placed in side.pages:
            self._canvas.saveState()
            self._canvas.translate(
                placed.x, side.height - placed.y - self._grid.height * placed.scale
            )
            self._canvas.scale(placed.scale, placed.scale)
            self._draw_page(placed.page)
            self._canvas.restoreState()
        self._canvas.showPage()

    def _draw_page(self, place: int) -> None:
        sheet = self._laid_out.pages[place]
        for anchor, y in sheet.anchors.items():
            self._canvas.bookmarkHorizontal(anchor, 0, self._grid.height - max(y - 8, 0))
        for box in sheet.boxes:
            self._draw(box)
        if sheet.number is not None:
            self._draw_running(sheet, place, len(self._laid_out.body))

    def add_outline(self) -> None:
        """Add the bookmarks, down the levels of the headings."""
        depth = -1
        for sheet in self._laid_out.body:
            for entry in sheet.entries:
                depth = min(entry.level, depth + 1)  # a level may not be leapt over
                self._canvas.addOutlineEntry(entry.text, entry.anchor, depth, closed=depth > 0)
        if depth >= 0:
            self._canvas.showOutline()

    def label_pages(self) -> None:
        """Number front pages in roman and the body from 1, where each has a side of its own."""
        front = len(self._laid_out.front)
        if self._document.page.imposition.way is not Imposing.NONE:
            return
        if front:
            self._canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        if self._laid_out.body:
            self._canvas.addPageLabel(front, style="ARABIC", start=1)

    def save(self) -> None:
        """Write the file."""
        self._canvas.save()

    def _draw(self, box: Box) -> None:
        match box:
            case TextBox():
                self._text(box.x, box.y, box.text, box.type, box.colour)
            case PageNumberBox():
                self._page_number(box)
            case RuleBox():
                self._rule(box)
            case FillBox():
                self._canvas.setFillColorRGB(*box.colour)
                bottom = self._grid.height - box.y - box.height
                self._canvas.rect(box.x, bottom, box.width, box.height, stroke=0, fill=1)
            case LinkBox():
                bottom = self._grid.height - box.y - box.height
                area = (box.x, bottom, box.x + box.width, bottom + box.height)
                if box.anchor in self._pages:
                    self._canvas.linkRect("", box.anchor, area, relative=1, Border="[0 0 0]")

    def _text(self, x: float, y: float, text: str, type_: Type, colour: Colour) -> None:
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setFont(load_font(type_.weight).name, type_.size)
        self._canvas.drawString(x, self._grid.height - y, text)

    def _page_number(self, box: PageNumberBox) -> None:
        text = box.prefix + self._pages.get(box.anchor, "―")
        width = load_font(box.type.weight).text_width(text, box.type.size)
        self._text(box.x - width if box.is_right else box.x, box.y, text, box.type, box.colour)

    def _rule(self, box: RuleBox) -> None:
        self._canvas.setStrokeColorRGB(*box.colour)
        self._canvas.setLineWidth(box.thickness)
        if box.is_dotted:
            self._canvas.setDash([0.7, 2.6])
        height = self._grid.height
        self._canvas.line(box.x, height - box.y, box.to_x, height - box.to_y)
        if box.is_dotted:
            self._canvas.setDash()

    def _draw_running(self, sheet: Sheet, place: int, total: int) -> None:
        """Draw the running head and the page number; they stand at the outer side of a spread."""
        grid, palette = self._grid, self._palette
        left = grid.left(place)
        right = left + grid.text_width
        font = load_font()
        head = f"{self._document.subject}　{self._document.title}"
        self._text(left, grid.top - 22, head, RUNNING, palette.faint)
        width = font.text_width(sheet.head, RUNNING.size)
        room = grid.text_width - font.text_width(head, RUNNING.size) - 12
        if width <= room:
            self._text(right - width, grid.top - 22, sheet.head, RUNNING, palette.faint)
        self._rule(RuleBox(left, grid.top - 17, right, grid.top - 17, 0.3, palette.line))
        number = f"{sheet.number} / {total}"
        width = font.text_width(number, RUNNING.size + 1)
        foot = Type(RUNNING.size + 1, RUNNING.leading)
        middle = left + (grid.text_width - width) / 2
        self._text(middle, grid.height - grid.bottom + 24, number, foot, palette.ink)


def _register_fonts() -> None:
    for weight in Weight:
        font = load_font(weight)
        if font.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font.name, str(font.path)))
