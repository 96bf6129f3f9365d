"""What each report says, asked of its document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.money import Unit
from model.plan import Plan
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.cell_text import NOTHING, cell_text
from reports.content.booklet import build_booklet
from reports.content.data import build_data
from reports.content.departments import build_departments
from reports.content.summary import build_summary
from reports.document import Document, Facts, Heading, Part
from reports.document_texts import texts_of
from reports.options import ReportOptions
from reports.table import (
    BodyRow,
    ColumnKind,
    Count,
    GroupRow,
    Input,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.xlsx.writer import write_workbook
from tests.plans import draft_of_two_goals


def part_named(document: Document, title: str) -> Part:
    (part,) = [part for part in document.parts if part.title == title]
    return part


def texts(part: Part) -> list[str]:
    return [
        cell.text
        for table in part.tables
        for row in table.rows
        if not isinstance(row, GroupRow)
        for cell in row.cells
        if isinstance(cell, Text)
    ]


def facts(part: Part) -> dict[str, str]:
    blocks = [block for block in part.blocks if isinstance(block, Facts)]
    return {fact.label: fact.text for block in blocks for fact in block.items}


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
        assert difference.value == 20_000_000 - amount.value  # type: ignore[union-attr]


def test_a_subtotal_of_published_budgets_is_that_of_its_own_goal(
    two_goals: Plan, options: ReportOptions
):
    table = build_summary(pick_from_plan(two_goals, Selection()), options).parts[0].tables[0]
    totals = [row.cells[1] for row in table.rows if isinstance(row, TotalRow)]
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


def test_a_department_s_part_lists_its_projects_under_their_sections(
    built_in: Reading, options: ReportOptions
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    assert len(document.parts) == 1 + 55
    part = part_named(document, "広報課")
    *groups, new = [row for row in part.tables[0].rows if isinstance(row, GroupRow)]
    assert new.text.startswith("新規事業")
    assert [group.text.split("　")[0] for group in groups] == [
        "基本施策 1",
        "基本施策 2",
        "基本施策 4",
    ]
    assert groups[0].note == "施策全体の事業費 9億4百万円（この課だけの額ではありません）"
    assert sum(isinstance(row, BodyRow) for row in part.tables[0].rows) == 11 + 5


def test_a_department_s_total_never_holds_the_budget_of_a_whole_section(
    built_in: Reading, options: ReportOptions
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    for part in document.parts[1:]:
        for row in part.tables[0].rows:
            if isinstance(row, TotalRow):
                assert [cell.value for cell in row.cells if not isinstance(cell, Text)] == [0]


def test_an_amount_is_filled_in_once_however_often_a_project_is_listed(
    two_goals: Plan, options: ReportOptions
):
    document = build_departments(pick_from_plan(two_goals, Selection()), options)
    rows = [r for r in part_named(document, "みどり課").tables[0].rows if isinstance(r, BodyRow)]
    seen = {row.cells[1].text: row.cells[5] for row in rows}  # type: ignore[union-attr]
    assert seen["見守り"] == Input(1_500_500)
    assert seen["見守り（再）"] == Text("再掲")
    assert seen["花いっぱい運動（再）"] == Input(None)


def test_rows_without_a_department_are_not_lost(two_goals: Plan, options: ReportOptions):
    bare = replace(two_goals)
    view = pick_from_plan(bare, Selection())
    stripped = replace(
        view.plan,
        sections=tuple(_without_departments(section) for section in view.plan.sections),
        departments=(),
    )
    document = build_departments(pick_from_plan(stripped, Selection()), options)
    assert "所管課の記載なし" in [part.title for part in document.parts]
    assert "商店街の応援" in texts(part_named(document, "所管課の記載なし"))
    names = texts(part_named(document, "総括"))
    assert names[-3:] == ["（所管課の記載なし）", "延べ", "実数"]


def _without_departments(section):
    return replace(
        section,
        children=tuple(map(_without_departments, section.children)),
        listings=tuple(replace(row, departments=()) for row in section.listings),
    )


def test_the_booklet_goes_down_the_tree(built_in: Reading, options: ReportOptions):
    document = build_booklet(pick_from_plan(built_in.plan, Selection()), options)
    titles = [part.title for part in document.parts]
    assert titles[0] == "凡例"
    assert titles[1].startswith("基本目標 1")
    assert [title[:6] for title in titles[2:7]] == [f"基本施策 {n}" for n in range(1, 6)]
    assert titles[7:] == ["集計", "所管課別索引", "事業名索引"]
    policy = document.parts[2]
    assert facts(policy)["事業費"] == "9億4百万円"
    assert facts(document.parts[1])["事業費の計"] == "66億50百万円"


def test_the_booklet_of_one_policy_is_one_chapter(built_in: Reading, options: ReportOptions):
    view = pick_from_plan(built_in.plan, Selection(sections=frozenset({(1, 4)})))
    titles = [part.title for part in build_booklet(view, options).parts]
    assert [title.split("　")[0] for title in titles] == [
        "凡例",
        "基本目標 1",
        "基本施策 4",
        "集計",
        "所管課別索引",
        "事業名索引",
    ]


def test_the_booklet_of_two_goals_has_a_chapter_for_each(two_goals: Plan, options: ReportOptions):
    document = build_booklet(pick_from_plan(two_goals, Selection()), options)
    titles = [part.title for part in document.parts]
    assert titles == [
        "凡例",
        "分野 1　くらし",
        "分野 2　しごと",
        "集計",
        "所管課別索引",
        "事業名索引",
    ]


def headings_of(document: Document) -> set[str]:
    blocks = [block for part in document.parts for block in part.blocks]
    headings = [block for block in blocks if isinstance(block, Heading)]
    return {f"{h.number}　{h.text}" for h in headings} | {part.title for part in document.parts}


def test_a_relisted_row_says_where_its_main_place_is_or_that_it_is_not_printed(
    two_goals: Plan, options: ReportOptions
):
    document = build_booklet(pick_from_plan(two_goals, Selection()), options)
    cells = [
        cell
        for part in document.parts
        if part.title.startswith("分野")
        for table in part.tables
        for row in table.rows
        if isinstance(row, BodyRow)
        for cell in row.cells
        if isinstance(cell, Text) and "（再）" in cell.text
    ]
    by_name = {cell.text.split("（再）")[0]: cell for cell in cells}
    assert by_name["見守り"].see == "listing:1-1-1/1"
    assert by_name["見守り"].see_as in headings_of(document)
    assert by_name["花いっぱい運動"].see is None
    assert "範囲外" in by_name["花いっぱい運動"].text


def test_where_names_have_the_whole_width_what_a_relisted_row_says_stays_on_their_line(
    built_in: Reading, options: ReportOptions
):
    view = pick_from_plan(built_in.plan, Selection(sections=frozenset({(1, 5)})))
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for part in build_booklet(view, options).parts:
        for table in part.tables:
            is_described = any(column.key == "description" for column in table.columns)
            for row in table.rows:
                cells = row.cells if isinstance(row, BodyRow) else ()
                said[is_described] |= {
                    cell.text for cell in cells if isinstance(cell, Text) and "範囲外" in cell.text
                }
    assert "国際交流センター管理運営事業（再）（主な掲載箇所は本冊子の範囲外）" in said[False]
    assert "婦人相談員設置事業（再）\n（主な掲載箇所は本冊子の範囲外）" in said[True]


@pytest.mark.parametrize(
    "picks",
    [
        {"departments": frozenset({"広報課"})},
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


def test_the_data_leaves_nothing_out_and_counts_each_project_once(
    built_in: Reading, options: ReportOptions
):
    (part,) = build_data(pick_from_plan(built_in.plan, Selection()), options).parts
    (table,) = part.tables
    heads = [column.title for column in table.columns]
    assert len(set(heads)) == len(heads)
    counts = heads.index("事業数")
    assert len(table.rows) == 211
    assert sum(row.cells[counts].value for row in table.rows) == 190  # type: ignore[union-attr]
    for head in ("計画名", "基本目標", "基本施策", "単位施策", "掲載区分", "事業名"):
        index = heads.index(head)
        assert all(row.cells[index].text for row in table.rows)  # type: ignore[union-attr]


def test_the_data_has_a_column_for_each_amount_and_each_extra_column(options: ReportOptions):
    draft = draft_of_two_goals()
    row = draft.sections[0].children[0].children[0].listings[0]  # 見守り, relisted elsewhere
    settled = (1_000_000, 400_000)
    row.amounts = (*row.amounts, *(Amount(yen, 2024, "決算", "一般財源") for yen in settled))
    row.extras = (("事業名", "みまもり"), ("備考", "=1+1"))
    plan, _ = assemble_plan(draft)
    (part,) = build_data(pick_from_plan(plan, Selection()), options).parts
    (table,) = part.tables
    heads = [column.title for column in table.columns]
    sums = {
        head: sum(r.cells[heads.index(head)].value or 0 for r in table.rows)  # type: ignore[union-attr]
        for head in ("令和6年度 予算（円）", "令和6年度 決算 一般財源（円）")
    }
    assert list(sums.values()) == [4_000_500, 1_400_000]
    assert "事業費（円）" not in heads  # the same money would stand in two columns
    extras = [heads.index("事業名（2）"), heads.index("備考")]
    texts = [tuple(r.cells[n].text for n in extras) for r in table.rows]  # type: ignore[union-attr]
    assert texts.count(("みまもり", "=1+1")) == 2
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("of_projects", "expected"),
    [
        (("町債 一般", "県 町債 一般", "国 県"), "国 県 町債 一般"),  # as the columns of a list
        (("町債 一般", "一般 町債"), "町債 一般"),  # contradicting: as met first
    ],
)
def test_columns_of_amounts_stand_in_the_order_that_the_projects_have_in_common(
    two_goals: Plan, options: ReportOptions, of_projects, expected: str
):
    projects = tuple(
        replace(project, amounts=tuple(Amount(1, 2024, "予算", funds) for funds in each.split()))
        for project, each in zip(two_goals.projects, of_projects, strict=False)
    )
    plan = replace(two_goals, projects=projects + two_goals.projects[len(projects) :])
    (part,) = build_data(pick_from_plan(plan, Selection()), options).parts
    heads = [column.title for table in part.tables for column in table.columns]
    wanted = [f"令和6年度 予算 {funds}（円）" for funds in expected.split()]
    assert [head for head in heads if head in wanted] == wanted


def test_sections_with_the_same_number_say_what_they_stand_under(
    two_goals: Plan, options: ReportOptions
):
    """Both 分野 have a 目標 1: in a chart and in a table without heads above them, too."""
    by_section, by_flag, *_ = [
        [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]  # type: ignore[union-attr]
        for table in build_summary(pick_from_plan(two_goals, Selection()), options).parts[0].tables
        if table.columns[0].key == "section"
    ]
    assert by_section == by_flag
    assert by_flag == [
        "目標 1-1　安心して暮らせるまち",
        "目標 1-2　みどり豊かなまち",
        "目標 2-1　にぎわいのあるまち",
        "目標 2-2　学びのあるまち",
    ]


def test_sections_whose_numbers_do_not_say_it_name_the_one_above(options: ReportOptions):
    draft = draft_of_two_goals()
    draft.sections[0].number, draft.sections[1].number = "第一", "第二"
    plan, _ = assemble_plan(draft)
    table, *_ = build_summary(pick_from_plan(plan, Selection()), options).parts[0].tables
    names = [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]  # type: ignore[union-attr]
    assert names[2] == "分野 第二・目標 1　にぎわいのあるまち"


def test_sections_without_numbers_name_the_one_above_where_their_titles_are_alike(
    options: ReportOptions,
):
    draft = draft_of_two_goals()
    for goal in draft.sections:
        for node in (goal, *goal.children):
            node.number = ""

    def names() -> list[str]:
        plan, _ = assemble_plan(draft)
        table, *_ = build_summary(pick_from_plan(plan, Selection()), options).parts[0].tables
        return [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]  # type: ignore[union-attr]

    assert names()[1:3] == ["目標　みどり豊かなまち", "目標　にぎわいのあるまち"]
    draft.sections[0].children[1].title = draft.sections[1].children[0].title = "そのほか"
    above = [goal.title for goal in draft.sections]
    assert names()[1:3] == [f"{title}・目標　そのほか" for title in above]


def test_a_budget_that_is_not_known_leaves_no_blank_to_fill_in(
    built_in: Reading, two_goals: Plan, options: ReportOptions
):
    picked = pick_from_plan(built_in.plan, Selection(departments=frozenset({"広報課"})))
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
