"""Published budgets in totals: those of the sections themselves, and where none is known."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.money import Unit
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.cell_text import NOTHING, cell_text
from reports.content.booklet.report import build_booklet
from reports.content.departments.report import build_departments
from reports.content.summary import build_summary
from reports.document import Paragraph, Part
from reports.document_texts import texts_of
from reports.options import ReportOptions
from reports.table import (
    BodyRow,
    ColumnKind,
    Count,
    GroupRow,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.xlsx.writer import write_workbook
from tests.plans import draft_of_two_goals
from tests.reports.content.parts import facts, part_named

OTHER_SUMS = "行の額を足した額と違うものがあります。"


def test_a_total_holds_the_budget_that_the_section_above_publishes_of_its_own(
    options: ReportOptions,
):
    draft = draft_of_two_goals()
    draft.sections[0].published_budget = 20_000_000  # its parts publish 15,500,000
    plan, _ = assemble_plan(draft)
    document = build_summary(pick_from_plan(plan, Selection()), options)
    table = document.parts[0].tables[0]
    assert [column.key for column in table.columns[:4]] == [
        *("section", "published", "amount", "difference"),
    ]
    totals = [row.cells[1:4] for row in table.rows if isinstance(row, TotalRow)]
    for published, amount, difference in (totals[0], totals[-1]):
        assert published == Yen(20_000_000)
        assert isinstance(amount, Total)
        assert difference == Yen(20_000_000 - (amount.value or 0))
    assert OTHER_SUMS in said(document.parts[0])


def test_two_figures_beside_each_other_are_told_apart_and_one_alone_needs_no_words(
    built_in: Reading, two_goals: Plan, options: ReportOptions
):
    def tells(plan: Plan, picks: Selection) -> bool:
        document = build_summary(pick_from_plan(plan, picks), options)
        return "個別事業費の計は事業ごとの事業費を足した額です" in said(document.parts[0])

    assert tells(two_goals, Selection())
    assert not tells(two_goals, Selection(departments=frozenset({"福祉課"})))
    assert not tells(built_in.plan, Selection())


def said(part: Part) -> str:
    return "".join(block.text for block in part.blocks if isinstance(block, Paragraph))


def test_a_subtotal_of_published_budgets_is_that_of_its_own_goal(
    two_goals: Plan, options: ReportOptions
):
    document = build_summary(pick_from_plan(two_goals, Selection()), options)
    table = document.parts[0].tables[0]
    totals = [row.cells[1] for row in table.rows if isinstance(row, TotalRow)]
    assert OTHER_SUMS not in said(document.parts[0])
    assert [cell_text(cell, ColumnKind.YEN, Unit.YEN) for cell in totals] == [
        "15,500,000",
        NOTHING,
        "15,500,000",
    ]


def test_a_total_of_published_budgets_is_left_empty_where_one_is_not_known(
    two_goals: Plan, options: ReportOptions
):
    picks = Selection(sections=frozenset({(1, 1)}), own_rows=frozenset({(1, 2)}))
    table = build_summary(pick_from_plan(two_goals, picks), options).parts[0].tables[0]
    published = [row.cells[1] for row in table.rows if not isinstance(row, GroupRow)]
    assert published == [Yen(12_000_000), Text(NOTHING), Text(NOTHING)]


@pytest.mark.parametrize(
    "picks",
    [
        {"departments": frozenset({"広報課", "市民協働課"})},
        {"flags": frozenset({"新"})},
        {"search": "推進"},
    ],
)
def test_where_a_budget_is_not_known_for_the_picks_the_paper_says_so(
    built_in: Reading, options: ReportOptions, picks
):
    view = pick_from_plan(built_in.plan, Selection(**picks))
    reports = build_booklet(view, options), build_summary(view, options)
    for document in (*reports, build_departments(view, options)):
        said = [text for _, text in texts_of(document)]
        assert said.count("公表事業費は施策単位の額のため、この範囲では示しません。") == 1
        assert "66億50百万円" not in said
    policies = [facts(part) for part in reports[0].parts if part.title.startswith("基本施策")]
    assert policies
    assert {said["事業費"] for said in policies} == {"公表事業費は施策単位"}


def test_a_budget_that_is_not_known_leaves_no_blank_to_fill_in(
    built_in: Reading, two_goals: Plan, options: ReportOptions
):
    two = frozenset({"広報課", "市民協働課"})
    picked = pick_from_plan(built_in.plan, Selection(departments=two))
    table = build_departments(picked, options).parts[0].tables[0]
    assert "published" not in [column.key for column in table.columns]
    table = build_departments(pick_from_plan(two_goals, Selection()), options).parts[0].tables[0]
    places = {column.key: n for n, column in enumerate(table.columns)}
    cells = [row.cells[places["published"]] for row in table.rows if isinstance(row, BodyRow)]
    assert cells == [Yen(12_000_000), Yen(3_500_000), Text("―"), Text("―")]


def test_a_total_of_amounts_that_are_known_to_be_nothing_is_0(
    two_goals: Plan, options: ReportOptions, tmp_path: Path
):
    """「市の開催」 costs nothing; of 「出前講座」 nothing is known."""
    shown = {}
    for department in ("産業課", "学習課"):
        view = pick_from_plan(two_goals, Selection(departments=frozenset({department})))
        document = build_departments(view, options)
        write_workbook(document, tmp_path / f"{department}.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / f"{department}.xlsx")[department]
        (form,) = part_named(document, department).tables
        (row,) = [row for row in form.rows if isinstance(row, TotalRow) and row.level == 0]
        total = next(cell for cell in row.cells if isinstance(cell, Total))
        *_, amount, _new = [
            c for row in sheet.iter_rows() for c in row if str(c.value).startswith("=SUBTOTAL(9")
        ]
        formats = amount.number_format
        shown[department] = cell_text(total, ColumnKind.YEN, options.unit), "―" in formats
    assert shown == {"産業課": ("0", False), "学習課": ("―", True)}


def test_totals_under_a_single_goal_have_no_subtotal_beside_the_total(
    built_in: Reading, options: ReportOptions
):
    table = build_summary(pick_from_plan(built_in.plan, Selection()), options).parts[0].tables[0]
    assert [isinstance(row, TotalRow) for row in table.rows].count(True) == 1


def test_the_summary_counts_rows_and_projects_apart(built_in: Reading, options: ReportOptions):
    _, part = build_summary(pick_from_plan(built_in.plan, Selection()), options).parts
    (by_department,) = part.tables
    *_, total = by_department.rows
    counts = [cell.value for cell in total.cells if isinstance(cell, Count)]
    assert counts == [211, 190]
