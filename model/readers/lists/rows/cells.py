"""The cells below a list's headings: merged ones whole, errors told, amounts read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from model.finding import Severity
from model.project import Amount
from model.readers.lists.source.heads import Heads
from model.readers.tables.amounts import (
    YenText,
    before_second,
    read_amount,
    without_brackets,
    without_note,
)
from model.readers.tables.columns import ONE_YEN, ColumnUse
from model.readers.tables.grid import Grid, cell_text
from model.readers.tables.marks import is_relisted_mark
from model.readers.tables.row_kinds import is_ditto, is_open_amount
from model.readers.tables.told import Told

Extras = tuple[tuple[str, str], ...]
_ERROR_TEXT = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?")
_MEND = "Excel で直して保存し直してください。"


@dataclass
class ListCells:
    """Reads cells by their row and column, from 0; what it forgives goes to ``told``."""

    grid: Grid
    heads: Heads
    told: Told
    _covered: dict[tuple[int, int], tuple[int, int]] = field(init=False)
    _texts: dict[int, str] = field(default_factory=dict)
    _row: int = -1

    def __post_init__(self) -> None:
        self._covered = {
            (row, merged.left): (merged.top, merged.left)
            for merged in self.grid.merged
            if merged.bottom > merged.top >= self.heads.body
            for row in range(merged.top + 1, min(merged.bottom + 1, len(self.grid.rows)))
        }
        self._shared = {(top, left): row for (row, left), (top, _) in self._covered.items()}
        self._faulty: dict[int, list[int]] = defaultdict(list)
        for row, column in self.grid.faults:
            self._faulty[row].append(column)

    @property
    def body(self) -> range:
        """The rows below the headings, from 0."""
        return range(self.heads.body, len(self.grid.rows))

    def texts(self, row: int) -> dict[int, str]:
        """Return the texts of the cells of a row that are not empty, by column.

        A cell without a value has the error that stands there (#REF!).
        """
        if row != self._row:
            cells = self.grid.rows[row]
            self._row = row
            self._texts = {c: cell_text(cell) for c, cell in enumerate(cells) if cell is not None}
            for column in self._faulty.get(row, ()):
                self._texts.setdefault(column, self.grid.faults[row, column])
        return self._texts

    def is_covered(self, row: int, column: int) -> bool:
        """Whether the cell belongs to a merged cell that begins in a row above."""
        return (row, column) in self._covered

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, or of the merged cell that it is part of."""
        if column == self.grid.sheet_column:
            return self.grid.text(row, column)
        if (row, column) in self._covered:
            return self.grid.text(*self._covered[row, column])
        return self.texts(row).get(column, "")

    def value(self, row: int, column: int) -> str:
        """Return the text of a cell; empty, and told, where it holds an error."""
        text = self.text(row, column)
        fault = self._fault(row, column, text)
        if is_ditto(text):
            return self._same_as_above(row, column)
        if not fault:
            return text
        self.told.tell(
            Severity.WARNING,
            f"「{self.heads.titles[column]}」が{fault}のため、空欄として読みました。{_MEND}",
            self.grid.cell_name(row, column),
        )
        return ""

    def _same_as_above(self, row: int, column: int) -> str:
        """Return the text for which 〃 or 同上 stands, empty where none stands above."""
        self.told.tell(
            Severity.NOTICE,
            f"「{self.heads.titles[column]}」の「〃」「同上」は、上の行と同じとして読みました。",
            self.grid.cell_name(row, column),
        )
        above = (self.grid.text(at, column) for at in range(row - 1, self.heads.body - 1, -1))
        return next((text for text in above if text and not is_ditto(text)), "")

    def shared_end(self, row: int, column: int) -> int:
        """Return the last row of the merged cell that begins at a place, else its own."""
        return self._shared.get((row, column), row)

    def amount(
        self, row: int, column: int, use: ColumnUse, *, relisted: bool = False
    ) -> tuple[Amount | None, Extras]:
        """Return the amount in a cell, or as an extra column the text that is none.

        再掲 says that the amount stands in another row of the project, and is the row's mark.
        Brackets in a ``relisted`` row only say that the amount counts elsewhere.
        """
        what = use.amount or ONE_YEN
        cell = self.grid.cell(row, column)
        cell = without_brackets(cell) if relisted else cell
        text = self.texts(row).get(column, "")
        fault = self._fault(row, column, text)
        if fault:
            message = f"「{use.heading}」が{fault}のため、金額なしとしました。{_MEND}"
            self.told.tell(Severity.WARNING, message, self.grid.cell_name(row, column))
            return None, ((use.heading, text),) if text.startswith("#") else ()
        if is_relisted_mark(text):
            return None, ()
        bare = without_note(cell)
        first = before_second(bare)
        read = read_amount(first, what.unit)
        if read.fault and is_open_amount(text):
            self.told.tell_open(text, self.grid.cell_name(row, column))
            return None, ((use.heading, text),)
        if read.fault:
            message = (
                f"「{use.heading}」を金額として読めないため、追加項目に文字のまま残しました"
                f"（{read.fault}）。"
            )
            self.told.tell(Severity.WARNING, message, self.grid.cell_name(row, column))
            return None, ((use.heading, text),)
        is_usual = (self.grid.is_text and read.is_plain) or (
            isinstance(cell, YenText) and not read.is_doubtful
        )
        if read.forgiven and not is_usual:
            severity = Severity.WARNING if read.is_doubtful else Severity.NOTICE
            message = f"「{use.heading}」に{read.forgiven}があります。"
            self.told.tell(severity, message, self.grid.cell_name(row, column))
        note = ((use.heading, text),) if first is not cell else ()
        if read.yen is None:
            return None, note
        if first is not bare:
            message = (
                f"「{use.heading}」に、括弧の中にも金額がある欄があります。括弧の前の額を読み、"
                "括弧の中は追加項目に文字のまま残しました。"
            )
            self.told.tell(Severity.WARNING, message, self.grid.cell_name(row, column))
        elif note:
            message = f"「{use.heading}」の金額に付いた言葉は、追加項目に残しました。"
            self.told.tell(Severity.NOTICE, message, self.grid.cell_name(row, column))
        return Amount(read.yen, what.fiscal_year, what.kind, what.funds), note

    def _fault(self, row: int, column: int, text: str) -> str:
        fault = self.grid.faults.get((row, column), "")
        if not fault and text.startswith("#") and _ERROR_TEXT.fullmatch(text):
            return text
        return fault


def without_gaps(text: str) -> str:
    """Return a name whose letters stand apart (福 祉 課), or each in a line of its own, as one."""
    if text[1:2] not in (" ", "\n"):
        return text
    letters = text.split()
    are_apart = all(len(one) == 1 and one > "\u3040" for one in letters)
    return "".join(letters) if are_apart else text
