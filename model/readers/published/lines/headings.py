"""What is a heading in a text: by its number, as an office (■総務部), or by a sign (■北部地区).

How numbers are printed stands in ``numbering.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.department_names import is_office
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import (
    Form,
    Heading,
    Style,
    read_heading,
    read_headings,
)
from model.wareki import find_fiscal_years

OFFICES = Style(Form.WORD, "部局")
"""How such headings are numbered: not at all."""
SIGNED = Style(Form.SIGNED)
"""So are those that have neither a number nor a word, in rows over the whole width of a table."""
_SIGNED = re.compile(
    r"^(?:[■□◆◇●○◎▼▽★☆]\s*(?P<signed>[^\s（(]{2,20})|[【〔［\[<＜《〈](?P<held>[^】〕］\]>＞》〉]{2,20})[】〕］\]>＞》〉])$"
)
_OFFICE = re.compile(r"(?:[部課局室所署館]|センター|委員会)$")
_MARKS = "★☆"
_LEAST = 2
Headings = list[Heading | None]
"""What each line would be as a heading, by its form alone."""
Section = tuple[str, str, str]
"""A section that a form or a row names: the word of its level, its number and its title."""


def section_of(word: str, value: str) -> Section:
    """Return the section that ``value`` is, which may have a number of its own: 施策　1-2 道."""
    own = read_heading(value)
    return (word, own.number, own.title) if own and own.title else (word, "", value)


def find_headings(lines: Sequence[Line]) -> tuple[Headings, int]:
    """Return the headings of ``lines``, and the index of the line at which the sections begin.

    Plain numbers before the first heading with a word are those of the chapters in which the plan
    stands (「2 基本目標別事業計画」), unless they are the top of the tree.
    """
    headings = all_headings(lines)
    if _is_plain_on_top([heading for heading in headings if heading]):
        return [_on_top(heading) for heading in headings], 0
    worded = (n for n, heading in enumerate(headings) if heading and _has_word(heading))
    return headings, next(worded, 0)


def _is_plain_on_top(headings: Sequence[Heading]) -> bool:
    """Whether each plain number is followed by a word's first, so that it stands above it."""
    after = [b for a, b in pairwise(headings) if a.style.form is Form.PLAIN]
    return len(after) > 1 and all(_has_word(b) and b.ordinal == 1 for b in after)


def _has_word(heading: Heading) -> bool:
    return heading.style.form is Form.WORD


def _on_top(heading: Heading | None) -> Heading | None:
    is_plain = heading is not None and heading.style.form is Form.PLAIN
    return replace(heading, style=Style(Form.TOP)) if heading and is_plain else heading


def all_headings(lines: Sequence[Line]) -> Headings:
    """Return what each of ``lines`` would be as a heading: by its number, or as an office."""
    headings = read_headings(lines)
    for at, heading in find_office_headings(lines).items():
        headings[at] = headings[at] or heading
    for at, heading in find_signed_headings(lines).items():
        headings[at] = headings[at] or heading
    for at, line in enumerate(lines):
        if line.sections and not line.has_tab:
            headings[at] = named_headings(line)[-1]
    return headings


def named_headings(line: Line) -> list[Heading]:
    """Return the headings of the sections that a line of a form names, the highest first."""
    return [
        Heading(Style(Form.WORD, word) if word else SIGNED, number, title)
        for word, number, title in line.sections
    ]


def find_office_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """Return the headings of ``lines`` that are offices by their index; none unless all are.

    A sign or brackets set them off from the text; a line of such a sign that is no office makes
    it a sign of other things.
    """
    return _set_off(
        lines, OFFICES, lambda _, name: is_office(name) and _OFFICE.search(name) is not None
    )


def find_signed_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """Return the headings of ``lines`` that a sign alone sets off, by their index: ■北部地区.

    Each line of such a sign stands right above the head of a table of projects.
    """

    def is_above_head(at: int, _: str) -> bool | None:
        line, below = lines[at], lines[at + 1 : at + 2]
        if line.sections or line.text[0] in _MARKS or read_label(line.text) or not below:
            return None
        return read_head(below[0].filled, 1) is not None

    found = _set_off(lines, SIGNED, is_above_head)
    return {at: each for at, each in found.items() if not find_fiscal_years(lines[at].text)}


def _set_off(
    lines: Sequence[Line], style: Style, is_one: Callable[[int, str], bool | None]
) -> dict[int, Heading]:
    """Return the lines that signs or brackets set off as headings of a style, by their index.

    ``is_one`` tells by the index of a line and its name whether it is one (None: nothing of its
    sign); those of a sign are, where all of several are.
    """
    found: dict[int, Heading] = {}
    signs: dict[str, list[bool]] = {}
    for at, line in enumerate(lines):
        match = None if line.has_tab or line.role else _SIGNED.match(line.text)
        name = (match["signed"] or match["held"]).strip() if match else ""
        says = is_one(at, name) if match else None
        if says is not None:
            signs.setdefault(line.text[0], []).append(says)
        if says:
            found[at] = Heading(style, "", name)
    good = {sign for sign, each in signs.items() if all(each) and len(each) >= _LEAST}
    return {at: heading for at, heading in found.items() if lines[at].text[0] in good}
