"""Rows of sections among those of projects, told by codes: 1-1 母子保健 above 1-1-1 妊婦健診."""

from __future__ import annotations

import re
from itertools import pairwise

from model.finding import Severity
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.ordinals import BETWEEN
from model.readers.tables.columns import Role
from model.text import fold

_CODE = re.compile(rf"\d{{1,3}}(?:{BETWEEN}\d{{1,3}})*")
_LEAST = 2
_TOLD = "番号が下の行の番号の初めの部分である行は、事業に数えず、区分の見出しとして読みました。"


def find_coded_heads(fitted: FittedMapping, cells: ListCells) -> dict[int, str]:
    """Return the rows whose code begins that of the row below, with the signs of their depths.

    Such a row names no department, and each other row does and has a code below one of these; in a
    list without departments the same is asked of amounts. Else it may be a project with its parts.
    """
    codes = row_codes(fitted, cells)
    heads = [row for row, below in pairwise(codes) if _begins(codes[row], codes[below])]
    told = fitted.places(Role.DEPARTMENT) or fitted.places(Role.AMOUNT)
    are_apart = all((row in heads) != any(cells.text(row, c) for c in told) for row in codes)
    above = {codes[row] for row in heads}
    are_within = all(code in above or code[:-1] in above for code in codes.values())
    if len(heads) < _LEAST or not are_apart or not are_within:
        return {}
    for row in heads:
        cells.told.tell(Severity.NOTICE, _TOLD, cells.grid.row_name(row))
    return {row: code_sign(codes[row]) for row in heads}


def row_codes(fitted: FittedMapping, cells: ListCells) -> dict[int, tuple[int, ...]]:
    """Return the codes of all rows with names, which stand in one column left of these.

    Some begin that of the row below. Empty where no column has them.
    """
    name = fitted.name
    rows = [row for row in fitted.source.body if cells.text(row, name)]
    for column in fitted.places(Role.EXTRA, Role.NUMBER):
        codes = {row: _code(cells.text(row, column)) for row in rows} if column < name else {}
        if all(codes.values()) and any(_begins(*two) for two in pairwise(codes.values())):
            return codes
    return {}


def code_sign(code: tuple[int, ...]) -> str:
    """Return the sign of sections with such codes: 1-1 for all of two parts."""
    return "-".join("1" * len(code))


def _begins(code: tuple[int, ...], below: tuple[int, ...]) -> bool:
    return below[: len(code)] == code != below


def find_coded_levels(fitted: FittedMapping, cells: ListCells) -> dict[int, str]:
    """Return the rows of sections by codes in columns of levels, with their names (2款: 総務費).

    The name of such a section stands where projects have theirs. It names no department, and no
    row with a department has a code.
    """
    name, departments = fitted.name, fitted.places(Role.DEPARTMENT)
    levels = fitted.places(Role.LEVEL)
    found: dict[int, str] = {}
    for row in fitted.source.body if departments and levels else ():
        texts = cells.texts(row)
        codes = [texts[column] for column in levels if column in texts]
        if codes and name in texts:
            is_bare = not any(column in texts for column in departments)
            if not is_bare or len(codes) > 1 or not codes[0].isdecimal():
                return {}
            found[row] = texts[name]
    return found if len(found) >= _LEAST else {}


def _code(text: str) -> tuple[int, ...]:
    """Return the parts of a code (1-1), none of what is no code."""
    folded = fold(text)
    return tuple(map(int, re.findall(r"\d+", folded))) if _CODE.fullmatch(folded) else ()
