"""Writing a document as an Excel workbook: a front sheet, then a sheet for each part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from openpyxl.workbook import Workbook

from model.errors import UnprintableTextError
from model.text import unholdable
from model.wareki import format_date
from reports.document import Document, Part, PartRole
from reports.progress import NoProgress, Progress
from reports.xlsx.choices import add_choices
from reports.xlsx.data_sheet import build_data_sheet, list_object
from reports.xlsx.grid import grid_of
from reports.xlsx.names import quoted, sheet_names
from reports.xlsx.package import Contents, SheetContent, fill_package, save_bare
from reports.xlsx.part_sheet import FORM_VERSION, PartSheet, SheetFrame, rows_to_head
from reports.xlsx.settings import apply_settings
from reports.xlsx.sheet import Place, Sheet
from reports.xlsx.styles import Style, style_sheet

FRONT = "表紙"
_MOST_LINKS = 65_530
"""The most links that a sheet may have (Excel specifications and limits)."""
_FRONT_KEY = "front"


def write_workbook(document: Document, target: Path, progress: Progress | None = None) -> None:
    """Write ``document`` to ``target``. The same document gives the same bytes.

    Raises UnprintableTextError for a text that no workbook can hold, Cancelled, OSError.
    """
    progress = progress or NoProgress()
    _check_names(document)
    book = Workbook()
    styles = style_sheet(grey=document.page.grey)
    parts = _parts(document)
    sheets = []
    for index, part in enumerate(parts):
        progress.advance(index, len(parts), part.title)
        sheets.append(_build_sheet(document, part, styles.ids))
    names = sheet_names(part.title for part in parts)
    places = {
        anchor: f"{quoted(name)}!{ref}"
        for name, sheet in zip(names, sheets, strict=True)
        for anchor, ref in sheet.anchors.items()
    }
    _set_up(book, document, parts, names, sheets)
    saved = save_bare(book)
    progress.advance(len(parts), len(parts), "まとめています")
    contents = {
        f"xl/worksheets/sheet{number}.xml": _content(sheet, places)
        for number, sheet in enumerate(sheets, 1)
    }
    with_charts = [sheet for sheet in sheets if sheet.charts]
    words = {
        f"xl/drawings/drawing{number}.xml": tuple(
            (placed.chart.title, placed.chart.alternative) for placed in sheet.charts
        )
        for number, sheet in enumerate(with_charts, 1)
    }
    fill_package(saved, Contents(contents, words, styles.xml), target, _made(document))


def _content(sheet: Sheet, places: Mapping[str, str]) -> SheetContent:
    links = [(link.ref, places[link.anchor]) for link in sheet.links if link.anchor in places]
    return SheetContent(sheet.xml, tuple(links[:_MOST_LINKS]))


def _parts(document: Document) -> tuple[Part, ...]:
    """Return the parts with a front part first; an overview of the document is that part."""
    if not document.has_cover:
        return document.parts
    overview = next((part for part in document.parts if part.role is PartRole.FRONT), None)
    rest = tuple(part for part in document.parts if part is not overview)
    blocks = overview.blocks if overview else ()
    return (Part(_FRONT_KEY, FRONT, blocks, PartRole.FRONT), *rest)


def _build_sheet(document: Document, part: Part, styles: Mapping[Style, int]) -> Sheet:
    """Return the sheet of a part, with the heads of its tables again where its pages begin."""
    if part.role is PartRole.DATA:
        return build_data_sheet(part, styles)
    grid = grid_of(part, document.page, document.unit)
    heads: frozenset[Place] = frozenset()
    while True:
        sheet = _fill_sheet(SheetFrame(document, part, grid, styles, heads))
        lacking = rows_to_head(sheet, document.page) - heads
        if not lacking:
            return sheet
        heads |= lacking


def _fill_sheet(frame: SheetFrame) -> Sheet:
    document, part = frame.document, frame.part
    builder = PartSheet(frame)
    says = "　".join(filter(None, (document.issuer, document.subject)))
    if part.key == _FRONT_KEY:
        builder.add_title(document.title, says, None)
        builder.add_line(f"作成日：{format_date(document.made_on)}", Style.BODY)
        for fact in document.facts:
            builder.add_line(f"{fact.label}：{fact.text}", Style.BODY)
        if not part.blocks:
            builder.add_gap(9)
            builder.add_line("内容", Style.HEADING1, 13)
            for other in document.parts:
                builder.add_link(other.title, other.key)
    else:
        builder.add_title(part.title, says, _FRONT_KEY if document.has_cover else None)
    builder.add_blocks(part)
    return builder.sheet


def _set_up(
    book: Workbook,
    document: Document,
    parts: tuple[Part, ...],
    names: tuple[str, ...],
    sheets: list[Sheet],
) -> None:
    book.remove(book.worksheets[0])
    placed = {part.key: (name, part) for part, name in zip(parts, names, strict=True)}
    for number, (part, name, sheet) in enumerate(zip(parts, names, sheets, strict=True), 1):
        worksheet = book.create_sheet(name)
        apply_settings(worksheet, sheet, document, part.title)
        if part.role is PartRole.DATA:
            worksheet.add_table(list_object(part, f"データ{number}"))
            add_choices(worksheet, part, placed)
    made = _made(document)
    properties = book.properties
    properties.title, properties.subject = document.title, document.subject
    properties.creator = properties.lastModifiedBy = document.issuer or document.subject
    properties.created = properties.modified = made
    properties.version = FORM_VERSION


def _made(document: Document) -> datetime:
    return datetime.combine(document.made_on, time())


def _check_names(document: Document) -> None:
    """Check what stands outside cells; each cell is checked as it is written."""
    names = [document.title, document.subject, document.issuer, document.marks.stamp]
    for text in (*names, *(part.title for part in document.parts)):
        if unholdable(text):
            shown = "".join("〓" if unholdable(c) else c for c in text)[:20].replace("\n", " ")
            raise UnprintableTextError(
                f"制御文字（U+{ord(unholdable(text)[0]):04X}）は Excel のファイルに書けません",
                where=f"「{shown}」",
                remedy="元の計画のファイルからその文字を取り除いてください。",
            )
