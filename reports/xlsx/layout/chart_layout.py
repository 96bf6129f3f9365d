"""Where the bars of a chart stand on it, so that names and figures have room inside its frame.

A program that lays a chart out by itself gives names the room it likes: LibreOffice lets long ones
run out of the frame or leaves out every second one. So the place of the bars is given (ECMA-376
Part 1, 21.2.2.95 manualLayout), with room at their left for the names as they are measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.chart.layout import Layout, ManualLayout

from reports.amounts import grouped
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.fonts import load_font
from reports.typesetting.rules import EXCEL

TITLE_SIZE, SIZE, SMALL_SIZE = 11.0, 9.0, 8.0
_LEAST_SIZE = 6.0
_LINE = 1.25
"""The points from line to line, per point of type."""
_GAP = 6.0
"""The points around titles, and between a name and its bar."""
_TITLE_DROP = 0.02
"""The part of a chart's height at which its title begins."""
_LEAST_BAR, _LEAST_HEIGHT = 11.5, 110.0
_MOST_OF_WIDTH = 0.58
"""The part of the chart that names take at the most; longer ones are broken into lines."""
_PARTED = 0.3
"""The part of an em by which LibreOffice parts kanji and figures or Latin characters."""
_MEETING = re.compile(r"(?<=[^ -~])(?=[ -~])|(?<=[ -~])(?=[^ -~])")
INSET = 2.0
"""The points by which charts stand inside the print area and their rows, so that their frames are
printed with them."""
MOST_OF_PAGE = 0.9
"""The part of a page that a chart takes at the most."""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """The measures of a chart in points; ``width`` is what it has where columns are narrowest.

    ``names_size`` is the size of the names' type, ``left`` where the bars begin, ``pitch`` how far
    one is from the next, ``right`` what is left free behind the longest, ``lines`` the most that a
    name takes.
    """

    width: float
    names_size: float
    left: float
    pitch: float
    right: float
    lines: int
    is_beside: bool

    @property
    def title_size(self) -> float:
        """The size of type of the title."""
        return SIZE if self.is_beside else TITLE_SIZE

    def height(self, bars: int) -> float:
        """Return the points of a chart with ``bars`` bars."""
        return max((self._around + bars * self.pitch) / (1 - _TITLE_DROP), _LEAST_HEIGHT)

    def layout(self, height: float, part: float) -> Layout:
        """Return the place of the bars on a chart of this height.

        ``part`` is what they take of the room from top to bottom: a chart beside it may have more.
        """
        room = height * (1 - _TITLE_DROP) - self._around
        place = ManualLayout(
            layoutTarget="inner",
            xMode="edge",
            yMode="edge",
            x=round(self.left / self.width, 4),
            y=round(self._above / height + _TITLE_DROP, 4),
            w=round((self.width - self.left - self.right) / self.width, 4),
            h=round(room * part / height, 4),
        )
        return Layout(manualLayout=place)

    @property
    def _around(self) -> float:
        """The points above and below the bars, where the title of the figures stands."""
        return self._above + SIZE * _LINE + _GAP + _GAP / 2

    @property
    def _above(self) -> float:
        return self.title_size * _LINE + 2 * _GAP


def shape_chart(
    names: Sequence[str], figures: Sequence[float], width: float, page: float, *, is_beside: bool
) -> ChartShape:
    """Return the shape of a chart ``width`` points wide on a page ``page`` points high.

    Names are set smaller where the chart would be higher than the page otherwise. ``figures`` are
    the lengths of all bars, in the unit shown.
    """
    usual = SMALL_SIZE if is_beside else SIZE
    sizes = [usual - step for step in range(round(usual - _LEAST_SIZE) + 1)]
    if _room_for(names, sizes[1], width)[0] == 1 < _room_for(names, usual, width)[0]:
        sizes = sizes[1:]  # one line of smaller type reads better than two
    longest = max((grouped(round(figure)) for figure in figures), key=len, default="")
    right = _GAP if is_beside else load_font().text_width(longest, SIZE) + _GAP
    for size in sizes:
        lines, left = _room_for(names, size, width)
        pitch = max(lines * size * _LINE + 1.5, _LEAST_BAR)
        shape = ChartShape(width, size, left, pitch, right, lines, is_beside)
        if shape.height(len(names)) <= page * MOST_OF_PAGE:
            break
    return shape


def _room_for(names: Sequence[str], size: float, width: float) -> tuple[int, float]:
    """Return in how many lines ``names`` are set and how many points these take with a gap."""
    widest = max((_set_width(name, size) for name in names), default=0.0)
    most = _MOST_OF_WIDTH * width
    if widest + 2 * _GAP <= most:
        return 1, widest + 2 * _GAP
    # LibreOffice breaks names where they reach the frame and then sets them a gap from the bars:
    # of the rooms of about that width, the one is taken whose lines leave the most free.
    rooms = [most - step for step in range(math.ceil(size))]
    left = max(rooms, key=lambda room: room - _longest_line(names, size, room))
    return max(len(_lines_of(name, size, left - _GAP)) for name in names), left


def _longest_line(names: Sequence[str], size: float, room: float) -> float:
    """Return the points of the longest line of ``names`` where each is broken at ``room``."""
    longest = 0.0
    for name in names:
        lines = _lines_of(name, size, room)
        longest = max(longest, *(_set_width(line.text, size) for line in lines))
    return longest


def _lines_of(name: str, size: float, room: float) -> tuple[Line, ...]:
    """Return the lines of ``name`` in ``room`` points, where they take the most."""
    return break_lines(name, room - _parted(name, size), load_font(), size, EXCEL)


def _set_width(text: str, size: float) -> float:
    """Return the points that a line of a name takes where it takes the most."""
    return load_font().text_width(text, size) + _parted(text, size)


def _parted(text: str, size: float) -> float:
    """Return the points by which LibreOffice makes ``text`` wider."""
    return _PARTED * size * len(_MEETING.findall(text))
