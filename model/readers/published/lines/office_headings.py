"""Headings that are offices without a number: ■総務部, 【福祉部】, above the projects of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.department_names import is_office
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading, Style, read_headings

OFFICES = Style(Form.WORD, "部局")
"""How such headings are numbered: not at all."""
SIGNED = Style(Form.SIGNED)
"""So are those that have neither a number nor a word, in rows over the whole width of a table."""
_SIGNED = re.compile(
    r"^(?:[■□◆◇●○◎▼▽★☆]\s*(?P<signed>[^\s（(]{2,20})|[【〔［\[<＜《〈](?P<held>[^】〕］\]>＞》〉]{2,20})[】〕］\]>＞》〉])$"
)
_OFFICE = re.compile(r"(?:[部課局室所署館]|センター|委員会)$")
_LEAST = 2
Headings = list[Heading | None]
"""What each line would be as a heading, by its form alone."""


def all_headings(lines: Sequence[Line]) -> Headings:
    """Return what each of ``lines`` would be as a heading: by its number, or as an office."""
    headings = read_headings(lines)
    for at, heading in find_office_headings(lines).items():
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
    found: dict[int, Heading] = {}
    signs: dict[str, list[bool]] = {}
    for at, line in enumerate(lines):
        match = None if line.has_tab or line.role else _SIGNED.match(line.text)
        if match is None:
            continue
        name = (match["signed"] or match["held"]).strip()
        is_one = is_office(name) and _OFFICE.search(name) is not None
        signs.setdefault(line.text[0], []).append(is_one)
        if is_one:
            found[at] = Heading(OFFICES, "", name)
    good = {sign for sign, each in signs.items() if all(each) and len(each) >= _LEAST}
    return {at: heading for at, heading in found.items() if lines[at].text[0] in good}
