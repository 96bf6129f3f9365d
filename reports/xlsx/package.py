"""Putting rows and links into a saved workbook, and its package together at a fixed time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from reports.xlsx.sheet import PackedRows

_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AFTER_LINKS = re.compile(rb"<(?:printOptions|pageMargins)\b")  # the order of 18.3.1.99
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_PROPERTIES, _STYLES = "docProps/core.xml", "xl/styles.xml"
_INNER_RELATIONS = ("xl/worksheets/_rels/", "xl/drawings/_rels/")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")  # openpyxl writes the clock there
_CHART_NAME = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" )name="[^"]*"')
_AROUND_ROWS, _LEVEL = 2, 3
_BARE_TAG = re.compile(rb"<(/?)(\w+)(?=[\s/>])")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet gets: its rows as XML, and its links as (cell, place in the workbook)."""

    rows: PackedRows
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook gets.

    ``sheets`` are by the path of a sheet's part (xl/worksheets/sheet1.xml), ``charts`` by that of
    a drawing's: name and alternative text of each of its charts. ``styles`` is the part of styles.
    """

    sheets: Mapping[str, SheetContent]
    charts: Mapping[str, tuple[tuple[str, str], ...]]
    styles: bytes


def fill_package(saved: BytesIO, contents: Contents, target: Path, made: datetime) -> None:
    """Copy the workbook ``saved`` to ``target`` with its contents.

    All parts carry the same time and ``made`` is when the workbook was made, so that the same
    workbook gives the same bytes.
    """
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = _MODIFIED.sub(rb"\g<1>" + made.isoformat().encode() + b"Z<", content)
            if name.startswith(_INNER_RELATIONS):
                content = content.replace(b'Target="/xl/', b'Target="../')  # as exceljs wants it
            if name == _STYLES:
                content = contents.styles
            if name in contents.charts:
                content = _name_charts(content, contents.charts[name])
            sheet = contents.sheets.get(name)
            with package.open(_part(name), "w") as part:
                for piece in _fill(content, sheet) if sheet else (content,):
                    part.write(piece)


class _MemoryWriter(ExcelWriter):
    """Writes sheets in memory, which openpyxl itself puts into a temporary file each."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, sheet: Any) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = sheet._charts, sheet._images  # noqa: SLF001
        sheet._drawing = drawing  # noqa: SLF001
        content = BytesIO()
        writer: Any = WorksheetWriter(sheet, content)
        writer.write()
        sheet._rels = writer._rels  # noqa: SLF001
        self._archive.writestr(sheet.path[1:], content.getvalue())
        self.manifest.append(sheet)


def save_bare(book: Workbook) -> BytesIO:
    """Return ``book`` as openpyxl saves it, without compression."""
    saved = BytesIO()
    _MemoryWriter(book, zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED)).save()
    return saved


def _part(name: str) -> zipfile.ZipInfo:
    info: Any = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # noqa: SLF001  the public name came with Python 3.13
    made: zipfile.ZipInfo = info
    return made


def _fill(sheet: bytes, content: SheetContent) -> Iterator[bytes]:
    """Yield the sheet with its rows and links, piece by piece."""
    sheet = sheet.replace(b"_x000a_", b"&#10;")  # in headers, which LibreOffice does not decode
    pieces = _SHEET_DATA.split(_DIMENSION.sub(b"", sheet))
    if len(pieces) != _AROUND_ROWS:
        raise ValueError("openpyxl wrote a sheet without an empty sheetData")
    before, after = pieces
    yield before + b"<sheetData>"
    yield from content.rows.chunks()
    links = _hyperlinks(content.links) if content.links else b""
    after, count = _AFTER_LINKS.subn(lambda match: links + match[0], after, count=1)
    if count != 1:
        raise ValueError("openpyxl wrote a sheet without margins")
    yield b"</sheetData>" + after


def _name_charts(drawing: bytes, words: tuple[tuple[str, str], ...]) -> bytes:
    """Give the charts names and alternative texts (20.1.2.2.8 cNvPr), which openpyxl does not."""
    named = iter(words)

    def name(match: re.Match[bytes]) -> bytes:
        title, alternative = next(named)
        attributes = f"name={quoteattr(title)} descr={quoteattr(alternative)}"
        return match[1] + attributes.encode()

    named_drawing, count = _CHART_NAME.subn(name, drawing)
    if count != len(words):
        raise ValueError("openpyxl wrote a drawing without its charts")
    return _prefixed(named_drawing)


def _prefixed(drawing: bytes) -> bytes:
    """Return a drawing whose own elements have the usual prefix: exceljs knows them by that."""
    tagged = _BARE_TAG.sub(rb"<\1xdr:\2", drawing)
    return tagged.replace(b" xmlns=", b" xmlns:xdr=", 1)


def _hyperlinks(links: tuple[tuple[str, str], ...]) -> bytes:
    """Return links to places in the workbook (ECMA-376 Part 1, 18.3.1.48 hyperlinks)."""
    items = "".join(
        f"<hyperlink ref={quoteattr(ref)} location={quoteattr(place)}/>" for ref, place in links
    )
    return f"<hyperlinks>{items}</hyperlinks>".encode()
