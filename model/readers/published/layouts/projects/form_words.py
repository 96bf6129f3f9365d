"""The words of forms: which stand before values, before names, and at the top of each form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import read_head
from model.readers.published.layouts.projects.form_years import form_lines, words_or_cells
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.published.lines.places import indent_of
from model.readers.reading import LineRole
from model.readers.tables.head_words import is_level_word
from model.readers.tables.marks import mark_of_cell
from model.wareki import find_fiscal_years

LONGEST_WORD = 8
_LEAST_FORMS = 2
_INDENT = 4
"""So far in a word may begin that stands alone in its line and is not known from heads."""
_SAID_OTHERWISE = {"事業区分": "区分", "整理区分": "区分", "事業種別": "種別"}
"""Words that stand before marks in a form; above a column they may stand for more."""
Pair = tuple[str, list[str]]
"""A word and the lines of its value."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of a text's forms.

    Attributes:
        own: those that begin lines about as often as the word of a name does.
        names: those of them that say 名: where there are any, no others stand before names.
        first: the word at the top of each form, empty where that is the one of the name.
        inner: whether names stand behind another word of their line: 事業No. 1 事業名 見守り.
        is_sure: whether it is known where each form begins.
    """

    own: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    first: str = ""
    is_sure: bool = True
    inner: bool = False

    def are_naming(self, pairs: Sequence[Pair]) -> bool:
        """Whether a line begins with the name of a project; 事業 alone may be the rest of one."""
        word = pairs[0][0]
        if role_of_word(word) is not ColumnRole.NAME:
            return False
        return "名" in word or (word in self.own and not self.names)

    def are_first(self, pairs: Sequence[Pair]) -> bool:
        """Whether a form begins with a line: words of a table's head have no values between."""
        if self.inner:
            return pairs[0][0] == self.first
        is_first = pairs[0][0] == self.first or (not self.first and self.are_naming(pairs))
        return is_first and (len(pairs) == 1 or all(value for _, value in pairs))

    def pairs(self, line: Line) -> list[Pair] | None:
        """Return the words of a line with their values; None where it begins with no word."""
        pairs: list[Pair] = []
        for cell in (_SAID_OTHERWISE.get(cell, cell) for cell in words_or_cells(line)):
            is_word = _is_word(cell) or (not pairs and cell in self.own)
            is_word = is_word or (is_level_word(cell) and self._may_follow(pairs))
            if is_word and pairs and not pairs[-1][1] and not self.inner:
                return None  # the head of a table
            if is_word:
                pairs.append((cell, []))
            elif pairs:
                pairs[-1][1].append(cell)
            else:
                return None
        is_top = bool(pairs) and pairs[0][0] == self.first
        if not is_top and sum(not value for _, value in pairs) > 1:
            return None
        return [(word, [" ".join(value)] if value else []) for word, value in pairs]

    def _may_follow(self, pairs: Sequence[Pair]) -> bool:
        """Whether the word of a level may stand behind ``pairs``: behind another level it may."""
        if self.inner or not pairs:
            return bool(pairs)
        return bool(pairs[-1][1]) and all(is_level_word(word) for word, _ in pairs)


def find_form_words(lines: Sequence[Line], headings: Sequence[Heading | None]) -> FormWords:
    """Return the words of the forms that ``lines`` may hold.

    ``headings`` are what the lines would be as headings.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        first = words_or_cells(line)[0]
        is_value = is_amount(first) or find_fiscal_years(first) or _is_rest(line)
        if len(first) <= LONGEST_WORD and not is_value and not first.endswith("。"):
            counts[first] += 1
    naming = [word for word in counts if role_of_word(word) is ColumnRole.NAME]
    sure = [word for word in naming if "名" in word and counts[word] > 1]
    least = sum(counts[word] for word in sure or naming)
    own = frozenset(word for word, count in counts.items() if least > 1 and count >= least)
    words = FormWords(own, own.intersection(sure))
    if not least:
        return _words_of_inner(lines, counts)
    tops = Counter(_tops(lines, headings, words))
    top = max(tops, key=tops.__getitem__, default="")
    are_parted = not top or _take_turns(lines, words, top)
    return replace(words, first=top if are_parted else "", is_sure=are_parted)


def _words_of_inner(lines: Sequence[Line], counts: Counter[str]) -> FormWords:
    """Return the words of forms whose names stand behind one and the same word of their line."""
    before = [
        words_or_cells(line)[0]
        for line, below in zip_longest(lines, lines[1:])
        if _has_inner_name(words_or_cells(line)) and not _heads_rows(line, below)
    ]
    if len(before) < _LEAST_FORMS or len(set(before)) > 1 or counts[before[0]] != len(before):
        return FormWords()
    own = frozenset(word for word, count in counts.items() if count >= len(before))
    return FormWords(own, frozenset(), before[0], inner=True)


def _is_rest(line: Line) -> bool:
    """Whether a line is the rest of a value above it: a text far in that is no word of forms."""
    is_single = len(words_or_cells(line)) == 1
    return is_single and indent_of(line) > _INDENT and role_of_word(line.text) is ColumnRole.EXTRA


def _has_inner_name(cells: Sequence[str]) -> bool:
    """Whether the word of a name stands between values: the head of a table has words alone."""
    return any(
        "名" in cell
        and role_of_word(cell) is ColumnRole.NAME
        and not any(_is_word(beside) or is_level_word(beside) for beside in (before, after))
        for before, cell, after in zip(cells[1:], cells[2:], cells[3:], strict=False)
    )


def _heads_rows(line: Line, below: Line | None) -> bool:
    """Whether a line is the head of a table: words alone, of which the line below has none."""
    if below is None or read_head(words_or_cells(line)) is None:
        return False
    return below.role is LineRole.TABLE_HEAD or not any(map(_is_word, words_or_cells(below)))


def _take_turns(lines: Sequence[Line], words: FormWords, top: str) -> bool:
    """Whether ``top`` and the words of names stand in turn, from the first form to the last."""
    firsts = (words_or_cells(line)[0] for line in lines if not line.role)
    turns = [first == top for first in firsts if first == top or first in words.names]
    return turns == [True, False] * (len(turns) // 2)


def _tops(
    lines: Sequence[Line], headings: Sequence[Heading | None], words: FormWords
) -> Iterator[str]:
    """Yield the word at the top of the lines right above each name, empty where it has none.

    Where the form above ends without a blank line, its words are not told from those of the next.
    """
    if not words.names:
        return
    above: list[str] = []
    is_sure, is_below_one = True, False
    for at, line, _ in form_lines(lines):
        first = words_or_cells(line)[0]
        if line.after_blank or headings[at]:
            above, is_sure = [], True
        if first in words.names:
            if is_sure:
                yield next(iter(above), "")
            above, is_sure, is_below_one = [], False, True
        elif first in words.own:
            above.append(first)
        elif not headings[at]:
            above, is_sure = [], not is_below_one


def _is_word(cell: str) -> bool:
    is_value = is_amount(cell) or mark_of_cell(cell, ()) is not None
    return len(cell) <= LONGEST_WORD and not is_value and role_of_word(cell) is not ColumnRole.EXTRA
