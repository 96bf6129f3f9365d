"""The rows of a form in which a department enters projects that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.form_marks import NEW_PROJECTS
from model.listing import Listing, format_path
from model.plan import Plan, Section
from reports.content.shared.table_builder import TableBuilder
from reports.table import Cell, Choices, Column, Entry, Input, Text

_ROWS = 5
_MOST_OFFERED = 255
"""Characters of all words that a cell offers (Data validation, Excel specifications)."""
_MOST_OF_TITLE = 16
_ENTERED = ("flag", "name", "description", "place")
"""The keys of the columns of texts that are filled in for a new project, besides remarks."""


def add_new_projects(
    builder: TableBuilder, columns: Sequence[Column], blanks: Mapping[str, Cell]
) -> None:
    """Add blank rows to the table of a form, with their sum; ``blanks`` are cells by column key."""
    entries: dict[str, Cell] = {**dict.fromkeys(_ENTERED, Entry("")), "remarks": Input(), **blanks}
    builder.add_group(NEW_PROJECTS, 1)
    for _ in range(_ROWS):
        builder.add_row(*(entries.get(column.key, Text("")) for column in columns))
    builder.add_total("小計（新規事業）", 1)


def with_choices(
    columns: Iterable[Column], plan: Plan, rows: Iterable[Listing]
) -> tuple[Column, ...]:
    """Return ``columns`` of a form that offer marks and sections; those of ``rows`` come first."""
    marks = tuple(flag.mark for flag in plan.legend.flags if "," not in flag.mark)
    offered = {"flag": marks, "place": tuple(_offered(plan, rows))}
    return tuple(
        replace(column, choices=Choices(words=offered[column.key]))
        if offered.get(column.key)
        else column
        for column in columns
    )


def _offered(plan: Plan, rows: Iterable[Listing]) -> Iterator[str]:
    """Yield the sections to choose from, as many as a cell can offer."""
    own = {row.path for row in rows}
    listed = [section for section in plan.walk() if section.listings]
    room = _MOST_OFFERED
    for section in sorted(listed, key=lambda section: section.path not in own):
        word = _called(section)
        room -= len(word) + 1
        if room < 0:
            return
        yield word


def _called(section: Section) -> str:
    title = section.title.replace(",", "，")
    short = title if len(title) <= _MOST_OF_TITLE else f"{title[:_MOST_OF_TITLE]}…"
    return f"{format_path(section.path)} {short}"
