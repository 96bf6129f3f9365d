"""Rows of tables as drafts, and what lines below them add to them."""

from __future__ import annotations

from collections.abc import Collection

from model.listing import ListingKind
from model.readers.draft import ListingDraft
from model.readers.published.cells.placed_rows import PlacedRow
from model.readers.published.cells.table_rows import TableRow
from model.readers.published.lines.broken_texts import join_departments, join_text


def draft_row(row: TableRow, where: str, kind: ListingKind) -> ListingDraft:
    """Return the draft of ``row``, which stands at ``where``."""
    return ListingDraft(
        where=where,
        kind=kind,
        name=row.name,
        description=row.description,
        departments=row.departments,
        flag=row.flag,
        relisted=row.relisted,
        amounts=row.amounts,
        extras=row.extras,
    )


def add_line(draft: ListingDraft, line: PlacedRow, flags: Collection[str]) -> None:
    """Add to ``draft`` the cells of a line that goes on with it and has no name, by column."""
    more = line.row(flags)
    draft.flag = draft.flag or more.flag
    if more.description:
        draft.description = join_text(draft.description or "", more.description)
    if more.departments:
        draft.departments = join_departments(draft.departments, more.departments)
    draft.amounts = (*draft.amounts, *more.amounts)
    extras = dict(draft.extras)
    for heading, text in more.extras:
        extras[heading] = join_text(extras.get(heading, ""), text)
    draft.extras = tuple(extras.items())
