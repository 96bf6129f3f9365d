"""What the lines of a project are that has several: 計画額 above 実績額, 国 above 一般財源."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from model.project import Amount
from model.readers.lists.source.heads import Heads
from model.readers.tables.amount_heads import read_amount_head
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import funds_of, head_key, is_amount_head, is_whole
from model.readers.tables.row_kinds import is_total
from model.text import fold
from model.wareki import find_fiscal_years

_BESIDE = r"[\s)）」】]*(?:[(（]\s*[)）](?:書き?|内)?)?[:：は=＝…・]?[\s「（(]*"
_LINES = re.compile(
    rf"上段{_BESIDE}([^\s、。,;／/「」()（）]+)\D{{0,8}}?下段{_BESIDE}([^\s、。,;／/「」()（）]+)"
)
_LONGEST_YEAR = 14
_SPAN = re.compile(r"[~～〜\-－・、,]|から")
_ON = "以降"
_KIND = re.compile(
    r"計画|実績|予算|決算|当初|補正|要求|査定|見込|前回|今回|現行|変更[前後]|改定[前後]"
)
_DIFFERENCE = re.compile(r"(?:増減|差引|差|比較)(?:増減)?(?:額|\([^()]*\))?")
_WHOLE = re.compile(r"総?事業費(?:計|合計)?|総額|(?:事業|実施|取組|計画)?の?内容")
"""Labels of the line with the whole amount, and of one of words above it (設計)."""


@dataclass(frozen=True, slots=True)
class LineMeaning:
    """The kind, source of funds or year of a line's amounts; none where it is the whole."""

    kind: str | None = None
    funds: str | None = None
    fiscal_year: int | None = None
    is_on: bool = False
    """Whether its amounts are of the year and those behind it: R10以降."""
    span: str = ""
    """The years that its amounts stand for together: R8～R9."""

    @property
    def is_whole(self) -> bool:
        """Whether its amounts are all of a project, or of a year of it."""
        return self.kind is None and self.funds is None

    def applied(self, amount: Amount) -> Amount:
        """Return ``amount`` as the amount that it is in this line."""
        if self == LineMeaning():
            return amount
        return amount._replace(
            kind=self._kind(amount.kind),
            funds=amount.funds or self.funds,
            fiscal_year=amount.fiscal_year or self.fiscal_year,
        )

    def _kind(self, own: str | None) -> str | None:
        """Return the kind of an amount; of several years it is one of its own, in no year's sum."""
        if self.span:
            return of_span(self.span, own)
        return f"{_ON}{own or ''}" if self.is_on else self.kind or own


def of_span(span: str, kind: str | None) -> str:
    """Return the kind of amounts that several years have together: R8～R9 事業費."""
    return f"{span} {kind or ''}".strip()


@lru_cache(maxsize=1024)  # the same labels come with each project
def meaning_of(label: str) -> LineMeaning:
    """Return what a line labelled so is: a kind (決算額), funds (国), a year, the whole (計)."""
    if year := year_of(label):
        return LineMeaning(fiscal_year=year, is_on=_ON in label)
    key = head_key(label)
    if is_span(label):
        return LineMeaning(span=label)
    if not key or is_total(label) or is_whole(label) or _WHOLE.fullmatch(key):
        return LineMeaning()
    if funds := funds_of(label):
        return LineMeaning(funds=re.sub(r"^うち", "", funds))
    if _KIND.match(key) or is_amount_head(label):
        return LineMeaning(kind=read_amount_head(label, 1, None).kind)
    return LineMeaning(funds=label)


def year_of(text: str) -> int | None:
    """Return the fiscal year (西暦) that a cell is, None for any other: R8, 令和8年度, 2026."""
    years = find_fiscal_years(text if "年" in text or not text.isdecimal() else f"{text}年度")
    return years[0] if len(years) == 1 and len(text) <= _LONGEST_YEAR else None


@lru_cache(maxsize=1024)
def is_span(text: str) -> bool:
    """Whether a cell names several years and nothing else, whose amounts stand together: R8～R9."""
    is_short = len(find_fiscal_years(text)) > 1 and len(text) <= 2 * _LONGEST_YEAR
    return is_short and _SPAN.search(text) is not None


def is_line_label(text: str) -> bool:
    """Whether a cell may label a line: a kind of amount, a source of funds, the whole."""
    key = head_key(text)
    is_sum = is_whole(text) or _WHOLE.fullmatch(key) is not None
    is_of_amounts = _KIND.match(key) is not None or is_difference(text)
    return is_sum or funds_of(text) is not None or is_of_amounts


def is_difference(label: str) -> bool:
    """Whether a line labelled so says by how much those above it differ: 増減, 差引（A-B）."""
    return _DIFFERENCE.fullmatch(head_key(label)) is not None


def two_lines(grid: Grid, heads: Heads) -> tuple[LineMeaning, LineMeaning] | None:
    """Return what the upper and the lower line of each project are, as a list says around its rows.

    None where it says nothing (上段：事業費　下段：うち一般財源). The upper one is the amount
    itself: only its year may be said.
    """
    above = range(min(heads.body, len(grid.rows)))
    below = range(max(heads.body, len(grid.rows) - 10), len(grid.rows))
    for row in (*above, *below):
        for cell in grid.rows[row]:
            if isinstance(cell, str) and "下段" in cell:
                found = _LINES.search(fold(cell))
                if found:
                    return LineMeaning(fiscal_year=year_of(found[1])), meaning_of(found[2])
    return None
