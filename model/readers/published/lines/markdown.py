"""Signs of Markdown in a text: # before headings, ** around words, <br> in cells, - as bullets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.readers.published.lines.line import Line
from model.readers.published.lines.marked_levels import BAR, HEADING, level_words, marked_headings
from model.readers.published.lines.numbering import unbracketed
from model.readers.reading import LineRole

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
"""The line below the head of a table: |:---|---:|."""
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~-])")
_EDGES = re.compile(r"^\s*\||(?<!\\)\|\s*$")
_LEAST_BARS = 2
_LEAST_HEADINGS = 2


def plain_markdown(lines: Sequence[Line]) -> Sequence[Line]:
    """Return ``lines`` without the signs of Markdown; as they are where they are no Markdown.

    Markdown shows by the rule below the head of a table, or by several headings.
    """
    headings = sum(HEADING.match(line.raw) is not None for line in lines)
    if headings < _LEAST_HEADINGS and not any(_RULE.match(line.raw) for line in lines):
        return lines
    words = level_words(marked_headings([line.raw for line in lines]))
    return [_plain(line, words) for line in lines]


def _plain(line: Line, words: Mapping[int, str]) -> Line:
    """Return a line without signs; a heading that # alone tells names its section."""
    if _RULE.match(line.raw):
        return replace(line, role=LineRole.TABLE_HEAD)
    heading = HEADING.match(line.raw)
    raw = heading[2] if heading else _BULLET.sub(r"\1・", line.raw)
    is_row = len(BAR.findall(raw)) >= _LEAST_BARS and "\t" not in raw
    raw = _BREAK.sub("\n" if is_row else "　", _STRONG.sub(r"\2", raw))
    raw = "\t".join(BAR.split(_EDGES.sub("", raw))) if is_row else raw
    raw = _ESCAPED.sub(r"\1", raw)
    text = raw.strip()
    word = words.get(len(heading[1])) if heading else None
    sections = (
        ((word, "", unbracketed(text)),) if word and not text.endswith("。") else line.sections
    )
    return replace(line, raw=raw, text=text, sections=sections)
