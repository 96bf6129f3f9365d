"""The plan as pandas frames, for what is grouped and pivoted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from model.listing import format_path
from model.totals import Tally, Totals
from model.view import PlanView

if TYPE_CHECKING:
    import pandas as pd
    from pandas.api.extensions import ExtensionArray


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


def section_totals_frame(totals: Totals) -> pd.DataFrame:
    """Return the totals by section, one a row, in document order.

    Index: ``path`` (str, 1-2-3). Columns: ``title`` (str), ``depth`` (int, 1 at the top),
    ``listings`` and ``projects`` (int), ``amount`` and ``published_budget`` (Int64, yen, missing
    where not known). A section's figures hold those of its parts; the rows of depth 1 add up to
    the plan.
    """
    import pandas as pd  # noqa: PLC0415  slow to import

    rows = totals.by_section
    return pd.DataFrame(
        {
            "title": [total.section.title for total in rows],
            "depth": pd.array([len(total.section.path) for total in rows], dtype="int64"),
            **_tally_columns(total.tally for total in rows),
            "published_budget": pd.array([t.published_budget for t in rows], dtype="Int64"),
        },
        index=pd.Index([format_path(t.section.path) for t in rows], name="path", dtype="object"),
    )


def department_totals_frame(totals: Totals) -> pd.DataFrame:
    """Return the totals by department, one a row, in the plan's order.

    Index: ``department`` (str). Columns: ``listings``, ``projects`` (int), ``amount`` (Int64, yen,
    missing where not known). A project counts in each of its departments (延べ), so the rows add up
    to more than the plan.
    """
    import pandas as pd  # noqa: PLC0415  slow to import

    rows = totals.by_department
    return pd.DataFrame(
        _tally_columns(total.tally for total in rows),
        index=pd.Index([t.department.name for t in rows], name="department", dtype="object"),
    )


def flag_totals_frame(totals: Totals) -> pd.DataFrame:
    """Return the totals by flag, one a row, in the legend's order, then those without any.

    Index: ``flag`` (str, the mark, empty for none). Columns: ``listings`` (rows printed with it)
    and ``projects`` (projects that carry it), int; each column adds up to the plan.
    """
    import pandas as pd  # noqa: PLC0415  slow to import

    rows = totals.by_flag
    marks = [total.flag.mark if total.flag else "" for total in rows]
    return pd.DataFrame(
        {
            "listings": pd.array([total.tally.listings for total in rows], dtype="int64"),
            "projects": pd.array([total.tally.projects for total in rows], dtype="int64"),
        },
        index=pd.Index(marks, name="flag", dtype="object"),
    )


def _tally_columns(tallies: Iterable[Tally]) -> dict[str, ExtensionArray]:
    import pandas as pd  # noqa: PLC0415  slow to import

    listed = list(tallies)
    return {
        "listings": pd.array([tally.listings for tally in listed], dtype="int64"),
        "projects": pd.array([tally.projects for tally in listed], dtype="int64"),
        "amount": pd.array([tally.amount for tally in listed], dtype="Int64"),
    }
