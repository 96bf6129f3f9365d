"""A workbook beside its pages as LibreOffice printed them: which characters stand in which row."""

from __future__ import annotations

import ctypes
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.utils import column_index_from_string

TOLERANCE = 0.8
"""Points by which LibreOffice's rows may be off, after rounding each to 1/100 mm."""
NUMBERS = frozenset("0123456789,.△―-")
FRAME = [217, 217, 217]
Box = tuple[float, float, float, float]
HEAD, GROUP, TOTAL = "帳票 表の見出し", "帳票 区分", "帳票 計の"


@dataclass(frozen=True)
class Character:
    """A character on a page; the edges of its glyph in points from the left and the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Band:
    """A row as it is printed on a page: where it is, what should and what does stand in it."""

    sheet: str
    row: int
    top: float
    bottom: float
    expected: str
    has_chart: bool
    style: str
    found: list[Character] = field(default_factory=list)

    def faults(self) -> Iterator[str]:
        """Yield what is cut off, runs out of the row or is not there."""
        if self.has_chart:
            return
        place = f"{self.sheet} {self.row}"
        for character in self.found:
            if character.top < self.top - TOLERANCE or character.bottom > self.bottom + TOLERANCE:
                yield f"{place}: {character.text} runs out of its row"
        found = Counter(character.text for character in self.found)
        expected = Counter(self.expected)
        if missing := expected - found:
            yield f"{place}: lacks {''.join(missing)}"
        if strange := {c for c in found - expected if c not in NUMBERS}:
            yield f"{place}: holds {''.join(strange)}"


@dataclass
class Page:
    """A printed page: its width, its rows, and how many of them repeat the head of a table.

    ``frames`` are the edges of its charts in points, from the left and the top: left, top, right,
    bottom.
    """

    width: float
    bands: list[Band]
    repeated: int
    frames: list[Box] = field(default_factory=list)

    @property
    def own(self) -> list[Band]:
        """The rows that are not repeated."""
        return self.bands[self.repeated :]


def read_pages(book: Path, pdf: Path) -> list[Page]:
    """Return the pages of ``pdf`` with the rows that ``book`` puts on them.

    Raises ValueError where there are more or fewer pages than the workbook asks for.
    """
    pages = list(_planned(book))
    with pypdfium2.PdfDocument(pdf) as document:
        if len(document) != len(pages):
            raise ValueError(f"{book.name}: {len(pages)} pages planned, {len(document)} printed")
        for page, printed in zip(pages, document, strict=True):
            page.width = printed.get_width()
            page.frames = list(_frames(printed))
            for character in _characters(printed):
                middle = (character.top + character.bottom) / 2
                for band in page.bands:
                    if band.top <= middle < band.bottom:
                        band.found.append(character)
    return pages


def _planned(book: Path) -> Iterator[Page]:
    values = openpyxl.load_workbook(book, data_only=True)
    for sheet in openpyxl.load_workbook(book):
        last = int(sheet.print_area.split("$")[-1])
        ends = sorted({0, *(b.id for b in sheet.row_breaks.brk), last})
        head = [int(part.strip("$")) for part in (sheet.print_title_rows or "").split(":") if part]
        for first, end in itertools.pairwise(ends):
            again = range(head[0], head[1] + 1) if head and first >= head[1] else []
            rows = [*again, *range(first + 1, end + 1)]
            bands = list(_bands(sheet, values[sheet.title], rows))
            yield Page(0, bands, len(again))


def _bands(sheet, values, rows: list[int]) -> Iterator[Band]:
    top = sheet.page_margins.top * 72
    columns = sheet.print_area.split("$")[-2]
    width = column_index_from_string(columns)
    charts = [range(c.anchor._from.row + 1, c.anchor.to.row + 2) for c in sheet._charts]
    for row in rows:
        if sheet.row_dimensions[row].hidden:
            continue
        height = sheet.row_dimensions[row].height
        cells = [sheet.cell(row, column) for column in range(1, width + 1)]
        shown = (values.cell(row, column).value for column in range(1, width + 1))
        texts = "".join(value for value in shown if isinstance(value, str))
        yield Band(
            sheet.title,
            row,
            top,
            top + height,
            "".join(texts.split()),
            any(row in chart for chart in charts),
            cells[0].style,
        )
        top += height


def _characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    text = page.get_textpage()
    height = page.get_height()
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1).replace("\ufffe", "-")  # at the end of a line
        if character.split():
            left, bottom, right, top = text.get_charbox(index)
            yield Character(character, left, height - top, right, height - bottom)


def _frames(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the edges of charts, which LibreOffice frames in a grey that nothing else has."""
    height = page.get_height()
    for line in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        colour = [ctypes.c_uint() for _ in range(4)]
        pypdfium2.raw.FPDFPageObj_GetStrokeColor(line, *colour)
        if [part.value for part in colour[:3]] == FRAME:
            left, bottom, right, top = line.get_bounds()
            yield left, height - top, right, height - bottom
