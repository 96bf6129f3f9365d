"""Where the rows of a table stand on its sheet, and how formulas call their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.xlsx.table_columns import SheetColumn


class TablePlaces:
    """The rows of the sheet on which each row of a table begins and ends, as they are known.

    A table stands in one stretch of rows below each other, or in several side by side, each with
    columns of its own.
    """

    def __init__(self) -> None:
        self.sheet_rows: dict[int, tuple[int, int]] = {}
        self._stretches: list[tuple[dict[int, str], range]] = []

    def add_stretch(self, columns: Iterable[SheetColumn], rows: range) -> None:
        """Let ``rows`` of the table (indices) stand in ``columns`` of the sheet."""
        letters = {at.index: at.letter for at in columns if at.index is not None}
        self._stretches.append((letters, rows))

    def cells(self, index: int, first: int, last: int) -> str:
        """Return the cells of the table's column ``index`` over its rows ``first`` to ``last``."""
        return ",".join(self._parts(index, first, last))

    def _parts(self, index: int, first: int, last: int) -> Iterator[str]:
        for letters, rows in self._stretches:
            within = range(max(first, rows.start), min(last + 1, rows.stop))
            if within:
                letter, ends = letters[index], (within[0], within[-1])
                (top, _), (_, bottom) = (self.sheet_rows[row] for row in ends)
                yield f"{letter}{top}:{letter}{bottom}"
