"""Sections behind a word, or below a heading, that names their level: 施策　1-2 道を守る."""

from __future__ import annotations

from model.readers.published.lines.numbering import read_heading

Section = tuple[str, str, str]
"""A section as the word of its level, its number and its title."""


def section_of(word: str, value: str) -> Section:
    """Return the section that ``value`` is, which may have a number of its own."""
    own = read_heading(value)
    return (word, own.number, own.title) if own and own.title else (word, "", value)
