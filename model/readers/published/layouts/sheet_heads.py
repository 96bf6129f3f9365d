"""Sections that a ruled sheet names at its top, as sheets by which measures are reviewed do.

    章・節   第1節 子育て            主管部   健康福祉部
    施策     施策１１ 母子保健の充実   作成日   令和6年8月1日

A word of a level stands before a heading with a number of its own; what else such a line says is
not of the section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, read_heading
from model.readers.tables.head_words import is_level_word

_PARTS = re.compile(r"[・/／]")
_LEAST = 2
"""So many lines with one word before their headings: a sheet for each section."""
_LEAST_WORDS = 3
_BELOW = re.compile(r"\s[＞>›»≫⇒→▶]\s")
"""Between the sections of a form that names them from the highest down in one line."""


def divide_sheet_heads(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines that name the section of a sheet, with their indexes, as its heading."""
    found = {at: named for at, line in enumerate(lines) if (named := _named(line))}
    often = Counter(word for word, _ in found.values())
    for at, (word, section) in found.items():
        if often[word] >= _LEAST:
            yield at, replace(lines[at], raw=section[2], sections=(section,))


def _named(line: Line) -> tuple[str, tuple[str, str, str]] | None:
    """Return the word before a heading, and that as a level's word, number and title."""
    if line.has_tab or line.role or line.head or _BELOW.search(line.text):
        return None
    word, *values = line.filled or (line.text,)
    if not values:
        word, *words = line.text.split()
        values = [" ".join(words[:2])] if len(words) >= _LEAST_WORDS - 1 else []
    if not values or not all(map(is_level_word, _PARTS.split(word))):
        return None
    own = read_heading(values[0])
    if own is None or own.style.form is not Form.WORD or not own.title or " " in own.title:
        return None
    return word, (own.style.word, own.number, own.title)
