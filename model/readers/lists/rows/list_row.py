"""A row of a list, and rows that go on with the project above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.listing import ListingKind
from model.project import Amount
from model.readers.lists.rows.cells import Extras
from model.readers.lists.rows.sections_above import Titles
from model.readers.reading import LineRole
from model.readers.tables.place_names import row_name


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list; ``number`` counts from 1 in its ``sheet``, empty where there is but one.

    Texts are as they stand, without blanks at their ends. ``levels`` has a (number, title) for
    each level, both empty where the row has none. ``offices`` are the offices above the
    departments from the top, ``teams`` those below. ``text`` is the whole row where it is no
    project.
    """

    number: int
    sheet: str
    role: LineRole
    levels: Titles = ()
    name: str = ""
    description: str | None = None
    departments: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    flag: str | None = None
    relisted: bool = False
    kind: ListingKind = ListingKind.MAIN
    amounts: tuple[Amount, ...] = ()
    extras: Extras = ()
    text: str = ""

    @property
    def where(self) -> str:
        """The row's place as messages name it: 12行目, 「市民課」シート12行目."""
        return row_name(self.sheet, self.number)


def joined(rows: Iterable[ListRow]) -> list[ListRow]:
    """Return the projects among ``rows``, each with the rows that go on with it."""
    projects: list[ListRow] = []
    for row in rows:
        if row.role is LineRole.ROW:
            projects.append(row)
        elif row.role is LineRole.CONTINUED and projects:
            projects[-1] = _join(projects[-1], row)
    return projects


def _join(row: ListRow, more: ListRow) -> ListRow:
    extras = dict(row.extras)
    for heading, text in more.extras:
        extras[heading] = "\n".join(filter(None, (extras.get(heading), text)))
    description = "\n".join(filter(None, (row.description, more.description)))
    return replace(
        row,
        description=description or None,
        departments=(*row.departments, *more.departments),
        amounts=(*row.amounts, *more.amounts),
        extras=tuple(extras.items()),
        relisted=row.relisted or more.relisted,
    )
