"""Drop-downs of a data sheet (ECMA-376 Part 1, 18.3.1.32 dataValidation)."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Choices, Part
from reports.xlsx.names import quoted

_SPARE = 1000
"""Rows below the last one that offer the choices too, for rows that clerks add."""


def add_choices(worksheet: Worksheet, part: Part, parts: Mapping[str, tuple[str, Part]]) -> None:
    """Let the columns of a DATA part offer their choices.

    ``parts`` are (name of the sheet, part) of the workbook by the part's key.
    """
    (table,) = part.tables
    for place, column in enumerate(table.columns, 1):
        if column.choices is not None:
            check = _validation(column.choices, column.title, parts)
            letter = get_column_letter(place)
            check.add(f"{letter}2:{letter}{len(table.rows) + 1 + _SPARE}")
            worksheet.add_data_validation(check)


def _validation(
    choices: Choices, title: str, parts: Mapping[str, tuple[str, Part]]
) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=_source(choices, parts),
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if choices.is_strict else "warning",
        errorTitle=title[:32],
        error="一覧から選んでください。" if choices.is_strict else "一覧にない内容です。",
    )


def _source(choices: Choices, parts: Mapping[str, tuple[str, Part]]) -> str:
    if choices.words:
        return '"' + ",".join(choices.words) + '"'
    name, part = parts[choices.part]
    (table,) = part.tables
    place = next(n for n, column in enumerate(table.columns, 1) if column.key == choices.column)
    letter = get_column_letter(place)
    return f"{quoted(name)}!${letter}${choices.first + 2}:${letter}${choices.last + 2}"
