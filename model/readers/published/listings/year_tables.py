"""A table for each year below a section: 【令和7年度】 above one, 【令和8年度】 above the next.

Amounts that name no year are of the one above their table, and rows of one project become one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.project import Amount
from model.readers.draft import ListingDraft, SectionDraft
from model.readers.published.lines.labels import year_label
from model.readers.published.lines.line import Line
from model.text import name_key

_LEAST = 2
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _YearRow:
    section: SectionDraft
    row: ListingDraft
    year: int


class YearTables:
    """Keeps which rows stand below which year."""

    def __init__(self) -> None:
        self._year: int | None = None
        self._is_above = False
        self._passed = 0  # lines since the year was named, the one that is looked at too
        self._rows: list[_YearRow] = []

    @property
    def stand_above(self) -> bool:
        """Whether the year stands above sections: directly above the first, or in its heading."""
        return self._year is not None and (self._is_above or self._passed <= 1)

    def see(self, line: Line) -> None:
        """Take in a line that may name the year of the tables below it."""
        year = None if line.has_tab else year_label(line.text)
        self._passed += 1
        if year:
            self._year, self._is_above, self._passed = year, False, 0

    def leave(self) -> None:
        """Take in that a section begins: a year that stands in the one before is forgotten."""
        self._is_above = self.stand_above
        self._year = self._year if self._is_above else None

    def add(self, section: SectionDraft, row: ListingDraft) -> None:
        """Take in a row of ``section``."""
        if self._year is not None:
            self._rows.append(_YearRow(section, row, self._year))

    def join(self) -> list[Finding]:
        """Make rows of one project in several years one, and return what is to be told of it."""
        findings: list[Finding] = []
        if len({each.year for each in self._rows}) < _LEAST:
            return findings
        for section in {id(each.section): each.section for each in self._rows}.values():
            findings += _joined(section, [each for each in self._rows if each.section is section])
        return findings


def _joined(section: SectionDraft, rows: Sequence[_YearRow]) -> list[Finding]:
    first: dict[_Key, ListingDraft] = {}
    joined: list[ListingDraft] = []
    others: list[ListingDraft] = []
    for each in rows:
        row = each.row
        row.amounts = tuple(_of_year(amount, each.year) for amount in row.amounts)
        kept = first.setdefault(_key(row), row)
        if kept is row or _columns(kept) & _columns(row):
            continue
        if (kept.description, kept.flag) != (row.description, row.flag):
            others.append(row)
        kept.amounts = (*kept.amounts, *row.amounts)
        kept.extras = (*kept.extras, *_other_extras(kept, row, each.year))
        joined.append(row)
    section.listings = [row for row in section.listings if not any(row is one for one in joined)]
    findings = []
    if joined:
        said = "年度ごとの表にある同じ事業の行は、1つの事業の年度ごとの金額として読みました。"
        findings.append(Finding(Severity.NOTICE, joined[0].where, said))
    for row in others:
        said = f"「{row.name}」の事業概要か印が、初めの年度の表と違います。初めのものを使います。"
        findings.append(Finding(Severity.WARNING, row.where, said))
    return findings


def _other_extras(kept: ListingDraft, row: ListingDraft, year: int) -> list[tuple[str, str]]:
    """Return the extra columns of ``row`` that say other than those of ``kept``, with the year."""
    own = dict(kept.extras)
    others = [(heading, text) for heading, text in row.extras if own.get(heading) != text]
    return [(f"{head}（{year}年度）" if head in own else head, text) for head, text in others]


def _of_year(amount: Amount, year: int) -> Amount:
    return amount._replace(fiscal_year=year) if amount.fiscal_year is None else amount


def _columns(row: ListingDraft) -> set[tuple[object, ...]]:
    return {(amount.fiscal_year, amount.kind, amount.funds) for amount in row.amounts}


def _key(row: ListingDraft) -> _Key:
    return row.kind, name_key(row.name), name_key(row.departments), row.relisted
