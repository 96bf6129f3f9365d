"""A document as platypus makes it where nobody takes special care."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from model.money import Unit
from reports import document as d
from reports import table as t
from reports.cell_text import cell_text
from reports.typesetting.fonts import Weight, load_font

_NAMES = {weight: load_font(weight).name for weight in Weight}
_BODY = ParagraphStyle("body", fontName=_NAMES[Weight.REGULAR], fontSize=9.5, leading=16)
_BODY.wordWrap = "CJK"
_CELL = ParagraphStyle("cell", _BODY, fontSize=8.5, leading=12)
_HEADS = [
    ParagraphStyle(f"head{level}", _BODY, fontName=_NAMES[Weight.BOLD], fontSize=size, leading=20)
    for level, size in enumerate((17, 13, 11, 10))
]
_LINES = [
    ("GRID", (0, 0), (-1, -1), 0.3, colors.grey),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
]


class _Template(BaseDocTemplate):
    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  reportlab's name
        level = getattr(flowable, "entry_level", None)
        if level is not None:
            key = f"h{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)
            if level < 2:
                self.notify("TOCEntry", (level, flowable.getPlainText(), self.page, key))


def write_platypus(document: d.Document, target: Path) -> None:
    """Write ``document`` to ``target``."""
    for weight in Weight:
        pdfmetrics.registerFont(TTFont(_NAMES[weight], str(load_font(weight).path)))
    template = _Template(str(target), pagesize=A4)
    width = A4[0] - 45 * mm
    frame = Frame(30 * mm, 20 * mm, width, A4[1] - 43 * mm)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=_draw_number)])
    contents = TableOfContents()
    contents.levelStyles = _HEADS[:2]
    story: list[Flowable] = [Paragraph(document.title, _HEADS[0]), PageBreak(), contents]
    for part in document.parts:
        story += [PageBreak(), _heading(part.title, 0)]
        for block in part.blocks:
            story += _flowables(block, width - 12)
    template.multiBuild(story)


def _draw_number(canvas: object, template: object) -> None:
    canvas.setFont(_NAMES[Weight.REGULAR], 8.5)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, str(template.page))


def _heading(text: str, level: int) -> Paragraph:
    heading = Paragraph(escape(text), _HEADS[min(level, 3)])
    heading.entry_level = min(level, 3)
    return heading


def _flowables(block: d.Block, width: float) -> list[Flowable]:
    match block:
        case d.Heading():
            return [_heading("　".join(filter(None, (block.number, block.text))), block.level)]
        case d.Paragraph():
            return [Paragraph(escape(block.text), _BODY)]
        case d.Facts():
            return [Paragraph(f"{escape(f.label)}　{escape(f.text)}", _BODY) for f in block.items]
        case t.Table():
            return [_table(block, width)]
    return []


def _table(table: t.Table, width: float) -> Table:
    ems = [column.most or 24 for column in table.columns]
    rows = [[Paragraph(escape(column.title), _CELL) for column in table.columns]]
    for row in table.rows:
        if isinstance(row, t.GroupRow):
            rows.append([Paragraph(escape(row.text), _CELL), *[""] * (len(ems) - 1)])
            continue
        texts = [
            _markup(cell, column.kind)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        if isinstance(row, t.BodyRow) and row.anchor:
            texts[1] = f'<a name="{row.anchor}"/>{texts[1]}'
        rows.append([Paragraph(text, _CELL) for text in texts])
    widths = [width * em / sum(ems) for em in ems]
    return Table(rows, widths, repeatRows=1, style=_LINES)


def _markup(cell: t.Cell, kind: t.ColumnKind) -> str:
    """A link stands in for a page number, which would take another pass."""
    if isinstance(cell, t.PageOf):
        return f'<a href="#{cell.anchor}">→</a>'
    return escape(cell_text(cell, kind, Unit.THOUSAND)).replace("\n", "<br/>")
