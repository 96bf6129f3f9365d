"""The amounts in the rows of the sheet 事業, and the words that stand in place of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from model.finding import Finding, Severity
from model.project import Amount
from model.readers.tables.amount_heads import open_heading
from model.readers.tables.columns import AmountColumn
from model.readers.workbook.amount_columns import read_amount_heads, say_column
from model.readers.workbook.amount_head import is_exact, is_repeated, is_sum_head, kind_in_words
from model.readers.workbook.cells import CellReader
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.workbook.form import head_named

_OLD = re.compile(r"(金額\d+)（円）")
"""The head of an amount in version 1 of the form; behind it stand 金額1の年度, の種別, の財源."""


class AmountCells:
    """Reads the amounts of the rows of ``sheet``.

    ``word_heads`` are by heads of columns the headings that the plan has for their words (未定).
    """

    def __init__(self, sheet: FormSheet, word_heads: Mapping[str, str], cells: CellReader) -> None:
        self._cells, self._word_heads = cells, word_heads
        heads = [head for head in sheet.heads if head and not head_named(sheet.form, head)]
        self._columns = read_amount_heads(heads)
        self._sure = read_amount_heads(heads, is_sure=True)
        self._places = {head: place for place, head in enumerate(sheet.heads) if head}
        self._joined = {
            (row, column)
            for merged in sheet.grid.merged
            for row in range(merged.top, merged.bottom + 1)
            for column in range(merged.left, merged.right + 1)
            if (row, column) != (merged.top, merged.left)
        }
        where = f"{sheet.grid.name}シート"
        first: dict[AmountColumn, str] = {}
        for head, column in self._columns.items():
            same = first.setdefault(replace(column, unit=1), head)
            if same != head and not is_repeated(head):
                message = (
                    f"見出し「{head}」の列は、「{same}」と同じ{say_column(column)}で、1つの事業の2つの額を"
                    "足しています。どちらかの列だけにしてください。"
                )
                cells.findings.append(Finding(Severity.WARNING, where, message))
            message = self._about(head)
            if message:
                severity = Severity.NOTICE if head in self._sure else Severity.WARNING
                cells.findings.append(Finding(severity, where, message))

    def read(self, row: SheetRow) -> tuple[tuple[Amount, ...], dict[str, str]]:
        """Return the amounts of a row, and by headings the words in place of amounts.

        A cell that is neither is kept as a slip.
        """
        amounts: list[Amount] = []
        words: dict[str, str] = {}
        for head in row.cells:
            with self._cells.keeping_slips():
                column = self._columns.get(head)
                said = self._said(row, head, column.unit) if column else None
                if column is None:
                    amounts += self._read_old(row, head)
                elif isinstance(said, str):
                    heading = self._word_heads.get(head)
                    words[heading or open_heading(replace(column, unit=1))] = said
                elif said is not None:
                    amounts.append(Amount(said, column.fiscal_year, column.kind, column.funds))
        return tuple(amounts), words

    def _said(self, row: SheetRow, head: str, unit: int) -> int | str | None:
        """Return the yen in a cell, or the word in their place; None for neither.

        A number in cells that are joined (結合) is one amount, and not as many as there are cells:
        it is that of the first, at which it stands.
        """
        said = self._cells.amount(row, head, unit)
        if isinstance(said, int) and (row.number - 1, self._places[head]) in self._joined:
            message = (
                f"「{head}」のセルがほかの行か列のセルと結合されているため、空欄として読みました。"
                "結合を解き、この事業のこの欄の金額を入れてください。"
            )
            self._cells.note(row, message, Severity.WARNING)
            return None
        return said

    def _read_old(self, row: SheetRow, head: str) -> list[Amount]:
        old = _OLD.fullmatch(head)
        yen = self._cells.number(row, head) if old else None
        if old is None or yen is None:
            return []
        kind = self._cells.key(row, f"{old[1]}の種別") or None
        funds = self._cells.key(row, f"{old[1]}の財源") or None
        return [Amount(yen, self._cells.year(row, f"{old[1]}の年度"), kind, funds)]

    def _about(self, head: str) -> str:
        """Return what is to be told of how a head was read, empty for what goes without saying."""
        column = self._columns[head]
        if head not in self._sure:
            return (
                f"見出し「{head}」の列を、{say_column(column)}として読みました。ほかの種別の財源で"
                "あれば、「令和8年度 計画額 一般財源（円）」のように種別も書いてください。"
            )
        dated = any(it.fiscal_year and it.kind == column.kind for it in self._columns.values())
        is_undated = column.fiscal_year is None and column.funds is None
        if is_undated and dated and not is_exact(head) and not is_sum_head(head):
            return (
                f"見出し「{head}」の列は年度がないため、どの年度の集計にも入りません。"
                "「令和8年度 事業費（円）」のように年度も書いてください。"
            )
        said = kind_in_words(head)
        is_other = said is not None and said != column.kind
        if is_other or column.unit != 1 or not head.endswith(("円）", "円)", *"0123456789")):
            return f"見出し「{head}」の列を、{say_column(column)}として読みました。"
        return ""


def word_heads_of(items: Mapping[str, str]) -> dict[str, str]:
    """Return by heads of columns the headings of ``items``, which have these heads by headings."""
    return {column: heading for heading, column in items.items() if column}
