"""Rows of a list that speak of the table and of no project: headings again, notes, units."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from model.finding import Severity
from model.readers.department_names import is_office
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.lists.rows.section_rows import table_starts
from model.readers.lists.source.department_line import department_in
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit, unit_of
from model.readers.tables.columns import ONE_YEN, Role
from model.readers.tables.head_words import JOINT, head_key
from model.readers.tables.row_kinds import is_note, is_nothing, is_sentence
from model.serials import is_serial_head
from model.text import fold

_EXAMPLE = re.compile(r"[(（【]?(?:(?:記[入載])?例|見本)[)）】]?")
"""What stands in place of a number; in a column of kinds 例 or 見本 may be a kind."""
_NOTE_SIGN = re.compile(r"[(（【]?(?:※|注\d*|備考)[)）】:：]?")
_NUMBER = re.compile(r"[(（]?[\d①-⑳][\d.\-－]*[)）.、]?")
_ZERO = re.compile(r"0(?:\.0+)?%?")
_PAGE = re.compile(
    r"\s*[(（【]?\s*(?:\d{1,3}\s*[/／]\s*\d{1,3}|\d{1,3}(?:頁|ページ)"
    r"|(?:前頁|前ページ)?の?(?:続き|つづき))\s*[)）】]?$"
)
"""What tells pages of a table apart behind its title: （2/2）, （続き）. その2 may be a project."""
_MOST_ABOVE = 3
_LEAST_COLUMNS = 3


class FurnitureRows:
    """Knows such rows by their words; ``sums`` gives the yen in a row, by column."""

    def __init__(
        self, fitted: FittedMapping, cells: ListCells, sums: Callable[[int], Mapping[int, int]]
    ) -> None:
        self._cells, self._sums = cells, sums
        self._starts = table_starts(cells.grid)
        above = range(cells.heads.first)
        self._titles = {_title_key(text) for row in above for text in cells.texts(row).values()}
        self._name, self._labels = fitted.name, set(fitted.places(Role.FUNDS))
        self._units = {(use.amount or ONE_YEN).unit for _, use in fitted.columns(Role.AMOUNT)}
        self._head_parts = [
            {_title_key(part) for part in title.split(JOINT)} for title in cells.heads.titles
        ]

    def is_head(self, texts: dict[int, str]) -> bool:
        """Whether a row holds the headings again, or does but number the columns."""
        if _numbers_columns(texts):
            return True
        parts = self._head_parts
        if self._name in texts and _title_key(texts[self._name]) not in parts[self._name]:
            return False
        alike = sum(_title_key(text) in parts[c] for c, text in texts.items() if c < len(parts))
        return alike == len(texts) or (alike > 1 and 2 * alike > len(texts))

    def is_around_rows(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row repeats the title, is kept free, or says whose the rows below are."""
        is_known = self._is_title_again(texts) or self._is_unused(number, texts)
        return is_known or self._names_department(number, texts)

    def is_note_by_label(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row says that it is a note or an example, or what lines stand for."""
        return _explains_lines(texts) or self._is_example(number, texts)

    def role_alone(self, number: int, text: str, *, is_below_sum: bool) -> LineRole | None:
        """Return what a row with this one ``text`` is: a note, the unit again, or open."""
        if is_note(text) or (is_below_sum and is_sentence(text)):
            return LineRole.NOTE
        return LineRole.TABLE_HEAD if self._is_own_unit(number, text) else None

    def _is_title_again(self, texts: dict[int, str]) -> bool:
        """Whether a row says again what stands above the list, as on each page of it."""
        return len(texts) == 1 and _title_key(next(iter(texts.values()))) in self._titles

    def _is_unused(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row is kept free for a project: a number and what formulas give for nothing."""
        if texts.get(self._name, "0") != "0" or min(texts) > self._name:
            return False
        is_more = self._cells.is_covered(number, self._name) or bool(texts.keys() & self._labels)
        first, *others = texts.values()
        is_numbered = _NUMBER.fullmatch(first) or is_nothing(first)
        are_none = all(_ZERO.fullmatch(text) or is_nothing(text) for text in others)
        return bool(is_numbered) and are_none and not is_more

    def _is_example(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a label before the name says that a row is a note, or an example (told)."""
        place, label = next(iter(texts.items()))
        if place >= self._name or len(texts) == 1:
            return False
        heading = self._cells.heads.titles[place]
        is_sure = "記" in label or not heading or is_serial_head(heading)
        if is_sure and _EXAMPLE.fullmatch(label):
            message = "記入例の行は、事業に数えていません。"
            self._cells.told.tell(Severity.NOTICE, message, self._cells.grid.row_name(number))
            return True
        is_note_beside = len(texts) == 2 and is_sentence(texts.get(self._name, ""))  # noqa: PLR2004  sign and note
        return is_note_beside and _NOTE_SIGN.fullmatch(label) is not None

    def _names_department(self, number: int, texts: dict[int, str]) -> bool:
        """Whether a row says whose the projects below are (課名, 福祉課), and is none itself."""
        if not department_in(list(texts.values())) or self._sums(number):
            return False
        name = texts.get(self._name, "")
        others = [text for column, text in texts.items() if column != self._name]
        return is_office(name) or not name or not department_in(others)

    def _is_own_unit(self, number: int, text: str) -> bool:
        """Whether a row says again what the unit is; another one than that of all is told.

        Above a table with headings of its own it is that table's, which is read by it.
        """
        if is_unit(text) and any(0 < start - number <= _MOST_ABOVE for start in self._starts):
            return True
        return is_unit(text) and self._units == {unit_of(text)}


def _title_key(text: str) -> str:
    """Return a title or a heading for comparing, without what page of its table it is on."""
    return head_key(_PAGE.sub("", text) or text)


def _numbers_columns(texts: dict[int, str]) -> bool:
    """Whether a row below the headings does but number the columns: ①, ②, ③."""
    figures = [text.strip("()（）") for text in texts.values()]
    own = [str(number) for number in range(1, len(figures) + 1)]
    folded = [fold(figure) for figure in figures]
    return len(figures) >= _LEAST_COLUMNS and folded == own


def _explains_lines(texts: dict[int, str]) -> bool:
    """Whether a row says what the lines of each project are: 上段：歳出額　下段：一般財源."""
    return len(texts) == 1 and all(w in next(iter(texts.values())) for w in ("上段", "下段"))
