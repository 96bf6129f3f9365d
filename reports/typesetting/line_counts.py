"""Counting the lines of a text without making them, for rows that are as high as their lines.

Most texts in cells hold full-width characters and a few half-width ones, without blanks. Their
lines are counted by how many of these stand in each; others are measured character by character.
Both count what ``break_lines`` gives.
"""

from __future__ import annotations

import re

from reports.typesetting.breaker import EM, SLACK, Paragraph, composed
from reports.typesetting.fonts import Font
from reports.typesetting.rules import Rules

_FULL = "\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60"
_TWO_WIDTHS = re.compile(f"[{_FULL}!-~]*")
"""Texts whose characters are an em wide or, in ASCII, half of one, without blanks and marks that
combine. UTF-8 has three bytes for the former and one for the latter."""


def count_lines(text: str, width: float, font: Font, size: float, rules: Rules) -> int:
    """Return how many lines ``break_lines`` gives at most ``width`` points wide, at ``size``."""
    room = int((width + SLACK) * EM / size)
    lines = 0
    for paragraph in text.split("\n"):
        if len(paragraph) * EM <= room:  # no character is wider than an em
            lines += 1
        elif not rules.is_paper and room >= EM and _TWO_WIDTHS.fullmatch(paragraph):
            lines += _count_two_widths(paragraph, room, EM - font.advances["0"], rules)
        else:
            lines += Paragraph(composed(paragraph), font, size, rules).count(room)
    return lines


def lines_at_most(characters: int, few: int) -> int:
    """Return the most lines that so many characters can need where ``few`` surely fit into one.

    A line ends where it does since what follows up to the next break does not fit into it. That
    begins the next line, so that any two lines in succession hold more than ``few``.
    """
    return 2 * (characters // (few + 1)) + 1


def _count_two_widths(text: str, room: int, saved: int, rules: Rules) -> int:
    """Return the lines of full-width and half-width characters, which are ``saved`` narrower.

    Widths are in 1/1000 em. A line takes in what would fit if all were full-width, and then what
    the half-width ones among them leave.
    """
    full, narrow, count = room // EM, EM - saved, len(text)
    lines, start = 1, 0
    while (end := start + full) < count:
        left = room - full * EM + _halves(text[start:end]) * saved
        while left >= narrow and (more := left // EM or text[end].isascii()):
            taken, end = text[end : end + more], end + more
            if end >= count:
                return lines
            left += _halves(taken) * saved - more * EM
        start = _last_break(text, start, end, rules)
        lines += 1
    return lines


def _halves(text: str) -> int:
    """Return how many characters of ``text``, which has two widths, are half-width."""
    return (3 * len(text) - len(text.encode())) // 2


def _last_break(text: str, start: int, most: int, rules: Rules) -> int:
    """Return the last place up to ``most`` where the rules let a line end, else ``most``."""
    end = most
    while end > start:
        before, after = text[end - 1], text[end]
        if after in rules.no_start or before in rules.no_end:
            end -= 1
        elif before.isascii() and after.isascii() and (run := _run_over(text, end, rules)):
            end = run.start()
        else:
            return end
    return most


def _run_over(text: str, index: int, rules: Rules) -> re.Match[str] | None:
    """Return the run that stays whole over the place before ``index``, if there is one."""
    runs = rules.kept.finditer(text)
    return next((run for run in runs if run.start() < index < run.end()), None)
