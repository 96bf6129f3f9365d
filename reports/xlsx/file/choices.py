"""Drop-downs of a data sheet (ECMA-376 Part 1, 18.3.1.32 dataValidation)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from reports.table import Choices, Column
from reports.xlsx.file.names import quoted
from reports.xlsx.file.validation import validation

_SPARE = 1000
"""Rows below the last one that offer the choices too, for rows that clerks add."""


@dataclass(frozen=True, slots=True)
class ChoiceSheet:
    """The sheet of a DATA part: its name, its columns, and its last row."""

    name: str
    columns: tuple[Column, ...]
    last: int


def choice_checks(sheet: ChoiceSheet, sheets: Mapping[str, ChoiceSheet]) -> Iterator[str]:
    """Yield the checks that let the columns of ``sheet`` offer their choices.

    ``sheets`` are those of all DATA parts, by their keys.
    """
    for place, column in enumerate(sheet.columns, 1):
        if column.choices is not None:
            letter = get_column_letter(place)
            cells = f"{letter}2:{letter}{sheet.last + _SPARE}"
            yield _check(column.choices, cells, column.title, sheets)


def offer(cells: str, column: Column) -> str:
    """Return the check that lets ``cells`` offer the words of ``column``, and take others too."""
    words = {"type": "list", "showErrorMessage": "0"}
    return validation(cells, words, (_source(column.choices or Choices(), {}),))


def _check(choices: Choices, cells: str, title: str, sheets: Mapping[str, ChoiceSheet]) -> str:
    words = {
        "type": "list",
        "errorStyle": "stop" if choices.is_strict else "warning",
        "errorTitle": title[:32],
        "error": "一覧から選んでください。" if choices.is_strict else "一覧にない内容です。",
    }
    return validation(cells, words, (_source(choices, sheets),))


def _source(choices: Choices, sheets: Mapping[str, ChoiceSheet]) -> str:
    if choices.words:
        return '"' + ",".join(choices.words) + '"'
    sheet = sheets[choices.part]
    place = next(n for n, column in enumerate(sheet.columns, 1) if column.key == choices.column)
    letter = get_column_letter(place)
    return f"{quoted(sheet.name)}!${letter}${choices.first + 2}:${letter}${choices.last + 2}"
