"""Where findings about a PDF stand: the page behind each line that they name."""

from __future__ import annotations

from model.finding import Finding, Severity
from model.plan import Legend, Plan, PlanHeading
from model.readers.pdf.pdf_text import PdfText
from model.readers.pdf.told_pages import with_pages
from model.readers.reading import Reading


def test_each_of_several_lines_has_its_page():
    plan = Plan(PlanHeading("計画"), (), Legend(), (), (), ())
    found = Finding(Severity.NOTICE, "2行目、5～6行目 ほか3か所", "空欄です。")
    reading = Reading(plan, "計画.pdf", (found,))
    pages = ("甲\n乙\n丙\n", "丁\n戊\n己\n")
    told = with_pages(reading, PdfText(pages, (), (), ()))
    assert told.findings[0].where == "2行目（1ページ）、5～6行目（2ページ） ほか3か所"
