"""A plan that tells amounts of several years, or by source of funds, is printed with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft
from model.selection import Selection
from model.view import PlanView, pick_from_plan
from reports.amounts import NO_BREAK
from reports.content.booklet import build_booklet
from reports.content.departments import build_departments
from reports.content.summary import build_summary
from reports.document import Chart, Document, Facts, Heading, Paragraph, Part
from reports.options import ReportOptions
from reports.table import BodyRow, Column, Input, Row, Table, Text, TotalRow
from tests.plans import draft_of_two_goals, row, section


def priced(name: str, amounts: Iterable[Amount], departments: str = "福祉課") -> ListingDraft:
    return replace(row(name, departments), amounts=tuple(amounts))


def of_years(kind: str | None = None, **yen: int) -> tuple[Amount, ...]:
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


def test_a_booklet_of_three_years_shows_each_year_and_their_sum(options: ReportOptions):
    table = table_of(build_booklet(three_years(), options), "くらし")
    assert heads(table.columns)[-4:] == [
        "令和6年度（千円）",
        "令和7年度（千円）",
        "令和8年度（千円）",
        "計（千円）",
    ]
    watch, canteen, total = table.rows
    assert shown(table, watch) == [1_000_000, 2_000_000, 3_000_000, 6_000_000]
    assert shown(table, canteen) == [None, 500_000, 0, 500_000]
    assert shown(table, total) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]


def test_a_relisted_row_is_in_no_year(options: ReportOptions):
    table = table_of(build_booklet(three_years(), options), "しごと")
    again, total = table.rows
    assert shown(table, again) == ["再掲"] * 4
    assert shown(table, total) == [0] * 4


def test_the_cover_says_which_years_and_a_section_its_sums_of_each(options: ReportOptions):
    draft = draft_of_two_goals()
    goal = draft.sections[0].children[0]
    goal.listings.append(priced("橋", of_years("予算", y2024=1_000, y2025=20_000, y2026=0)))
    document = build_booklet(pick_from_plan(assemble_plan(draft)[0], Selection()), options)
    assert "令和6年度～令和8年度 予算" in [fact.text for fact in document.facts]
    facts = [
        fact.text
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Facts)
        for fact in block.items
        if fact.label == "個別事業費の計"
    ]
    sums = (("令和6年度", "4,002"), ("令和7年度", "20"), ("令和8年度", "0"), ("計", "4,022"))
    said = "、".join(f"{what}{NO_BREAK}{yen}千円" for what, yen in sums)
    assert said in facts
    assert said in [fact.text for fact in document.facts]


def test_totals_are_given_for_each_year_and_say_what_they_lack(options: ReportOptions):
    (part, by_department) = build_summary(three_years(), options).parts
    table = next(table for table in part.tables if table.key == "sections")
    assert table.caption == "個別事業費の計"
    assert shown(table, table.rows[-1]) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]
    assert any("金額のない年度がある事業が1件あります" in text for text in notes(part))
    (offices,) = by_department.tables
    assert shown(offices, offices.rows[-1]) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]


def notes(part: Part) -> list[str]:
    return [getattr(block, "text", "") for block in part.blocks]


def test_a_form_asks_for_each_year_and_adds_them_up(options: ReportOptions):
    document = build_departments(three_years(), options)
    part = next(part for part in document.parts if part.title == "福祉課")
    (table,) = part.tables
    money = [column for column in table.columns if "千円" in column.title]
    asked = [f"事業費\n令和{year}年度（千円）" for year in (6, 7, 8)]
    assert heads(money) == [*asked, "計（千円）"]
    watch = next(line for line in table.rows if isinstance(line, BodyRow))
    cells = dict(zip((column.key for column in table.columns), watch.cells, strict=True))
    inputs = [key for key, cell in cells.items() if isinstance(cell, Input)]
    assert inputs == ["amount", "year:2025", "year:2026", "remarks"]
    assert shown(table, watch) == [1_000_000, 2_000_000, 3_000_000, 6_000_000]
    assert "各年度の金額" in notes(part)[0]


def test_last_year_s_budget_stands_beside_this_year_s_and_is_not_added_to_it(
    options: ReportOptions,
):
    view = view_of(priced("見守り", of_years("予算", y2023=900_000, y2024=1_000_000)))
    table = table_of(build_booklet(view, options), "くらし")
    assert heads(table.columns)[-2:] == ["令和5年度（千円）", "令和6年度（千円）"]


def test_money_spent_the_year_before_leaves_the_column_of_this_year_as_it_was(
    options: ReportOptions,
):
    amounts = (*of_years("予算", y2024=1_000_000), *of_years("決算", y2023=900_000))
    table = table_of(build_booklet(view_of(priced("見守り", amounts)), options), "くらし")
    assert heads(table.columns)[-1] == "事業費（千円）"
    assert not any("年度" in head for head in heads(table.columns))


def funded() -> PlanView:
    whole = Amount(1_000_000, 2024, "予算")
    parts = [("国庫支出金", 400_000), ("県支出金", 100_000), ("市債", 0), ("一般財源", 500_000)]
    sources = [Amount(yen, 2024, "予算", name) for name, yen in parts]
    return view_of(
        priced("見守り", (whole, sources[0], sources[3])), priced("橋", (whole, *sources))
    )


def test_a_booklet_shows_the_sources_of_funds_in_their_order_on_a_page_across(
    options: ReportOptions,
):
    document = build_booklet(funded(), options)
    table = table_of(document, "くらし")
    assert heads(table.columns)[-5:] == [
        f"{name}（千円）" for name in ("事業費", "国庫支出金", "県支出金", "市債", "一般財源")
    ]
    assert shown(table, table.rows[-1]) == [2_000_000, 800_000, 100_000, 0, 1_000_000]
    assert document.page.landscape
    assert build_booklet(three_years(), options).page.landscape
    two = view_of(priced("見守り", of_years("予算", y2023=900_000, y2024=1_000_000)))
    assert not build_booklet(two, options).page.landscape
    assert not build_booklet(funded(), replace(options, landscape=False)).page.landscape


def bare() -> PlanDraft:
    """A plan without marks and departments."""
    draft = draft_of_two_goals()
    goals = [section(1, "くらし", number="1", rows=(row("見守り", ""), row("橋", "")))]
    return replace(draft, sections=goals, flags=[], notes=[])


def test_a_plan_without_marks_and_departments_has_no_empty_columns_tables_and_indexes(
    options: ReportOptions,
):
    view = pick_from_plan(assemble_plan(bare())[0], Selection())
    document = build_booklet(view, options)
    assert heads(table_of(document, "くらし").columns) == ["事業名", "事業概要"]
    assert [part.title for part in document.parts][1:] == ["集計", "事業名索引"]
    for report in (document, build_summary(view, options)):
        said = [b.text for part in report.parts for b in part.blocks if isinstance(b, Heading)]
        assert said == ["区分別の集計"]


def test_where_every_row_has_a_mark_none_is_counted_without(options: ReportOptions):
    draft = replace(bare(), flags=draft_of_two_goals().flags)
    draft.sections[0].listings[:] = [row("見守り", flag="★"), row("橋", flag="継続")]
    view = pick_from_plan(assemble_plan(draft)[0], Selection())
    texts = [
        cell.text
        for part in build_summary(view, options).parts
        for table in part.tables
        for line in table.rows
        if isinstance(line, BodyRow | TotalRow)
        for cell in line.cells
        if isinstance(cell, Text)
    ]
    assert "印なし" not in texts
    assert "★　重点事業" in texts


def test_a_published_budget_says_of_which_year_it_is_more(options: ReportOptions):
    draft = draft_of_two_goals()
    draft.sections[0].children[0].listings.append(priced("橋", of_years("予算", y2024=1, y2025=2)))
    view = pick_from_plan(assemble_plan(draft)[0], Selection())
    document = build_summary(view, options)
    table = next(table for table in document.parts[0].tables if table.key == "sections")
    assert "令和6年度との差（千円）" in heads(table.columns)
    assert not document.page.landscape
    assert build_summary(funded(), options).page.landscape is False


def sums_by_source(view: PlanView, options: ReportOptions) -> tuple[Table, list[str]]:
    """The totals by source of a summary, and what stands below them."""
    (part, *_) = build_summary(view, options).parts
    said = [block.text if isinstance(block, Heading) else "" for block in part.blocks]
    _, table, *below = part.blocks[said.index("財源別の集計") :]
    assert isinstance(table, Table)
    notes = [b.text for b in below[:2] if isinstance(b, Paragraph)]
    return table, notes


def test_sources_of_funds_are_added_up_by_year_where_years_stand_side_by_side(
    options: ReportOptions,
):
    amounts = [
        amount
        for year, yen in ((2024, 1_000_000), (2025, 3_000_000))
        for amount in (
            Amount(yen, year),
            Amount(yen // 5, year, None, "国庫支出金"),
            Amount(yen * 4 // 5, year, None, "一般財源"),
        )
    ]
    view = view_of(priced("見守り", amounts), priced("橋", amounts[:3]))
    table, notes = sums_by_source(view, options)
    assert heads(table.columns) == ["財源", "令和6年度（千円）", "令和7年度（千円）"]
    assert [shown(table, line) for line in table.rows] == [
        [400_000, 600_000],
        [1_600_000, 2_400_000],
        [2_000_000, 3_000_000],
    ]
    assert notes == ["事業ごとの財源は「データ」に載せています。"]


@pytest.mark.parametrize("years", [(2024,), (2024, 2025, 2026)])
def test_sources_without_a_year_are_said_to_have_none_and_what_they_make_up(
    years: tuple[int, ...], options: ReportOptions
):
    whole = [Amount(yen * 1_000, year) for yen, year in zip((500, 700, 0), years, strict=False)]
    parts = (
        Amount(200_000, None, "財源内訳", "国庫支出金"),
        Amount(300_000, None, "財源内訳", "一般財源"),
    )
    view = view_of(priced("見守り", (*whole, *parts)), priced("橋", whole))
    table, notes = sums_by_source(view, options)
    assert heads(table.columns) == ["財源", "年度の\n記載なし（千円）"]
    assert [shown(table, line) for line in table.rows] == [[200_000], [300_000], [500_000]]
    assert notes[1] == "年度の記載がない財源の計は、どの事業でも令和6年度の事業費と同じ額です。"


def test_sources_of_all_years_together_are_said_to_make_up_the_sum_of_them(options: ReportOptions):
    whole = of_years("事業費", y2024=500_000, y2025=700_000)
    parts = (
        Amount(200_000, None, "財源内訳", "国庫支出金"),
        Amount(1_000_000, None, "財源内訳", "一般財源"),
    )
    _, notes = sums_by_source(view_of(priced("見守り", (*whole, *parts))), options)
    span = "令和6年度から令和7年度までの事業費の計"
    assert notes[1] == f"年度の記載がない財源の計は、どの事業でも{span}と同じ額です。"


def test_sources_beside_each_project_are_not_added_up_again(options: ReportOptions):
    said = [
        block.text
        for view in (funded(), three_years())
        for part in build_summary(view, options).parts
        for block in part.blocks
        if isinstance(block, Heading)
    ]
    assert "財源別の集計" not in said


def notes_of(view: PlanView) -> str:
    totals = build_summary(view, ReportOptions()).parts[0]
    return "".join(block.text for block in totals.blocks if isinstance(block, Paragraph))


def test_amounts_that_no_column_shows_are_named_with_where_they_stand():
    planned = of_years("計画額", y2025=2, y2026=3)
    view = view_of(priced("見守り", (*of_years("当初予算", y2024=1), *planned)))
    assert (
        "計画にあるほかの金額（令和7年度 計画額、令和8年度 計画額）は「データ」に載せています。"
        in notes_of(view)
    )
    many = view_of(priced("見守り", (Amount(1, year) for year in range(2022, 2040))))
    assert "（令和4年度、令和5年度、令和16年度、令和17年度など）は" in notes_of(many)
    assert "ほかの金額" not in notes_of(three_years())


def test_amounts_without_a_year_are_named_where_the_plan_s_own_has_none():
    view = view_of(priced("見守り", (Amount(100, 2025, "計画額"), Amount(5, None, "計画額"))))
    assert "計画にあるほかの金額（年度のない計画額）は「データ」に載せています。" in notes_of(view)


def of_cover(view: PlanView, options: ReportOptions) -> dict[str, str]:
    return {fact.label: fact.text for fact in build_booklet(view, options).facts}


def test_a_cover_names_all_years_from_the_plan_s_own(options: ReportOptions):
    assert of_cover(three_years(), options)["対象年度"] == "令和6年度～令和8年度"
    with_last_year = view_of(priced("見守り", of_years(y2023=1_000, y2024=2_000, y2025=3_000)))
    assert of_cover(with_last_year, options)["対象年度"] == "令和6年度～令和7年度"
    alone = view_of(priced("見守り", of_years(y2024=2_000)))
    assert of_cover(alone, options)["対象年度"] == "令和6年度"


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


def test_totals_by_policy_stand_below_those_by_goal_with_all_years(options: ReportOptions):
    view = two_levels()
    for document in (build_summary(view, options), build_booklet(view, options)):
        (part,) = [p for p in document.parts if any(t.key == "sections:2" for t in p.tables)]
        headings = [block.text for block in part.blocks if isinstance(block, Heading)]
        assert headings.index("施策別の集計") == headings.index("区分別の集計") + 1
        (table,) = [table for table in part.tables if table.key == "sections:2"]
        rows = [line for line in table.rows if isinstance(line, BodyRow | TotalRow)]
        names = [line.cells[0].text for line in rows]  # type: ignore[union-attr]
        assert names[:3] == ["施策 1-1　くらしの施策", "施策 1-2　くらしの施策", "小計"]
        assert shown(table, rows[0]) == [1000, 1000, 2000]
        assert shown(table, rows[2]) == [3000, 2000, 5000]
        assert shown(table, rows[-1]) == [6000, 6000, 12000]


def test_a_chart_of_several_years_draws_their_sum(options: ReportOptions):
    part = build_summary(two_levels(), options).parts[0]
    chart = next(b for b in part.blocks if isinstance(b, Chart) and "区分別の個別" in b.title)
    assert (chart.title, chart.values) == ("区分別の個別事業費（2年度の計）", "years")


def test_departments_of_several_years_stand_two_abreast_on_a_page_across(options: ReportOptions):
    def stretches(options: ReportOptions) -> int:
        document = build_booklet(three_years(), options)
        tables = [table for part in document.parts for table in part.tables]
        return next(table.abreast for table in tables if table.key == "departments")

    assert stretches(options) == 2
    assert stretches(replace(options, landscape=False)) == 1


@pytest.mark.parametrize("count", [7, 10])
def test_up_to_ten_years_stand_side_by_side_on_a_page_across(count: int, options: ReportOptions):
    view = view_of(priced("見守り", (Amount(1_000, 2024 + n) for n in range(count))))
    document = build_booklet(view, options)
    table = table_of(document, "くらし")
    assert shown(table, table.rows[0]) == [*[1_000] * count, count * 1_000]
    assert document.page.landscape


def test_of_more_years_those_from_the_plan_s_own_on_are_shown(options: ReportOptions):
    view = view_of(priced("見守り", (Amount(year, year) for year in range(2022, 2030))))
    table = table_of(build_booklet(view, options), "くらし")
    assert shown(table, table.rows[0]) == list(range(2022, 2030))
    view = view_of(priced("見守り", (Amount(year, year) for year in range(2020, 2040))))
    table = table_of(build_booklet(view, options), "くらし")
    assert shown(table, table.rows[0]) == [*range(2024, 2034), sum(range(2024, 2034))]
    assert heads(table.columns)[-1] == "10か年計（千円）"


def later_years() -> PlanView:
    """A plan of 2024 that knows amounts of the two years after it alone."""
    return view_of(
        priced("見守り", of_years("計画額", y2025=2_000_000, y2026=3_000_000)),
        priced("食堂", of_years("計画額", y2026=500_000)),
    )


def test_a_plan_without_amounts_of_its_own_year_adds_up_the_others_and_says_so(
    options: ReportOptions,
):
    view = later_years()
    table = table_of(build_booklet(view, options), "くらし")
    assert heads(table.columns)[-3:] == ["令和7年度（千円）", "令和8年度（千円）", "計（千円）"]
    assert shown(table, table.rows[-1]) == [2_000_000, 3_500_000, 5_500_000]
    assert "計画に令和6年度の金額はなく、令和7年度～令和8年度の金額を示しています。" in notes_of(
        view
    )
    assert "の金額はなく" not in notes_of(three_years())
    assert of_cover(view, options)["対象年度"] == "令和6年度"
    assert of_cover(view, options)["個別事業費の計"].endswith("5,500千円")


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


def test_a_form_asks_for_the_plan_s_own_year_though_others_alone_are_known(
    options: ReportOptions,
):
    form = table_of(build_departments(later_years(), options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == [f"事業費\n令和{year}年度（千円）" for year in (6, 7, 8)]
    before = view_of(priced("見守り", of_years(y2023=1_000_000)))
    form = table_of(build_departments(before, options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == ["令和5年度（千円）", "事業費\n令和6年度（千円）"]


def test_a_chart_of_the_years_stands_below_their_totals(options: ReportOptions):
    part = build_summary(three_years(), options).parts[0]
    chart = next(block for block in part.blocks if isinstance(block, Chart))
    assert (chart.title, len(chart.rows)) == ("年度別の個別事業費", 3)
    (table,) = (table for table in part.tables if table.key == "years")
    assert shown(table, table.rows[-1]) == [6_500_000]
    assert "年度別の集計" not in [
        block.text
        for block in build_summary(view_of(priced("見守り", of_years(y2024=1))), options)
        .parts[0]
        .blocks
        if isinstance(block, Heading)
    ]


def picked(view: PlanView, search: str) -> PlanView:
    return pick_from_plan(view.plan, Selection(search=search))


def test_a_project_that_begins_later_has_all_years_of_the_plan_on_its_papers(
    options: ReportOptions,
):
    later = picked(three_years(), "食堂")
    summary = build_summary(later, options)
    years = table_of(summary, "会議用概要")
    assert [shown(years, line) for line in years.rows][:3] == [["―"], [500_000], [0]]
    form = table_of(build_departments(later, options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == [
        "事業費\n令和6年度（千円）",
        "事業費\n令和7年度（千円）",
        "事業費\n令和8年度（千円）",
    ]
    assert of_cover(later, options)["対象年度"] == "令和6年度～令和8年度"


def test_a_project_without_any_amount_is_asked_about_in_all_years(options: ReportOptions):
    view = view_of(
        priced("見守り", of_years(y2024=1_000_000, y2025=2_000_000)), priced("講座", (), "生涯課")
    )
    form = table_of(build_departments(picked(view, "講座"), options), "生涯課")
    assert sum("事業費\n" in head for head in heads(form.columns)) == 2


def test_sources_and_what_they_lack_add_up_to_the_amount_of_each_year(options: ReportOptions):
    """After forms came back, an amount is another than its sources were."""

    def told(year: int, yen: int, state: int, own: int) -> tuple[Amount, ...]:
        return (
            Amount(yen, year),
            Amount(state, year, None, "国庫支出金"),
            Amount(own, year, None, "一般財源"),
        )

    view = view_of(
        priced("見守り", (*told(2024, 973_000, 200_000, 700_000), *told(2025, 90_000, 0, 90_000))),
        priced("食堂", (*told(2024, 500_000, 300_000, 210_000), *told(2025, 7_000, 0, 10_000))),
        priced("橋", (Amount(40_000, 2024),)),
    )
    table, notes = sums_by_source(view, options)
    assert [shown(table, line) for line in table.rows] == [
        [500_000, 0],
        [910_000, 100_000],
        [103_000, -3_000],
        [1_513_000, 97_000],
    ]
    years = table_of(build_summary(view, options), "会議用概要")
    assert [shown(years, line) for line in years.rows[:2]] == [[1_513_000], [97_000]]
    lacking = "（令和6年度3件、令和7年度1件）の差の額です。"
    assert notes[0] == f"「内訳のない額」は、財源を足しても事業費にならない事業{lacking}"


@pytest.mark.parametrize(
    ("own", "said"), [(700_000, "100千円少なく"), (850_000, "50千円多く"), (800_000, "")]
)
def test_sources_beside_projects_say_how_far_they_are_from_the_amounts(own: int, said: str):
    sources = (
        Amount(1_000_000, 2024),
        Amount(200_000, 2024, None, "国庫支出金"),
        Amount(own, 2024, None, "一般財源"),
    )
    notes = notes_of(view_of(priced("見守り", sources), priced("橋", ())))
    told = (
        f"財源の計は、事業費の計より{said}なっています（財源を足しても事業費にならない事業1件）。"
    )
    assert (told in notes) if said else "財源の計は" not in notes
