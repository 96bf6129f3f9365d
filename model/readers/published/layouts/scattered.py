"""Tables that a text prints column by column, or block by block: their cells belong to no row.

``pdftotext`` without ``-layout`` prints them so. They show by the words of their heads, each alone
in a line somewhere between two headings. Their lines are not read, and that is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import is_head_word
from model.readers.published.layouts.unread_lines import unread_lines
from model.readers.published.lines.furniture import is_page_number
from model.readers.published.lines.labels import begins_part
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import Form, Heading
from model.readers.published.lines.units import StatedUnits
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.marks import mark_of_cell

_LEAST = 2
"""So many other words of heads stand below the one of names."""
_KEYS = (ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS, ColumnRole.AMOUNT)


def divide_scattered(
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    units: StatedUnits,
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of scattered tables, with their indexes, as ones that are not read."""
    for part in _parts(lines, headings):
        words = {at: word for at in part if (word := _head_word(lines[at], units))}
        roles = [role_of_word(word) for word in words.values()]
        is_table = ColumnRole.NAME in roles and len(set(words.values())) > _LEAST
        if is_table and any(role in roles for role in _KEYS):
            first = min(words)
            rest = [at for at in part if at >= first and _is_cell(lines[at])]
            yield from unread_lines(lines, rest)


def _parts(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[list[int]]:
    """Yield the lines between two headings, labels or tables that were found."""
    part: list[int] = []
    for at, line in enumerate(lines):
        heading = headings[at]
        is_heading = heading is not None and heading.style.form is not Form.PLAIN
        is_read = line.has_tab or (line.role and not line.is_told) or line.head
        if is_read or is_heading or begins_part(line.text):
            if part:
                yield part
            part = []
        else:
            part.append(at)
    if part:
        yield part


def _head_word(line: Line, units: StatedUnits) -> str:
    """Return the word of a head that stands alone in a line, empty where there is none."""
    text = line.text
    is_value = is_amount(text) or mark_of_cell(text, ()) is not None
    is_alone = len(line.filled) == 1 and not is_value
    return text if is_alone and is_head_word(text, units.at(line.number)) else ""


def _is_cell(line: Line) -> bool:
    return not (is_page_number(line) or is_unit(line.text) or read_note(line.text))
