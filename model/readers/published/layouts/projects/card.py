"""One project printed as a card: the words before its values, and the values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import is_head_word
from model.readers.published.cells.year_cells import split_years
from model.readers.published.layouts.projects.form_years import YearTable
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.marks import bare_mark, is_common_mark
from model.text import without_blanks

LONGEST_LABEL = 12
_IN_TEXTS = (Form.CIRCLED, Form.KANA_PARENTHESIZED)
"""How items of a text may be numbered, which are no headings then."""
_INNER = re.compile(r"(?<=\s)[【［\[〔]([^【】［］\[\]〔〕]{1,12})[】］\]〕][\s:：]*")
"""A word in brackets, which stands before a value among those of another: 【区分】継続."""
_PARTS = re.compile(r"^[（(【［\[]?(?:年度別)?(?:の?内訳)[）)】］\]]?[\s:：]*")
"""Stands before the years of an amount that the line above gives in all."""


@dataclass
class Card:
    """The lines of one card, by index, with the words before their values, and the values."""

    lines: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    priced_at: int = 0  # the first line of amounts, the first of all where there is none
    is_titled: bool = False  # its name has no word before it

    def add(self, at: int, word: str, values: Sequence[str]) -> None:
        """Take in a line; amounts of several years become values of their own."""
        if not self.lines:
            self.priced_at = at
        self.lines.append(at)
        for each, held in _apart(word, values):
            if self.priced_at == self.lines[0] and _is_priced(each):
                self.priced_at = at
            self._add(each, held)

    def _add(self, word: str, values: Sequence[str]) -> None:
        yearly = [split_years(value) for value in values] if _is_priced(word) else []
        if yearly and all(yearly):
            pairs = [pair for each in yearly for pair in each]
            self.words += [f"{year} {word}" for year, _ in pairs]
            self.values += [amount for _, amount in pairs]
        else:
            self.words.append(word)
            self.values.append(" ".join(values))

    def take(
        self,
        lines: Sequence[Line],
        at: int,
        above: int,
        labelled: tuple[str, list[str]] | None,
        heading: Heading | None,
    ) -> bool:
        """Take the line of index ``at``, below that of ``above``; return whether it is of the card.

        ``labelled`` are the word before its values and these, ``heading`` what it would be as one.
        """
        line = lines[at]
        if is_unit(line.text):
            return not line.after_blank
        is_new = labelled is not None and labelled[0] not in self.words
        if (
            labelled
            and is_new
            and (_may_label(line, labelled[0]) or (heading is None and self._has_ended(line)))
        ):
            self.add(at, *labelled)
        elif self.lines[-1] == above and _may_go_on(line, heading) and self._may_have(line):
            self._go_on(at, line.text)
        else:
            return False
        return True

    def _may_have(self, line: Line) -> bool:
        """Whether the last value may go on with a line: departments with departments alone."""
        is_of_offices = role_of_word(self.words[-1]) is ColumnRole.DEPARTMENTS
        return not is_of_offices or is_departments(f"{self.values[-1]}{line.text}")

    def _has_ended(self, line: Line) -> bool:
        """Whether the last value is whole, so that a word of its own begins ``line``."""
        if role_of_word(self.words[-1]) is ColumnRole.DEPARTMENTS:
            return not is_departments(line.text)
        return self.values[-1].endswith("。")

    def take_years(self, table: YearTable) -> None:
        """Take the table of years at its foot."""
        self.lines += table.lines
        self.words += [word for word, _ in table.amounts]
        self.values += [text for _, text in table.amounts]

    def _go_on(self, at: int, text: str) -> None:
        """Take in a line without a word: it goes on with the value above it, or divides that."""
        self.lines.append(at)
        yearly = split_years(_PARTS.sub("", text)) if _is_priced(self.words[-1]) else []
        self.words += [f"{year} 事業費" for year, _ in yearly]
        self.values += [amount for _, amount in yearly]
        if not yearly:
            self.values[-1] = join_text(self.values[-1], text)


def _apart(word: str, values: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield a word with its values, and each that stands in brackets of its own among these."""
    whole = " ".join(values)
    inner = [found for found in _INNER.finditer(whole) if _may_stand_before(found[1])]
    if not inner:
        yield word, values
        return
    starts = [0, *(found.end() for found in inner)]
    ends = [*(found.start() for found in inner), len(whole)]
    words = [word, *(without_blanks(found[1]) for found in inner)]
    for each, start, end in zip(words, starts, ends, strict=True):
        yield each, [whole[start:end].strip()]


def _may_stand_before(word: str) -> bool:
    """Whether a word in brackets is one of heads; a mark is one of them and none (【新規】)."""
    return role_of_word(word) is not ColumnRole.EXTRA and not is_common_mark(bare_mark(word))


def _is_priced(word: str) -> bool:
    return role_of_word(word) is ColumnRole.AMOUNT


def _may_label(line: Line, word: str) -> bool:
    """Whether a word may stand before a value of a card: one of heads, or one set off from it."""
    is_set_off = len(line.filled) > 1 or re.match(r"^\S[^:：。]{0,15}[:：]", line.text) is not None
    return is_head_word(word, None) or is_set_off


def _may_go_on(line: Line, heading: Heading | None) -> bool:
    is_heading = heading is not None and heading.style.form not in _IN_TEXTS
    is_apart = line.after_blank or line.has_tab or len(line.filled) > 1
    return not (is_apart or is_heading or line.role or read_label(line.text))
