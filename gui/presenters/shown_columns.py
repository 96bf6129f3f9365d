"""The columns of a list as its reader sees them: letter, use and some of what stands in them."""

from __future__ import annotations

from dataclasses import dataclass

from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.source.list_source import ListSource
from model.readers.tables.columns import ColumnUse
from model.readers.tables.grid import column_letter

_SAMPLES = 3
_SAMPLED_ROWS = 200


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the list: its letter, what it is taken for, and some of what stands in it."""

    letter: str
    use: ColumnUse
    samples: tuple[str, ...]


def shown_columns(source: ListSource, mapping: ListMapping) -> tuple[ShownColumn, ...]:
    """Return the columns of ``source`` that ``mapping`` knows, as they stand in the list."""
    places = [source.heads.column_of(use.heading) or 0 for use in mapping.columns]
    return tuple(
        ShownColumn(column_letter(place), use, _samples(source, place))
        for place, use in zip(places, mapping.columns, strict=True)
    )


def _samples(source: ListSource, column: int) -> tuple[str, ...]:
    grid, body = source.grid, source.heads.body
    samples: dict[str, None] = {}
    for row in range(body, body + _SAMPLED_ROWS):
        if text := grid.text(row, column):
            samples[text] = None
        if len(samples) == _SAMPLES:
            break
    return tuple(samples)
