"""The plan as pandas frames, for what is grouped and pivoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.listing import format_path
from model.view import PlanView

if TYPE_CHECKING:
    import pandas as pd


def listings_frame(view: PlanView) -> pd.DataFrame:
    """Return the picked listings, one a row, in document order.

    Index: the listing's id. Columns: ``path`` (str, 1-2-3), ``kind`` (main or other), ``flag`` (the
    mark, empty where none), ``relisted`` (bool), ``project`` (its id), ``counts`` (bool: whether
    the project counts at this row), ``amount`` (Int64, yen, where the project counts and an amount
    is known, else missing).
    """
    import pandas as pd  # noqa: PLC0415  slow to import

    counts = [view.counts_at(row) for row in view.rows]
    amounts = [
        view.amount_of(row.project) if counted else None
        for row, counted in zip(view.rows, counts, strict=True)
    ]
    return pd.DataFrame(
        {
            "path": [format_path(row.path) for row in view.rows],
            "kind": [row.kind.value for row in view.rows],
            "flag": [row.flag.mark if row.flag else "" for row in view.rows],
            "relisted": [row.relisted for row in view.rows],
            "project": [row.project.id for row in view.rows],
            "counts": counts,
            "amount": pd.array(amounts, dtype="Int64"),
        },
        index=pd.Index([row.id for row in view.rows], name="listing"),
    )
