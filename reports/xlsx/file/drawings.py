"""The drawing of a sheet with charts, as openpyxl writes it, with names and alternative texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.xml.functions import tostring

from reports.document import Chart
from reports.xlsx.file.package import Package
from reports.xlsx.file.zip_file import PackedPart

_CHART_NAME = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" )name="[^"]*"')
_BARE_TAG = re.compile(rb"<(/?)(\w+)(?=[\s/>])")


class Drawings:
    """Adds drawings to a package; they and their charts are numbered as they come."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._drawings = self._charts = 0

    def add(self, native: Sequence[BarChart], charts: Sequence[Chart]) -> str:
        """Add a drawing of ``charts``, made as ``native``; return its path from a sheet."""
        self._drawings += 1
        path, targets = f"drawings/drawing{self._drawings}.xml", []
        for chart in native:
            self._charts += 1
            targets.append(("chart", f"../charts/chart{self._charts}.xml"))
            self._package.add(f"xl/charts/chart{self._charts}.xml", PackedPart(_written(chart)))
        drawing = SpreadsheetDrawing()
        drawing.charts = list(native)
        self._package.add(f"xl/{path}", PackedPart(_named(_written(drawing), charts)))
        self._package.relate(f"xl/{path}", targets)
        return f"../{path}"


def _written(drawing: Any) -> bytes:
    content: Any = tostring(drawing._write())  # noqa: SLF001  openpyxl has no other door
    return bytes(content)


def _named(drawing: bytes, charts: Sequence[Chart]) -> bytes:
    """Give the charts names and alternative texts (20.1.2.2.8 cNvPr), which openpyxl does not."""
    named = iter(charts)

    def name(match: re.Match[bytes]) -> bytes:
        chart = next(named)
        attributes = f"name={quoteattr(chart.title)} descr={quoteattr(chart.alternative)}"
        return match[1] + attributes.encode()

    named_drawing, count = _CHART_NAME.subn(name, drawing)
    if count != len(charts):
        raise ValueError("openpyxl wrote a drawing without its charts")
    return _prefixed(named_drawing)


def _prefixed(drawing: bytes) -> bytes:
    """Return a drawing whose own elements have the usual prefix: exceljs knows them by that."""
    tagged = _BARE_TAG.sub(rb"<\1xdr:\2", drawing)
    return tagged.replace(b" xmlns=", b" xmlns:xdr=", 1)
