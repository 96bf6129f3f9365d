"""Where the rows of a table stand on its sheet, and how formulas call their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.xlsx.tables.table_columns import SheetColumn


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
        spans = self._spans(first, last)
        return ",".join(f"{at[index]}{top}:{at[index]}{end}" for at, top, end in spans)

    def cells_beside(self, letter: str, first: int, last: int) -> str:
        """Return the cells of a column of the sheet beside the table over the same rows."""
        spans = self._spans(first, last)
        return ",".join(f"{letter}{top}:{letter}{end}" for _, top, end in spans)

    def _spans(self, first: int, last: int) -> Iterator[tuple[dict[int, str], int, int]]:
        """Yield the letters of each stretch that has some of the rows, its first and last row."""
        for letters, rows in self._stretches:
            within = range(max(first, rows.start), min(last + 1, rows.stop))
            if within:
                ends = (self.sheet_rows[row] for row in (within[0], within[-1]))
                (top, _), (_, bottom) = ends
                yield letters, top, bottom
