"""Rows of tables as drafts, and what lines below them add to them."""

from __future__ import annotations

import re
from collections.abc import Collection

from model.listing import ListingKind
from model.readers.draft import ListingDraft
from model.readers.published.placed_rows import PlacedRow
from model.readers.published.table_head import ColumnRole
from model.readers.published.table_rows import TableRow, is_departments
from model.readers.tables.marks import read_name

_BETWEEN_LATIN = re.compile(r"[A-Za-z]$")


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
    """Add to ``draft`` the cells of a line that goes on with it, each in its column."""
    more = line.row(flags)
    if name := line.text(ColumnRole.NAME):
        marked = read_name(_joined(draft.name, name), flags)
        draft.name = marked.name
        draft.relisted = draft.relisted or marked.relisted
        draft.flag = draft.flag or next(iter(marked.flags), None)
    draft.flag = draft.flag or more.flag
    if more.description:
        draft.description = _joined(draft.description or "", more.description)
    if more.departments:
        draft.departments = _joined_departments(draft.departments, more.departments)
    draft.amounts = draft.amounts or more.amounts
    extras = dict(draft.extras)
    for heading, text in more.extras:
        extras[heading] = _joined(extras.get(heading, ""), text)
    draft.extras = tuple(extras.items())


def _joined(text: str, more: str) -> str:
    """Return a text with what a line broke off from it; Latin words keep a blank between them."""
    is_latin = _BETWEEN_LATIN.search(text) and re.match(r"[A-Za-z]", more)
    return f"{text} {more}" if is_latin else text + more


def _joined_departments(text: str, more: str) -> str:
    """Return departments with those of the line below, which may begin with the rest of a name."""
    are_whole = is_departments(text) and is_departments(more)
    return f"{text}\n{more}" if text and are_whole else text + more
