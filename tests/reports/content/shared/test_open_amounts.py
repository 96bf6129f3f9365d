"""An amount that the plan calls open (未定) is printed so, and no sum hides that it lacks it."""

from __future__ import annotations

from dataclasses import replace

from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft
from model.selection import Selection
from model.view import PlanView, pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.data import build_data
from reports.content.departments.report import build_departments
from reports.content.summary import build_summary
from reports.document import Document, Paragraph
from reports.options import ReportOptions
from reports.table import BodyRow, Counted, RowCount, Table, Text, TotalRow
from tests.plans import draft_of_two_goals, row, section
from tests.reports.content.priced_plans import table_of

R7, R8 = "令和7年度（千円）", "令和8年度（千円）"


def told(name: str, *amounts: Amount, **words: str) -> ListingDraft:
    heads = {
        "grant": "国庫支出金（千円）",
        "y2025": R7,
        "y2026": R8,
        "budget": "事業費（千円）",
        "remarks": "備考",
    }
    extras = tuple((heads[key], word) for key, word in words.items())
    return replace(row(name, "福祉課"), amounts=amounts, extras=extras)


def view_of(*rows: ListingDraft) -> PlanView:
    goals = [
        section(1, "くらし", number="1", rows=rows),
        section(1, "しごと", number="2", rows=(row(rows[0].name, "福祉課", relisted=True),)),
    ]
    heads = dict.fromkeys(head for each in rows for head, _ in each.extras)
    draft = replace(draft_of_two_goals(), sections=goals, extra_heads=tuple(heads))
    return pick_from_plan(assemble_plan(draft)[0], Selection())


def of_three_years() -> PlanView:
    return view_of(
        told("見守り", Amount(1_000_000, 2024), y2025="調整中", y2026="未定"),
        told("食堂", Amount(2_000_000, 2024), Amount(500_000, 2025), y2026="未定"),
        told("健診", Amount(3_000_000, 2024), Amount(700_000, 2025), remarks="未定"),
    )


def texts(table: Table) -> list[list[str]]:
    """The texts in the columns of amounts of each row, those of totals too."""
    return [
        [
            cell.text if isinstance(cell, Text) else f"{cell.value:,}" if cell.value else ""
            for column, cell in zip(table.columns, line.cells, strict=True)
            if "千円" in column.title
        ]
        for line in table.rows
        if isinstance(line, BodyRow | TotalRow)
    ]


def notes(document: Document, title: str) -> list[str]:
    part = next(part for part in document.parts if title in part.title)
    return [block.text for block in part.blocks if isinstance(block, Paragraph)]


def test_a_word_stands_where_the_plan_has_it_and_a_blank_stays_blank(options: ReportOptions):
    table = table_of(build_booklet(of_three_years(), options), "くらし")
    watch, canteen, check, _ = texts(table)
    assert watch == ["1,000,000", "調整中", "未定", "1,000,000"]
    assert canteen == ["2,000,000", "500,000", "未定", "2,500,000"]
    assert check == ["3,000,000", "700,000", "", "3,700,000"]


def test_a_year_that_is_open_for_all_has_its_column(options: ReportOptions):
    table = table_of(build_booklet(of_three_years(), options), "くらし")
    assert [column.title for column in table.columns if "年度" in column.title] == [
        "令和6年度（千円）",
        "令和7年度（千円）",
        "令和8年度（千円）",
    ]


def test_below_a_table_stands_what_its_sum_leaves_out(options: ReportOptions):
    said = notes(build_booklet(of_three_years(), options), "くらし")
    assert "計は、未定など（令和7年度1件、令和8年度2件）を含みません。" in said


def test_totals_say_what_is_open_and_what_is_not_known_apart(options: ReportOptions):
    summary = build_summary(of_three_years(), options)
    said = notes(summary, "会議用概要")
    assert "個別事業費の計は、未定など（令和7年度1件、令和8年度2件）を含みません。" in said
    assert "金額のない年度がある事業が1件あります。" in said


def test_the_sum_of_open_amounts_alone_is_open(options: ReportOptions):
    view = view_of(
        told("見守り", Amount(1_000_000, 2024), Amount(1_000_000, 2025)),
        replace(told("食堂", Amount(5_000_000, 2024), y2025="未定"), departments="港課"),
    )
    departments = next(
        table
        for part in build_summary(view, options).parts
        for table in part.tables
        if table.key == "departments"
    )
    assert texts(departments)[1] == ["5,000,000", "未定", "5,000,000"]
    assert texts(departments)[-1] == ["6,000,000", "1,000,000", "7,000,000"]


def test_a_plan_of_one_year_says_how_many_are_open(options: ReportOptions):
    view = view_of(
        told("見守り", Amount(1_000_000, kind="事業費")),
        told("食堂", budget="未定"),
        told("健診", remarks="未定"),
    )
    document = build_booklet(view, options)
    assert texts(table_of(document, "くらし")) == [["1,000,000"], ["未定"], [""], ["1,000,000"]]
    assert "計は、未定1件を含みません。" in notes(document, "くらし")


def test_a_total_counts_no_open_amount_as_one_listed_again(options: ReportOptions):
    again = replace(row("見守り", "福祉課", relisted=True))
    view = view_of(
        told("見守り", Amount(1_000_000, 2024), y2025="未定"),
        told("食堂", Amount(1_000_000, 2024), Amount(2_000_000, 2025)),
        again,
    )
    total = table_of(build_booklet(view, options), "くらし").rows[-1]
    assert isinstance(total, TotalRow)
    (label,) = [cell for cell in total.cells if isinstance(cell, RowCount)]
    assert label.text == "計　掲載3件（うち再掲1件）"
    assert Counted("amount", 1) in label.parts


def test_a_form_shows_the_words_of_amounts_that_are_open(options: ReportOptions):
    document = build_departments(of_three_years(), options)
    assert texts(table_of(document, "福祉課"))[0] == ["1,000,000", "調整中", "未定", "1,000,000"]


def test_a_form_shows_what_was_open_in_years_before_the_plan_s(options: ReportOptions):
    last_year = (("令和5年度（千円）", "調整中"),)
    view = view_of(
        replace(told("見守り", Amount(1_000_000, 2024)), extras=last_year),
        told("食堂", Amount(900_000, 2023), Amount(1_000_000, 2024)),
    )
    document = build_departments(view, options)
    assert texts(table_of(document, "福祉課"))[0] == ["調整中", "1,000,000"]
    assert "前の年度の計は、調整中1件を含みません。" in notes(document, "福祉課")


def test_a_figure_or_a_fault_in_place_of_an_amount_is_no_word(options: ReportOptions):
    view = view_of(
        told("見守り", Amount(1_000_000, 2024), Amount(1_000_000, 2025)),
        told("食堂", Amount(1_000_000, 2024), y2025="#REF!"),
        told("健診", Amount(1_000_000, 2024), y2025="100 200"),
    )
    table = table_of(build_booklet(view, options), "くらし")
    assert [line[1] for line in texts(table)] == ["1,000,000", "", "", "1,000,000"]


def test_the_totals_by_year_count_what_is_known_open_and_blank(options: ReportOptions):
    (part, *_) = build_summary(of_three_years(), options).parts
    table = next(table for table in part.tables if table.key == "years")
    assert [column.title for column in table.columns[1:]] == [
        "金額（千円）",
        "金額あり（件）",
        "未定など（件）",
        "金額なし（件）",
    ]
    assert [line[0] for line in texts(table)] == ["6,000,000", "1,200,000", "未定", "7,200,000"]
    rows = [row.cells[2:] for row in table.rows if isinstance(row, BodyRow)]
    assert [[cell.value for cell in cells] for cells in rows] == [
        [3, 0, 0],
        [2, 1, 0],
        [0, 2, 1],
    ]


def test_a_source_of_funds_that_is_open_says_so(options: ReportOptions):
    view = view_of(
        told("見守り", Amount(3_000, kind="事業費"), Amount(1_000, None, "事業費", "国庫支出金")),
        told("食堂", Amount(5_000, kind="事業費"), grant="未定"),
    )
    table = table_of(build_booklet(view, options), "くらし")
    assert texts(table) == [["3,000", "1,000"], ["5,000", "未定"], ["8,000", "1,000"]]


def test_columns_of_words_in_the_data_say_of_which_amounts_they_are(options: ReportOptions):
    (table,) = build_data(of_three_years(), options).parts[0].tables
    heads = [column.title for column in table.columns]
    assert heads[-3:] == ["令和7年度 事業費（調整中）", "令和8年度 事業費（未定）", "備考"]


def test_a_column_whose_texts_are_remarks_makes_no_year_of_its_own(options: ReportOptions):
    explained = "国の補助が令和7年度に決まるため、額はその後に定める。"
    view = view_of(
        told("見守り", Amount(1_000_000, 2024), Amount(2_000_000, 2025)),
        told("食堂", Amount(2_000_000, 2024), y2026=explained),
    )
    table = table_of(build_booklet(view, options), "くらし")
    assert [column.title for column in table.columns if "年度" in column.title] == [
        "令和6年度（千円）",
        "令和7年度（千円）",
    ]


def test_a_word_in_place_of_an_amount_without_a_year_counts_though_other_kinds_have_years(
    options: ReportOptions,
):
    spent = Amount(900_000, 2023, "決算")
    view = view_of(
        told("見守り", Amount(1_000_000, None, "事業費"), spent), told("食堂", spent, budget="未定")
    )
    said = notes(build_summary(view, options), "概要")
    assert any("未定" in text for text in said), said
