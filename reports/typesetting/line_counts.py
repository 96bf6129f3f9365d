"""Counting the lines of a text without making them, for rows that are as high as their lines.

Most texts in cells hold full-width characters and a few half-width ones, without blanks. Their
lines are counted from the places of the half-width ones alone; others are measured character by
character. Both count what ``break_lines`` gives.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reports.typesetting.breaker import EM, SLACK, Paragraph, composed
from reports.typesetting.fonts import Font
from reports.typesetting.rules import Rules

_FULL = "\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60"
_HALF = "!-~\uff61-\uff9f"
_TWO_WIDTHS = re.compile(f"[{_FULL}{_HALF}]*")
"""Texts whose characters are an em or half of one wide, without blanks and combining marks."""
_IS_HALF = re.compile(f"[{_HALF}]")


def count_lines(text: str, width: float, font: Font, size: float, rules: Rules) -> int:
    """Return how many lines ``break_lines`` gives at most ``width`` points wide, at ``size``."""
    room = int((width + SLACK) * EM / size)
    lines = 0
    for paragraph in text.split("\n"):
        if len(paragraph) * EM <= room:  # no character is wider than an em
            lines += 1
        elif not rules.is_paper and room >= EM and _TWO_WIDTHS.fullmatch(paragraph):
            lines += _TwoWidths(paragraph, font, rules).count(room)
        else:
            lines += Paragraph(composed(paragraph), font, size, rules).count(room)
    return lines


class _TwoWidths:
    """A paragraph of full-width and half-width characters; widths are in 1/1000 em."""

    __slots__ = ("_halves", "_kept", "_rules", "_saved", "_text")

    def __init__(self, text: str, font: Font, rules: Rules) -> None:
        self._text, self._rules = text, rules
        self._halves = [match.start() for match in _IS_HALF.finditer(text)]
        self._saved = EM - font.advances["0"]
        self._kept: frozenset[int] | None = None

    def count(self, room: int) -> int:
        """Return the number of lines, each at most ``room`` wide."""
        lines, start, count = 0, 0, len(self._text)
        while start < count:
            most = self._last_that_fits(start, room)
            start = self._last_break(start, most) if most < count else count
            lines += 1
        return lines

    def _last_that_fits(self, start: int, room: int) -> int:
        """Return the greatest end of a line from ``start`` that is no wider than ``room``."""
        halves, saved, count = self._halves, self._saved, len(self._text)
        first = bisect_left(halves, start)
        end = start + room // EM
        while end < count:
            left = room - (end - start) * EM + (bisect_left(halves, end) - first) * saved
            if left >= EM:
                end += left // EM
            elif left >= EM - saved and _IS_HALF.match(self._text, end):
                end += 1
            else:
                return end
        return count

    def _last_break(self, start: int, most: int) -> int:
        """Return the last place up to ``most`` where the rules let a line end, else ``most``."""
        text, rules = self._text, self._rules
        for end in range(most, start, -1):
            before, after = text[end - 1], text[end]
            if after in rules.no_start or before in rules.no_end:
                continue
            if not (before.isascii() and after.isascii() and self._is_kept(end)):
                return end
        return most

    def _is_kept(self, index: int) -> bool:
        """Whether a run that stays whole goes on over the place before ``index``."""
        if self._kept is None:
            self._kept = frozenset(
                place
                for match in self._rules.kept.finditer(self._text)
                for place in range(match.start() + 1, match.end())
            )
        return index in self._kept
