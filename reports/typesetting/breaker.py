"""Breaking text into lines of a given width.

Widths are added up once for a text, the last character that fits is found by bisection, and the
line ends at the last place before it where the rules allow a break. A text without such a place (a
word wider than the line) is broken between characters and its line marked as forced.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reports.typesetting.fonts import Font
from reports.typesetting.rules import PRINT, TIGHTENED, Rules

_EM = 1000
_HALF = 500
_BLANKS = " \u3000\t"
_SLACK = 0.01  # points: sums of widths are exact to far less


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        text: its characters, without the blanks at which it was broken.
        width: in points, as it is to be set.
        runs: (x, text) pieces to draw, x in points from the line's start; more than one where
            adjoining punctuation is set tighter.
        is_forced: whether the line was broken where the rules forbid it.
    """

    text: str
    width: float
    runs: tuple[tuple[float, str], ...]
    is_forced: bool = False


def break_lines(
    text: str, width: float, font: Font, size: float, rules: Rules = PRINT
) -> tuple[Line, ...]:
    """Return ``text`` in lines at most ``width`` points wide, set at ``size`` points.

    Line feeds break; a paragraph without characters is an empty line. A single character wider
    than ``width`` has a line of its own.
    """
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines += _break_paragraph(paragraph, width, font, size, rules)
    return tuple(lines)


def _break_paragraph(text: str, width: float, font: Font, size: float, rules: Rules) -> list[Line]:
    text = text.rstrip(_BLANKS)
    paragraph = _Paragraph(text, font, size, rules)
    if paragraph.edges[-1] <= width + _SLACK:
        return [paragraph.line(0, len(text))]
    lines, start = [], 0
    while start < len(text):
        end, is_forced = paragraph.end_of_line(start, width)
        lines.append(paragraph.line(start, end, is_forced=is_forced))
        start = end
        while start < len(text) and text[start] in _BLANKS:
            start += 1
    return lines


class _Paragraph:
    """A text without line feeds, measured. ``edges[i]`` is where character i begins, in points."""

    __slots__ = ("_inside", "_rules", "_tightened", "edges", "text")

    def __init__(self, text: str, font: Font, size: float, rules: Rules) -> None:
        self.text = text
        self._rules = rules
        self._inside: set[int] | None = None
        widths = list(map(font.advances.__getitem__, text))
        self._tightened = []
        if rules.tightens:
            self._tightened = [match.start() for match in TIGHTENED.finditer(text)]
            for index in self._tightened:
                widths[index] -= _HALF
        self.edges = [edge * size / _EM for edge in accumulate(widths, initial=0)]

    def end_of_line(self, start: int, width: float) -> tuple[int, bool]:
        """Return where the line that begins at ``start`` ends, and whether that was forced."""
        most = bisect_right(self.edges, self.edges[start] + width + _SLACK) - 1
        if most >= len(self.text):
            return len(self.text), False
        while most + 1 < len(self.text) and self.text[most] in _BLANKS:
            most += 1  # blanks at the end of a line take no room
        end = most
        while end > start and not self._may_break(end):
            end -= 1
        if end > start:
            return end, False
        return max(most, start + 1), True

    def line(self, start: int, end: int, *, is_forced: bool = False) -> Line:
        """Return the line of the characters from ``start`` to before ``end``."""
        text = self.text[start:end].rstrip(_BLANKS)
        end = start + len(text)
        return Line(text, self.edges[end] - self.edges[start], self._runs(start, end), is_forced)

    def _runs(self, start: int, end: int) -> tuple[tuple[float, str], ...]:
        cuts = [i + 1 for i in self._tightened if start <= i < end - 1]
        return tuple(
            (self.edges[first] - self.edges[start], self.text[first:last])
            for first, last in pairwise((start, *cuts, end))
        )

    def _may_break(self, index: int) -> bool:
        """Whether the rules allow a line to end before the character at ``index``."""
        after = self.text[index]
        before = self.text[index - 1]
        if before in _BLANKS:  # UAX #14 LB14: no break after an opening bracket and blanks
            before = self.text[:index].rstrip(_BLANKS)[-1:]
        return (
            after not in self._rules.no_start
            and before not in self._rules.no_end
            and after not in _BLANKS
            and index not in self._kept()
        )

    def _kept(self) -> set[int]:
        """The places inside runs that stay whole, found when the first line is broken."""
        if self._inside is None:
            self._inside = {
                index
                for match in self._rules.kept.finditer(self.text)
                for index in range(match.start() + 1, match.end())
            }
        return self._inside
