"""Levels of headings that a mark alone tells: # of Markdown, 見出し 1 of Word, h2 of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.readers.published.lines.labels import begins_part, names_appendix
from model.readers.published.lines.numbering import read_heading

MARK = "#"
HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*?)\s*#*$")
BAR = re.compile(r"(?<!\\)\|")
"""A bar between cells; with a backslash before it, it is one in a text."""
_LEVEL = "区分"
_LEAST = 2
_NOTE = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]$")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class MarkedHeading:
    """A heading: its depth, from 1, its title, and whether a table stands below it."""

    depth: int
    title: str
    has_table: bool


def marked_headings(lines: Sequence[str]) -> Iterator[MarkedHeading]:
    """Yield the headings among ``lines``: those with as many # before them as they are deep.

    A table is below one before the next that is as high.
    """
    found = [(at, heading) for at, line in enumerate(lines) if (heading := HEADING.match(line))]
    for n, (start, heading) in enumerate(found):
        depth = len(heading[1])
        ends = (at for at, other in found[n + 1 :] if len(other[1]) <= depth)
        below = lines[start + 1 : next(ends, len(lines))]
        yield MarkedHeading(depth, heading[2], any(map(_is_row, below)))


def with_levels(lines: Sequence[str]) -> list[str]:
    """Return ``lines`` with the marks of those headings alone whose level nothing else tells."""
    words = level_words(marked_headings(lines))
    found = ((line, HEADING.match(line)) for line in lines)
    return [h[2] if h and len(h[1]) not in words else line for line, h in found]


def _is_row(line: str) -> bool:
    return "\t" in line or len(BAR.findall(line)) >= _LEAST


def level_words(headings: Iterable[MarkedHeading]) -> Mapping[int, str]:
    """Return what the levels are called that have no way of numbering, by depth: 区分1, 区分2.

    Such a level has several headings, no label (主な事業) and no number among them, and tables
    below most. One heading alone is the title of the whole.
    """
    by_depth: dict[int, list[MarkedHeading]] = defaultdict(list)
    for heading in headings:
        by_depth[heading.depth].append(heading)
    depths = [depth for depth, found in sorted(by_depth.items()) if _is_level(found)]
    return {d: f"{_LEVEL}{n}" if len(depths) > 1 else _LEVEL for n, d in enumerate(depths, 1)}


def _is_level(headings: Sequence[MarkedHeading]) -> bool:
    titles = [h.title for h in headings if not names_appendix(h.title, is_apart=True)]
    are_told = any(read_heading(t) or begins_part(_NOTE.sub("", t)) for t in titles)
    with_tables = sum(heading.has_table for heading in headings)
    is_many = len(set(titles)) >= _LEAST
    return is_many and not are_told and with_tables >= _HALF * len(headings)
