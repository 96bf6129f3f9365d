"""Cells that clerks filled in: forgiving about form, strict about meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from model.finding import Finding, Severity
from model.listing import Path
from model.printed_yen import parse_yen
from model.readers.tables.amounts import read_amount
from model.readers.tables.grid import Cell
from model.readers.workbook.amount_head import is_word_for_amount
from model.readers.workbook.sheets import SheetRow
from model.text import fold, without_blanks
from model.wareki import is_fiscal_year, year_of_era

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－", "-"))
_NO = frozenset(("", "-", "×", "✕", "いいえ", "なし", "無", "no", "false", "0", "非該当"))
_LONGEST_PART = 10
_NO_VALUE = frozenset(("", "-"))


class SlipError(ValueError):
    """A cell or sheet does not mean anything: ``where`` it stands, and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where, why)
        self.where, self.why = where, why


class SeveralSlipsError(ValueError):
    """Several cells or sheets do not mean anything: the ``slips``, in the order of reading."""

    def __init__(self, slips: Sequence[SlipError]) -> None:
        super().__init__(slips)
        self.slips = slips


class CellReader:
    """Reads cells of rows and keeps what it forgave as findings."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._slips: list[SlipError] = []

    @property
    def has_slips(self) -> bool:
        """Whether anything without meaning was kept."""
        return bool(self._slips)

    @contextmanager
    def keeping_slips(self) -> Iterator[None]:
        """Let reading go on behind what has no meaning, so that it is told with the others."""
        try:
            yield
        except SlipError as slip:
            self._slips.append(slip)

    def raise_slips(self) -> None:
        """Raise the SlipError that was kept, SeveralSlipsError for more; do nothing for none."""
        if len(self._slips) > 1:
            raise SeveralSlipsError(self._slips)
        if self._slips:
            raise self._slips[0]

    def note(self, row: SheetRow, message: str, severity: Severity = Severity.NOTICE) -> None:
        """Add a finding about a row."""
        self.findings.append(Finding(severity, row.where, message))

    def text(self, row: SheetRow, head: str) -> str:
        """Return a cell as the text that it is, blanks at its ends and all."""
        cell = row.cells.get(head)
        return cell if isinstance(cell, str) else cell_text(cell)

    def key(self, row: SheetRow, head: str) -> str:
        """Return a cell as a name or mark: without blanks around it."""
        text = self.text(row, head)
        bare = text.strip()
        if bare != text:
            self.note(row, f"「{head}」の前後の空白を除いて読みました。")
        return bare

    def required(self, row: SheetRow, head: str) -> str:
        """Return a cell that may not be empty. Raises SlipError."""
        text = self.key(row, head)
        if not text:
            raise SlipError(row.where, f"「{head}」が空です")
        return text

    def number(self, row: SheetRow, head: str) -> int | None:
        """Return a whole number, None for an empty cell or a dash. Raises SlipError."""
        cell = row.cells.get(head)
        if isinstance(cell, float) and cell.is_integer():
            return int(cell)
        text = cell_text(cell).strip()
        folded = fold(text).translate(_DASHES)
        if folded in _NO_VALUE:
            return None
        if re.fullmatch(r"-?\d{1,30}", folded):
            value: int | None = int(folded)
        else:
            value = parse_yen(text if text.endswith("円") else f"{text}円")
        if value is None:
            raise SlipError(row.where, f"「{head}」の「{text}」は整数ではありません")
        if str(value) != text:
            self.note(row, f"「{head}」の「{text}」を {value:,} と読みました。")
        return value

    def amount(self, row: SheetRow, head: str, unit: int) -> int | str | None:
        """Return the yen in a cell where one stands for ``unit`` yen, or the word in their place.

        None for an empty cell or a dash. Raises SlipError for what is neither.
        """
        cell = row.cells.get(head)
        if isinstance(cell, str) and is_word_for_amount(cell):
            return cell
        if unit == 1:
            return self.number(row, head)
        read = read_amount(cell, unit)
        if read.fault:
            raise SlipError(row.where, f"「{head}」の「{cell_text(cell)}」は{read.fault}")
        return read.yen

    def year(self, row: SheetRow, head: str) -> int | None:
        """Return a fiscal year (西暦), also where it is written 令和4年度. Raises SlipError."""
        text = self.text(row, head)
        folded = without_blanks(text)
        era = re.fullmatch(r"(令和|平成|昭和|R|H|S)(\d{1,2}|元)(?:年度?)?", folded)
        if era:
            year = year_of_era(era[1][0].lower(), era[2])
        elif re.fullmatch(r"\d{4}年度?", folded):
            year = int(folded[:4])
        else:
            return self._western_year(row, head)
        self.note(row, f"「{head}」の「{text}」を {year} と読みました。")
        return year

    def _western_year(self, row: SheetRow, head: str) -> int | None:
        year = self.number(row, head)
        if year is not None and not is_fiscal_year(year):
            raise SlipError(row.where, f"「{head}」の「{year}」は西暦の年度ではありません")
        return year

    def path(self, row: SheetRow, head: str) -> Path:
        """Return the path of a section (1-2), also where Excel made a date of it.

        Raises SlipError.
        """
        cell = row.cells.get(head)
        if isinstance(cell, date):  # typed 1-2, kept as 1月2日
            self.note(
                row, f"「{head}」が日付になっていたため、{cell.month}-{cell.day} と読みました。"
            )
            return cell.month, cell.day
        text = self.required(row, head)
        folded = fold(text).translate(_DASHES)
        parts = re.split(r"\s*[-.．・/]\s*", folded.strip())
        if not all(part.isdecimal() and len(part) < _LONGEST_PART for part in parts):
            raise SlipError(row.where, f"区分「{text}」は 1-2 のような番号にしてください")
        path = tuple(map(int, parts))
        if "-".join(map(str, path)) != text:
            self.note(row, f"区分「{text}」を {'-'.join(map(str, path))} と読みました。")
        return path

    def truth(self, row: SheetRow, head: str, word: str) -> bool:
        """Return whether a cell says yes: ``word``, 〇, 1 and the like."""
        text = self.text(row, head).strip()
        if text == word or not text:
            return bool(text)
        is_yes = fold(text).translate(_DASHES).lower() not in _NO
        self.note(row, f"「{head}」の「{text}」を「{word if is_yes else '空欄'}」と読みました。")
        return is_yes


def cell_text(cell: Cell) -> str:
    """Return a cell as text: whole numbers bare, dates as 2026-04-01, line ends as they are."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
