"""Charts of the tables of totals."""

from __future__ import annotations

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Chart
from reports.table import BodyRow, ColumnKind, Count, Table, Text, Yen

MOST_BARS = 60
"""A chart of more bars than this is no picture any more, and is left out."""


def bar_chart(
    table: Table, title: str, labels: str, values: str, unit: Unit, what: str
) -> tuple[Chart, ...]:
    """Return a chart of the body rows of ``table`` as a tuple of one.

    Empty where there are fewer than two known values, or more than a chart can show. ``labels``
    and ``values`` are keys of columns, ``what`` the name of the value (事業数).
    """
    places = {column.key: index for index, column in enumerate(table.columns)}
    kind = table.columns[places[values]].kind
    known = [
        (index, label.text, value.value)
        for index, row in enumerate(table.rows)
        if isinstance(row, BodyRow)
        and isinstance(label := row.cells[places[labels]], Text)
        and isinstance(value := row.cells[places[values]], Count | Yen)
        and value.value is not None
    ]
    if not 1 < len(known) <= MOST_BARS:
        return ()
    word = unit.label if kind is ColumnKind.YEN else "件"
    _, most_label, most = max(known, key=lambda bar: bar[2])
    _, least_label, least = min(known, key=lambda bar: bar[2])
    shown = [cell_text(Yen(yen), kind, unit) + word for yen in (most, least)]
    return (
        Chart(
            title=title,
            table=table.key,
            labels=labels,
            values=values,
            rows=tuple(index for index, _, _ in known),
            axis=f"{what}（{word}）",
            alternative=f"{title}の棒グラフ。{len(known)}本のうち、最も大きいのは"
            f"「{most_label}」の{shown[0]}、最も小さいのは「{least_label}」の{shown[1]}。",
        ),
    )
