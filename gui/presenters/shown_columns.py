"""The columns of a list as its reader sees them: letter, use and some of what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.source.list_source import ListSource
from model.readers.reading import LineRole
from model.readers.tables.columns import ColumnUse
from model.readers.tables.place_names import column_letter

_SAMPLES = 3
SAMPLED_ROWS = 200


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the list.

    Attributes:
        letter: how a spreadsheet calls it.
        use: what it is taken for.
        samples: some of what stands in it.
        above: how many levels of sections stand above those of columns, in rows of headings.
    """

    letter: str
    use: ColumnUse
    samples: tuple[str, ...]
    above: int = 0


def shown_columns(
    source: ListSource, mapping: ListMapping, rows: Collection[ListRow] = ()
) -> tuple[ShownColumn, ...]:
    """Return the columns of ``source`` that ``mapping`` knows, as they stand in the list.

    ``rows`` are its first rows as they would come in: what stands in a heading or a sum is no
    example of its column.
    """
    above = _levels_above(mapping, rows)
    others = {
        (row.sheet, row.number)
        for row in rows
        if row.role not in (LineRole.ROW, LineRole.CONTINUED)
    }
    places = [source.heads.column_of(use.heading) or 0 for use in mapping.columns]
    return tuple(
        ShownColumn(column_letter(place), use, _samples(source, place, others), above)
        for place, use in zip(places, mapping.columns, strict=True)
    )


def _levels_above(mapping: ListMapping, rows: Iterable[ListRow]) -> int:
    own = {use.level.depth for use in mapping.columns if use.level}
    return max((len(row.levels) - len(own) for row in rows if row.levels), default=0)


def _samples(
    source: ListSource, column: int, others: Collection[tuple[str, int]]
) -> tuple[str, ...]:
    grid, body = source.grid, source.heads.body
    samples: dict[str, None] = {}
    for row in range(body, min(body + SAMPLED_ROWS, len(grid.rows))):
        if (grid.sheet_of(row), grid.number(row)) in others:
            continue
        if text := grid.text(row, column):
            samples[text] = None
        if len(samples) == _SAMPLES:
            break
    return tuple(samples)
