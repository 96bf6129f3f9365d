"""Forms of departments as they are printed to be filled in by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.project import Amount
from model.view import PlanView
from reports.content.departments.report import build_departments
from reports.document import Parts
from reports.options import ReportOptions
from reports.pdf.drawing.boxes import LinesBox, Sheet, TextBox
from reports.pdf.drawing.style import COMPACT, grid_of
from reports.pdf.pages.laid_out import lay_out
from reports.pdf.tables.columns import NaturalWidths, column_widths
from tests.reports.content.priced_plans import of_years, priced, view_of


def test_a_form_of_one_shared_project_of_three_years_stands_on_one_page(options: ReportOptions):
    """With all that it says at its top: of years, shares, sources, and new projects."""
    amounts = (*of_years(y2024=1_000, y2025=2_000, y2026=3_000), Amount(1_000, 2024, None, "国"))
    view = view_of(priced("見守り", amounts, "福祉課・市民課"), priced("橋", amounts, "道路課"))
    document = build_departments(view, options)
    form = next(part for part in document.parts if part.title == "福祉課")
    (sheet,) = lay_out(replace(document, parts=Parts((form,)))).body
    texts = [box.text for box in sheet.boxes if isinstance(box, TextBox)]
    texts += [line.text for box in sheet.boxes if isinstance(box, LinesBox) for line in box.lines]
    said = "".join(texts)
    assert "共に所管する" in said
    assert "財源の内訳が変わるとき" in said
    assert "小計（新規事業）" in said


def of_three_years_and_five_sources(departments: str) -> PlanView:
    years = of_years(y2024=1_234_567_000, y2025=2_345_678_000, y2026=3_456_789_000)
    names = ("国庫支出金", "県支出金", "地方債", "その他", "一般財源")
    return view_of(
        priced("見守り", (*years, *(Amount(1_000, 2024, None, n) for n in names)), departments)
    )


def lines_on(sheet: Sheet) -> list[str]:
    lines = [line.text for box in sheet.boxes if isinstance(box, LinesBox) for line in box.lines]
    return [*lines, *(box.text for box in sheet.boxes if isinstance(box, TextBox))]


def test_the_paper_of_one_department_is_its_form_alone(options: ReportOptions):
    alone = lay_out(build_departments(of_three_years_and_five_sources("福祉課"), options))
    assert not alone.front
    assert {sheet.head for sheet in alone.body} == {"福祉課"}
    assert {"ひかり市 まちづくり実施計画", "令和8年4月1日"} <= set(lines_on(alone.body[0]))
    both = lay_out(build_departments(of_three_years_and_five_sources("福祉課・市民課"), options))
    assert both.front
    assert [sheet.head for sheet in both.body][:2] == ["総括", "福祉課"]


def test_heads_of_sources_name_their_year_among_several_and_none_is_broken(options: ReportOptions):
    view = of_three_years_and_five_sources("福祉課")
    first = lay_out(build_departments(view, options)).body[0]
    lines = lines_on(first)
    assert lines.count("令和6年度") == 1 + 5
    assert {"令和7年度", "令和8年度", "国庫支出金", "一般財源"} <= set(lines)


def test_remarks_have_room_to_be_written_in_beside_many_amounts(options: ReportOptions):
    document = build_departments(of_three_years_and_five_sources("福祉課"), options)
    (table,) = document.parts[0].tables
    natural = NaturalWidths(document.unit)
    width = grid_of(document.page).text_width
    widths = column_widths(table, natural, width, COMPACT)
    remarks = [column.key for column in table.columns].index("remarks")
    assert widths[remarks] > 7 * COMPACT.size


@pytest.mark.parametrize(("projects", "pages"), [(1, 1), (24, 2)])
def test_of_five_rows_for_new_projects_two_give_way_to_save_a_page(
    projects: int, pages: int, options: ReportOptions
):
    rows = [priced(f"事業{yen}", of_years(y2024=yen), "福祉課") for yen in range(projects)]
    sheets = lay_out(build_departments(view_of(*rows), options)).body
    assert len(sheets) == pages
    assert "小計（新規事業）" in lines_on(sheets[-1])
