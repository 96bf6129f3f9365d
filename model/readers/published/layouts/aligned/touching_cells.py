"""Cells that touch the ones beside them: what of a text belongs to the column next to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells
from model.wareki import YEAR_OF_ERA

_TAILS = {
    ColumnRole.AMOUNT: re.compile(r"(.*[^\d,，.△▲\s])\s?([△▲]?\d[\d,]*|－)"),
    ColumnRole.DEPARTMENTS: re.compile(r"(.*。(?=\S)|.*\S(?=\s))\s?(\S{2,20})"),
    ColumnRole.MARK: re.compile(r"(.+[^\s])\s?(新規|拡充|継続|完了|廃止)"),
}
"""What a cell ends in where it touches the one at its right."""
_FRONTS = {
    ColumnRole.NUMBER: re.compile(r"(\d{1,4})\s(.*\D.*)"),
    ColumnRole.MARK: re.compile(r"(新規|拡充|継続|完了|廃止)\s(.+)"),
    ColumnRole.AMOUNT: re.compile(r"([△▲]?\d[\d,]*|－)\s(\D.+)"),
}
"""What a cell begins with where it touches the one at its left."""
_AMOUNT = r"(?:[△▲]?\d[\d,]*|[－―–—-])"
_BEHIND_AMOUNTS = {
    ColumnRole.AMOUNT: re.compile(rf"({_AMOUNT})\s({_AMOUNT})"),
    ColumnRole.EXTRA: re.compile(rf"({_AMOUNT})\s(\D+)"),
}
"""An amount and, pushed into its column, what stands behind it: another one, or 62,033 A."""
_AMOUNT_ALONE = re.compile(rf"({_AMOUNT})()")
"""An amount that stands below a column of texts; nothing is left of these."""
_YEAR_BEHIND = re.compile(rf"(.*\S)\s+({YEAR_OF_ERA}(?:年度?)?|20\d\d年?度?|(?:合|小)?計)")
"""A text that touches the year behind it: 道路整備と改修事業 R6."""
_WORDED = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


def put_right(cells: Cells, head: TableHead) -> Cells:
    """Return cells with what touches a text beside it in its own column, where that is empty."""
    whole = dict(cells)
    for column, role in enumerate(head.roles):
        for beside, pattern in () if column in whole else _patterns(head, column):
            both = pattern.fullmatch(whole.get(beside, ""))
            if both and (role is not ColumnRole.DEPARTMENTS or is_departments(both[2])):
                first = min(beside, column)
                whole[first], whole[first + 1] = both.groups()
                break
    return {column: text for column, text in whole.items() if text}


def _patterns(head: TableHead, column: int) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield the columns beside an empty one, each with how a text looks that is of both."""
    roles = head.roles
    role = roles[column]
    left, right = column - 1, column + 1
    before = roles[left] if column else None
    after = roles[right] if right < len(roles) else None
    if before is ColumnRole.AMOUNT and role in _BEHIND_AMOUNTS:
        yield left, _BEHIND_AMOUNTS[role]
    if role is after is ColumnRole.AMOUNT:
        yield right, _BEHIND_AMOUNTS[role]
    beside = (*_WORDED, ColumnRole.AMOUNT) if role is ColumnRole.DEPARTMENTS else _WORDED
    if before in _WORDED and column == head.year_place:
        yield left, _YEAR_BEHIND
    if before in beside and role in _TAILS:
        yield left, _TAILS[role]
    if after in _WORDED and role in _FRONTS:
        yield right, _FRONTS[role]
    if after in _WORDED and role is ColumnRole.AMOUNT:
        yield right, _AMOUNT_ALONE
