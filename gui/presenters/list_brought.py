"""What came in from a list: counted in a line, with spellings of departments that may be one."""

from __future__ import annotations

from dataclasses import dataclass

from model.finding import Finding
from model.money import format_yen
from model.plan import Plan
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import ListSource
from model.readers.lists.spellings import SpellingOffer, offer_spellings
from model.readers.reading import Reading
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from model.wareki import format_fiscal_year


@dataclass(frozen=True, slots=True)
class ListBrought:
    """The list ``source`` read by ``mapping``, in a line too, and departments that may be one."""

    source: ListSource
    mapping: ListMapping
    reading: Reading
    summary: str
    offers: tuple[SpellingOffer, ...]


def bring_list(
    source: ListSource, mapping: ListMapping, findings: tuple[Finding, ...]
) -> ListBrought:
    """Read the whole of ``source`` by ``mapping``, of which ``findings`` are known already."""
    reading = read_list(source, mapping, None, findings)
    listed = (d.name for row in reading.plan.listings() for d in row.departments)
    return ListBrought(source, mapping, reading, _summary(reading.plan), offer_spellings(listed))


def _summary(plan: Plan) -> str:
    view = view_plan(plan, Selection())
    totals, basis = build_totals(view), view.basis
    amount = totals.tally.amount
    year = "" if basis.fiscal_year is None else format_fiscal_year(basis.fiscal_year)
    added = " ".join(filter(None, (year, basis.kind)))
    counts = (
        f"事業 {totals.tally.projects:,}件（掲載 {totals.tally.listings:,}件）",
        f"区分 {sum(1 for _ in plan.walk()):,}",
        f"所管課 {len(plan.departments):,}",
        *(
            ()
            if amount is None
            else (f"事業費の計{f'（{added}）' if added else ''} {format_yen(amount)}",)
        ),
    )
    return "　".join(counts)
