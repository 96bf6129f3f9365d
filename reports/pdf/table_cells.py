"""Cells of tables ready to be placed: their lines, where they stand, what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.pdf.boxes import Box, LinesBox, LinkBox, PageNumberBox
from reports.pdf.style import Palette, Type
from reports.pdf.tags import Tag
from reports.table import ColumnKind
from reports.typesetting.breaker import Line

SEE = "→ p. "
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
    page_of: str | None = None

    @property
    def count(self) -> int:
        """How many lines it takes, with the one that says where a relisted row is printed."""
        return len(self.lines) + (self.see is not None)

    def boxes(self, palette: Palette, top: float, first: int, last: int) -> Iterator[Box]:
        """Yield the boxes, from ``top`` down, of lines ``first`` to before ``last`` of the self."""
        leading = self.type.leading
        baseline = self.type.baseline
        lines = self.lines if first == 0 and last >= len(self.lines) else self.lines[first:last]
        if lines or first == 0:
            colour = palette.accent if self.link else palette.ink
            yield LinesBox(
                self.x, top + baseline, lines, self.type, colour, self.tag, self.width, self.align
            )
        if self.see and first <= len(self.lines) < last:
            y = top + (len(self.lines) - first) * leading
            yield PageNumberBox(
                self.x,
                y + baseline,
                self.see,
                self.type,
                palette.accent,
                prefix=SEE,
                is_right=False,
                tag=self.tag,
            )
            yield LinkBox(self.x, y, self.width, leading, self.see, self.tag)
        if self.page_of and first == 0:
            right = self.x + self.width
            yield PageNumberBox(
                right, top + baseline, self.page_of, self.type, palette.ink, tag=self.tag
            )
            yield LinkBox(self.x, top, self.width, leading, self.page_of, self.tag)
        if self.link and lines:
            yield LinkBox(self.x, top, self.width, len(lines) * leading, self.link, self.tag)


def align_of(kind: ColumnKind) -> float:
    """Return where in its cell a line of a column of ``kind`` stands: 0 at the left, 1 right."""
    if kind is ColumnKind.MARK:
        return CENTRE
    return 1.0 if kind in _RIGHT else 0.0
