"""The columns of tables: which hold the same by their headings, and in which order they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.readers.lists.source.heads import unnamed
from model.readers.tables.amount_heads import is_year_head, read_amount_head
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.grid import Grid, Origin
from model.readers.tables.head_words import (
    funds_of,
    has_role,
    head_key,
    is_amount_head,
    last_key,
    meanings,
)

_ROLES = (Role.NAME, Role.DEPARTMENT, Role.DESCRIPTION)


def places_under(titles: list[str], own: Sequence[str]) -> tuple[int, ...]:
    """Return the column of ``titles`` that each column under ``own`` becomes.

    Amounts become one only where year, kind and source of funds are the same, whatever the unit.
    What ``titles`` lack is added there.
    """
    taken: dict[int, int] = {}
    for match in (_same, _same_amount, _same_part, _same_role):
        for column, title in enumerate(own):
            if title and title != unnamed(column) and column not in taken:
                place = match(title, titles)
                if place is not None and place not in taken.values():
                    taken[column] = place
    for column, title in enumerate(own):
        if column in taken:
            continue
        is_bare = not title or title == unnamed(column)
        is_free = column < len(titles) and titles[column] in ("", unnamed(column))
        if is_bare and is_free and column not in taken.values():
            taken[column] = column
        else:
            taken[column] = len(titles)
            titles.append("" if is_bare else title)
    return tuple(taken[column] for column in range(len(own)))


def is_priced(title: str) -> bool:
    """Whether a heading is that of amounts: of money, of funds, of a year alone."""
    return is_amount_head(title) or funds_of(title) is not None or is_year_head(title)


def _same(title: str, titles: Sequence[str]) -> int | None:
    keys = list(map(head_key, titles))
    return keys.index(head_key(title)) if head_key(title) in keys else None


def _same_amount(title: str, titles: Sequence[str]) -> int | None:
    if not is_priced(title):
        return None
    own = read_amount_head(title, 1, None)
    alike = [
        column
        for column, other in enumerate(titles)
        if is_priced(other) and _is_same_amount(own, read_amount_head(other, 1, None))
    ]
    return alike[0] if len(alike) == 1 else None


def _is_same_amount(one: AmountColumn, other: AmountColumn) -> bool:
    """Whether two headings say the same of their amounts; that of funds need not say the kind."""
    if (one.fiscal_year, one.funds) != (other.fiscal_year, other.funds):
        return False
    return one.kind == other.kind or one.funds is not None


def _same_part(title: str, titles: Sequence[str]) -> int | None:
    if is_priced(title):
        return None
    last = last_key(title)
    found = [c for c, other in enumerate(titles) if last_key(other) == last]
    return found[0] if len(found) == 1 else None


def _same_role(title: str, titles: Sequence[str]) -> int | None:
    roles = {word.role for word in meanings(title) if word.is_strong}
    for role in _ROLES:
        if role in roles:
            found = [c for c, t in enumerate(titles) if has_role(t, role)]
            return found[0] if len(found) == 1 else None
    return None


def with_columns(grid: Grid, columns: Sequence[int], first: int = 0) -> Grid:
    """Return ``grid`` with its ``columns``, all of them, in this order.

    From row ``first`` on the names of its cells are those that they have in the file.
    """
    places = {column: place for place, column in enumerate(columns)}
    origins = (Origin(first, "", 0), *grid.origins[1:])
    return replace(
        grid,
        rows=[[grid.cell(row, column) for column in columns] for row in range(len(grid.rows))],
        merged=tuple(
            replace(m, left=places[m.left], right=places[m.left] + m.right - m.left)
            for m in grid.merged
            if m.left in places
        ),
        faults={(row, places[c]): why for (row, c), why in grid.faults.items() if c in places},
        scaled={(row, places[c]): by for (row, c), by in grid.scaled.items() if c in places},
        origins=tuple(
            replace(origin, columns=tuple(map(origin.column, columns))) for origin in origins
        ),
    )
