"""Rows of sections among those of projects, known by their codes or as sums of those below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from model.finding import Severity
from model.readers.department_names import is_office
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.ordinals import BETWEEN
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import ONE_YEN, Role
from model.readers.tables.row_kinds import is_named_total, is_total
from model.readers.tables.section_signs import heading_sign
from model.text import fold

_CODE = re.compile(rf"\d{{1,3}}(?:{BETWEEN}\d{{1,3}})*")
_LEAST = 2
_TOLD_CODE = (
    "番号が下の行の番号の初めの部分である行は、事業に数えず、区分の見出しとして読みました。"
)
_PLAIN = "sum"
"""The sign of those that have none of their own."""
_TOLD_SUM = "下の事業の金額の合計が書かれた行は、事業に数えず、区分の見出しとして読みました。"
_GUESSED = (
    "所管課がなく、金額が下の事業の合計と同じ行は、事業に数えず、区分の見出しとして読みました。"
    "これも事業のときは、その所管課を書いて読み直してください。"
)


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
        cells.told.tell(Severity.NOTICE, _TOLD_CODE, cells.grid.row_name(row))
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


@dataclass(frozen=True, slots=True)
class _Priced:
    """A row with a name and amounts; a sign where it may head a section."""

    row: int
    yen: Mapping[int, int]
    sign: str = ""
    is_guess: bool = False


def words_of(texts: Mapping[int, str], amounts: Collection[int]) -> list[int]:
    """Return the cells of a row that hold words, by column: no amounts, no figures."""
    return [c for c, text in texts.items() if c not in amounts and any(map(str.isalpha, text))]


def find_sum_heads(fitted: FittedMapping, cells: ListCells) -> dict[int, str]:
    """Return the rows in the column of names that are sums of the projects below, with their signs.

    Such a row has its name and amounts alone, and may say that it is a 計. All rows of its sign add
    up the projects down to the next of them, in each column of amounts, and the first project
    stands below one of them; else they may be projects. In a list without departments codes are
    signs, too: 1 above 1-1 and 1-2.
    """
    if fitted.places(Role.FUNDS) or not fitted.places(Role.AMOUNT):
        return {}
    rows = _priced_rows(fitted, cells)
    signs = list(dict.fromkeys(row.sign for row in rows if row.sign))
    signs.sort(key=_PLAIN.__eq__)
    for count in range(len(signs), 0, -1):
        heads = [row for row in rows if row.sign in signs[:count]]
        if len(heads) >= _LEAST and heads[0] is rows[0] and _add_up(rows, signs[:count]):
            for row in heads:
                is_guess = row.is_guess
                severity, told = (
                    (Severity.WARNING, _GUESSED) if is_guess else (Severity.NOTICE, _TOLD_SUM)
                )
                cells.told.tell(severity, told, cells.grid.row_name(row.row))
            return {row.row: row.sign for row in heads}
    return {}


def _priced_rows(fitted: FittedMapping, cells: ListCells) -> list[_Priced]:
    """Return the rows with amounts; none where the first one heads no section."""
    name, amounts = fitted.name, dict(fitted.columns(Role.AMOUNT))
    has_offices = bool(fitted.places(Role.DEPARTMENT))
    codes = {} if has_offices else row_codes(fitted, cells)
    found: list[_Priced] = []
    for row in cells.body:
        texts = cells.texts(row)
        words = [c for c in words_of(texts, amounts) if c == name or not is_total(texts[c])]
        if any(is_named_total(texts[column]) for column in words):
            continue
        yen = {
            column: read.yen
            for column, use in amounts.items()
            if (read := read_amount(cells.grid.cell(row, column), (use.amount or ONE_YEN).unit)).yen
        }
        if not yen or name not in texts:
            continue
        is_plain = has_offices or is_office(texts[name])
        sign = heading_sign(texts[name])
        own = sign or (code_sign(codes[row]) if codes else _PLAIN if is_plain else "")
        found.append(_Priced(row, yen, own if words == [name] else "", is_guess=sign is None))
        if not found[0].sign:
            return []
    return found


def _add_up(rows: Sequence[_Priced], signs: Sequence[str]) -> bool:
    """Whether each row of ``signs`` is the sum of the projects down to the next of its level.

    The levels of signs are in the order in which they come first. Some row adds up several.
    """
    in_order = dict.fromkeys(row.sign for row in rows if row.sign in signs)
    depths = {sign: depth for depth, sign in enumerate(in_order)}
    most = 0
    for at, head in enumerate(rows):
        if head.sign not in depths:
            continue
        depth = depths[head.sign]
        after = (rows[n] for n in range(at + 1, len(rows)))
        below = takewhile(lambda row: depths.get(row.sign, len(depths)) > depth, after)  # noqa: B023  the iterator is consumed within the turn
        parts = [row for row in below if row.sign not in depths]
        if not parts or head.yen != _sums(parts):
            return False
        most = max(most, len(parts))
    return most >= _LEAST


def _sums(rows: Iterable[_Priced]) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for row in rows:
        for column, yen in row.yen.items():
            sums[column] += yen
    return {column: yen for column, yen in sums.items() if yen}
