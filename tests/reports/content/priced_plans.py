"""Plans with amounts of several years, and what their papers show of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft
from model.selection import Selection
from model.view import PlanView, pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.summary import build_summary
from reports.document import Document, Paragraph
from reports.options import ReportOptions
from reports.table import BodyRow, Column, Row, Table, Text, TotalRow
from tests.plans import draft_of_two_goals, row, section


def priced(name: str, amounts: Iterable[Amount], departments: str = "福祉課") -> ListingDraft:
    return replace(row(name, departments), amounts=tuple(amounts))


def of_years(kind: str | None = None, /, **yen: int) -> tuple[Amount, ...]:
    return tuple(Amount(each, int(year.removeprefix("y")), kind) for year, each in yen.items())


def view_of(*rows: ListingDraft) -> PlanView:
    """Two sections: ``rows`` in the first, the last of them again in the second."""
    draft = draft_of_two_goals()
    again = replace(row(rows[-1].name, rows[-1].departments, relisted=True))
    goals = [
        section(1, "くらし", number="1", rows=rows),
        section(1, "しごと", number="2", rows=(again,)),
    ]
    return pick_from_plan(assemble_plan(replace(draft, sections=goals))[0], Selection())


def three_years() -> PlanView:
    return view_of(
        priced("見守り", of_years(y2024=1_000_000, y2025=2_000_000, y2026=3_000_000)),
        priced("食堂", of_years(y2025=500_000, y2026=0)),
    )


def later_years() -> PlanView:
    """A plan of 2024 that knows amounts of the two years after it alone."""
    return view_of(
        priced("見守り", of_years("計画額", y2025=2_000_000, y2026=3_000_000)),
        priced("食堂", of_years("計画額", y2026=500_000)),
    )


def table_of(document: Document, title: str) -> Table:
    return next(part for part in document.parts if title in part.title).tables[0]


def heads(columns: Iterable[Column]) -> list[str]:
    return [column.title for column in columns]


def shown(table: Table, line: Row) -> list[int | str | None]:
    """What a row shows in the columns of amounts."""
    assert isinstance(line, BodyRow | TotalRow)
    cells = zip(table.columns, line.cells, strict=True)
    return [
        cell.text if isinstance(cell, Text) else getattr(cell, "value", None)
        for column, cell in cells
        if "千円" in column.title
    ]


def notes_of(view: PlanView) -> str:
    totals = build_summary(view, ReportOptions()).parts[0]
    return "".join(block.text for block in totals.blocks if isinstance(block, Paragraph))


def of_cover(view: PlanView, options: ReportOptions) -> dict[str, str]:
    return {fact.label: fact.text for fact in build_booklet(view, options).facts}
