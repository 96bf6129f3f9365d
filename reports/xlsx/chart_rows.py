"""Which charts of a part stand side by side, and the cells that each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reports.amounts import grouped
from reports.document import Chart
from reports.table import Column, ColumnKind
from reports.xlsx.file.cells import exact
from reports.xlsx.file.styles import AMOUNT, COUNT
from reports.xlsx.layout.chart_layout import INSET, MOST_OF_PAGE, shape_chart
from reports.xlsx.layout.grid import Grid
from reports.xlsx.layout.measures import narrow_points_of
from reports.xlsx.sheets.sheet import PlacedChart, Series
from reports.xlsx.tables.figures import in_unit_exactly
from reports.xlsx.tables.table_rows import TableRows

_SMALL, _FEW_LINES = 16, 3
"""The most bars, and the most lines of a name, of a chart beside which another one may stand."""
_BETWEEN = 8.0
_ROOM, _ROOM_ALONE = 0.14, 0.03
"""The part of the longest bar that a character behind it takes, in a chart beside another or not.
"""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Charts side by side, on rows of the sheet that take ``height`` points."""

    charts: tuple[PlacedChart, ...]
    height: float

    def placed_on(self, first: int, last: int) -> Iterator[PlacedChart]:
        """Yield the charts on the rows ``first`` to ``last`` of the sheet."""
        for chart in self.charts:
            yield replace(chart, row=first, end=last + 1)


def rows_of_charts(
    charts: Sequence[Chart], tables: Sequence[TableRows], grid: Grid, page: float
) -> list[ChartRow]:
    """Return charts that follow each other as they stand: small ones in pairs, panels in a row.

    ``page`` is the height of a page in points. Raises ValueError where the part has no such table.
    """
    rows: list[ChartRow] = []
    single: Chart | None = None
    for chart in charts:
        panels = _table_of(chart, tables).panels(chart)
        pair = _row([single, *panels], tables, grid, page) if single and len(panels) == 1 else None
        if pair and all(map(_is_small, pair.charts)):
            rows[-1], single = pair, None
        else:
            rows.append(_row(panels, tables, grid, page))
            single = chart if len(panels) == 1 else None
    return rows


def _is_small(placed: PlacedChart) -> bool:
    """Whether another chart may stand beside one: few bars, whose names take few lines."""
    return len(placed.labels.values) <= _SMALL and placed.shape.lines <= _FEW_LINES


def _row(charts: Sequence[Chart], tables: Sequence[TableRows], grid: Grid, page: float) -> ChartRow:
    """Return ``charts`` side by side. Panels of one chart share the scale of its values."""
    is_beside = len(charts) > 1
    placed = [
        _placed(chart, _table_of(chart, tables), sides, grid, page, is_beside=is_beside)
        for chart, sides in zip(charts, _sides(len(charts), grid), strict=True)
    ]
    common = _scale(placed) if _are_panels(charts) else None
    placed = [replace(chart, scale=common or _scale([chart])) for chart in placed]
    height = max(chart.shape.height(len(chart.labels.values)) for chart in placed)
    most_bars = max(len(chart.labels.values) for chart in placed)
    return ChartRow(
        tuple(replace(one, part=len(one.labels.values) / most_bars) for one in placed),
        min(height + 2 * INSET, page * MOST_OF_PAGE),
    )


def _sides(count: int, grid: Grid) -> Iterator[tuple[float, float]]:
    """Yield how far the left and the right side of each of ``count`` charts are from the left.

    The last one ends where the last column does in LibreOffice, whose columns are narrower: what
    stands beyond the print area is not printed.
    """
    lost = grid.points(grid.last, grid.last) - narrow_points_of(grid.widths[-1])
    share = (grid.points(1, grid.last) - lost - 2 * INSET + _BETWEEN) / count
    for number in range(count):
        yield INSET + number * share, INSET + (number + 1) * share - _BETWEEN


def _are_panels(charts: Sequence[Chart]) -> bool:
    """Whether charts side by side are parts of one, and not a pair."""
    return len({(chart.table, chart.values) for chart in charts}) < len(charts)


def _scale(charts: Sequence[PlacedChart]) -> tuple[float, float] | None:
    """Return where the scale of ``charts`` begins and ends: figures behind bars have room on it.

    A chart alone has that room beside the end of its scale. None where no bar has a length.
    """
    values = [0.0, *(value for chart in charts for value in _figures(chart.series))]
    least, most = min(values), max(values)
    beside = any(chart.shape.is_beside for chart in charts)
    room = (most - least) * (_ROOM if beside else _ROOM_ALONE)
    if not room:
        return None
    start = least - room * len(grouped(round(least))) if least else 0.0
    return start, most + room * len(grouped(round(most))) if beside and most else most


def _table_of(chart: Chart, tables: Sequence[TableRows]) -> TableRows:
    shown = next((rows for rows in tables if rows.table.key == chart.table), None)
    if shown is None:
        raise ValueError(f"no table {chart.table}")
    return shown


def _placed(
    chart: Chart,
    rows: TableRows,
    sides: tuple[float, float],
    grid: Grid,
    page: float,
    *,
    is_beside: bool,
) -> PlacedChart:
    """Return a chart between two ``sides``, before its rows on the sheet are known."""
    is_money = _column(rows, chart.values).kind is ColumnKind.YEN
    names, figures = zip(*chart.bars(rows.table), strict=True)
    values = [in_unit_exactly(yen, rows.unit) for yen in figures] if is_money else figures
    labels = _series(chart, chart.labels, rows, names)
    series = _series(chart, chart.values, rows, tuple(map(exact, values)))
    width = grid.narrow_width(*sides)
    return PlacedChart(
        chart=chart,
        row=0,
        end=0,
        left=sides[0],
        right=sides[1],
        shape=shape_chart(labels.values, _figures(series), width, page, is_beside=is_beside),
        part=1,
        scale=None,
        labels=labels,
        series=series,
        format=AMOUNT if is_money else COUNT,
    )


def _column(rows: TableRows, key: str) -> Column:
    return next(column for column in rows.table.columns if column.key == key)


def _series(chart: Chart, key: str, rows: TableRows, texts: tuple[str, ...]) -> Series:
    """Return the column ``key`` as the chart shows it, with the ``texts`` of its cells."""
    places = [rows.sheet_row(number) for number in chart.rows]
    at = rows.column_of(chart.rows[0], key)
    return Series(_column(rows, key).title, at, _stretches(places), texts)


def _stretches(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return neighbouring rows as (first, last)."""
    cuts = [i for i, (before, after) in enumerate(pairwise(places), 1) if after != before + 1]
    return tuple(
        (places[first], places[last - 1]) for first, last in pairwise([0, *cuts, len(places)])
    )


def _figures(series: Series) -> list[float]:
    return [float(value) for value in series.values if value]
