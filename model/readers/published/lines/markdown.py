"""Signs of Markdown in a text: # before headings, ** around words, <br> in cells, - as bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from model.readers.published.lines.line import Line
from model.readers.reading import LineRole

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(\S.*?)\s*#*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
"""The line below the head of a table: |:---|---:|."""
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~-])")
_BAR = re.compile(r"(?<!\\)\|")
"""A bar between cells; with a backslash before it, it is one in a text."""
_EDGES = re.compile(r"^\s*\||(?<!\\)\|\s*$")
_LEAST_BARS = 2
_LEAST_HEADINGS = 2


def plain_markdown(lines: Sequence[Line]) -> Sequence[Line]:
    """Return ``lines`` without the signs of Markdown; as they are where they are no Markdown.

    Markdown shows by the rule below the head of a table, or by several headings.
    """
    headings = sum(_HEADING.match(line.raw) is not None for line in lines)
    if headings < _LEAST_HEADINGS and not any(_RULE.match(line.raw) for line in lines):
        return lines
    return [_plain(line) for line in lines]


def _plain(line: Line) -> Line:
    if _RULE.match(line.raw):
        return replace(line, role=LineRole.TABLE_HEAD)
    heading = _HEADING.match(line.raw)
    raw = heading[1] if heading else _BULLET.sub(r"\1・", line.raw)
    is_row = len(_BAR.findall(raw)) >= _LEAST_BARS and "\t" not in raw
    raw = _BREAK.sub("\n" if is_row else "　", _STRONG.sub(r"\2", raw))
    raw = "\t".join(_BAR.split(_EDGES.sub("", raw))) if is_row else raw
    raw = _ESCAPED.sub(r"\1", raw)
    return replace(line, raw=raw, text=raw.strip())
