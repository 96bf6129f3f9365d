"""The columns of a table that blanks align: where one ends and the next one begins.

Between two headings the bound is the place at which fewest lines have a word across it, and at
which the words beside it are such as their columns hold. A line that reaches over is divided where
what its columns hold tells it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.layouts.table_lines import Cells
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import Measure, Span, runs_of, words_of
from model.readers.tables.marks import mark_of_cell

_ACROSS = 3.0
"""How much worse a word across a bound is than one that is not such as its column holds."""
_DIVIDED = 0.4
"""The same of a word that is two cells that touch, by its looks."""
_MOST_ACROSS = 0.34
"""The part of the lines that may reach over a bound."""
_NEAR = 2
"""So many lines above and below show where a column begins: lines of a row are shifted alike."""
_LEAST_TWO = 5
_WHOLE = 8
"""So many places a word may begin before its column that by its looks is in that alone."""
_FAR = 10_000
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

    def _divide(
        self, words: Sequence[Span], starts: Sequence[Mapping[int, int]], at: int
    ) -> DividedLine:
        found: dict[int, list[str]] = {}
        is_across = False
        for place, word in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else None
            parts, is_sure = self._parts(
                word, following, starts[max(at - _NEAR, 0) : at + 1 + _NEAR]
            )
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
        self, word: Span, following: Span | None, near: Sequence[Mapping[int, int]]
    ) -> tuple[list[tuple[int, str]], bool]:
        """Return the parts of a word by column, and whether they are sure.

        ``near`` are the starts of the lines around it.
        """
        left, right, text = word
        first = self.column_at(left)
        column = self.column_at(right - 1)
        if first == column:
            return [(self._own(word, first, following), text)], True
        bound = self.bounds[column - 1]
        is_next = column == first + 1
        is_typed = not _fits(text, self.roles[first]) and _fits(text, self.roles[column])
        is_near = bound - left <= _WHOLE or self.roles[first] not in _WORDED
        if is_next and is_typed and is_near:
            return [(column, text)], True
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
        if column + 1 == len(self.roles) or not _fits(word[2], self.roles[column + 1]):
            return column
        if self.roles[column] not in _WORDED:
            return column + (not _fits(word[2], self.roles[column]))
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
            is_whole = _fits(text[cut:], self.roles[column]) and not _goes_on(text, cut)
            if is_whole and text[cut] not in _ENDS:
                return cut
        named = [n for n in cuts if abs(n - place) <= _REACH and _NAME_ENDS.search(text[:n])]
        if self.roles[column - 1] is ColumnRole.NAME and len(named) == 1 and text[-1] in _ENDS:
            return named[0]
        is_plain = len(text) == self.measure(text) and self.roles[column] in _WORDED
        cut = min(edges) - left if is_plain and len(edges) == 1 else 0
        return cut if 0 < cut < len(text) else 0


def find_bounds(
    heads: Sequence[Span], roles: Sequence[ColumnRole], lines: Sequence[Line], measure: Measure
) -> ColumnBounds | None:
    """Return the bounds of the columns below ``heads``, None where ``lines`` keep none apart."""
    words = [words_of(line, measure) for line in lines]
    bounds: list[int] = []
    for column, (head, following) in enumerate(pairwise(heads)):
        first = max(head[0] + 1, bounds[-1] + 1 if bounds else 0)
        both = range(bounds[-1] if bounds else 0, _reach(heads, roles, column + 1))
        best = _best(words, range(first, following[1]), both, (roles[column], roles[column + 1]))
        if best is None:
            return None
        bounds.append(best)
    return ColumnBounds(measure, roles, bounds)


def _reach(heads: Sequence[Span], roles: Sequence[ColumnRole], column: int) -> int:
    """Return the place before which the words of a column begin, as far as that is sure.

    Amounts stand at the right of a column, and may begin behind its heading in the middle.
    """
    if any(role is not ColumnRole.AMOUNT for role in roles[column : column + 2]):
        return heads[column][1]
    return heads[column + 1][0] if column + 1 < len(heads) else _FAR


def _best(
    lines: Sequence[Sequence[Span]],
    places: range,
    both: range,
    roles: tuple[ColumnRole, ColumnRole],
) -> int | None:
    """Return the best of ``places`` for a bound, None where too many lines reach over each.

    Of those that are equally good it is one with words at both sides within ``both`` columns.
    """
    if not places:
        return None
    across = dict.fromkeys(places, 0)
    divided = dict.fromkeys(places, 0)
    faults = dict.fromkeys(places, 0.0)
    for words in lines:
        for left, right, text in words:
            is_two = _is_two(text, roles[1])
            for place in range(max(left + 1, places.start), min(right, places.stop)):
                across[place] += not is_two
                divided[place] += is_two
        for first, last, fault in _gaps(words, places, roles):
            for place in range(first, last):
                faults[place] += fault
    costs = {p: _ACROSS * across[p] + _DIVIDED * divided[p] + faults[p] for p in places}
    least = min(costs.values())
    runs = runs_of([place for place in places if costs[place] == least])
    run = max(runs, key=lambda run: (_fewer(lines, both, run[0]), len(run)))
    is_ragged = roles[1] is ColumnRole.AMOUNT
    best = run[0] if is_ragged else run[-1]
    return best if across[best] <= max(1, _MOST_ACROSS * len(lines)) else None


def _fewer(lines: Sequence[Sequence[Span]], both: range, bound: int) -> int:
    """Return in how many lines a word ends before ``bound``, or begins behind it, if fewer do."""
    left = sum(any(both.start <= word[0] and word[1] <= bound for word in ws) for ws in lines)
    right = sum(any(bound <= word[0] < both.stop for word in words) for words in lines)
    return min(left, right)


def _is_two(word: str, role: ColumnRole) -> bool:
    """Whether a word is the end of a text and, touching it, a cell of the column ``role``."""
    if (
        role is not ColumnRole.DEPARTMENTS
        or len(word) < _LEAST_TWO
        or not is_departments(word[-4:])
    ):
        return False
    return any(sign in word[:-2] for sign in "。、")


def _gaps(
    words: Sequence[Span], places: range, roles: tuple[ColumnRole, ColumnRole]
) -> Iterator[tuple[int, int, float]]:
    """Yield the blanks of a line with how unlikely a bound is there, by the words beside it."""
    ends = [None, *words, None]
    for before, after in pairwise(ends):
        first = max(before[1] if before else 0, places.start)
        last = min(after[0] + 1 if after else places.stop, places.stop)
        if first < last:
            fault = _is_other(before[2], *roles) if before else False
            yield first, last, fault + (_is_other(after[2], *roles[::-1]) if after else False)


def _is_other(word: str, own: ColumnRole, other: ColumnRole) -> bool:
    """Whether a word in the column ``own`` is one that only ``other`` holds."""
    if own is ColumnRole.NUMBER or (own is ColumnRole.AMOUNT and other is ColumnRole.EXTRA):
        return not _fits(word, own)
    return own is not other and _fits(word, other) and not _fits(word, own)


def _fits(word: str, role: ColumnRole) -> bool:
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
