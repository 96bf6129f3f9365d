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

    The codes stand in one column left of the names, in each row with a name. Such a row names no
    department, and each other row does and has a code below one of these; else it may be a project
    with its parts.
    """
    name, departments = fitted.name, fitted.places(Role.DEPARTMENT)
    rows = [row for row in fitted.source.body if cells.text(row, name)]
    if not departments:
        return {}
    for column in fitted.places(Role.EXTRA, Role.NUMBER):
        codes = {row: _code(cells.text(row, column)) for row in rows} if column < name else {}
        heads = [
            row
            for row, below in pairwise(rows)
            if codes and codes[below][: len(codes[row])] == codes[row] != codes[below]
        ]
        are_apart = all(
            (row in heads) != any(cells.text(row, c) for c in departments) for row in codes
        )
        above = {codes[row] for row in heads}
        if (
            len(heads) >= _LEAST
            and all(codes.values())
            and are_apart
            and all(code in above or code[:-1] in above for code in codes.values())
        ):
            for row in heads:
                cells.told.tell(Severity.NOTICE, _TOLD, cells.grid.row_name(row))
            return {row: "-".join("1" * len(codes[row])) for row in heads}
    return {}


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
