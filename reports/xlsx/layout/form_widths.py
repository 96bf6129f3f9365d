"""The columns of a form's texts, as wide as makes its rows low."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reports.table import BodyRow, Table, Text
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


def low_form_widths(table: Table, widths: Sequence[float]) -> tuple[float, ...]:
    """Return ``widths`` (Excel's unit) of a form's columns with those of its texts shared anew.

    They take no more than they did together, and none becomes narrower than its ``least``, or than
    it is where that is less.
    """
    places, setting = table.places_of_texts, _Setting()
    rows = [
        [cell.text if isinstance(cell, Text) else "" for cell in map(row.cells.__getitem__, places)]
        for row in table.rows
        if isinstance(row, BodyRow)
    ]
    least = [table.columns[place].least * setting.size + 2 * setting.side for place in places]
    given = [points_of(widths[place]) for place in places]
    points = low_widths(rows, given, least, setting)
    low = dict(zip(places, map(width_of, points), strict=True))
    return tuple(low.get(place, width) for place, width in enumerate(widths))
