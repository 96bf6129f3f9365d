"""A small form below the heading that names its project: 担当課, 事業概要 and their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from model.readers.document_table import TableCell, quoted
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.tables.section_signs import section_word

_NAME = "事業名"
_LONGEST_LABEL = 14
_KEYS = {ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION}
_LEAST = 2


def titled_form(title: str, cells: Sequence[TableCell]) -> tuple[str, str] | None:
    """Return the form in ``cells`` as a head and a row of one project, called ``title``.

    Each row of a form has labels with their values behind them; they know the project's department
    or what it is. None where the table is no such form, names a project itself, or stands below
    the heading of a section (施策1).
    """
    pairs = list(_pairs(cells))
    labels = [label for label, _ in pairs]
    roles = {role_of_word(label) for label in labels}
    known = roles - {ColumnRole.EXTRA}
    is_form = _KEYS & roles and len(known) >= _LEAST and len(set(labels)) == len(labels)
    if not is_form or "" in labels or ColumnRole.NAME in roles or section_word(title):
        return None
    values = (quoted(value) for _, value in pairs)
    return "\t".join((_NAME, *labels)), "\t".join((title, *values))


def _pairs(cells: Sequence[TableCell]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the labels and the lines of their values; an empty label where a row has none."""
    for _, row in groupby(cells, key=lambda cell: cell.top):
        own = list(row)
        if len(own) % 2:
            yield "", ()
        for label, value in zip(own[::2], own[1::2], strict=False):
            yield (label.text if len(label.text) <= _LONGEST_LABEL else ""), value.lines
