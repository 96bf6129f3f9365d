"""Forms of departments as they are printed to be filled in by hand."""

from __future__ import annotations

from dataclasses import replace

from model.project import Amount
from reports.content.departments import build_departments
from reports.document import Parts
from reports.options import ReportOptions
from reports.pdf.drawing.boxes import LinesBox, TextBox
from reports.pdf.pages.laid_out import lay_out
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
