"""The heads of the amounts in the sheet 事業: 令和8年度 事業費（円）, 令和8年度 国庫支出金（円）.

Together they say what each head leaves open (``amount_head.py``); and columns of amounts get heads
that say it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.readers.tables.amount_heads import unit_label
from model.readers.tables.columns import AmountColumn
from model.readers.workbook.amount_head import (
    PART,
    UNKNOWN_KIND,
    AmountHead,
    is_amount_heading,
    read_head,
)
from model.wareki import find_fiscal_years, format_fiscal_year, is_fiscal_year

_BETWEEN = "／"
"""Stands in a head for the blanks of a kind that a list names by several rows."""


def read_amount_heads(headings: Iterable[str], *, is_sure: bool = False) -> dict[str, AmountColumn]:
    """Return by heading the year, kind and source of funds of each column of amounts.

    What a head leaves open goes by the others: in a plan of 計画額, 「令和9年度 事業費（円）」 is a
    計画額 too, and a source of funds is a part of the amount of its year. Where that may be of
    several kinds, it is a part of the first; it is left out if only what ``is_sure`` is wanted.
    """
    heads = {heading: read_head(heading) for heading in headings}
    settled = _wholes(heads)
    first = next(iter(settled.values()), None)
    kinds = {column.kind for column in settled.values()}
    for heading, head in heads.items():
        column = head.column
        if heading in settled:
            continue
        if not head.is_open:
            settled[heading] = column
        elif head.is_sum:
            settled[heading] = replace(column, kind=_only(kinds, column.kind))
        else:
            beside = {c.kind for c in settled.values() if _is_beside(c, column)}
            known = beside if len(beside) == 1 else kinds
            if len(known) <= 1 or not is_sure:
                settled[heading] = replace(column, kind=_only(known, first.kind if first else None))
    return {heading: settled[heading] for heading in heads if heading in settled}


def _wholes(heads: Mapping[str, AmountHead]) -> dict[str, AmountColumn]:
    """Return the columns of whole amounts, sums of years aside, with the kinds that they have.

    Those that leave it open are of the first one's kind, if all that tell theirs agree with it.
    """
    wholes = {h: head for h, head in heads.items() if not head.column.funds and not head.is_sum}
    first = next(iter(wholes.values()), None)
    told = {head.column.kind for head in wholes.values() if not head.is_open}
    is_common = first is not None and (first.is_open or len(told) == 1)

    def kind_of(head: AmountHead) -> str | None:
        return first.column.kind if first and head.is_open and is_common else head.column.kind

    return {h: replace(head.column, kind=kind_of(head)) for h, head in wholes.items()}


def _is_beside(whole: AmountColumn, part: AmountColumn) -> bool:
    return whole.funds is None and whole.fiscal_year == part.fiscal_year


def _only(kinds: set[str | None], otherwise: str | None) -> str | None:
    return next(iter(kinds)) if len(kinds) == 1 else otherwise


def write_amount_heads(columns: Sequence[AmountColumn]) -> tuple[str, ...]:
    """Return a heading for each of ``columns``, all different, as plain as is understood.

    Read by :func:`read_amount_heads` they give the same columns again.
    """
    dated = {column.kind for column in columns if column.fiscal_year is not None}
    choices = [tuple(_headings(column, dated)) for column in columns]
    chosen = [0] * len(columns)
    while True:
        heads = _numbered([each[n] for each, n in zip(choices, chosen, strict=True)])
        read = read_amount_heads(heads, is_sure=True)
        wrong = [n for n, head in enumerate(heads) if read.get(head) != columns[n]]
        if not wrong:
            return heads
        for n in wrong:
            chosen[n] += 1


def say_column(column: AmountColumn) -> str:
    """Return what amounts a column has, for a message: 令和9年度の計画額（千円）."""
    year = "" if column.fiscal_year is None else f"{_shown(column.fiscal_year)}の"
    funds = "" if column.funds is None else f"のうち{column.funds}"
    return f"{year}{column.kind or UNKNOWN_KIND}{funds}（{unit_label(column.unit)}）"


def _headings(column: AmountColumn, dated: Collection[str | None]) -> Iterator[str]:
    """Yield headings for a column, the plainest first and last one that can mean nothing else.

    One without a year of a kind that is ``dated`` elsewhere is not simply called by its kind.
    """
    year, kind, funds = column.fiscal_year, column.kind, column.funds
    shown = "" if year is None else f"{_shown(year)} "
    words = (kind or UNKNOWN_KIND).replace(" ", _BETWEEN)
    plain = (words,) if year is not None or kind not in dated else ()
    plain = ("計", *plain) if year is None else plain
    parts = () if funds is None else (funds, f"{PART}{funds}", f"{words} {funds}")
    for each in parts or plain:
        said = read_head(f"{shown}{each}（円）").column
        is_read = is_amount_heading(f"{shown}{each}（円）")
        if is_read and (said.fiscal_year, said.funds) == (year, funds):
            yield f"{shown}{each}（円）"
    source = "" if funds is None else f"財源{_quoted(funds)}"
    yield f"{shown}種別{_quoted(kind or '')}{source}（円）"


def _quoted(text: str) -> str:
    return f"「{text.replace('」', '」」')}」"


def _shown(year: int) -> str:
    shown = format_fiscal_year(year) if is_fiscal_year(year) else ""
    return shown if find_fiscal_years(shown) == (year,) else f"西暦{year}年度"


def _numbered(heads: Sequence[str]) -> tuple[str, ...]:
    """Return ``heads``, of which those that stood before are told apart: …その2."""
    seen: dict[str, int] = {}
    numbered = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        numbered.append(head if seen[head] == 1 else f"{head}その{seen[head]}")
    return tuple(numbered)
