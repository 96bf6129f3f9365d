"""The headings of a text, found before it is read, and the line at which its sections begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from model.readers.draft import SectionDraft
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading, Style
from model.readers.published.lines.office_headings import Headings, all_headings


def find_headings(lines: Sequence[Line]) -> tuple[Headings, int]:
    """Return the headings of ``lines``, and the index of the line at which the sections begin.

    Plain numbers before the first heading with a word are those of the chapters in which the plan
    stands (「2 基本目標別事業計画」), unless they are the top of the tree.
    """
    headings = all_headings(lines)
    if _is_plain_on_top(list(filter(None, headings))):
        return [_on_top(heading) for heading in headings], 0
    worded = (n for n, heading in enumerate(headings) if heading and _has_word(heading))
    return headings, next(worded, 0)


def says_again(heading: Heading, section: SectionDraft) -> bool:
    """Whether a heading repeats that of an open section: its title or the beginning of it."""
    title, own = ("".join(text.split()) for text in (heading.title, section.title))
    return title == own or (heading.style.form is Form.WORD and bool(own) and own.startswith(title))


def _is_plain_on_top(headings: Sequence[Heading]) -> bool:
    """Whether each plain number is followed by a word's first, so that it stands above it."""
    after = [b for a, b in pairwise(headings) if a.style.form is Form.PLAIN]
    return len(after) > 1 and all(_has_word(b) and b.ordinal == 1 for b in after)


def _has_word(heading: Heading) -> bool:
    return heading.style.form is Form.WORD


def _on_top(heading: Heading | None) -> Heading | None:
    is_plain = heading is not None and heading.style.form is Form.PLAIN
    return replace(heading, style=Style(Form.TOP)) if heading and is_plain else heading
