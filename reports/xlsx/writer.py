"""Writing a document as an Excel workbook: a front sheet, then a sheet for each part."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model.errors import UnprintableTextError
from model.text import unholdable
from model.wareki import format_date
from reports.document import Block, Document, Part, PartRole, Parts, PlannedPart
from reports.progress import NoProgress, Progress
from reports.xlsx.book import Book
from reports.xlsx.file.names import sheet_names
from reports.xlsx.file.styles import Style, style_sheet
from reports.xlsx.layout.grid import grid_of
from reports.xlsx.part_sheet import PartSheet, SheetFrame
from reports.xlsx.sheets.data_sheet import build_data_sheet
from reports.xlsx.sheets.pages import page_breaks, rows_without_head
from reports.xlsx.sheets.sheet import Place, Sheet

FRONT = "表紙"
_FRONT_KEY = "front"


def write_workbook(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``. The same document gives the same bytes.

    Its parts are built and turned into sheets one by one, and let go. Raises UnprintableTextError
    for a text that no workbook can hold, Cancelled, OSError.
    """
    progress = progress or NoProgress()
    _check_names(document)
    styles = style_sheet(grey=document.page.grey)
    parts = _parts(document)
    book = Book(document, sheet_names(head.title for head in parts.heads))
    for index, head in enumerate(parts.heads):
        progress.advance(index, len(parts), head.title)
        _add_sheet(book, document, parts[index], styles.ids)
    progress.advance(len(parts), len(parts), "まとめています")
    book.save(styles, target)


def _parts(document: Document) -> Parts:
    """Return the parts with a front part first; an overview of the document is that part."""
    if not document.has_cover:
        return document.parts
    rest = document.parts.without_role(PartRole.FRONT)

    def blocks() -> tuple[Block, ...]:
        overview = document.parts.with_role(PartRole.FRONT)
        return overview.blocks if overview else ()

    return Parts((PlannedPart(_FRONT_KEY, FRONT, blocks, PartRole.FRONT), *rest.heads))


def _add_sheet(book: Book, document: Document, part: Part, styles: Mapping[Style, int]) -> None:
    book.add(part, _build_sheet(document, part, styles))


def _build_sheet(document: Document, part: Part, styles: Mapping[Style, int]) -> Sheet:
    """Return the sheet of a part, with the heads of its tables again where its pages begin."""
    if part.role is PartRole.DATA:
        return build_data_sheet(part, styles, document.page)
    grid = grid_of(part, document.page, document.unit)
    heads: frozenset[Place] = frozenset()
    while True:
        sheet = _fill_sheet(SheetFrame(document, part, grid, styles, heads))
        sheet.breaks = page_breaks(sheet.rows, grid.page_height(document.page), sheet.title_rows)
        lacking = rows_without_head(sheet.rows, sheet.breaks) - heads
        if not lacking:
            sheet.fits_width = not sheet.breaks or _has_data(document)
            return sheet
        heads |= lacking


def _has_data(document: Document) -> bool:
    """Whether tables of data fit the paper, and so does what explains them."""
    return any(each.role is PartRole.DATA for each in document.parts.heads)


def _fill_sheet(frame: SheetFrame) -> Sheet:
    document, part = frame.document, frame.part
    builder = PartSheet(frame)
    says = document.named_subject()
    if part.key == _FRONT_KEY:
        builder.add_title(document.title, says, None)
        builder.add_line(f"作成日：{format_date(document.made_on)}", Style.BODY)
        for fact in document.facts:
            builder.add_line(f"{fact.label}：{fact.text}", Style.BODY)
        if not part.blocks:
            builder.add_gap(9)
            builder.add_line("内容", Style.HEADING1, 13)
            for other in document.parts.heads:
                builder.add_link(other.title, other.key)
    else:
        builder.add_title(part.title, says, _FRONT_KEY if document.has_cover else None)
    builder.add_blocks(part)
    return builder.sheet


def _check_names(document: Document) -> None:
    """Check what stands outside cells; each cell is checked as it is written."""
    names = [document.title, document.subject, document.issuer, document.marks.stamp]
    for text in (*names, *(head.title for head in document.parts.heads)):
        if unholdable(text):
            shown = "".join("〓" if unholdable(c) else c for c in text)[:20].replace("\n", " ")
            raise UnprintableTextError(
                f"制御文字（U+{ord(unholdable(text)[0]):04X}）は Excel のファイルに書けません",
                where=f"「{shown}」",
                remedy="元の計画のファイルからその文字を取り除いてください。",
            )
