"""Booklets of plans that nobody would call usual."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdf
import pypdfium2
import pytest

from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.selection import Selection
from model.view import pick_from_plan, view_plan
from reports.catalogue import PLAN_REPORTS
from reports.content.booklet.report import build_booklet
from reports.content.data import build_data
from reports.document import Document
from reports.options import ReportOptions
from reports.page import Marks
from reports.pdf.drawing.boxes import TextBox
from reports.pdf.pages.laid_out import LaidOut, lay_out
from reports.pdf.writer import draw
from reports.typesetting.fonts import load_font
from reports.unprintable import check_plan
from tests.plans import draft_of_two_goals, row, section


def plan_of(*sections, levels: tuple[str, ...] = ("目標", "施策")) -> Plan:
    draft = PlanDraft(
        heading=PlanHeading("小さな計画", "ひかり市", 2024),
        levels=levels,
        flags=[],
        notes=[],
        sections=list(sections),
    )
    return assemble_plan(draft)[0]


def text_of(laid_out: LaidOut) -> str:
    target = io.BytesIO()
    draw(laid_out, target)
    with pikepdf.open(target) as pdf:
        assert pdf.check_pdf_syntax() == []
    pages = pypdf.PdfReader(target).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def check_inside(laid_out: LaidOut) -> None:
    """Every text stands inside the frame of its page."""
    for place, sheet in enumerate(laid_out.pages):
        left = laid_out.grid.left(place)
        for box in sheet.boxes:
            if isinstance(box, TextBox):
                end = box.x + load_font(box.type.weight).text_width(box.text, box.type.size)
                assert left - 0.1 <= box.x, box
                assert end <= left + laid_out.grid.text_width + box.type.size / 2 + 0.1, box
                assert box.y <= laid_out.grid.text_bottom + 0.1, box


def booklet(plan: Plan, options: ReportOptions) -> Document:
    return build_booklet(pick_from_plan(plan, Selection()), options)


@pytest.mark.parametrize("report", PLAN_REPORTS, ids=lambda report: report.id)
def test_plans_of_one_listing_and_of_none_are_printed(report, options: ReportOptions):
    one = plan_of(section(1, "ひとつ", rows=(row("見守り"),)))
    none = plan_of(section(1, "からの目標"))
    for plan in (one, none):
        laid_out = lay_out(report.build(view_plan(plan, Selection()), options))
        check_inside(laid_out)
        assert text_of(laid_out)


def test_a_plan_of_twenty_levels_is_printed_with_its_deepest_row(options: ReportOptions):
    deepest = section(20, "第20層", rows=(row("底の事業"),))
    for level in range(19, 0, -1):
        deepest = section(level, f"第{level}層", children=(deepest,))
    plan = plan_of(deepest, levels=tuple(f"層{n}" for n in range(1, 21)))
    laid_out = lay_out(booklet(plan, options))
    check_inside(laid_out)
    text = text_of(laid_out)
    assert "底の事業" in text
    assert all(f"第{level}層" in text for level in range(1, 21))


def test_titles_of_200_characters_are_broken_and_lose_nothing(options: ReportOptions):
    title = "".join(f"第{n}の長い見出しを、" for n in range(1, 25))[:200]
    plan = plan_of(section(1, title, children=(section(2, title, rows=(row(title),)),)))
    plan = replace(plan, heading=plan.heading._replace(title=title))
    laid_out = lay_out(booklet(plan, options))
    check_inside(laid_out)
    assert text_of(laid_out).count(title) >= 4


def test_a_description_of_50_000_characters_goes_on_over_pages_under_its_head(options):
    draft = draft_of_two_goals()
    long = "".join(f"第{n}項の説明を述べる。" for n in range(5_000))[:50_000]
    draft.sections[0].children[0].children[0].listings[0].description = long
    laid_out = lay_out(booklet(assemble_plan(draft)[0], options))
    check_inside(laid_out)
    texts = [
        "".join(box.text for box in s.boxes if isinstance(box, TextBox)) for s in laid_out.body
    ]
    assert sum("第" in text and "（続き）" in text for text in texts) > 20
    name = draft.sections[0].children[0].children[0].listings[0].name
    assert sum(f"{name}（続き）" in text for text in texts) > 20
    found = re.findall(r"第(\d+)項の説明を述べる", text_of(laid_out))
    assert len(set(found)) > 3_500


@pytest.mark.parametrize(
    "name", ["Only Latin words", "ﾊﾝｶｸｶﾅﾀﾞｹﾉｼﾞｷﾞｮｳ｡", "か\u3099くせい応援", "e\u0301tude"]
)
def test_texts_of_one_script_are_printed_as_they_are(name: str, options: ReportOptions):
    import unicodedata

    plan = plan_of(section(1, name, rows=(row(name, description=name * 30),)))
    laid_out = lay_out(booklet(plan, options))
    check_inside(laid_out)
    wanted = unicodedata.normalize("NFC", re.sub(r"\s", "", name))
    assert wanted in text_of(laid_out)


def test_emoji_are_printed_as_getas_and_joiners_as_nothing(options: ReportOptions):
    plan = plan_of(section(1, "🎉まつり", rows=(row("👨\u200d👩の会\ufe0f"),)))
    text = text_of(lay_out(booklet(plan, options)))
    assert "〓まつり" in text
    assert "〓〓の会" in text


def test_marks_and_line_numbers_stand_on_every_page(two_goals: Plan):
    chosen = ReportOptions(
        marks=Marks("資料１", is_draft=True, is_confidential=True), line_numbers=True
    )
    target = io.BytesIO()
    draw(lay_out(booklet(two_goals, chosen)), target)
    pages = [page.extract_text() for page in pypdf.PdfReader(target).pages]
    assert all("資料１" in text and "取扱注意" in text for text in pages if text.strip())
    assert re.search(r"^\s*1\s*$", pages[2], re.MULTILINE)


def test_a_form_that_a_selector_asks_for_is_printed_and_copied_where_the_font_has_it(options):
    plan = plan_of(section(1, "葛\U000e0100城と葛城", rows=(row("一\U000e0110つの会"),)))
    target = io.BytesIO()
    draw(lay_out(booklet(plan, options)), target)
    with pypdfium2.PdfDocument(target) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "葛\U000e0100城と葛城" in text.replace("\r\n", "")
    assert "一つの会" in text
    (finding,) = check_plan(plan)
    assert "U+4E00 U+E0110" in finding.message
    assert "「一」と印刷します" in finding.message


def test_the_data_prints_the_yen_that_its_heads_promise(options: ReportOptions):
    priced = replace(row("祭り", "市民課"), amounts=(Amount(4_900_000, 2024),))
    plan = plan_of(section(1, "くらし", rows=(priced,)), levels=("目標",))
    text = text_of(lay_out(build_data(view_plan(plan, Selection()), options)))
    assert "事業費（円）" in text
    assert "4,900,000" in text
