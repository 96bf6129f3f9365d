"""Totals of a plan of several years: by year, section and department, with their charts."""

from __future__ import annotations

from dataclasses import replace

from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import PlanView, pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.summary import build_summary
from reports.document import Chart, Document, Fact, Facts, Heading, Part
from reports.options import ReportOptions
from reports.table import BodyRow, TotalRow
from tests.plans import draft_of_two_goals, section
from tests.reports.content.priced_plans import heads, of_years, priced, shown, three_years, view_of


def notes(part: Part) -> list[str]:
    return [getattr(block, "text", "") for block in part.blocks]


def two_levels() -> PlanView:
    """Two goals of two policies with a project each, of 2024 and 2025."""
    draft = draft_of_two_goals()
    goals = [
        section(
            1,
            goal,
            number=str(n),
            children=tuple(
                section(
                    2,
                    f"{goal}の施策",
                    number=str(k),
                    rows=(priced(f"{goal}{k}", of_years(y2024=k * 1000, y2025=n * 1000)),),
                )
                for k in (1, 2)
            ),
        )
        for n, goal in enumerate(("くらし", "しごと"), 1)
    ]
    plan = assemble_plan(replace(draft, levels=("基本目標", "施策"), sections=goals))[0]
    return pick_from_plan(plan, Selection())


def of_two_offices() -> PlanView:
    return view_of(
        priced("見守り", of_years(y2024=1_000_000, y2025=2_000_000, y2026=3_000_000), "市民課"),
        priced("食堂", of_years(y2025=500_000, y2026=0)),
    )


def test_totals_are_given_for_each_year_and_say_what_they_lack(options: ReportOptions):
    (part, by_department) = build_summary(of_two_offices(), options).parts
    table = next(table for table in part.tables if table.key == "sections")
    assert table.caption == "個別事業費の計"
    assert shown(table, table.rows[-1]) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]
    assert any("金額のない年度がある事業が1件あります" in text for text in notes(part))
    (offices,) = by_department.tables
    assert shown(offices, offices.rows[-1]) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]


def test_totals_by_policy_stand_below_those_by_goal_with_all_years(options: ReportOptions):
    view = two_levels()
    for document in (build_summary(view, options), build_booklet(view, options)):
        (part,) = [p for p in document.parts if any(t.key == "sections:2" for t in p.tables)]
        (table,) = [table for table in part.tables if table.key == "sections:2"]
        rows = [line for line in table.rows if isinstance(line, BodyRow | TotalRow)]
        names = [line.cells[0].text for line in rows]
        assert names[:3] == ["施策 1-1　くらしの施策", "施策 1-2　くらしの施策", "小計"]
        assert shown(table, rows[0]) == [1000, 1000, 2000]
        assert shown(table, rows[2]) == [3000, 2000, 5000]
        assert shown(table, rows[-1]) == [6000, 6000, 12000]


def test_a_meeting_reads_the_sums_of_goals_among_those_of_policies(options: ReportOptions):
    def headings(document: Document) -> list[str]:
        blocks = [block for part in document.parts for block in part.blocks]
        return [block.text for block in blocks if isinstance(block, Heading)]

    view = two_levels()
    assert headings(build_summary(view, options))[:2] == ["年度別の集計", "施策別の集計"]
    assert "区分別の集計" in headings(build_booklet(view, options))


def test_a_meeting_reads_sums_of_years_once(options: ReportOptions):
    (facts,) = [
        b for b in build_summary(two_levels(), options).parts[0].blocks if isinstance(b, Facts)
    ]
    assert "個別事業費の計" not in [fact.label for fact in facts.items]
    one_year = view_of(priced("見守り", of_years(y2024=1000)))
    (facts,) = [b for b in build_summary(one_year, options).parts[0].blocks if isinstance(b, Facts)]
    assert Fact("個別事業費の計", "1千円") in facts.items


def test_a_chart_of_several_years_draws_their_sum(options: ReportOptions):
    part = build_summary(two_levels(), options).parts[0]
    years, sections = [block for block in part.blocks if isinstance(block, Chart)]
    assert (years.title, len(years.rows)) == ("年度別の個別事業費", 2)
    assert (sections.title, sections.values) == ("施策別の個別事業費（2年度の計）", "years")


def test_totals_of_years_are_left_out_where_there_is_one(options: ReportOptions):
    part = build_summary(three_years(), options).parts[0]
    (table,) = (table for table in part.tables if table.key == "years")
    assert shown(table, table.rows[-1]) == [6_500_000]
    assert "年度別の集計" not in [
        block.text
        for block in build_summary(view_of(priced("見守り", of_years(y2024=1))), options)
        .parts[0]
        .blocks
        if isinstance(block, Heading)
    ]


def test_departments_of_several_years_stand_two_abreast_on_a_page_across(options: ReportOptions):
    def stretches(options: ReportOptions) -> int:
        document = build_booklet(of_two_offices(), options)
        tables = [table for part in document.parts for table in part.tables]
        return next(table.abreast for table in tables if table.key == "departments")

    assert stretches(options) == 2
    assert stretches(replace(options, landscape=False)) == 1


def test_a_published_budget_says_of_which_year_it_is_more(options: ReportOptions):
    draft = draft_of_two_goals()
    draft.sections[0].children[0].listings.append(priced("橋", of_years("予算", y2024=1, y2025=2)))
    view = pick_from_plan(assemble_plan(draft)[0], Selection())
    document = build_summary(view, options)
    table = next(table for table in document.parts[0].tables if table.key == "sections")
    assert "令和6年度との差（千円）" in heads(table.columns)
    assert not document.page.landscape


def test_budgets_are_not_compared_with_amounts_of_other_years(options: ReportOptions):
    draft = draft_of_two_goals()
    goal = section(1, "くらし", number="1", rows=(priced("見守り", of_years(y2025=1_000)),))
    goal.published_budget = 2_000
    view = pick_from_plan(assemble_plan(replace(draft, sections=[goal]))[0], Selection())
    sections = next(
        table
        for part in build_booklet(view, options).parts
        for table in part.tables
        if table.key == "sections"
    )
    assert shown(sections, sections.rows[-1]) == [2_000, 1_000]
