"""A workbook on its way to its file: sheets come one by one, and little is kept of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Document, Part, PartRole
from reports.xlsx.choices import ChoiceSheet, add_choices
from reports.xlsx.data_sheet import list_object
from reports.xlsx.names import quoted
from reports.xlsx.package import Contents, SheetContent, fill_package, save_bare
from reports.xlsx.part_sheet import FORM_VERSION
from reports.xlsx.settings import apply_settings
from reports.xlsx.sheet import Link, PackedRows, Sheet
from reports.xlsx.styles import StyleSheet

_MOST_LINKS = 65_530
"""The most links that a sheet may have (Excel specifications and limits)."""

_MOST_WAITING = 8_000
"""How many rows of finished sheets are kept as text, some 2 kB each."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a sheet until the package is written.

    ``anchors`` are cells by the anchor that stands there, ``charts`` names and alternative texts.
    """

    rows: PackedRows
    links: Sequence[Link]
    anchors: dict[str, str]
    charts: tuple[tuple[str, str], ...]


class Book:
    """A workbook of ``document`` with sheets called ``names``, added in that order."""

    def __init__(self, document: Document, names: Sequence[str]) -> None:
        self._document, self._names = document, names
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._kept: list[_Kept] = []
        self._choices: dict[str, ChoiceSheet] = {}
        self._waiting = 0

    def add(self, part: Part, sheet: Sheet) -> None:
        """Add the sheet of ``part``."""
        worksheet = self._book.create_sheet(self._names[len(self._kept)])
        apply_settings(worksheet, sheet, self._document, part.title)
        if part.role is PartRole.DATA:
            self._add_data(worksheet, part)
        charts = tuple((placed.chart.title, placed.chart.alternative) for placed in sheet.charts)
        self._kept.append(_Kept(sheet.xml, sheet.links, sheet.anchors, charts))
        self._waiting += sheet.xml.waiting
        if self._waiting > _MOST_WAITING:
            self._pack()

    def save(self, styles: StyleSheet, target: Path) -> None:
        """Write the workbook to ``target``. Raises OSError."""
        add_choices(self._choices)
        self._set_properties()
        saved = save_bare(self._book)
        charts = (kept.charts for kept in self._kept if kept.charts)
        contents = Contents(
            sheets={
                f"xl/worksheets/sheet{number}.xml": content
                for number, content in enumerate(self._contents(), 1)
            },
            charts={
                f"xl/drawings/drawing{number}.xml": words for number, words in enumerate(charts, 1)
            },
            styles=styles.xml,
        )
        fill_package(saved, contents, target, self._made)

    @property
    def _made(self) -> datetime:
        return datetime.combine(self._document.made_on, time())

    def _pack(self) -> None:
        """Deflate the rows that wait: a small workbook does without, of a big one little waits."""
        for kept in self._kept:
            if kept.rows.waiting:
                kept.rows.pack()
        self._waiting = 0

    def _add_data(self, worksheet: Worksheet, part: Part) -> None:
        (table,) = part.tables
        number = len(self._kept) + 1
        worksheet.add_table(list_object(table, f"データ{number}"))
        self._choices[part.key] = ChoiceSheet(worksheet, table.columns, len(table.rows) + 1)

    def _contents(self) -> list[SheetContent]:
        places = {
            anchor: f"{quoted(name)}!{ref}"
            for name, kept in zip(self._names, self._kept, strict=True)
            for anchor, ref in kept.anchors.items()
        }
        return [
            SheetContent(
                kept.rows,
                tuple(
                    (link.ref, places[link.anchor]) for link in kept.links if link.anchor in places
                )[:_MOST_LINKS],
            )
            for kept in self._kept
        ]

    def _set_properties(self) -> None:
        document, properties = self._document, self._book.properties
        properties.title, properties.subject = document.title, document.subject
        properties.creator = properties.lastModifiedBy = document.issuer or document.subject
        properties.created = properties.modified = self._made
        properties.version = FORM_VERSION
