"""What is told of the amounts of a text: sums that do not add up, units that are not stated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.finding import Finding, Severity
from model.money import format_yen
from model.project import Amount
from model.readers.draft import ListingDraft
from model.readers.published.cells.columns import Column, ColumnRole
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.priced_cells import read_cells
from model.readers.published.cells.table_head import TableHead
from model.readers.published.cells.table_rows import TableRow
from model.readers.published.lines.line import Line
from model.readers.published.lines.units import StatedUnits
from model.readers.tables.row_kinds import is_named_total, is_open_amount
from model.readers.tables.told import Told, names_text, places_text
from model.readers.tables.totals import TotalRows
from model.wareki import find_fiscal_years

_What = tuple[int | None, str | None, str | None]
"""The fiscal year, kind and funds of a column of amounts."""
_HOLDS_OTHERS = re.compile(r"うち|特定財源|特財")
"""What a source of funds begins with that stands within others, or they in it."""
_ROUNDED = 1_000
"""By so many yen a part may be rounded."""
_GROUPED = re.compile(r"[△▲]?[\d０-９]{1,3}(?:[,，][\d０-９]{3})+")
_NOT_OF_AMOUNTS = (
    "「{heading}」の欄の数字は、見出しから金額の列と分からないため、金額とせず、追加項目に残しました。"
    "金額であれば、見出しを「R8事業費」のように直して読み直してください。"
)


@dataclass(frozen=True, slots=True)
class _SumRow:
    """A row of sums: its yen by column, and the line in which it stands."""

    amounts: dict[_What, int]
    where: str

    def place_of(self, _: _What) -> str:
        """Return the place of each sum, that of its line."""
        return self.where


@dataclass
class AmountChecks:
    """Takes in rows and sums in their order; ``units`` are those that the text states."""

    units: StatedUnits
    _told: Told = field(default_factory=Told)
    _rows: list[ListingDraft | _SumRow] = field(default_factory=list)
    _headings: dict[_What, str] = field(default_factory=dict)
    _words: dict[str, list[str]] = field(default_factory=dict)
    """Where each text stands that is no amount in a column of amounts."""

    def add_row(
        self, line: Line, row: TableRow, draft: ListingDraft, head: TableHead | None
    ) -> None:
        """Take in a row below ``head``, whose amounts may grow in the lines below it."""
        self._rows.append(draft)
        states_unit = self.units.at(line.number) is not None
        if head is not None and not head.amounts and states_unit:
            for heading, text in row.priced.extras:
                if _GROUPED.fullmatch(text) and not find_fiscal_years(heading):
                    message = _NOT_OF_AMOUNTS.format(heading=heading)
                    self._told.tell(Severity.WARNING, message, line.where)
        self.add_line(line, row)

    def add_line(self, line: Line, row: TableRow) -> None:
        """Take in what is to be told of the amounts in one line of a row."""
        if self.units.at(line.number) is None:
            for heading in row.priced.unitless:
                message = (
                    f"「{heading}」の単位が書かれていないため、円として読みました。違うときは、本文の"
                    "表の上に「（単位：千円）」のような行を加えて読み直してください。"
                )
                self._told.tell(Severity.WARNING, message, line.where)
        for word in row.priced.no_amounts:
            if is_open_amount(word):
                self._told.tell_open(word, line.where)
            else:
                self._words.setdefault(word, []).append(line.where)
        for how in row.priced.doubtful:
            message = f"{how}があります。意味が違わないか確かめてください。"
            self._told.tell(Severity.WARNING, message, line.where)

    def add_sum(self, line: Line, cells: Sequence[str], head: TableHead | None) -> None:
        """Take in a row of sums, as far as its amounts have columns."""
        columns = _columns(cells, head) if head else []
        amounts: dict[_What, int] = {}
        for column, text in columns:
            for amount in read_cells([(column, text)]).amounts:
                self._headings[_what(amount)] = column.heading
                amounts[_what(amount)] = amount.yen
        if amounts and not (head and head.is_by_year and self._take_sum_of_years(line, amounts)):
            self._rows.append(_SumRow(amounts, line.where))

    def _take_sum_of_years(self, line: Line, amounts: Mapping[_What, int]) -> bool:
        """Take sums of the lines of the row above, one for each year; whether they are that.

        Most of them are what these lines add up to; what is not is told.
        """
        row = self._rows[-1] if self._rows else None
        if not isinstance(row, ListingDraft):
            return False
        yen: dict[_What, int] = {}
        for amount in row.amounts:
            what: _What = (None, amount.kind, amount.funds)
            yen[what] = yen.get(what, 0) + amount.yen
        wrong = [column for column, value in amounts.items() if yen.get(column, 0) != value]
        if len(wrong) * 2 >= len(amounts) + 1:
            return False
        for column in wrong:
            message = (
                f"「{row.name}」の計の「{self._headings[column]}」{format_yen(amounts[column])}が、各年度の額の"
                f"合計（{format_yen(yen.get(column, 0))}）と合いません。元の表と見比べてください。"
            )
            self._told.tell(Severity.WARNING, message, line.where)
        return True

    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be told of all that was taken in."""
        totals: TotalRows[_What] = TotalRows(self._headings)
        for row in self._rows:
            if isinstance(row, _SumRow):
                totals.add_sum(row.amounts, row.place_of)
            else:
                self._tell_larger_parts(row)
                self._tell_twice(row)
                totals.add_project(_yen(row.amounts), relisted=row.relisted)
        return (*self._about_words(), *self._told.findings(), *totals.findings())

    def _tell_larger_parts(self, row: ListingDraft) -> None:
        """Tell of sources of funds that are more than the amount they are parts of."""
        yen = _yen(row.amounts)
        for (year, kind, funds), whole in yen.items():
            parts = {f: part for (y, k, f), part in yen.items() if f and (y, k) == (year, kind)}
            beside = [part for source, part in parts.items() if not _HOLDS_OTHERS.match(source)]
            most = max((sum(beside), *parts.values()))
            is_more = max(parts.values(), default=0) > whole
            if funds is None and whole >= 0 and (is_more or most > whole + _ROUNDED * len(parts)):
                message = (
                    f"「{row.name}」の財源{format_yen(most)}が、事業費{format_yen(whole)}を超えています。"
                    "元の表と見比べて、違う額を直してください。"
                )
                self._told.tell(Severity.WARNING, message, row.where)

    def _tell_twice(self, row: ListingDraft) -> None:
        """Tell of a project that has two amounts of one year and kind, which may be parts."""
        wholes = [_what(amount) for amount in row.amounts if amount.funds is None]
        if len(set(wholes)) < len(wholes):
            message = (
                "同じ年度・同じ種別の額が2つ以上ある事業です。すべて合計に数えています。"
                "内訳や別の時点の額であれば、額の行に「うち国庫支出金」「決算見込」のような言葉を書いて"
                "読み直してください。"
            )
            self._told.tell(Severity.WARNING, message, row.where)

    def _about_words(self) -> tuple[Finding, ...]:
        """Return the finding about texts in columns of amounts that are none."""
        if not self._words:
            return ()
        named = [
            f"「{word}」（{places_text(dict.fromkeys(at))}）" for word, at in self._words.items()
        ]
        message = (
            f"金額の欄の{names_text(named, '種類')}は、金額と読めないか単位がないため、"
            "金額とせず、文字のまま追加項目に残しました。"
        )
        where = next(iter(self._words.values()))[0]
        return (Finding(Severity.WARNING, where, message),)


def is_sum_line(cells: Sequence[str], head: TableHead) -> bool:
    """Whether the cells of a line are the name of a sum (施策1 小計) and amounts, nothing else."""
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if not is_amount(cell)]
    is_priced = len(words) < len(filled) and bool(head.amounts)
    return is_priced and len(words) == 1 and filled[0] == words[0] and is_named_total(words[0])


def _columns(cells: Sequence[str], head: TableHead) -> list[tuple[Column, str]]:
    """Return the amounts in ``cells`` with their columns; none where these cannot be told."""
    placed = [(c, t) for c, t in zip(head.columns, cells, strict=False) if t and is_amount(t)]
    texts = [text for text in cells if is_amount(text)]
    amounts = [column for column in head.headed if column.role is ColumnRole.AMOUNT]
    if len(placed) == len(texts) and all(column in amounts for column, _ in placed):
        return [(column, text) for column, text in placed if column]
    return list(zip(amounts, texts, strict=True)) if len(amounts) == len(texts) else []


def _what(amount: Amount) -> _What:
    return amount.fiscal_year, amount.kind, amount.funds


def _yen(amounts: Sequence[Amount]) -> dict[_What, int]:
    yen: dict[_What, int] = {}
    for amount in amounts:
        yen[_what(amount)] = yen.get(_what(amount), 0) + amount.yen
    return yen
