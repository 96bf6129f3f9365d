"""The amounts of a project's rows: its own, and those of the further lines below its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.finding import Severity
from model.project import Amount
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import Extras, ListCells
from model.readers.lists.rows.row_lines import LineMeaning, is_difference, is_span, meaning_of
from model.readers.tables.columns import Role
from model.readers.tables.totals import TotalRows
from model.text import name_key
from model.wareki import format_fiscal_year

_WHOLE = LineMeaning()


class RowAmounts:
    """Reads amounts, whose yen go to ``totals``; of what they are, a row's label may say (国, R8).

    ``lines`` are what the upper and the lower line of each project are, where the list says it.
    """

    def __init__(
        self,
        fitted: FittedMapping,
        cells: ListCells,
        totals: TotalRows[int],
        lines: tuple[LineMeaning, LineMeaning] | None,
    ) -> None:
        self._cells, self._totals, self._is_lined = cells, totals, lines is not None
        self._upper, self._lower = lines or (_WHOLE, _WHOLE)
        self._grid, self._heads, self._told = cells.grid, cells.heads, cells.told
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._labels = fitted.places(Role.FUNDS)
        self._name = fitted.name
        self._has_whole = True
        self._priced: set[int] = set()
        self._years = _ProjectYears()

    def of_project(
        self, number: int, name: str, *, relisted: bool
    ) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of the row with a project's ``name`` by column, and what is none."""
        label = self.label(number)
        meaning = meaning_of(label) if label else self._upper
        self._has_whole = meaning.funds is None
        amounts, odd = self.of_row(number, meaning, relisted=relisted)
        odd[:0] = self._kept_label(number, label, amounts)
        self._priced = set(amounts)
        yen = {column: amount.yen for column, amount in amounts.items()}
        self._totals.add_project(yen, relisted=relisted)
        self._years.begin(name, label, yen)
        return amounts, odd

    def label(self, number: int) -> str:
        """Return what a row says its amounts are: their source of funds, their kind."""
        return next(filter(None, (self._cells.value(number, c) for c in self._labels)), "")

    def of_row(
        self, number: int, line: LineMeaning = _WHOLE, *, relisted: bool = False
    ) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a row by column, and as extra columns the texts that are none.

        ``line`` is what the row's amounts are beside what their columns say.
        (85,000) in a ``relisted`` row is the amount that the main place counts, not a negative one.
        """
        amounts: dict[int, Amount] = {}
        odd: list[tuple[str, str]] = []
        for column, use in self._amounts.items():
            amount, texts = self._cells.amount(number, column, use, relisted=relisted)
            odd += texts
            if amount is not None:
                amounts[column] = line.applied(amount)
                self._tell_shared(number, column)
        return amounts, odd

    def _tell_shared(self, number: int, column: int) -> None:
        """Tell an amount whose merged cell reaches over the rows of other projects, too."""
        end = self._cells.shared_end(number, column)
        below = range(number + 1, end + 1)
        if end > number and any(self._cells.texts(row).get(self._name) for row in below):
            message = (
                f"「{self._heads.titles[column]}」が複数の事業で結合されています。金額は初めの事業の"
                "ものとし、ほかの事業は金額なしとしました。事業ごとの合計・所管課別の合計に注意してください。"
            )
            self._told.tell(Severity.WARNING, message, self._grid.cell_name(number, column))

    def further(self, number: int) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a further line of a project; that they are added up is told."""
        label = self.label(number)
        if is_difference(label):
            message = f"「{label}」の行は、上の行の金額の差なので、計画には入れていません。"
            self._told.tell(Severity.NOTICE, message, self._grid.row_name(number))
            return {}, []
        meaning = meaning_of(label) if label else self._lower
        amounts, odd = self.of_row(number, meaning, relisted=not label and meaning != _WHOLE)
        is_counted = meaning.is_whole if self._has_whole else meaning.funds
        if is_counted and (label or not self._is_lined):
            yen = {column: amount.yen for column, amount in amounts.items()}
            self._totals.add_project(yen, relisted=False)
            if self._years.add(label, yen):
                message = (
                    f"同じ事業に「{label}」の行が2つ以上あるため、その金額を足しました。"
                    "年度の書き誤りでないか確かめてください。"
                )
                self._told.tell(Severity.WARNING, message, self._grid.row_name(number))
        if is_span(label):
            odd += self._kept_label(number, label, amounts)
        if not label and (self._priced & amounts.keys() or meaning != _WHOLE):
            self._told.tell(*_about_lines(meaning), self._grid.row_name(number))
        self._priced |= amounts.keys()
        return amounts, odd

    def sums_of_years(self) -> dict[int, int]:
        """Return the yen of the years of the project that was read last, by column.

        Empty where its lines are not of years.
        """
        return self._years.sums()

    def _kept_label(self, number: int, label: str, amounts: Mapping[int, Amount]) -> Extras:
        """Return as an extra column a label that says more than the amounts of its line.

        That those of several years have none of their own is told.
        """
        if not label or (amounts and not is_span(label)):
            return ()
        heading = self._heads.titles[self._labels[0]]
        if amounts:
            self._told.tell(
                Severity.WARNING,
                f"「{heading}」が「{label}」の金額は、年度ごとに分けられないため、年度のない金額と"
                "しました。その年度の合計には数えません。",
                self._grid.row_name(number),
            )
        return ((heading, label),)


def _about_lines(line: LineMeaning) -> tuple[Severity, str]:
    """What is told of a line without a label: as what it was read."""
    if line == _WHOLE:
        return Severity.WARNING, (
            "事業名のない行の金額を、上の事業の金額に足しました。"
            "上段と下段で違う金額（事業費と一般財源など）のときは、足してはいけません。"
            "見出しの上に「上段：事業費　下段：うち一般財源」のように書いて読み直してください。"
        )
    year = "" if line.fiscal_year is None else format_fiscal_year(line.fiscal_year)
    what = f"財源「{line.funds}」" if line.funds else f"「{line.kind or year}」"
    return Severity.NOTICE, f"上段・下段の注記により、下段の金額を{what}として読みました。"


@dataclass(slots=True)
class _ProjectYears:
    """The labels of the lines of the project that is read, and their yen by column."""

    _name: str = ""
    _labels: set[str] = field(default_factory=set)
    _yen: dict[int, int] = field(default_factory=dict)

    def begin(self, name: str, label: str, yen: Mapping[int, int]) -> None:
        """Take in the first line of a project; one of the name above goes on with that."""
        if name_key(name) != self._name:
            self._name, self._labels, self._yen = name_key(name), set(), {}
        self.add(label, yen)

    def add(self, label: str, yen: Mapping[int, int]) -> bool:
        """Take in a line; returns whether another one has the same year."""
        meaning = meaning_of(label)
        key = f"{meaning.fiscal_year}{meaning.is_on}" if meaning.fiscal_year else ""
        key = label if is_span(label) else key
        is_again = key in self._labels
        self._labels |= {key} - {""}
        for column, one in yen.items():
            self._yen[column] = self._yen.get(column, 0) + one
        return is_again

    def sums(self) -> dict[int, int]:
        """Return the yen of all lines by column; empty where they are not of years."""
        return dict(self._yen) if self._labels else {}
