"""How wide the columns of a sheet are: what each asks for, and how they share the paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports.table import ColumnKind
from reports.typesetting.even_widths import even_widths
from reports.xlsx.file.styles import SIZE
from reports.xlsx.layout.common_columns import Member
from reports.xlsx.layout.measures import (
    BOLD,
    CERTAIN,
    PADDING_PIXELS,
    POINTS_PER_PIXEL,
    cell_font,
    width_of,
)

_SHORT_HEAD = 4
"""The most characters of a head that has one line."""
_PAD = (PADDING_PIXELS + 3) * POINTS_PER_PIXEL


def fit_widths(
    columns: Sequence[Sequence[Member]], total: float, button: float
) -> tuple[float, ...]:
    """Return the widths of columns in Excel's unit, together at most ``total`` points.

    ``columns`` says who stands in each; ``button`` is the room (points) beside each of their heads.
    """
    return _fit([_natural(members, button) for members in columns or [[]]], total)


def least_points(columns: Sequence[Sequence[Member]], button: float) -> float:
    """Return how many points columns need together so that all can be read.

    ``columns`` and ``button`` as in ``fit_widths``.
    """
    needs = [_natural(members, button) for members in columns]
    return sum(max(need.least, need.floor) for need in needs)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in points; ``shares`` says that it takes part in what is left.

    With less than ``floor`` its figures cannot be read, nor its marks, which would stand upright;
    other texts have none, since they wrap. ``is_amounts`` says that amounts alone stand in it.
    """

    least: float
    wanted: float
    shares: bool
    floor: float = 0.0
    is_amounts: bool = False


def _natural(members: Sequence[Member], button: float) -> _Need:
    """Return what a column asks for; one that shares what is left, for its longest text.

    Figures are never cut: Excel shows ### in place of one that is too wide. Totals are bold.
    """
    least, wanted, shares, floor = 0.0, 0.0, not members, 0.0
    for column, head_of, texts in members:
        title = head_of if column.kind.is_summed else _long_line_of(head_of)
        head = (_widest((title,)) / BOLD + button) / CERTAIN
        most = None if column.most is None else column.most * SIZE
        if texts and not any(texts):  # nothing stands in it: its head will do
            wanted = max(wanted, head)
            continue
        least = max(least, min(column.least * SIZE, most or column.least * SIZE))
        if column.kind.is_summed:
            figures = _widest(texts) / BOLD / CERTAIN
            unit = _widest(head_of.split("\n")[-1:]) / BOLD
            wanted, floor = max(wanted, min(head, most or head), figures), max(floor, figures, unit)
            continue
        longest = (max(texts, key=len, default=""),) if most is None else texts
        room = 0.0 if texts else most or 0.0  # to be written in
        widest = max(head, room, _widest(longest, most or math.inf) / CERTAIN)
        wanted = max(wanted, widest if most is None else min(widest, most))
        if column.kind is ColumnKind.MARK:
            floor = max(floor, _widest(texts) / CERTAIN)
        shares = shares or most is None
    is_amounts = all(column.kind is ColumnKind.YEN for column, _, _ in members)
    wanted = max(wanted, least) + _PAD
    return _Need(least + _PAD, wanted, shares, floor and floor + _PAD, is_amounts)


def _long_line_of(head: str) -> str:
    """Return the longer line of a head in words: of more than four characters, it may have two."""
    return head if len(head) <= _SHORT_HEAD else head[: math.ceil(len(head) / 2)]


def _widest(texts: Iterable[str], enough: float = math.inf) -> float:
    """Return the points of the longest line in ``texts``; those beyond ``enough`` are all alike."""
    font, widest = cell_font(), 0.0
    for text in texts:
        if len(text) * SIZE <= widest:
            continue  # no character is wider than an em
        lines = text.split("\n") if "\n" in text else (text,)
        widest = max(widest, *[font.text_width(line, SIZE) for line in lines])
        if widest >= enough:
            return enough
    return widest


def _fit(needs: Sequence[_Need], total: float) -> tuple[float, ...]:
    """Return widths in Excel's unit that together take at most ``total`` points.

    Columns that share divide what the others leave, if that is as much as they need at least.
    """
    fixed = sum(need.wanted for need in needs if not need.shares)
    sharing = [need for need in needs if need.shares]
    rest = total - fixed
    points = []
    if sharing and rest >= sum(need.least for need in sharing):
        spare = rest - sum(need.least for need in sharing)
        hunger = sum(need.wanted - need.least for need in sharing) or len(sharing)
        for need in needs:
            share = spare * ((need.wanted - need.least) or (hunger == len(sharing))) / hunger
            points.append(need.least + share if need.shares else need.wanted)
    else:
        points = _shrunk(needs, total)
    return tuple(map(width_of, _evened(needs, points)))


def _evened(needs: Sequence[_Need], points: Sequence[float]) -> Sequence[float]:
    """Return ``points`` with amounts that stand beside each other as wide as each other."""
    by_kind = groupby(range(len(needs)), lambda place: needs[place].is_amounts)
    runs = [tuple(run) for is_amounts, run in by_kind if is_amounts]
    floors, wanted = [need.floor for need in needs], [need.wanted for need in needs]
    return even_widths(points, runs, floors, wanted)


def _shrunk(needs: Sequence[_Need], total: float) -> list[float]:
    """Return the points of columns that ask for more than ``total``.

    All give up the same part, but for figures that could not be read then: the others make room.
    """
    asked = [need.least if need.shares else need.wanted for need in needs]
    part = total / sum(asked)
    kept = [need.floor > each * part for need, each in zip(needs, asked, strict=True)]
    floors = sum(need.floor for need, is_kept in zip(needs, kept, strict=True) if is_kept)
    others = sum(each for each, is_kept in zip(asked, kept, strict=True) if not is_kept)
    if floors and floors < total and others:
        part = (total - floors) / others
    else:
        kept = [False] * len(needs)
    return [
        need.floor if is_kept else each * part
        for need, each, is_kept in zip(needs, asked, kept, strict=True)
    ]
