"""The lines of a table that blanks align, divided at the bounds of its columns.

A line that reaches over a bound is divided where what its columns hold tells it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.layouts.table_lines import Cells
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import Measure, Span, pieces_of, words_of
from model.readers.tables.marks import mark_of_cell

_NEAR = 2
"""So many lines above and below show where a column begins: lines of a row are shifted alike."""
_WHOLE = 8
"""So many places a word may begin before its column that by its looks is in that alone."""
_REACH = 3
"""How many places a word may be pushed over a bound, or stand before it."""
_ENDS = "。、）"
_NAME_ENDS = re.compile(r"(?:事業|補助金|[】］〕])$")
_WORDED = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.EXTRA)


@dataclass(frozen=True, slots=True)
class DividedLine:
    """The cells of a line by column; ``is_across``: a word lies over a bound, whose is unknown."""

    cells: Cells
    is_across: bool


@dataclass(frozen=True, slots=True)
class ColumnBounds:
    """The places at which the second column and each one behind it begins, in ``measure``."""

    measure: Measure
    roles: Sequence[ColumnRole]
    bounds: Sequence[int]

    def divide(self, lines: Sequence[Line]) -> list[DividedLine]:
        """Return the cells of lines that follow each other."""
        words = [words_of(line, self.measure) for line in lines]
        starts = [self._starts(each) for each in words]
        return [self._divide(each, starts, at) for at, each in enumerate(words)]

    def pieces_in(self, line: Line, places: Collection[int]) -> list[Span]:
        """Return what blanks set apart in a line and lies in the columns ``places`` alone."""
        pieces = pieces_of(line, self.measure)
        return [
            piece
            for piece in pieces
            if self.column_at(piece[0]) in places and self.column_at(piece[1] - 1) in places
        ]

    def _divide(
        self, words: Sequence[Span], starts: Sequence[Mapping[int, int]], at: int
    ) -> DividedLine:
        found: dict[int, list[str]] = {}
        is_across = False
        for place, word in enumerate(words):
            beside = words[place - 1] if place else None, next(iter(words[place + 1 :]), None)
            parts, is_sure = self._parts(word, beside, starts[max(at - _NEAR, 0) : at + 1 + _NEAR])
            is_across = is_across or not is_sure
            for column, text in parts:
                found.setdefault(column, []).append(text)
        return DividedLine({n: " ".join(texts) for n, texts in found.items()}, is_across)

    def _starts(self, words: Sequence[Span]) -> dict[int, int]:
        """Return where the text of a line begins in each column, as far as that is sure."""
        starts: dict[int, int] = {}
        for left, right, _ in words:
            column = self.column_at(left)
            if column == self.column_at(right - 1):
                starts.setdefault(column, left)
        return starts

    def _parts(
        self,
        word: Span,
        beside: tuple[Span | None, Span | None],
        near: Sequence[Mapping[int, int]],
    ) -> tuple[list[tuple[int, str]], bool]:
        """Return the parts of a word by column, and whether they are sure.

        ``beside`` are the words before and behind it, ``near`` the starts of the lines around it.
        """
        left, right, text = word
        before, following = beside
        first = self.column_at(left)
        column = self.column_at(right - 1)
        if first == column:
            return [(self._own(word, first, following), text)], True
        bound = self.bounds[column - 1]
        is_next = column == first + 1
        is_typed = not fits(text, self.roles[first]) and fits(text, self.roles[column])
        is_near = bound - left <= _WHOLE or self.roles[first] not in _WORDED
        if is_next and is_typed and is_near:
            return [(column, text)], True
        is_behind = before is not None and left - before[1] == 1
        is_pushed = is_behind and before is not None and self.column_at(before[0]) == first
        if is_next and is_pushed and bound - left <= _WHOLE and text[-1] not in _ENDS:
            return [(column, text)], False  # by a full text before it, to the left
        own_edges = [starts[first] for starts in near if first in starts]
        is_apart = before is None or left - before[1] > 1
        is_far_in = bool(own_edges) and left - min(own_edges) > _WHOLE
        if is_next and is_apart and is_far_in and bound - left <= _WHOLE:
            return [(column, text)], False  # a cell of its own, begun too far left
        edges = {starts[column] for starts in near if column in starts}
        if is_next and (cut := self._cut(text, column, left, edges)):
            return [(first, text[:cut]), (column, text[cut:])], True
        is_followed = following is not None and self.column_at(following[0]) == column
        if is_followed and right - bound <= _REACH:  # pushed by what is wide before it
            return [(first, text)], True
        own = first if bound - left >= right - bound else column
        return [(own, text)], False

    def _own(self, word: Span, column: int, following: Span | None) -> int:
        """Return the column of a word that lies in ``column`` by its place.

        Pushed aside, it may stand before the one which by its looks it alone can be of: as the last
        of a line, or where ``column`` holds other things.
        """
        if column + 1 == len(self.roles) or not fits(word[2], self.roles[column + 1]):
            return column
        if self.roles[column] not in _WORDED:
            return column + (not fits(word[2], self.roles[column]))
        begin = self.bounds[column - 1] if column else 0
        is_near = self.bounds[column] - word[0] < word[0] - begin
        return column + (is_near and following is None)

    def column_at(self, place: int) -> int:
        """Return the column in which a place lies."""
        return sum(bound <= place for bound in self.bounds)

    def _cut(self, text: str, column: int, left: int, edges: Collection[int]) -> int:
        """Return where a word at ``left`` is cut that lies in two columns, 0 where that is unsure.

        The second has a part such as it holds, or begins at the edge that the lines around have.
        """
        place = self.bounds[column - 1] - left
        if len(text) != self.measure(text):
            place = next(n for n in range(len(text) + 1) if self.measure(text[:n]) >= place)
        cuts = sorted(range(1, len(text)), key=lambda n: (text[n - 1] not in _ENDS, abs(n - place)))
        for cut in cuts:
            if abs(cut - place) > _REACH:
                continue
            is_whole = fits(text[cut:], self.roles[column]) and not _goes_on(text, cut)
            if is_whole and text[cut] not in _ENDS:
                return cut
        named = [n for n in cuts if abs(n - place) <= _REACH and _NAME_ENDS.search(text[:n])]
        if self.roles[column - 1] is ColumnRole.NAME and len(named) == 1 and text[-1] in _ENDS:
            return named[0]
        is_plain = len(text) == self.measure(text) and self.roles[column] in _WORDED
        cut = min(edges) - left if is_plain and len(edges) == 1 else 0
        return cut if 0 < cut < len(text) else 0


def fits(word: str, role: ColumnRole) -> bool:
    """Whether a word is by its looks such as a column of few kinds of words holds."""
    match role:
        case ColumnRole.AMOUNT:
            return is_amount(word)
        case ColumnRole.DEPARTMENTS:
            return is_departments(word)
        case ColumnRole.MARK:
            return mark_of_cell(word, ()) is not None
        case ColumnRole.NUMBER:
            return word.isdecimal()
    return False


def _goes_on(text: str, cut: int) -> bool:
    """Whether a cut divides a number or a word of letters."""
    pair = text[cut - 1 : cut + 1]
    return pair.isascii() and all(sign.isalnum() or sign in ",.△-" for sign in pair)
