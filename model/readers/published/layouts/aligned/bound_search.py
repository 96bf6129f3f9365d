"""The columns of a table that blanks align: where one ends and the next one begins.

Between two headings the bound is the place at which fewest lines have a word across it, and at
which the words beside it are such as their columns hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.layouts.aligned.column_bounds import ColumnBounds, fits
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import Measure, Span, runs_of, words_of

_ACROSS = 3.0
"""How much worse a word across a bound is than one that is not such as its column holds."""
_DIVIDED = 0.4
"""The same of a word that is two cells that touch, by its looks."""
_PARTED = 0.02
"""The same of a word that a bound parts from the one heading that it stands below."""
_MOST_ACROSS = 0.34
"""The part of the lines that may reach over a bound."""
_LEAST_TWO = 5
_FAR = 10_000


def find_bounds(
    heads: Sequence[Span], roles: Sequence[ColumnRole], lines: Sequence[Line], measure: Measure
) -> ColumnBounds | None:
    """Return the bounds of the columns below ``heads``, None where ``lines`` keep none apart."""
    words = [words_of(line, measure) for line in lines]
    bounds: list[int] = []
    for column, (head, following) in enumerate(pairwise(heads)):
        first = max(head[0] + 1, bounds[-1] + 1 if bounds else 0)
        both = range(bounds[-1] if bounds else 0, _reach(heads, roles, column + 1))
        found = _Between(head, following, (roles[column], roles[column + 1]))
        best = _best(words, range(first, following[1]), both, found)
        if best is None:
            return None
        bounds.append(best)
    return ColumnBounds(measure, roles, bounds)


def _reach(heads: Sequence[Span], roles: Sequence[ColumnRole], column: int) -> int:
    """Return the place before which the words of a column begin, as far as that is sure.

    Amounts stand at the right of a column, and may begin behind its heading in the middle.
    """
    if roles[column] is not ColumnRole.AMOUNT:
        return heads[column][1]
    return heads[column + 1][0] if column + 1 < len(heads) else _FAR


@dataclass(frozen=True, slots=True)
class _Between:
    """Two headings side by side, and what their columns hold."""

    head: Span
    following: Span
    roles: tuple[ColumnRole, ColumnRole]

    def misplaced(self, word: Span, places: range) -> range:
        """Return the ``places`` at which a bound parts a word from the one heading it is below.

        Nothing but its place says of which column a tick is, as words and amounts do.
        """
        if ColumnRole.MARK not in self.roles:
            return range(0)
        left, right, _ = word
        is_own = left < self.head[1] and self.head[0] < right
        is_next = left < self.following[1] and self.following[0] < right
        if is_own is is_next:
            return range(0)
        if is_next:
            return range(max(left + 1, places.start), places.stop)
        return range(places.start, min(left + 1, places.stop))


def _best(
    lines: Sequence[Sequence[Span]],
    places: range,
    both: range,
    between: _Between,
) -> int | None:
    """Return the best of ``places`` for a bound, None where too many lines reach over each.

    Of those that are equally good it is one with words at both sides within ``both`` columns.
    """
    if not places:
        return None
    across = dict.fromkeys(places, 0)
    divided = dict.fromkeys(places, 0)
    faults = dict.fromkeys(places, 0.0)
    roles = between.roles
    for words in lines:
        for left, right, text in words:
            for place in between.misplaced((left, right, text), places):
                faults[place] += _PARTED
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
        return not fits(word, own)
    return own is not other and fits(word, other) and not fits(word, own)
