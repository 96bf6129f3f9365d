"""Amounts whose kind changes with the year: R8査定額, R9計画額, R10計画額 are one row of years."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from model.amount_basis import basis_among, is_added_up_last
from model.finding import Severity
from model.project import Amount
from model.readers.lists.guessing.open_columns import OpenColumns
from model.readers.tables.columns import AmountColumn

_JOINT = "・"
_TO_COME = re.compile("(?:計画|予定|見込み?|概算|査定|予算)(?:額|費|事業費)?|(?:総|概算)?事業費")
"""What lists call amounts of years to come; not 補正予算, 削減効果額, 増減 or 令和9年度以降."""


def join_kinds(columns: OpenColumns, year: int | None) -> None:
    """Give the amounts of the list's ``year`` and of later ones one kind: 査定額・計画額.

    Where the list names no year, it is the first one that is not told for what was spent.

    That is done where the later years have one kind of amounts, the same in each, and none of it
    stands in the year itself, so that nothing else can be meant. It is told.
    """
    amounts = {n: use.amount for n, use in columns.uses.items() if use.amount}
    kinds: dict[int, set[str | None]] = defaultdict(set)
    for each in amounts.values():
        if each.funds is None and each.fiscal_year is not None:
            kinds[each.fiscal_year].add(each.kind)
    whole = [Amount(0, y, kind) for y, found in kinds.items() for kind in found]
    meant = [a.fiscal_year for a in whole if a.fiscal_year and not is_added_up_last(a.kind or "")]
    basis = basis_among(whole, min(meant, default=None) if year is None else year)
    own, first = basis.fiscal_year, basis.kind
    later = {kind for y, found in kinds.items() if own and y > own for kind in found}
    if own is None or len(later) != 1 or later & kinds[own] or not kinds[own]:
        return
    (second,) = later
    if not (first and second and _TO_COME.fullmatch(second)):
        return
    if is_added_up_last(first) or is_added_up_last(second):
        return
    joined = f"{first}{_JOINT}{second}"
    told = []
    for column, amount in amounts.items():
        if _is_of(amount, own, first, second):
            columns.uses[column] = replace(
                columns.uses[column], amount=replace(amount, kind=joined)
            )
            told += [f"「{columns.titles[column]}」"] if amount.funds is None else []
    columns.doubt(
        Severity.NOTICE,
        f"{'、'.join(told)}は、年度によって種別が違いますが、続く年度の金額として"
        f"「{joined}」にまとめて並べます。違うときは対応付けの「種別」を直してください。",
    )


def _is_of(amount: AmountColumn, own: int, first: str, second: str) -> bool:
    if amount.fiscal_year == own:
        return amount.kind == first
    return bool(amount.fiscal_year and amount.fiscal_year > own) and amount.kind == second
