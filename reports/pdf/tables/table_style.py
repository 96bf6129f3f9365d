"""What all tables of a document are set with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from model.money import Unit
from reports.pdf.drawing.style import (
    CELL,
    CELL_BOLD,
    COMPACT,
    COMPACT_BOLD,
    COMPACT_PAD,
    DENSE,
    DENSE_BOLD,
    ROW_PAD,
    Palette,
    Type,
)
from reports.pdf.tables.columns import NaturalWidths, least_widths
from reports.table import Table
from reports.typesetting.phrases import Phrases

_SQUEEZED = 1.03
"""So much more than the page's width columns may ask for before their type becomes smaller."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table is set with: types, colours, the unit of amounts, the tallest slab there is.

    ``pad`` is the white above and below the lines of a row, ``natural`` how wide columns of one
    make would like to be over the whole document, ``phrases`` where its names are best broken.
    ``pages`` are the pages of the anchors placed so far.
    """

    palette: Palette
    unit: Unit
    tallest: float
    natural: NaturalWidths
    phrases: Phrases
    pages: Mapping[str, int]
    text: Type = CELL
    bold: Type = CELL_BOLD
    pad: float = ROW_PAD

    def compact(self) -> TableStyle:
        """Return the style for papers of a page or two."""
        return replace(self, text=COMPACT, bold=COMPACT_BOLD, pad=COMPACT_PAD)

    def dense(self) -> TableStyle:
        """Return the style for tables of many columns."""
        return replace(self, text=DENSE, bold=DENSE_BOLD)

    def fitting(self, table: Table, width: float) -> TableStyle:
        """Return the style in which ``table`` fits into ``width`` points.

        It is this one, or one of smaller type where many columns would be too narrow.
        """
        for style in (self, self.compact()):
            if style.holds(table, width):
                return style
        return self.dense()

    def holds(self, table: Table, width: float) -> bool:
        """Whether ``width`` points are enough for the columns of ``table``."""
        return sum(self.least_widths(table)) <= width * _SQUEEZED

    def least_widths(self, table: Table) -> list[float]:
        """Return the points that each column of ``table`` asks for at least."""
        return least_widths(table, self.natural, self.text)

    def a_page_each(self, anchors: Iterable[str]) -> tuple[str, ...]:
        """Return ``anchors`` without those on a page on which one before them stands."""
        first: dict[int | str, str] = {}
        for anchor in anchors:
            first.setdefault(self.pages.get(anchor, anchor), anchor)
        return tuple(first.values())
