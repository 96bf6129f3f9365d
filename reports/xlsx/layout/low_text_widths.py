"""The columns of the texts of tables, as wide as makes their rows low."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import ge
from typing import NamedTuple

from reports.table import Column, Table, Text
from reports.typesetting.font_files import Weight
from reports.typesetting.low_rows import low_widths
from reports.xlsx.file.styles import SIZE
from reports.xlsx.layout.measures import (
    CERTAIN,
    PADDING_PIXELS,
    POINTS_PER_PIXEL,
    points_of,
    width_of,
)


class _Setting(NamedTuple):
    """How texts are set in the cells of a sheet."""

    size: float = SIZE / CERTAIN
    side: float = PADDING_PIXELS * POINTS_PER_PIXEL / 2
    weight: Weight = Weight.REGULAR


def low_text_widths(
    tables: Sequence[Table], places: Sequence[int], widths: Sequence[float]
) -> tuple[float, ...]:
    """Return ``widths`` (Excel's unit) with those of the texts of ``tables`` shared anew.

    The tables have the same columns, which stand at ``places`` (from 1). Their texts take no more
    than they did together, and none becomes narrower than its ``least``, or than it is where that
    is less. Those of a form are its own; others share anew where one has less than its least, or
    one that is no name less than half of its longest line.
    """
    columns, setting = tables[0].columns, _Setting()
    held = [n for n in range(len(columns)) if any(n in t.places_of_texts for t in tables)]
    at = [places[n] - 1 for n in held]
    given = [points_of(widths[place]) for place in at]
    least = [columns[n].least * setting.size + 2 * setting.side for n in held]
    rows = [
        [cell.text if isinstance(cell, Text) else "" for cell in map(row.cells.__getitem__, held)]
        for table in tables
        for row in table.body_rows
    ]
    asked = [
        max(columns[n].least * SIZE, _longest(texts) / 2 if _is_plain(columns[n]) else 0.0)
        for n, texts in zip(held, zip(*rows, strict=True), strict=True)
    ]
    if all(map(ge, given, asked)) and not tables[0].is_form:
        return tuple(widths)
    points = low_widths(rows, given, least, setting)
    low = dict(zip(at, map(width_of, points), strict=True))
    return tuple(low.get(place, width) for place, width in enumerate(widths))


def _is_plain(column: Column) -> bool:
    """Whether the texts of ``column`` are no names, and not the ones that have what is left."""
    return column.most is not None and not column.is_name


def _longest(texts: Iterable[str]) -> float:
    """Return about how many points the longest line of ``texts`` takes."""
    return max((len(line) for text in texts for line in text.split("\n")), default=0) * SIZE
