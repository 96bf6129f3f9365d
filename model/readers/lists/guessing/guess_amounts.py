"""Guessing which columns of a list are amounts: of which unit, year, kind and source of funds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from model.finding import Severity
from model.readers.department_names import is_office
from model.readers.lists.guessing.guess_sums import find_year_sums, sources_beside, wholes_of
from model.readers.lists.guessing.kinds_of_years import join_kinds
from model.readers.lists.guessing.open_columns import HALF, OpenColumns
from model.readers.lists.rows.captions import head_texts, list_year, notes_below
from model.readers.lists.rows.row_lines import is_line_label, is_span, year_of
from model.readers.lists.source.table_columns import is_priced
from model.readers.lists.source.table_units import (
    guessed_unit,
    unit_around,
    unit_column,
    units_above,
    without_unit,
)
from model.readers.tables.amount_heads import (
    as_part,
    is_unit,
    is_year_head,
    read_amount_head,
    states_unit,
    unit_label,
    unit_of,
)
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import AmountColumn, Role
from model.readers.tables.head_words import counts_something, funds_of, is_amount_head, is_whole
from model.readers.tables.row_kinds import is_named_total, is_total

_SOME = 0.3
_SHORT = 6
_MOST_LABELS = 8
_LARGE = 1000
_SHARE = re.compile(r"\d\s*[/／]\s*\d|\d\s*[%％割]")
_FIGURES = re.compile(r"\d{3}|\d\s*(?:[千万億]|百万)?円")
_WORDED = (
    "は、金額がほかの文字と一緒に書かれているため、金額として読んでいません。年度ごとの列に金額だけを"
    "書いて読み直してください。"
)
_UNKNOWN = (
    "は、見出しと単位から金額とは分からないため、金額として読んでいません。金額のときは、対応付けで"
    "役割を「金額」にして単位を選んでください。"
)
_AROUND_NOTE = re.compile(r"^[\s※＊*・注(（)）\d:：]+|(?:です|である|とする|とします)?。?$")
"""What stands around what a note says: ※1 金額の単位は千円です。"""


class AmountGuesser:
    """Finds the columns of amounts among those that have no role yet."""

    def __init__(self, columns: OpenColumns) -> None:
        self._open = columns

    def guess(self) -> None:
        """Give the columns of amounts and of sources of funds their roles."""
        units = self._stated_units()
        year = list_year(self._open.source)
        wholes: dict[int, AmountColumn] = {}
        may_be_of: dict[range, Sequence[AmountColumn]] = {}
        free = [c for c in range(len(self._open.titles)) if c not in self._open.uses]
        heads = {
            column: read_amount_head(self._open.titles[column], units[0] if units else 1, year)
            for column in free
            if self._is_amount(column, has_unit=bool(units))
        }
        if units and not heads:
            heads = {column: AmountColumn(units[0]) for column in self._sums_of_offices(free)}
        of_all = {column: head for column, head in heads.items() if head.funds is None}
        stated = next((unit_of(self._open.titles[column]) for column in of_all), None)
        for column, head in heads.items():
            title, amount = self._open.titles[column], head
            if amount.funds is not None:
                beside = sources_beside(self._open.titles, column)
                if beside not in may_be_of:
                    may_be_of[beside] = wholes_of(self._open, beside, wholes or of_all)
                of_year = _wholes_of_year(heads.values(), amount.fiscal_year)
                later = {unit_of(self._open.titles[other]) for other in of_all if other > column}
                is_open = (
                    stated is not None and bool(wholes) and bool(later - {None, stated})
                )  # of which, nobody knows
                stated = None if is_open else stated
                amount = as_part(amount, () if is_open else of_year or may_be_of[beside], year)
            amount = self._told_apart(amount, title)
            own_unit = unit_of(title)
            if amount.funds is None:
                wholes[column] = amount
                stated = own_unit
            elif own_unit is None and stated and not units:  # a part is in the unit of its whole
                amount, own_unit = replace(amount, unit=stated), stated
            self._open.take(column, Role.AMOUNT, amount=amount)
            is_stated = units or own_unit is not None or self._has_units(column)
            is_stated = is_stated or self._has_unit_column()
            if not is_stated and not self._has_same_doubt():
                self._open.doubt(
                    Severity.WARNING,
                    f"「{title}」の単位が書かれていないため、円として読みました。"
                    "違うときは対応付けの「単位」を直してください。",
                )
        self._doubt_years()
        join_kinds(self._open, year)
        find_year_sums(self._open)
        for column in (*self._open.free(Role.FUNDS), *self._line_labels())[:1]:
            if self._open.facts[column].numeric < HALF and not self._tells_shares(column):
                self._open.take(column, Role.FUNDS)

    def _doubt_years(self) -> None:
        """Tell of numbers that are no amounts, where a list has none.

        They stand under years, are large, or are words under a heading of money: R8 500、R9 700.
        """
        if self._open.has(Role.AMOUNT):
            return
        facts, titles = self._open.facts, self._open.titles
        free = [c for c in range(len(titles)) if c not in self._open.uses]
        worded = [column for column in free if self._tells_money(column)]
        years = [
            column
            for column in free
            if column not in worded
            and facts[column].numeric > HALF
            and (is_year_head(titles[column]) or self._may_be_money(column))
        ]
        for columns, why in ((worded, _WORDED), (years, _UNKNOWN)):
            if columns:
                named = "」「".join(titles[column] for column in columns)
                self._open.doubt(Severity.WARNING, f"「{named}」{why}")

    def _tells_money(self, column: int) -> bool:
        """Whether a heading speaks of money, and most cells below it have amounts in words.

        R9当初 and 国1/2 are none. What stands twice on a form is told already.
        """
        texts = self._open.texts(column)
        figures = sum(_FIGURES.search(text) is not None for text in texts)
        if self._open.source.sheet.forms:
            return False
        return is_amount_head(self._open.titles[column]) and figures > HALF * len(texts)

    def _may_be_money(self, column: int) -> bool:
        """Whether a heading says nothing, and large numbers that are no codes stand below it."""
        numbers = [each for each in self._open.cells(column) if isinstance(each, int | float)]
        is_known = self._open.meanings[column] or counts_something(self._open.titles[column])
        return not is_known and any(abs(number) >= _LARGE for number in numbers)

    def _stated_units(self) -> list[int]:
        """Return the units that the list says its amounts are in, the one that is taken first.

        A line that says so goes before the title, both before a note below; that those above the
        headings are not the same is told.
        """
        source = self._open.source
        above = units_above(source.grid.rows[: source.heads.first])
        said = list(dict.fromkeys([*above, *filter(None, [unit_around(source.grid)])]))
        if len(said) > 1:
            named = "」「".join(map(unit_label, said))
            self._open.doubt(
                Severity.WARNING,
                f"見出しの上に金額の単位が「{named}」とあるため、「{unit_label(said[0])}」として"
                "読みました。違うときは対応付けの「単位」を直してください。",
            )
        heads = [text for text in head_texts(source) if states_unit(text)]
        notes = [text for text in notes_below(source) if _is_unit_note(text)]
        said += [unit for text in (*heads, *notes) if (unit := unit_of(text))]
        return said or self._guessed_units()

    def _guessed_units(self) -> list[int]:
        """Return the unit that a title may say, where some amounts have none of their own; told.

        Sheets read together may have titles that say other ones.
        """
        source = self._open.source
        found = guessed_unit(source.grid.rows[: source.heads.first])
        titles = source.heads.titles
        have_own = any(map(is_priced, titles)) and not without_unit(titles)
        if found is None or source.sheet.parts or have_own:
            return []
        title, unit = found
        self._open.doubt(
            Severity.WARNING,
            f"見出しの上の「{title}」から、金額の単位を「{unit_label(unit)}」として読みました。"
            "違うときは対応付けの「単位」を直してください。",
        )
        return [unit]

    def _tells_shares(self, column: int) -> bool:
        """Whether a column 財源 says what part of the amount is whose: 国1/2, 県10/10.

        Most of its cells do, and each stands beside a project of its own; elsewhere it labels the
        lines of projects, and a share is a remark: 国（1/2） above 一般財源.
        """
        rows = self._with_names(column)
        names = [name for _, name in rows]
        if not all(names) or any(above == below for above, below in pairwise(names)):
            return False
        shares = sum(_SHARE.search(text) is not None for text, _ in rows)
        return shares > HALF * len(rows)

    def _with_names(self, column: int) -> list[tuple[str, str]]:
        """Return the texts of a column that are not empty, each with the name in its row."""
        names = self._open.taken(Role.NAME)
        of_names = self._open.texts(names[0]) if names else []
        return [each for each in zip(self._open.texts(column), of_names, strict=False) if each[0]]

    def _line_labels(self) -> list[int]:
        """The columns that label the lines of each project: 計画 and 実績, 国 and 一般財源."""
        columns = [c for c, title in enumerate(self._open.titles) if title]
        return [c for c in columns if c not in self._open.uses and self._labels_lines(c)]

    def _labels_lines(self, column: int) -> bool:
        facts = self._open.facts[column]
        if facts.distinct <= 1:
            return False
        labels = [text for text in self._open.texts(column) if text and not is_named_total(text)]
        is_few = facts.distinct < facts.filled and facts.distinct <= _MOST_LABELS
        return (is_few and all(map(is_line_label, labels))) or self._tells_years(column)

    def _tells_years(self, column: int) -> bool:
        """Whether a column has years that stand below each other within a project: R8, R9, 計.

        Another project's may be a span of them (R8～R9). Elsewhere a year is when a project begins.
        """
        rows = [(year_of(text), text, name) for text, name in self._with_names(column)]
        are_all = all(year or is_total(text) or is_span(text) for year, text, _ in rows)
        return are_all and any(year and not name for year, _, name in rows)

    def _has_units(self, column: int) -> bool:
        """Whether all amounts of a column name their own unit (1,200千円), as far as looked at."""
        amounts = [read_amount(cell, 1) for cell in self._open.cells(column)]
        return all(amount.has_unit for amount in amounts if amount.yen is not None)

    def _has_unit_column(self) -> bool:
        source = self._open.source
        return unit_column(source.grid, source.heads) is not None

    def _has_same_doubt(self) -> bool:
        return any("単位が書かれていない" in finding.message for finding in self._open.findings)

    def _sums_of_offices(self, free: Sequence[int]) -> list[int]:
        """Return the columns of sums (計) where all others with numbers are headed by offices.

        Beside 男 and 女 a sum may be of persons, beside 評価 one of points.
        """
        numeric = [column for column in free if self._is_numeric(column)]
        sums = [column for column in numeric if is_whole(self._open.titles[column])]
        others = [self._open.titles[column] for column in numeric if column not in sums]
        return sums if all(map(is_office, others)) else []

    def _is_numeric(self, column: int) -> bool:
        return self._open.facts[column].numeric >= HALF

    def _is_amount(self, column: int, *, has_unit: bool) -> bool:
        title, facts = self._open.titles[column], self._open.facts[column]
        if facts.filled and facts.numeric < _SOME:
            return False
        if is_amount_head(title) or (funds_of(title) and self._is_numeric(column)):
            return True
        return (
            has_unit
            and self._is_year(column)
            and any(
                self._open.facts[other].numeric > HALF
                for other in range(len(self._open.titles))
                if self._is_year(other)
            )
        )

    def _is_year(self, column: int) -> bool:
        """Whether a heading is a year alone, below which words may stand beside amounts (設計)."""
        title = self._open.titles[column]
        return is_year_head(title) and not self._open.meanings[column] and len(title) <= 2 * _SHORT

    def _told_apart(self, amount: AmountColumn, title: str) -> AmountColumn:
        """Give the kind of a second column of the same year, kind and funds its whole heading."""
        taken = [use.amount for use in self._open.uses.values() if use.amount]
        if any(replace(other, unit=amount.unit) == amount for other in taken):
            return replace(amount, kind=title)
        return amount


def _wholes_of_year(heads: Iterable[AmountColumn], year: int | None) -> Sequence[AmountColumn]:
    """Return the one amount of a ``year`` that a source of funds names itself: R8国庫, R8予算."""
    wholes = [head for head in heads if head.funds is None and head.fiscal_year == year]
    return wholes if year is not None and len(wholes) == 1 else ()


def _is_unit_note(text: str) -> bool:
    """Whether a note says what the unit is and nothing else; that of 起債残高 is another's."""
    return "単位" in text and (is_unit(text) or is_unit(_AROUND_NOTE.sub("", text)))
