"""Lines of text from the characters on a page: those in a cell, and those between tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.readers.pdf.page_marks import Glyph
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.places import half_widths

_SAME_LINE = 0.35
"""Base lines within this part of a character's size are one line."""
_GAP = 0.55
"""A gap of this part of a character's size is a blank between Japanese characters …"""
_LATIN_GAP = 0.15
"""… and of this one between others."""
_NARROW_GAP, _TOUCH = 0.28, 0.1
"""So wide is a gap between Japanese letters that is a blank where those beside it are narrower."""
_WIDE_GAP = 1.3
"""A gap of so many sizes parts columns, in text between tables."""
_ROOM = 2.2
"""A line that leaves room for fewer characters in its cell is full."""
_FEW = 0.05
"""Characters smaller than all but this part of them do not say how wide a column is."""
_LEAST_UPRIGHT = 3
"""So many characters below each other are a word printed upright."""


class Word(NamedTuple):
    """What stands in a line between wide gaps: its left and right end, and its text."""

    left: float
    right: float
    text: str


class TextLine(NamedTuple):
    """A line of text: where its base is, the size of its characters, its words in order."""

    base: float
    size: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The text of its words."""
        return " ".join(word.text for word in self.words)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines that characters stand in, from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][0].base <= _SAME_LINE * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [
        TextLine(line[0].base, max(glyph.size for glyph in line), tuple(_words(line)))
        for line in lines
    ]


def beside_each_other(lines: Iterable[TextLine]) -> list[TextLine]:
    """Return ``lines`` from top to bottom, those that have the same base as one."""
    found: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.base):
        if found and line.base - found[-1].base <= _SAME_LINE * line.size:
            words = sorted((*found[-1].words, *line.words))
            size = max(found[-1].size, line.size)
            found[-1] = TextLine(found[-1].base, size, tuple(words))
        else:
            found.append(line)
    return found


def unbroken(lines: Sequence[TextLine], right: float) -> list[TextLine]:
    """Return lines of a cell that ends at ``right``, one that fills it together with the next."""
    whole: list[TextLine] = []
    is_full = False
    for line in lines:
        if is_full and len(line.words) == 1 and len(whole[-1].words) == 1:
            before = whole[-1].words[0]
            joined = before._replace(text=join_text(before.text, line.text))
            whole[-1] = whole[-1]._replace(words=(joined,))
        else:
            whole.append(line)
        is_full = right - line.words[-1].right <= _ROOM * line.size
    return whole


def cell_lines(glyphs: Iterable[Glyph]) -> tuple[str, ...]:
    """Return the lines in a cell; characters that stand each below the other are one."""
    texts = tuple(line.text for line in lines_of(glyphs))
    is_upright = len(texts) >= _LEAST_UPRIGHT and all(len(text) == 1 for text in texts)
    return ("".join(texts),) if is_upright else texts


def placed_text(line: TextLine, half: float, margin: float) -> str:
    """Return a line with blanks that keep its columns in place; ``half`` points are one of them.

    ``margin`` is where the leftmost text of the page begins.
    """
    text = ""
    for word in line.words:
        column = round((word.left - margin) / half)
        text += " " * max(column - half_widths(text), 2 if text else 0) + word.text
    return text


def half_width(glyphs: Sequence[Glyph]) -> float:
    """Return half the size of the smallest characters that are not rare, in points."""
    sizes = sorted(glyph.size for glyph in glyphs)
    return max(sizes[int(len(sizes) * _FEW)] / 2, 1.0) if sizes else 1.0


def _words(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Yield what wide gaps part in a line."""
    word: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        if word and glyph.left - word[-1].right > _WIDE_GAP * glyph.size:
            yield _word(word)
            word = []
        word.append(glyph)
    if word:
        yield _word(word)


def _word(glyphs: Sequence[Glyph]) -> Word:
    return Word(glyphs[0].left, glyphs[-1].right, "".join(_spaced(glyphs)))


def _spaced(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield characters, with a blank wherever one is seen."""
    gaps = [_gap(before, glyph) for before, glyph in pairwise(glyphs)]
    yield glyphs[0].text
    for at, (before, glyph) in enumerate(pairwise(glyphs)):
        beside = gaps[max(at - 1, 0) : at] + gaps[at + 1 : at + 2]
        if _is_apart(before, glyph) or _is_alone(before, glyph, beside):
            yield " "
        yield glyph.text


def _gap(before: Glyph, glyph: Glyph) -> float:
    """Return how far two characters are from each other, in sizes."""
    return (glyph.left - before.right) / min(before.size, glyph.size)


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    is_latin = before.text.isascii() and glyph.text.isascii()
    least = _LATIN_GAP if is_latin or glyph.after_blank else _GAP
    return _gap(before, glyph) > least


def _is_alone(before: Glyph, glyph: Glyph, beside: Sequence[float]) -> bool:
    """Whether a narrow gap is a blank: Japanese letters ``beside`` it touch, none is spread."""
    are_letters = all(each.text.isalnum() and not each.text.isascii() for each in (before, glyph))
    touch = bool(beside) and all(gap < _TOUCH for gap in beside)
    return are_letters and touch and _gap(before, glyph) > _NARROW_GAP
