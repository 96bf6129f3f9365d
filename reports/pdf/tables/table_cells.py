"""Cells of tables ready to be placed: their lines, where they stand, what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.pdf.drawing.boxes import Box, LinesBox, LinkBox, PageNumberBox, PageNumbersBox
from reports.pdf.drawing.style import Colour, Palette, Type
from reports.pdf.file.tags import Tag
from reports.table import ColumnKind
from reports.typesetting.breaker import Line

SEE = "→ p. "
PAGES_PER_LINE = 2
CENTRE = 0.5
_RIGHT = (ColumnKind.COUNT, ColumnKind.YEN, ColumnKind.ORDINAL, ColumnKind.PAGE)


@dataclass(slots=True)
class CellLines:
    """A cell ready to be placed: its lines, where they stand, and what they lead to."""

    x: float
    width: float
    lines: tuple[Line, ...]
    align: float
    type: Type
    tag: Tag | None = None
    link: str | None = None
    see: str | None = None
    page_of: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many lines it takes, with the one that says where a relisted row is printed."""
        pages = -(-len(self.page_of) // PAGES_PER_LINE)
        return max(len(self.lines), pages) + (self.see is not None)

    def boxes(self, palette: Palette, top: float, first: int, last: int) -> Iterator[Box]:
        """Yield the boxes, from ``top`` down, of lines ``first`` to before ``last`` of the self."""
        leading = self.type.leading
        baseline = self.type.baseline
        lines = self.lines if first == 0 and last >= len(self.lines) else self.lines[first:last]
        if lines or first == 0:
            colour = palette.accent if self.link else palette.ink
            tag = self._link_tag if self.link and lines else self.tag
            yield LinesBox(
                self.x, top + baseline, lines, self.type, colour, tag, self.width, self.align
            )
            if self.link and lines:
                yield LinkBox(self.x, top, self.width, len(lines) * leading, self.link, tag)
        if self.see and first <= len(self.lines) < last:
            y = top + (len(self.lines) - first) * leading
            yield from self._page_number(self.see, self.x, y, palette.accent, SEE)
        if self.page_of and first == 0:
            yield from self._page_numbers(top, palette.ink)

    def _page_numbers(self, top: float, colour: Colour) -> Iterator[Box]:
        """Yield the pages on which the anchors stand, at the right."""
        right = self.x + self.width
        if len(self.page_of) == 1:
            yield from self._page_number(self.page_of[0], right, top, colour)
        else:
            y, tags = top + self.type.baseline, tuple(self._link_tag for _ in self.page_of)
            yield PageNumbersBox(right, y, self.page_of, tags, PAGES_PER_LINE, self.type, colour)

    def _page_number(
        self, anchor: str, x: float, top: float, colour: Colour, prefix: str = ""
    ) -> Iterator[Box]:
        """Yield a line that says on which page ``anchor`` stands, and leads there."""
        y, tag = top + self.type.baseline, self._link_tag
        yield PageNumberBox(x, y, anchor, self.type, colour, prefix, not prefix, tag)
        yield LinkBox(self.x, top, self.width, self.type.leading, anchor, tag)

    @property
    def _link_tag(self) -> Tag:
        return Tag("Link", self.tag)


def align_of(kind: ColumnKind) -> float:
    """Return where in its cell a line of a column of ``kind`` stands: 0 at the left, 1 right."""
    if kind is ColumnKind.MARK:
        return CENTRE
    return 1.0 if kind in _RIGHT else 0.0
