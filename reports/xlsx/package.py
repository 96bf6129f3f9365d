"""Putting rows into a saved workbook, and the package together in a fixed order and time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")  # openpyxl writes the clock there
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def fill_package(saved: BytesIO, rows: Mapping[str, str], target: Path, made: datetime) -> None:
    """Copy the workbook ``saved`` to ``target`` with its rows.

    ``rows`` gives the XML of the rows by the path of a sheet's part (xl/worksheets/sheet1.xml); it
    takes the place of the empty rows there. All parts carry the same time and ``made`` is when the
    workbook was made, so that the same workbook gives the same bytes.
    """
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _PROPERTIES:
                content = _MODIFIED.sub(rb"\g<1>" + made.isoformat().encode() + b"Z<", content)
            if name in rows:
                content = _fill(content, rows[name])
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)


def _fill(sheet: bytes, rows: str) -> bytes:
    data = f"<sheetData>{rows}</sheetData>".encode()
    filled, count = _SHEET_DATA.subn(lambda _: data, sheet)
    if count != 1:
        raise ValueError("openpyxl wrote a sheet without an empty sheetData")
    return _DIMENSION.sub(b"", filled)
