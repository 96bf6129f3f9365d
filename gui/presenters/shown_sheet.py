"""A sheet as the workshop tells it, before it is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sheet_line import Line


@dataclass(slots=True)
class ShownSheet:
    """A sheet as it comes in, its lines a part at a time."""

    name: str
    widths: tuple[float, ...]
    is_right: tuple[bool, ...]
    lines: list[Line] = field(default_factory=list)

    def reach(self, heads: Sequence[str], column: int) -> tuple[int, int]:
        """Return the first and the last column of the text at ``column`` of a table with ``heads``.

        A text runs on over the columns at its right that other tables alone use, as it does in the
        workbook; a figure keeps to its own.
        """
        used = [place for place, head in enumerate(heads) if head]
        number = bisect_right(used, column)
        if number in (0, len(used)) or self.is_right[used[number - 1]]:
            return column, column
        return used[number - 1], used[number] - 1
