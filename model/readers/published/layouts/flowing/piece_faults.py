"""How unlikely it is that pieces of text which follow each other are the cell of a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.lines.broken_texts import OPEN_ENDS, is_full, join_departments
from model.readers.tables.marks import mark_of_cell

_MOST_NAME, _MOST_OFFICES, _MOST_EXTRA, _MOST_DESCRIPTION = 4, 6, 3, 30
"""The most pieces of a cell."""
_MOST_MARKS = 3
_ENDS = ("。", "）", "」")
_GOES_ON = ("（再", "(再", "再掲", "）")
_LONGEST_WORD, _LONGEST_NAME = 12, 30
_LEAST_SENTENCES = 6


@dataclass(frozen=True)
class Piece:
    """A piece of text between blanks, the index of its line, and whether it begins that."""

    text: str
    line: int
    is_first: bool

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is an amount."""
        return is_amount(self.text)

    @cached_property
    def is_mark(self) -> bool:
        """Whether it is a mark and nothing else."""
        return mark_of_cell(self.text, ()) is not None

    @cached_property
    def is_office(self) -> bool:
        """Whether it reads as departments."""
        return is_departments(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends a sentence."""
        return self.text.endswith("。")


class PieceFaults:
    """The faults of cells in a table; ``widths`` are the half widths of a full line by column."""

    def __init__(
        self, roles: Sequence[ColumnRole], pieces: Sequence[Piece], widths: Mapping[int, int]
    ) -> None:
        self._roles, self._pieces, self._widths = roles, pieces, widths
        sentences = sum(piece.is_sentence for piece in pieces)
        self._has_sentences = sentences * _LEAST_SENTENCES >= len(pieces)

    def of(self, column: int, at: int) -> Iterator[float]:
        """Yield the faults of no piece, one, two and so on from ``at`` on in ``column``."""
        match self._roles[column]:
            case ColumnRole.NUMBER:
                yield 4.0
                yield from (0.0 for p in self._pieces[at : at + 1] if p.text.isdecimal())
            case ColumnRole.MARK:
                yield 0.3
                marks = takewhile(lambda piece: piece.is_mark, self._pieces[at : at + _MOST_MARKS])
                yield from (0.1 * n for n, _ in enumerate(marks))
            case ColumnRole.AMOUNT:
                yield 3.0
                yield from map(_amount_faults, self._pieces[at : at + 1])
            case ColumnRole.NAME:
                yield 1e6
                yield from self._names(column, at)
            case ColumnRole.DESCRIPTION:
                yield 2.0
                yield from self._descriptions(column, at)
            case ColumnRole.DEPARTMENTS:
                yield 4.0
                yield from self._offices(at)
            case _:
                yield 1.0
                yield from self._extras(at)

    def _names(self, column: int, at: int) -> Iterator[float]:
        faults, before = 0.0, None
        for piece in self._pieces[at : at + _MOST_NAME]:
            if piece.is_amount or piece.is_sentence:
                return
            faults += self._broken(column, before, piece)
            faults += 2.0 * piece.is_mark + 2.0 * (len(piece.text) > _LONGEST_NAME)
            faults += 1.0 * ("、" in piece.text) + 3.0 * ("。" in piece.text)
            faults += 1.5 * (before is not None and piece.is_office)
            is_open = piece.text.endswith(OPEN_ENDS)
            yield faults + 1.5 * is_open + 0.3 * self._is_full(column, piece)
            before = piece

    def _descriptions(self, column: int, at: int) -> Iterator[float]:
        faults, before = 0.0, None
        for piece in self._pieces[at : at + _MOST_DESCRIPTION]:
            if piece.is_amount:
                return
            faults += self._broken(column, before, piece)
            faults += 2.0 * piece.is_office
            unended = self._has_sentences and not piece.text.endswith(_ENDS)
            yield faults + 3.0 * unended
            before = piece

    def _offices(self, at: int) -> Iterator[float]:
        faults, text = 0.0, ""
        for piece in self._pieces[at : at + _MOST_OFFICES]:
            if piece.is_amount or piece.is_mark or "。" in piece.text:
                return
            faults += 0.1 + 3.0 * (bool(text) and not piece.is_first)
            text = join_departments(text, piece.text)
            yield faults + 4.0 * (not is_departments(text.replace("\n", "、")))

    def _extras(self, at: int) -> Iterator[float]:
        faults = 0.0
        for piece in self._pieces[at : at + _MOST_EXTRA]:
            is_other = piece.is_sentence or piece.is_amount or piece.is_office
            faults += 0.5 + 2.0 * is_other + 2.0 * (not piece.is_first and faults > 0)
            yield faults

    def _broken(self, column: int, before: Piece | None, piece: Piece) -> float:
        """How unlikely it is that a text goes on from the piece ``before`` with ``piece``."""
        if before is None:
            return 0.0
        if piece.text.startswith(_GOES_ON):
            return 0.0
        if not piece.is_first:
            return 2.0
        if column not in self._widths:
            return 0.3 if self._roles[column] is ColumnRole.DESCRIPTION else 0.8
        return 0.2 if self._is_full(column, before) else 0.5 if before.is_sentence else 2.0

    def _is_full(self, column: int, piece: Piece) -> bool:
        width = self._widths.get(column)
        return width is None or is_full(piece.text, width)


def _amount_faults(piece: Piece) -> float:
    if piece.is_amount:
        return 0.0
    return 4.0 if len(piece.text) <= _LONGEST_WORD and not piece.is_sentence else 9.0
