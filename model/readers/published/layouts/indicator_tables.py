"""Tables of indicators (指標, 現状値, 目標値), which are text and no projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.reading import LineRole
from model.text import without_blanks

_INDICATOR = re.compile(
    r"(?:重要業績|成果|活動|目標|評価|達成|まちづくり)?(?:評価)?(?:指標|目標指標|数値目標)(?:名|項目)?(?:\(KPI\))?|KPI"
)
_VALUE = re.compile(r"基準|現状|現況|目標|実績|単位|策定時|当初値|中間値")
_LEAST_CELLS = 2


def divide_indicators(
    lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of tables of indicators, with their indexes, as text of their sections.

    Such a table ends with a blank line, a heading, a label or the head of another table.
    """
    is_open = False
    for at, line in enumerate(lines):
        is_begun = _is_head(line)
        if is_open and not is_begun:
            is_cut = line.after_blank or headings[at] is not None or bool(read_label(line.text))
            is_open = not (is_cut or len(line.filled) < _LEAST_CELLS or read_head(line.filled, 1))
        is_open = is_begun or is_open
        if is_open and line.role is None:
            yield at, replace(line, role=LineRole.TEXT)


def _is_head(line: Line) -> bool:
    """Whether a line is the head of such a table: an indicator, what it is and is to be."""
    words = [without_blanks(cell) for cell in line.filled]
    if len(words) < _LEAST_CELLS or line.role or not _INDICATOR.fullmatch(words[0]):
        return False
    is_of_projects = any(role_of_word(word) is ColumnRole.NAME for word in words[1:])
    return not is_of_projects and any(map(_VALUE.search, words[1:]))
