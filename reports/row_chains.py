"""Which rows of a table stay together at the end of a page, on sheets and in booklets alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reports.table import BodyRow, GroupRow, Row, TotalRow


def keeps_next(rows: Sequence[Row], together: int) -> tuple[bool, ...]:
    """Return for each row whether the next one must stand on the same page.

    A heading keeps its first row, a total the row above it. Of the rows of a group at least
    ``together`` stand on each side of the end of a page, so that a group of so few is never cut.
    """
    keeps = []
    since = 0
    for index, row in enumerate(rows):
        since = since + 1 if isinstance(row, BodyRow) else 0
        left = sum(1 for _ in takewhile(_is_body, rows[index + 1 : index + 1 + together]))
        following = rows[index + 1 : index + 2]
        keeps.append(
            isinstance(row, GroupRow)
            or bool(following and isinstance(following[0], TotalRow))
            or (since > 0 and left > 0 and (since < together or left < together))
        )
    return tuple(keeps)


def _is_body(row: Row) -> bool:
    return isinstance(row, BodyRow)
