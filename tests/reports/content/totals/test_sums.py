"""The figures of every report against those of the model, for any plan under any picks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from model.money import Unit, sum_known
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.totals import build_totals, tally_rows
from model.view import PlanView, view_plan
from reports.content.booklet.report import build_booklet
from reports.content.comparison.report import build_comparison
from reports.content.data import build_data
from reports.content.departments.report import build_departments
from reports.content.shared.counted_elsewhere import counted_elsewhere, elsewhere_note
from reports.content.shared.grouping import group_rows, grouping_depth
from reports.content.shared.money_columns import years_of
from reports.content.summary import build_summary
from reports.content.totals.section_totals import build_section_totals, deeper_levels
from reports.content.totals.totals_tables import flag_amounts
from reports.document import Document, Part
from reports.options import ReportOptions
from reports.table import BodyRow, Cell, GroupRow, Table, Text, Total, TotalRow
from tests import plans
from tests.model.test_totals import views
from tests.plans import plan_of_two_goals, whole_view

OPTIONS = ReportOptions(made_on=date(2026, 4, 1))
FEW = settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""A plan that fails is shown as it is: to find a smaller one takes minutes."""
WHOLE = view_plan(plan_of_two_goals(), Selection())
"""Of a plan with a project in two sections, amounts and budgets."""


def picked() -> st.SearchStrategy[PlanView]:
    """Return views that hold a row: picks that leave none are taken back."""
    whole = views().map(lambda view: view if view.rows else view_plan(view.plan, Selection()))
    return whole.filter(lambda view: view.rows)


def figures(table: Table, row: BodyRow | TotalRow) -> dict[str, int | None]:
    """Return the figures of a row by the keys of their columns; a text in place of one is none."""
    keys = (column.key for column in table.columns)
    cells = zip(keys, row.cells, strict=True)
    return {key: _value(cell) for key, cell in cells if not isinstance(cell, Text)}


def _value(cell: Cell) -> int | None:
    assert not isinstance(cell, Text)
    return getattr(cell, "value", None)


def last_total(table: Table) -> dict[str, int | None]:
    """Return the figures of the total of all rows; a form has rows for new projects below it."""
    *_, row = [each for each in table.rows if isinstance(each, TotalRow) and not each.level]
    return figures(table, row)


def table_named(document: Document, key: str) -> Table:
    (table,) = [table for part in document.parts for table in part.tables if table.key == key]
    return table


def parts_below(document: Document, key: str) -> Iterator[Part]:
    return (part for part in document.parts if part.key.startswith(key))


@FEW
@given(picked())
@example(WHOLE)
def test_the_totals_of_all_tables_are_those_of_the_model(view: PlanView):
    totals = build_totals(view)
    summary = build_summary(view, OPTIONS)
    has_departments = len(view.departments) > 1
    sections = next(t.key for t in summary.parts[0].tables if t.key.startswith("sections"))
    for key in (sections, "departments")[: None if has_departments else 1]:
        told = last_total(table_named(summary, key))
        assert (told["listings"], told["projects"]) == (len(view.rows), totals.tally.projects)
        if "amount" in told:
            assert told["amount"] == (totals.tally.amount or 0)
    money = last_total(table_named(summary, sections))
    if "published" in money:
        assert (money["published"] or None) == (totals.published_budget or None)
    if "difference" in money and totals.published_budget is not None:
        assert money["difference"] == totals.published_budget - (totals.tally.amount or 0)


@FEW
@given(picked())
@example(WHOLE)
def test_the_flags_of_each_section_are_those_of_its_listings_and_projects_count_once(
    view: PlanView,
):
    tables = [
        table for table in build_summary(view, OPTIONS).parts[0].tables if table.key == "flags"
    ]
    assert bool(tables) == bool(view.flags)
    for table in tables:
        *sections, listed, once = [figures(table, row) for row in table.rows]  # type: ignore[arg-type]
        for told in (*sections, listed, once):
            assert sum(n or 0 for key, n in told.items() if key != "all") == told["all"]
        assert sum(told["all"] or 0 for told in sections) == listed["all"] == len(view.rows)
        assert once["all"] == len(view.projects)
        by_flag = {each.flag.mark if each.flag else "": each for each in build_totals(view).by_flag}
        for key in listed.keys() - {"all"}:
            total = by_flag[key.removeprefix("flag:")].tally
            assert (listed[key], once[key]) == (total.listings, total.projects)


@FEW
@given(picked())
@example(WHOLE)
def test_a_department_has_the_same_figures_in_the_overview_and_on_its_form(view: PlanView):
    document = build_departments(view, OPTIONS)
    told = {
        row.cells[0].text: figures(overview, row)
        for overview in document.parts[0].tables
        if overview.key == "departments"
        for row in overview.rows
        if isinstance(row, BodyRow)
    }
    assert told or len(view.departments) <= 1  # whose figures are those of all sections
    forms = {part.title: part.tables[0] for part in parts_below(document, "department:")}
    for total in build_totals(view).by_department:
        name, tally = total.department.name, total.tally
        if told:
            assert told[name]["listings"] == tally.listings
            assert told[name]["projects"] == tally.projects
            assert told[name].get("amount") == tally.amount
        rows = [row for row in forms[name].rows if isinstance(row, BodyRow) and row.id]
        entries = [figures(forms[name], row) for row in rows]
        assert len(rows) == tally.listings
        assert sum("amount" in entry for entry in entries) == tally.projects
        assert last_total(forms[name])["amount"] == (tally.amount or 0)


def added_up(table: Table) -> Iterator[tuple[int, int]]:
    """Yield (what a total says, the sum of its rows): those of the group above it, or all."""
    for end, row in enumerate(table.rows):
        if isinstance(row, TotalRow):
            above = table.rows[:end]
            groups = [n for n, each in enumerate(above) if isinstance(each, GroupRow)]
            rows = above[groups[-1] :] if row.level else above
            entries = [figures(table, each) for each in rows if isinstance(each, BodyRow)]
            for column, cell in zip(table.columns, row.cells, strict=True):
                if isinstance(cell, Total):
                    yield cell.value, sum(entry.get(column.key) or 0 for entry in entries)


@FEW
@given(picked())
@example(WHOLE)
def test_a_subtotal_adds_the_rows_of_its_group_and_a_total_all(view: PlanView):
    documents = (
        build_departments(view, OPTIONS),
        build_summary(view, OPTIONS),
        build_booklet(view, OPTIONS),
        build_comparison(whole_view(view.plan), OPTIONS),
    )
    for document in documents:
        for part in document.parts:
            for table in part.tables:
                assert all(said == added for said, added in added_up(table))


@FEW
@given(picked())
@example(WHOLE)
def test_every_listing_stands_once_in_the_booklet_and_every_amount_is_added_once(view: PlanView):
    totals = build_totals(view)
    tables = [
        table
        for part in parts_below(build_booklet(view, OPTIONS), "section:")
        for table in part.tables
    ]
    rows = [row for table in tables for row in table.rows if isinstance(row, BodyRow)]
    anchors = sorted(row.anchor or "" for row in rows)
    assert anchors == sorted(f"listing:{row.id}" for row in view.rows)
    added: Counter[str] = Counter()
    for table in tables:
        if isinstance(table.rows[-1], TotalRow):
            added.update(last_total(table))
    assert added["amount"] == (totals.tally.amount or 0)
    for year in years_of(view):
        known = [view.basis.in_year(project, year) or 0 for project in view.projects]
        assert year == view.basis.fiscal_year or added[f"year:{year}"] == sum(known)
    years = sum(yen for key, yen in added.items() if key.startswith("year:"))
    assert "years" not in added or added["years"] == added["amount"] + years


@FEW
@given(picked())
@example(WHOLE)
def test_the_sums_of_the_data_s_columns_are_those_of_the_model(view: PlanView):
    tally = tally_rows(view, view.rows)
    (part,) = build_data(view, OPTIONS).parts
    (table,) = part.tables
    rows = [figures(table, row) for row in table.rows if isinstance(row, BodyRow)]
    assert len(rows) == tally.listings
    assert sum(row["counts"] or 0 for row in rows) == tally.projects
    known = [row["amount"] for row in rows if row["amount"] is not None]
    assert (sum(known) if known else None) == tally.amount


@FEW
@given(picked())
@example(WHOLE)
def test_the_amounts_by_mark_add_up_to_the_total_each_project_once(view: PlanView):
    totals = build_totals(view)
    said = flag_amounts(view, Unit.YEN).replace(",", "").replace("△", "-")
    amounts = [int(yen) for yen in re.findall(r"件\u00a0(-?\d+)円", said)]
    assert sum_known(amounts) == totals.tally.amount
    known = [each for each in totals.by_flag if each.tally.amount is not None]
    assert [int(count) for count in re.findall(r"(\d+)件", said)] == [
        f.tally.projects for f in known
    ]


@FEW
@given(picked())
@example(WHOLE)
def test_each_level_of_sections_adds_up_to_the_whole(view: PlanView):
    totals = build_totals(view)
    tallies = {total.section.path: total.tally for total in totals.by_section}
    for depth in deeper_levels(view):
        table = build_section_totals(view, OPTIONS, depth)
        whole = last_total(table)
        assert (whole["listings"], whole["projects"]) == (len(view.rows), totals.tally.projects)
        assert not view.has_amounts or whole["amount"] == totals.tally.amount
        rows = [figures(table, row) for row in table.rows if isinstance(row, BodyRow)]
        for group, told in zip(group_rows(view, depth), rows, strict=True):
            tally = tallies[group.section.path]
            if not group.is_part:
                assert (told["listings"], told["projects"]) == (tally.listings, tally.projects)
                assert told.get("amount") == tally.amount


@FEW
@given(picked())
@example(WHOLE)
def test_only_levels_with_more_sections_have_totals_of_their_own(view: PlanView):
    depths = list(deeper_levels(view))
    assert all(depth > grouping_depth(view.plan) for depth in depths)
    counts = [len(group_rows(view, depth)) for depth in (grouping_depth(view.plan), *depths)]
    assert counts == sorted(set(counts))


@FEW
@given(views())
@example(WHOLE)
def test_papers_of_one_section_each_add_up_to_the_plan_but_for_what_they_say(view: PlanView):
    whole = view_plan(view.plan, Selection())
    papers = [
        view_plan(view.plan, Selection(sections=frozenset({section.path})))
        for section in view.plan.sections
    ]
    shown = [project for paper in papers for project in paper.projects]
    said = [project for paper in papers for project in counted_elsewhere(paper)]
    assert len(shown) - len(said) == len(whole.projects)
    amounts = [sum_known(map(whole.amount_of, each)) or 0 for each in (shown, said)]
    assert amounts[0] - amounts[1] == (sum_known(map(whole.amount_of, whole.projects)) or 0)


def test_a_paper_of_one_section_says_what_counts_in_another():
    paper = view_plan(WHOLE.plan, Selection(sections=frozenset({(2,)})))
    relisted = [row.project for row in paper.rows if row.relisted]
    amounts = sum(filter(None, map(paper.amount_of, relisted)))
    said = elsewhere_note(paper, Unit.YEN)
    assert said.startswith(f"うち{len(relisted)}件（{amounts:,}円）は再掲で")
    assert elsewhere_note(WHOLE, Unit.YEN) == ""


def test_the_cover_of_one_section_s_paper_says_what_of_its_sum_counts_in_another():
    paper = view_plan(WHOLE.plan, Selection(sections=frozenset({(2,)})))
    covers = [{f.label: f.text for f in build_booklet(v, OPTIONS).facts} for v in (paper, WHOLE)]
    assert "個別事業費の計" in covers[0]
    assert covers[0]["再掲の事業"] == elsewhere_note(paper, OPTIONS.unit)
    assert "再掲の事業" not in covers[1]


def test_the_subtotal_of_a_section_counts_the_rows_that_stand_directly_in_it():
    levels = ("政策", "施策")
    budgets = {"防災": 100, "防犯": 50, "産業": 7, "観光": 2}
    below = [
        plans.section(2, name, rows=(plans.row(name, yen=yen),)) for name, yen in budgets.items()
    ]
    sections = [
        plans.section(
            1, "安心", children=tuple(below[:2]), rows=(plans.row("まちづくり", yen=1000),)
        ),
        plans.section(1, "活力", children=tuple(below[2:])),
    ]
    draft = replace(plans.draft_of_two_goals(), levels=levels, sections=sections)
    table = build_summary(whole_view(assemble_plan(draft)[0]), OPTIONS).parts[0].tables[0]
    totals = [each for each in table.rows if isinstance(each, TotalRow)]
    assert [figures(table, each)["amount"] for each in totals] == [1150, 9, 1159]
