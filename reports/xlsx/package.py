"""Putting rows and links into a saved workbook, and its package together at a fixed time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AFTER_LINKS = re.compile(rb"<(?:printOptions|pageMargins)\b")  # the order of 18.3.1.99
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")  # openpyxl writes the clock there
_CHART_NAME = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" )name="[^"]*"')
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet gets: its rows as XML, and its links as (cell, place in the workbook)."""

    rows: str
    links: tuple[tuple[str, str], ...] = ()


def fill_package(
    saved: BytesIO,
    contents: Mapping[str, SheetContent],
    words: Mapping[str, tuple[tuple[str, str], ...]],
    target: Path,
    made: datetime,
) -> None:
    """Copy the workbook ``saved`` to ``target`` with the contents of its sheets.

    ``contents`` are by the path of a sheet's part (xl/worksheets/sheet1.xml), ``words`` by that of
    a drawing's: name and alternative text of each of its charts. All parts carry the
    same time and ``made`` is when the workbook was made, so that the same workbook gives the same
    bytes.
    """
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = _MODIFIED.sub(rb"\g<1>" + made.isoformat().encode() + b"Z<", content)
            if name in contents:
                content = _fill(content, contents[name])
            if name in words:
                content = _name_charts(content, words[name])
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)


def _fill(sheet: bytes, content: SheetContent) -> bytes:
    sheet = sheet.replace(b"_x000a_", b"&#10;")  # in headers, which LibreOffice does not decode
    data = f"<sheetData>{content.rows}</sheetData>".encode()
    filled, count = _SHEET_DATA.subn(lambda _: data, sheet)
    if count != 1:
        raise ValueError("openpyxl wrote a sheet without an empty sheetData")
    if content.links:
        links = _hyperlinks(content.links)
        filled, count = _AFTER_LINKS.subn(lambda match: links + match[0], filled, count=1)
        if count != 1:
            raise ValueError("openpyxl wrote a sheet without margins")
    return _DIMENSION.sub(b"", filled)


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
    return named_drawing


def _hyperlinks(links: tuple[tuple[str, str], ...]) -> bytes:
    """Return links to places in the workbook (ECMA-376 Part 1, 18.3.1.48 hyperlinks)."""
    items = "".join(
        f"<hyperlink ref={quoteattr(ref)} location={quoteattr(place)}/>" for ref, place in links
    )
    return f"<hyperlinks>{items}</hyperlinks>".encode()
