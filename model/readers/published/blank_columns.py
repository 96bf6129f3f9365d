"""The columns of a table that blanks keep apart: strips that are blank in all of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.published.lines import Line
from model.readers.published.places import Measure, Span, words_of
from model.readers.published.table_lines import Cells

_Reach = tuple[int, int]
_LINES_FOR_ONE = 8
"""In so many lines one may reach over the strip between two columns."""


@dataclass(frozen=True, slots=True)
class BlankColumns:
    """From where to where each column reaches, in the places of ``measure``."""

    measure: Measure
    reaches: tuple[_Reach, ...]

    def cells(self, line: Line) -> Cells:
        """Return the cells of a line by the number of their column."""
        found: dict[int, list[Span]] = {}
        for word in words_of(line, self.measure):
            found.setdefault(self._column(word), []).append(word)
        return {column: _text(words) for column, words in found.items()}

    def _column(self, word: Span) -> int:
        return _nearest(word[:2], self.reaches)


def find_columns(
    heads: Sequence[Span], lines: Sequence[Line], measure: Measure
) -> BlankColumns | None:
    """Return the columns below ``heads``, None where ``lines`` do not keep them apart.

    In a long table a few lines may reach over: a PDF's text is pushed aside by wide letters.
    """
    words = [[word[:2] for word in words_of(line, measure)] for line in lines]
    own = [head[:2] for head in heads]
    for most in range(1 + len(lines) // _LINES_FOR_ONE):
        taken = _taken(words, most)
        owners = [_nearest(stretch, own) for stretch in taken]
        if owners == sorted(owners) and set(owners) == set(range(len(heads))):
            found = [[t for t, o in zip(taken, owners, strict=True) if o == n] for n in set(owners)]
            return BlankColumns(measure, tuple((each[0][0], each[-1][1]) for each in found))
    return None


def _taken(lines: Sequence[Sequence[_Reach]], most: int) -> list[_Reach]:
    """Return the stretches between strips that are blank in all lines but ``most``."""
    counts: Counter[int] = Counter()
    for words in lines:
        counts.update({place for left, right in words for place in range(left, right)})
    stretches: list[_Reach] = []
    for place in sorted(place for place, count in counts.items() if count > most):
        if stretches and place == stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], place + 1)
        else:
            stretches.append((place, place + 1))
    return stretches


def _nearest(place: _Reach, reaches: Sequence[_Reach]) -> int:
    """Return which of ``reaches`` shares most places with ``place``, or is next to it."""
    shared = [min(place[1], right) - max(place[0], left) for left, right in reaches]
    return shared.index(max(shared))


def _text(words: Sequence[Span]) -> str:
    """Return the words of a cell, with a blank where they are apart."""
    return " ".join(text for _, _, text in words)
