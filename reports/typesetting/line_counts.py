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
combine. UTF-8 has three bytes for the former and one for the latter, so that of n characters in b
bytes (3 n - b) / 2 are half-width."""


def lines_at_most(characters: int, few: int) -> int:
    """Return the most lines that so many characters can need where ``few`` surely fit into one.

    A line ends where it does since what follows up to the next break does not fit into it. That
    begins the next line, so that any two lines in succession hold more than ``few``.
    """
    return 2 * (characters // (few + 1)) + 1


class LineCounter:
    """Counts the lines that ``break_lines`` gives at most ``width`` points wide, at ``size``."""

    __slots__ = ("_counts_widths", "_font", "_full", "_narrow", "_room", "_rules", "_size")

    def __init__(self, width: float, font: Font, size: float, rules: Rules) -> None:
        self._font, self._size, self._rules = font, size, rules
        self._room = int((width + SLACK) * EM / size)
        self._full, self._narrow = self._room // EM, font.advances["0"]
        self._counts_widths = not rules.is_paper and self._full > 0

    def count(self, text: str) -> int:
        """Return the number of lines of ``text``."""
        if "\n" in text:
            return sum(map(self._count, text.split("\n")))
        return self._count(text)

    def _count(self, text: str) -> int:
        if len(text) * EM <= self._room:  # no character is wider than an em
            return 1
        if self._counts_widths and _TWO_WIDTHS.fullmatch(text):
            return self._count_two_widths(text)
        return Paragraph(composed(text), self._font, self._size, self._rules).count(self._room)

    def _count_two_widths(self, text: str) -> int:
        """Return the lines of full-width and half-width characters.

        Widths are in 1/1000 em. A line takes in what would fit if all were full-width, and then
        what the half-width ones among them leave.
        """
        full, narrow, count = self._full, self._narrow, len(text)
        saved, left_by_full = EM - narrow, self._room - self._full * EM
        lines, start = 1, 0
        while (end := start + full) < count:
            left = left_by_full + (3 * full - len(text[start:end].encode())) // 2 * saved
            while left >= narrow and (more := left // EM or text[end].isascii()):
                taken, end = text[end : end + more], end + more
                if end >= count:
                    return lines
                left += (3 * more - len(taken.encode())) // 2 * saved - more * EM
            start = _last_break(text, start, end, self._rules)
            lines += 1
        return lines


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
