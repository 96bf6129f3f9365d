"""A workbook on its way to its file: sheets come one by one, and little is kept of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from pathlib import Path

from model.form_marks import VERSION
from reports.document import Document, Part, PartRole
from reports.xlsx.charts import native_chart
from reports.xlsx.file.choices import ChoiceSheet, choice_checks
from reports.xlsx.file.drawings import Drawings
from reports.xlsx.file.names import quoted
from reports.xlsx.file.package import Package
from reports.xlsx.file.styles import StyleSheet
from reports.xlsx.file.workbook import Properties, add_workbook
from reports.xlsx.file.zip_file import PackedPart
from reports.xlsx.sheets.data_sheet import list_object
from reports.xlsx.sheets.settings import SheetEnd, after_rows, defined_names, sheet_end, sheet_start
from reports.xlsx.sheets.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a sheet until all are there: the part so far, and what its end needs.

    ``anchors`` are cells by the anchor that stands there, ``choices`` the sheet of a DATA part.
    """

    part: PackedPart
    end: SheetEnd
    links: Sequence[Link]
    anchors: dict[str, str]
    choices: ChoiceSheet | None


class Book:
    """A workbook of ``document`` with sheets called ``names``, added in that order."""

    def __init__(self, document: Document, names: Sequence[str]) -> None:
        self._document, self._names = document, names
        self._package = Package()
        self._drawings = Drawings(self._package)
        self._kept: dict[str, _Kept] = {}
        self._defined: list[str] = []
        self._tables = 0

    def add(self, part: Part, sheet: Sheet) -> None:
        """Add the sheet of ``part``."""
        number = len(self._kept)
        name, path = self._names[number], f"xl/worksheets/sheet{number + 1}.xml"
        related = self._add_related(part, sheet, path, name)
        content = PackedPart()
        content.add(chain([sheet_start(sheet).encode()], sheet.xml.pieces()))
        self._package.add(path, content)
        self._kept[part.key] = _Kept(
            content,
            sheet_end(sheet, self._document, part.title, related),
            sheet.links,
            sheet.anchors,
            _choices(part, name),
        )
        self._defined.append(defined_names(sheet, name, number))

    def save(self, styles: StyleSheet, target: Path) -> None:
        """Write the workbook to ``target``. Raises OSError."""
        places = {
            anchor: f"{quoted(name)}!{ref}"
            for name, kept in zip(self._names, self._kept.values(), strict=True)
            for anchor, ref in kept.anchors.items()
        }
        sheets = {key: kept.choices for key, kept in self._kept.items() if kept.choices}
        for kept in self._kept.values():
            links = ((at.ref, places[at.anchor]) for at in kept.links if at.anchor in places)
            checks = choice_checks(kept.choices, sheets) if kept.choices else ()
            kept.part.add([after_rows(kept.end, checks, links).encode()])
        names, defined = self._names, "".join(self._defined)
        add_workbook(self._package, names, defined, styles.part, _properties(self._document))
        self._package.write(target)

    def _add_related(self, part: Part, sheet: Sheet, path: str, name: str) -> str:
        """Add the drawing or the table of a sheet, and return what names it on the sheet."""
        if sheet.charts:
            grey = self._document.page.grey
            native = [native_chart(placed, name, sheet.grid, grey=grey) for placed in sheet.charts]
            drawing = self._drawings.add(native, [placed.chart for placed in sheet.charts])
            self._package.relate(path, [("drawing", drawing)])
            return '<drawing r:id="rId1"/>'
        if part.role is PartRole.DATA:
            self._tables += 1
            table = list_object(part.tables[0], self._tables, f"データ{len(self._kept) + 1}")
            self._package.add(f"xl/tables/table{self._tables}.xml", table)
            self._package.relate(path, [("table", f"../tables/table{self._tables}.xml")])
            return '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
        return ""


def _choices(part: Part, name: str) -> ChoiceSheet | None:
    if part.role is not PartRole.DATA:
        return None
    (table,) = part.tables
    return ChoiceSheet(name, table.columns, len(table.rows) + 1)


def _properties(document: Document) -> Properties:
    return Properties(
        title=document.title,
        subject=document.subject,
        creator=document.issuer or document.subject,
        made=datetime.combine(document.made_on, time()),
        version=VERSION,
    )
