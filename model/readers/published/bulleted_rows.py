"""Projects with a bullet and their offices in brackets, above what they are: ・name〔課〕."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.broken_texts import join_text
from model.readers.published.labels import read_label
from model.readers.published.lines import Line
from model.readers.published.numbering import Heading
from model.readers.published.table_rows import is_departments
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet

_OFFICES = re.compile(
    r"^(.*\S)\s*[（(〔［\[【<＜](?:(?:担当|所管)(?:課|部署)?[:：]\s*)?([^（()）〔〕［］\[\]【】<>＜＞]+)"
    r"[)）〕］\]】>＞]$"
)
_MOST_LINES = 10


def with_offices(text: str) -> list[str]:
    """Return the cells of 「○ name（課）」: the offices in brackets at the end are departments."""
    match = _OFFICES.match(text)
    return [match[1], match[2]] if match and is_departments(match[2]) else [text]


def divide_bulleted(
    lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of bulleted projects with a description below, as rows, with their indexes.

    ``headings`` are what the lines would be as headings.
    """
    for at, line in enumerate(lines):
        cells = [] if line.has_tab or line.role else with_offices(line.text)
        if len(cells) < 2 or not has_bullet(line.text):  # noqa: PLR2004
            continue
        below = list(_below(lines, headings, at))
        if not below or not _describes(line, [lines[n] for n in below]):
            continue
        text = ""
        for n in below:
            text = join_text(text, lines[n].text)
        yield at, replace(line, raw="\t".join((cells[0], text, cells[1])))
        yield from ((n, replace(lines[n], role=LineRole.ROW)) for n in below)


def _below(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> Iterator[int]:
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        line = lines[below]
        is_other = line.after_blank or line.has_tab or line.role or has_bullet(line.text)
        if is_other or headings[below] or read_label(line.text):
            return
        yield below


def _describes(bullet: Line, below: Sequence[Line]) -> bool:
    """Whether lines below a bullet say what it is: sentences, each further in than the bullet."""
    is_within = all(_indent(line) > _indent(bullet) for line in below)
    return below[-1].text.endswith("。") or is_within


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip())
