"""Drop-downs of a data sheet (ECMA-376 Part 1, 18.3.1.32 dataValidation)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reports.table import Choices, Column
from reports.xlsx.names import quoted

_SPARE = 1000
"""Rows below the last one that offer the choices too, for rows that clerks add."""


@dataclass(frozen=True, slots=True)
class ChoiceSheet:
    """The sheet of a DATA part: its columns, and its last row."""

    worksheet: Worksheet
    columns: tuple[Column, ...]
    last: int


def add_choices(sheets: Mapping[str, ChoiceSheet]) -> None:
    """Let the columns of all DATA parts, given by their keys, offer their choices."""
    for sheet in sheets.values():
        for place, column in enumerate(sheet.columns, 1):
            if column.choices is not None:
                check = _validation(column.choices, column.title, sheets)
                letter = get_column_letter(place)
                check.add(f"{letter}2:{letter}{sheet.last + _SPARE}")
                sheet.worksheet.add_data_validation(check)


def _validation(choices: Choices, title: str, sheets: Mapping[str, ChoiceSheet]) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=_source(choices, sheets),
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if choices.is_strict else "warning",
        errorTitle=title[:32],
        error="一覧から選んでください。" if choices.is_strict else "一覧にない内容です。",
    )


def _source(choices: Choices, sheets: Mapping[str, ChoiceSheet]) -> str:
    if choices.words:
        return '"' + ",".join(choices.words) + '"'
    sheet = sheets[choices.part]
    place = next(n for n, column in enumerate(sheet.columns, 1) if column.key == choices.column)
    letter = get_column_letter(place)
    name = quoted(sheet.worksheet.title)
    return f"{name}!${letter}${choices.first + 2}:${letter}${choices.last + 2}"
