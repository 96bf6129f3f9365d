"""Cells that touch the ones beside them: what of a text belongs to the column next to it."""

from __future__ import annotations

import re

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells

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
_AMOUNT = re.compile(r"(?:[△▲]?\d[\d,]*|[－―–—-])")
_PAIR = re.compile(rf"({_AMOUNT.pattern})\s({_AMOUNT.pattern})")
_BEHIND = re.compile(rf"({_AMOUNT.pattern})\s(\D+)")
"""An amount and, pushed into its column, what stands behind it (62,033 A)."""
_WORDED = (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


def put_right(cells: Cells, head: TableHead) -> Cells:
    """Return cells with what touches a text beside it in its own column, where that is empty."""
    whole = dict(cells)
    roles = head.roles
    for column, role in enumerate(roles):
        if column in whole:
            continue
        before, after = whole.get(column - 1, ""), whole.get(column + 1, "")
        beside = (*_WORDED, ColumnRole.AMOUNT) if role is ColumnRole.DEPARTMENTS else _WORDED
        tail = _match(_TAILS, role, before) if column and roles[column - 1] in beside else None
        is_worded = column + 1 < len(roles) and roles[column + 1] in _WORDED
        front = _match(_FRONTS, role, after) if is_worded else None
        pair = _PAIR.fullmatch(before) if role is ColumnRole.AMOUNT and column else None
        ahead = _PAIR.fullmatch(after) if role is ColumnRole.AMOUNT and not pair else None
        behind = _BEHIND.fullmatch(before) if role is ColumnRole.EXTRA and column else None
        if behind and roles[column - 1] is ColumnRole.AMOUNT:
            whole[column - 1], whole[column] = behind[1], behind[2]
        elif pair and roles[column - 1] is ColumnRole.AMOUNT:
            whole[column - 1], whole[column] = pair[1], pair[2]
        elif ahead and roles[column + 1] is ColumnRole.AMOUNT:
            whole[column], whole[column + 1] = ahead[1], ahead[2]
        elif tail and (role is not ColumnRole.DEPARTMENTS or is_departments(tail[2])):
            whole[column - 1], whole[column] = tail[1], tail[2]
        elif front:
            whole[column], whole[column + 1] = front[1], front[2]
    return whole


def _match(
    patterns: dict[ColumnRole, re.Pattern[str]], role: ColumnRole, text: str
) -> re.Match[str] | None:
    pattern = patterns.get(role)
    return pattern.fullmatch(text) if pattern and text else None
