"""Breaking text into lines of a given width.

Widths are added up once for a text, the last character that fits is found by bisection, and the
line ends at the last place before it where the rules allow a break. Where the rules forbid it after
the last character that fits, the line is first set tighter to take in what may not begin the next
one (追い込み), and only then gives characters up (追い出し). A text without a place to break, a
word wider than the line, is broken between characters and its line marked as forced.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reports.typesetting.fonts import Font
from reports.typesetting.rules import PRINT, Rules
from reports.typesetting.spacing import HALF, QUARTER, squeeze, tightened

EM = 1000
BLANKS = " \u3000\t"
SLACK = 0.01  # points: sums of widths are exact to far less
_MOST_PUSHED = 4  # characters that a line may take in beyond what fits
_STOPS = "。．！？」』）"
_MOST_SINGLE = 3  # characters that may be left, stops among them, where one is said to be alone
_MOST_LEFT = 4  # characters that a line gives up so that the last one does not hold a single one
_LEAST_FILLED = 0.3  # of a line that ends at a preferred place (かごしま, before a long word)
_MARK = "[\u0300-\u036f\u3099\u309a]"
_MARKS = re.compile(_MARK)
_DECOMPOSED = re.compile(f".{_MARK}+")


class Line(NamedTuple):
    """A line of text.

    Attributes:
        text: its characters, without the blanks at which it was broken.
        width: in points, as it is to be set.
        runs: (x, text) pieces to draw where it is not set in one, x in points from its start.
        is_forced: whether the line was broken where the rules forbid it.
    """

    text: str
    width: float
    runs: tuple[tuple[float, str], ...] = ()
    is_forced: bool = False

    def pieces(self) -> tuple[tuple[float, str], ...]:
        """Return the pieces to draw."""
        return self.runs or ((0.0, self.text),)


def break_lines(
    text: str,
    width: float,
    font: Font,
    size: float,
    rules: Rules = PRINT,
    *,
    justifies: bool = False,
) -> tuple[Line, ...]:
    """Return ``text`` in lines at most ``width`` points wide, set at ``size`` points.

    Line feeds break; a paragraph without characters is an empty line. A single character wider
    than ``width`` has a line of its own. ``justifies`` spreads every line but the last of a
    paragraph to the full width, at most by a quarter em at a place (JLREQ 3.8.4); one before a last
    line of a single character leaves it some more, where it can.
    """
    room = int((width + SLACK) * EM / size)
    lines: list[Line] = []
    for paragraph in composed(text).split("\n"):
        lines += Paragraph(paragraph, font, size, rules).lines(room, justifies=justifies)
    return tuple(lines)


def composed(text: str) -> str:
    """Return ``text`` with letters and their combining marks in one where there is such a one."""
    if not _MARKS.search(text):
        return text
    return _DECOMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


class Paragraph:
    """A text without line feeds, measured in 1/1000 em.

    ``preferred`` are places at which it had better be broken than at others, the best first: those
    of one kind are sought before those of the next.
    """

    __slots__ = ("_edges", "_inside", "_preferred", "_rules", "_size", "_text", "_tightened")

    def __init__(
        self,
        text: str,
        font: Font,
        size: float,
        rules: Rules,
        preferred: Sequence[Collection[int]] = (),
    ) -> None:
        self._text = text = text.rstrip(BLANKS)
        self._size, self._rules, self._preferred = size, rules, preferred
        self._inside: frozenset[int] | None = None
        widths = list(map(font.advances.__getitem__, text))
        self._tightened: frozenset[int] = frozenset()
        if rules.is_paper:
            self._tightened = tightened(text)
            for index in self._tightened:
                widths[index] -= HALF
        self._edges = list(accumulate(widths, initial=0))

    def lines(self, room: int, *, justifies: bool = False) -> list[Line]:
        """Return the lines, each at most ``room`` wide."""
        text, count = self._text, len(self._text)
        if self._edges[-1] <= room:
            return [self._line(0, count)]
        lines: list[Line] = []
        start = before = 0
        while start < count:
            if justifies and lines and self._is_single(start):
                lines[-1:], start = self._with_company(before, start, room, lines[-1])
            end, moves, is_forced = self._end_of_line(start, room)
            if justifies and end < count and not moves:
                moves = self._spread(start, end, room)
            lines.append(self._line(start, end, moves, is_forced=is_forced))
            before, start = start, end
            while start < count and text[start] in BLANKS:
                start += 1
        return lines

    def count(self, room: int) -> int:
        """Return the number of lines, each at most ``room`` wide."""
        text, count = self._text, len(self._text)
        if self._edges[-1] <= room:
            return 1
        lines, start = 0, 0
        while start < count:
            start, _, _ = self._end_of_line(start, room)
            lines += 1
            while start < count and text[start] in BLANKS:
                start += 1
        return lines

    def _end_of_line(self, start: int, room: int) -> tuple[int, dict[int, int], bool]:
        """Return where the line from ``start`` ends, what moves in it, and whether by force."""
        text, count = self._text, len(self._text)
        most = bisect_right(self._edges, self._edges[start] + room) - 1
        if most >= count:
            return count, {}, False
        while most + 1 < count and text[most] in BLANKS:
            most += 1  # blanks at the end of a line take no room
        for places in self._preferred:
            if end := self._preferred_end(start, most, places):
                return end, {}, False
        if self._may_break(most) and most > start:
            return most, {}, False
        if self._rules.is_paper and (pushed := self._push_in(start, most, room)):
            return *pushed, False
        end = most
        while end > start and not self._may_break(end):
            end -= 1
        if end > start:
            return end, {}, False
        return max(most, start + 1), {}, True

    def _preferred_end(self, start: int, most: int, places: Collection[int]) -> int | None:
        """Return the last of ``places`` that leaves a line well filled."""
        edges = self._edges
        least = edges[start] + int((edges[most] - edges[start]) * _LEAST_FILLED)
        for end in range(most, start, -1):
            if edges[end] < least:
                return None
            if end in places and self._may_break(end):
                return end
        return None

    def _push_in(self, start: int, most: int, room: int) -> tuple[int, dict[int, int]] | None:
        """Return the end of a line set tighter up to the next allowed break, and what moves."""
        text, count = self._text, len(self._text)
        for end in range(most + 1, min(most + _MOST_PUSHED, count) + 1):
            if end == count or self._may_break(end):
                last = start + len(text[start:end].rstrip(BLANKS))
                over = self._edges[last] - self._edges[start] - room
                moves = squeeze(text, start, last, self._tightened, over)
                return (end, moves) if moves is not None else None
        return None

    def _is_single(self, start: int) -> bool:
        """Whether all that is left from ``start`` is a character, or one with a full stop."""
        return (
            len(self._text) - start <= _MOST_SINGLE and len(self._text[start:].rstrip(_STOPS)) <= 1
        )

    def _with_company(
        self, before: int, start: int, room: int, line: Line
    ) -> tuple[list[Line], int]:
        """Return the line from ``before`` so that it leaves more than a character, and its end.

        As it was (``line``) where it cannot be spread over its width without what it would leave.
        """
        for end in range(start - 1, max(before, start - _MOST_LEFT - 1), -1):
            if self._may_break(end) and (moves := self._spread(before, end, room)):
                return [self._line(before, end, moves)], end
        return [line], start

    def _spread(self, start: int, end: int, room: int) -> dict[int, int]:
        """Return the moves that make a line as wide as ``room``; none where it lacks too much."""
        end = start + len(self._text[start:end].rstrip(BLANKS))
        lacking = room - (self._edges[end] - self._edges[start])
        places = [index for index in range(start + 1, end) if self._may_break(index)]
        if not places or lacking > QUARTER * len(places):
            return {}
        share, rest = divmod(lacking, len(places))
        return {index: -share - (n < rest) for n, index in enumerate(places)}

    def _line(
        self, start: int, end: int, moves: dict[int, int] | None = None, *, is_forced: bool = False
    ) -> Line:
        """Return the line of the characters from ``start`` to before ``end``."""
        text = self._text[start:end]
        if text[-1:] in BLANKS:
            text = text.rstrip(BLANKS)
            end = start + len(text)
        width = self._edges[end] - self._edges[start]
        if not moves and not self._tightened:
            return Line(text, width * self._size / EM, (), is_forced)
        moves = moves or {}
        width -= sum(moves.values())
        cuts = {index + 1 for index in self._tightened if start <= index < end - 1}
        cuts.update(index for index in moves if start < index < end)
        runs = self._runs(start, end, sorted(cuts), moves) if cuts or start in moves else ()
        return Line(text, width * self._size / EM, runs, is_forced)

    def _runs(
        self, start: int, end: int, cuts: list[int], moves: dict[int, int]
    ) -> tuple[tuple[float, str], ...]:
        moved, runs = 0, []
        for first, last in pairwise((start, *cuts, end)):
            moved += moves.get(first, 0)
            x = self._edges[first] - self._edges[start] - moved
            runs.append((x * self._size / EM, self._text[first:last]))
        return tuple(runs)

    def _may_break(self, index: int) -> bool:
        """Whether the rules allow a line to end before the character at ``index``."""
        after = self._text[index]
        before = self._text[index - 1]
        if before in BLANKS:  # UAX #14 LB14: no break after an opening bracket and blanks
            before = self._text[:index].rstrip(BLANKS)[-1:]
        return (
            after not in self._rules.no_start
            and before not in self._rules.no_end
            and after not in BLANKS
            and index not in self._kept()
        )

    def _kept(self) -> frozenset[int]:
        """The places inside runs that stay whole, found when the first line is broken."""
        if self._inside is None:
            self._inside = frozenset(
                index
                for match in self._rules.kept.finditer(self._text)
                for index in range(match.start() + 1, match.end())
            )
        return self._inside
