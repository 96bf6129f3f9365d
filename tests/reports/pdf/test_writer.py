from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from model.money import Unit
from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan, view_plan
from reports.catalogue import REPORTS
from reports.content.booklet.report import build_booklet
from reports.content.comparison.report import build_comparison
from reports.content.data import build_data
from reports.content.departments.report import build_departments
from reports.content.summary import build_summary
from reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Parts,
)
from reports.options import ReportOptions
from reports.pdf.drawing.boxes import (
    LinesBox,
    LinkBox,
    PageNumberBox,
    PageNumbersBox,
    RuleBox,
    Sheet,
    TextBox,
)
from reports.pdf.drawing.style import LINE_NUMBER, NOTE, STEP, grid_of
from reports.pdf.pages.laid_out import lay_out
from reports.pdf.pages.running import running_slabs
from reports.pdf.writer import write_booklet
from reports.typesetting.fonts import load_font
from tests.conftest import DAY
from tests.plans import plan_a_year_later, plan_of_two_goals, whole_view


def documents(plan: Plan, options: ReportOptions) -> list[Document]:
    view = whole_view(plan)
    return [report.build(view, options) for report in REPORTS]


def sheets_of(document: Document) -> list[Sheet]:
    return list(lay_out(document).body)


@pytest.fixture(scope="module")
def booklet(built_in: Reading, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    path = tmp_path_factory.mktemp("booklet") / "booklet.pdf"
    view = pick_from_plan(built_in.plan, Selection())
    write_booklet(build_booklet(view, ReportOptions(made_on=DAY)), path)
    return pypdf.PdfReader(path)


@pytest.fixture(scope="module")
def texts(booklet: pypdf.PdfReader) -> list[str]:
    """The text of each page of the booklet."""
    return [page.extract_text() for page in booklet.pages]


@pytest.fixture(scope="module")
def reports(built_in: Reading) -> list[list[Sheet]]:
    """The sheets of every report of the built-in plan."""
    return list(map(sheets_of, documents(built_in.plan, ReportOptions(made_on=DAY))))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_project_is_in_the_booklet(texts: list[str], built_in: Reading):
    text = squeezed("".join(texts))
    assert [p.name for p in built_in.plan.projects if squeezed(p.name) not in text] == []


def test_the_goal_s_total_is_printed_as_the_plan_prints_amounts(texts: list[str]):
    assert "66億50百万円" in squeezed(texts[0])


def test_fonts_are_embedded_and_none_is_helvetica(booklet: pypdf.PdfReader):
    fonts = {}
    for page in booklet.pages:
        resources: Any = page["/Resources"]
        for font in (resources.get("/Font") or {}).values():
            fonts[font.get_object()["/BaseFont"]] = font.get_object()
    assert fonts
    for name, font in fonts.items():
        assert "BIZUDGothic" in name
        (descendant,) = font["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_it_knows_its_title_author_and_language(booklet: pypdf.PdfReader):
    assert booklet.metadata is not None
    assert booklet.metadata.title == "計画冊子　第六次総合計画 第1期実施計画"
    assert booklet.metadata.author == "鹿児島市"
    root: Any = booklet.trailer["/Root"]
    assert root["/Lang"] == "ja-JP"


def bookmarks(outline, depth=0):
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, depth + 1)
        else:
            yield depth, entry.title


def test_bookmarks_go_down_to_the_pillars(booklet: pypdf.PdfReader):
    found = list(bookmarks(booklet.outline))
    assert (0, "基本施策 1　地域社会を支える協働・連携の推進") in found
    assert (1, "単位施策 1-1-1　市民との協働の推進") in found
    assert (2, "取組の柱 1-1-1-1　市民参画の推進") in found
    assert sum(depth == 2 for depth, _ in found) == 37


def test_front_pages_are_roman_and_the_body_begins_with_1(
    booklet: pypdf.PdfReader, texts: list[str]
):
    assert booklet.page_labels[:4] == ["i", "ii", "1", "2"]
    assert "1 / " in texts[2]


def test_the_contents_name_the_pages_on_which_headings_stand(
    booklet: pypdf.PdfReader, texts: list[str]
):
    contents = squeezed(texts[1])
    headings = [d for d in flat(booklet.outline) if d.title.startswith(("基本施策", "単位施策"))]
    assert len(headings) == 5 + 16
    for heading in headings:
        page = booklet.get_destination_page_number(heading)
        assert page is not None
        assert squeezed(heading.title) in squeezed(texts[page])
        assert squeezed(f"{heading.title}{page - 1}") in contents


def flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def ink_width(box: TextBox) -> float:
    """The width without the blank half of a full-width mark at the end, which shows nothing."""
    blank = 0.5 * box.type.size if box.text[-1:] in set("、。，．）」』】〕〉》") else 0.0
    return load_font(box.type.weight).text_width(box.text, box.type.size) - blank


@pytest.mark.parametrize("plan_name", ["built_in", "two_goals"])
@pytest.mark.parametrize(
    "paper", [{}, {"landscape": True}, {"landscape": False}, {"unit": Unit.MILLION}]
)
def test_nothing_stands_outside_the_frame_of_its_page(request, plan_name, paper, options):
    value = request.getfixturevalue(plan_name)
    plan = value.plan if isinstance(value, Reading) else value
    chosen = ReportOptions(made_on=options.made_on, **paper)
    for document in documents(plan, chosen):
        grid = grid_of(document.page)
        for place, sheet in enumerate(sheets_of(document)):
            left = grid.left(place) - 0.1
            right = left + grid.text_width + 0.2
            for box in sheet.boxes:
                if isinstance(box, TextBox):
                    assert left <= box.x, box
                    assert box.x + ink_width(box) <= right, box
                    assert box.y <= grid.text_bottom + 0.1, box
                elif isinstance(box, RuleBox):
                    assert left <= box.x <= box.to_x <= right


def test_no_heading_and_no_table_head_stands_alone_at_the_foot(reports: list[list[Sheet]]):
    for sheets in reports:
        for sheet in sheets:
            entries = [entry for entry in sheet.entries if entry.level > 0]
            texts = [box for box in sheet.boxes if isinstance(box, TextBox)]
            lowest = max(box.y for box in texts)
            for entry in entries:
                y = sheet.anchors[entry.anchor]
                assert lowest > y + 30, entry


@pytest.mark.parametrize(
    "intro",
    [
        Facts((Fact("件数", "掲載5件"),)),
        Paragraph("主な事業です。", ParagraphRole.NOTE),
        Paragraph("市民とともに取り組む。" * 90),
    ],
    ids=["facts", "a note", "text"],
)
def test_what_leads_to_a_table_stands_on_its_page_or_fills_its_own(
    intro: Block, two_goals: Plan, options: ReportOptions
):
    """Under as many lines as it takes to reach the foot of a page with each of them."""
    table = build_summary(whole_view(two_goals), options).parts[0].tables[0]
    for lines in range(20, 50):
        above = (Paragraph("市。", ParagraphRole.NOTE),) * lines
        part = Part("part", "部", (*above, Heading("施策", 1), intro, Heading("柱", 2), table))
        document = Document("帳票", "計画", "市", options.made_on, Parts((part,)))
        first, *_ = sheets_of(document)
        texts = [box for box in first.boxes if isinstance(box, TextBox)]
        if any(box.text == "施策" for box in texts) and all(box.text != "柱" for box in texts):
            assert isinstance(intro, Paragraph)
            assert intro.role is ParagraphRole.BODY
            grid = grid_of(document.page)
            foot = max(box.y for box in texts if box.y < grid.text_bottom)
            assert grid.text_bottom - foot < (grid.text_bottom - grid.top) / 10


def test_no_page_holds_a_note_alone(reports: list[list[Sheet]]):
    for sheets in reports:
        for sheet in sheets:
            sizes = {box.type.size for box in sheet.boxes if isinstance(box, TextBox)}
            assert sizes != {NOTE.size}


def test_a_note_on_rounding_stands_below_a_row(two_goals: Plan, options: ReportOptions):
    """On papers of all heights, so that the table ends at the foot of some."""
    (table,) = build_departments(whole_view(two_goals), options).parts[2].tables
    for lines in range(60):
        line = Paragraph("市民とともに取り組む。", ParagraphRole.NOTE)
        above = (line,) * lines
        part = Part("part", "部", (*above, table))
        document = Document("帳票", "計画", "市", options.made_on, Parts((part,)))
        for sheet in sheets_of(document):
            tags = [box.tag for box in sheet.boxes if isinstance(box, LinesBox | TextBox)]
            assert any(tag and tag.kind == "TD" for tag in tags) or "端数" not in str(
                [box.text for box in sheet.boxes if isinstance(box, TextBox)]
            )


def test_every_link_and_page_number_leads_somewhere(
    reports: list[list[Sheet]], two_goals: Plan, options
):
    for sheets in (*reports, *map(sheets_of, documents(two_goals, options))):
        anchors = {anchor for sheet in sheets for anchor in sheet.anchors}
        for sheet in sheets:
            for box in sheet.boxes:
                if isinstance(box, LinkBox | PageNumberBox):
                    assert box.anchor in anchors


def test_a_description_taller_than_a_page_is_cut_between_lines(tmp_path: Path, options):
    from model.readers.assembly import assemble_plan
    from tests.plans import draft_of_two_goals

    draft = draft_of_two_goals()
    long = "".join(f"第{n}項の説明を述べる。" for n in range(5_000))
    draft.sections[0].children[0].children[0].listings[0].description = long
    plan, _ = assemble_plan(draft)
    write_booklet(build_booklet(pick_from_plan(plan, Selection()), options), tmp_path / "a.pdf")
    text = squeezed("".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "a.pdf").pages))
    assert "第0項" in text
    assert "第4999項の説明を述べる。" in text


def test_relisted_rows_name_the_page_of_their_main_place(texts: list[str]):
    (place,) = [
        n for n, text in enumerate(texts[2:], 1)
        if "市民と一緒に大好きかごしま" in squeezed(text) and "1　市民の共感を育む" in text
    ]  # fmt: skip
    first = next(text for text in texts[2:] if "→ p. " in text)
    assert f"→ p. {place}" in first


def test_rounded_amounts_say_so(two_goals: Plan, options: ReportOptions, tmp_path: Path):
    view = pick_from_plan(two_goals, Selection())
    write_booklet(build_booklet(view, options), tmp_path / "rounded.pdf")
    pages = pypdf.PdfReader(tmp_path / "rounded.pdf").pages
    assert any(
        "端数処理のため、合計が一致しない場合があります。" in page.extract_text() for page in pages
    )
    assert any("（単位：千円）" in page.extract_text() for page in pages)


def test_grey_uses_no_colour(built_in: Reading):
    chosen = ReportOptions(grey=True)
    for document in documents(built_in.plan, chosen):
        for sheet in sheets_of(document):
            for box in sheet.boxes:
                colour = getattr(box, "colour", (0, 0, 0))
                assert len(set(colour)) == 1


def test_a_stretch_of_the_index_that_begins_within_a_department_names_it(texts: list[str]):
    first, *_, last = (n for n, text in enumerate(texts) if "所管課別索引" in squeezed(text))
    assert any("課（続き）" in squeezed(text) for text in texts[first + 1 : last + 1])


def test_each_stretch_of_an_index_has_line_numbers_of_its_own(built_in: Reading):
    numbered = ReportOptions(made_on=date(2026, 4, 1), line_numbers=True)
    laid_out = lay_out(build_booklet(whole_view(built_in.plan), numbered))
    (index, *_) = [n for n, sheet in enumerate(laid_out.pages) if sheet.head == "事業名索引"]
    sheet = laid_out.pages[index]
    ((_, _, running),) = running_slabs(laid_out, index, sheet)
    numbers = [b for b in running.boxes if isinstance(b, TextBox) and b.type is LINE_NUMBER]
    assert [box.text for box in numbers] == [str(n + 1) for n in range(len(numbers))]
    for left, top, slab in sheet.placed:
        for box in slab.boxes:
            if isinstance(box, LinesBox) and box.tag and box.align == 0:
                baseline = top + box.y
                beside = [n for n in numbers if abs(n.y - baseline) < 1 and 0 < left - n.x < 30]
                assert len(beside) == 1, box.lines


def test_a_part_called_as_its_paper_is_named_once_at_the_head(built_in: Reading, options):
    first, second = lay_out(build_summary(whole_view(built_in.plan), options)).pages
    laid_out = lay_out(build_summary(whole_view(built_in.plan), options))
    heads = []
    for place, sheet in enumerate((first, second)):
        ((_, _, slab),) = running_slabs(laid_out, place, sheet)
        heads.append([box.text for box in slab.boxes if isinstance(box, TextBox)])
    assert sum("会議用概要" in text for text in heads[0]) == 1
    assert "所管課別の集計" in heads[1]


def test_the_running_head_has_all_of_the_line_that_the_section_leaves(options: ReportOptions):
    name = "第３次総合計画　第２期実施計画（令和８年度～令和１０年度）事業一覧"
    document = replace(build_summary(whole_view(plan_of_two_goals()), options), subject=name)
    laid_out = lay_out(document)
    ((_, _, slab),) = running_slabs(laid_out, 0, laid_out.pages[0])
    assert f"{name}　会議用概要" in [box.text for box in slab.boxes if isinstance(box, TextBox)]


def test_no_number_that_names_a_row_of_the_data_is_broken(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    """Read as it is set, line by line: a broken number would stand in two words."""
    view = pick_from_plan(built_in.plan, Selection())
    write_booklet(build_data(view, options), tmp_path / "data.pdf")
    words = {
        word
        for page in pypdf.PdfReader(tmp_path / "data.pdf").pages
        for word in page.extract_text().split()
    }
    assert [row.id for row in view.rows if row.id not in words] == []
    assert {"掲載番号", "事業番号"} <= words


def test_a_comparison_s_list_of_changes_goes_on_where_its_overview_ends(options: ReportOptions):
    view = view_plan(plan_a_year_later(), Selection(), earlier=plan_of_two_goals())
    (sheet,) = [s for s in sheets_of(build_comparison(view, options)) if "index" in s.anchors]
    assert sheet.head == "総括"


def test_the_index_gives_a_page_on_which_a_project_stands_twice_once(built_in: Reading, options):
    laid_out = lay_out(build_booklet(whole_view(built_in.plan), options))
    several = [
        box
        for sheet in laid_out.body
        for _, _, slab in sheet.placed
        for box in slab.boxes
        if isinstance(box, PageNumbersBox)
    ]
    assert several
    for box in several:
        pages = [laid_out.page_numbers[anchor] for anchor in box.anchors]
        assert pages == sorted(set(pages), key=int)


def bodies_of(document: Document) -> list[list[str]]:
    return [
        [box.text for box in sheet.boxes if isinstance(box, TextBox)]
        for sheet in sheets_of(document)
    ]


def test_a_summary_takes_two_pages_at_most(built_in: Reading, two_goals: Plan, options):
    for plan in (built_in.plan, two_goals):
        assert len(sheets_of(build_summary(whole_view(plan), options))) <= 2


def test_a_small_table_of_totals_is_not_cut(two_goals: Plan, options: ReportOptions):
    for page in bodies_of(build_booklet(whole_view(two_goals), options)):
        assert ("延べ" in page) == ("福祉課" in page and "実数" in page)


def test_no_name_of_a_section_is_broken_for_the_units_of_amounts(two_goals: Plan, options):
    (page,) = [
        page
        for page in bodies_of(build_booklet(whole_view(two_goals), options))
        if "区分別の集計" in page
    ]
    assert "目標 1-1　安心して暮らせるまち" in page
    assert "（千円）" in page


def test_a_paper_without_a_cover_names_the_city_once(two_goals: Plan, options: ReportOptions):
    first, *_ = bodies_of(build_summary(whole_view(two_goals), options))
    assert "ひかり市 まちづくり実施計画" in first
    assert not any("ひかり市 ひかり市" in text for text in first)


def test_all_that_stands_on_the_pages_of_a_booklet_begins_on_their_grid(
    built_in, two_goals, options
):
    for plan in (built_in.plan, two_goals):
        for build in (build_booklet, build_departments):
            laid_out = lay_out(build(whole_view(plan), options))
            for sheet in laid_out.body:
                for _, y, _ in sheet.placed:
                    steps = (y - laid_out.grid.top) / STEP
                    assert steps == pytest.approx(round(steps), abs=1e-6), sheet.number


def test_an_index_on_a_page_across_has_three_stretches(built_in: Reading, options: ReportOptions):
    view = whole_view(built_in.plan)
    for landscape, stretches in ((False, 2), (True, 3)):
        document = build_booklet(view, replace(options, landscape=landscape))
        assert bodies_of(document)[-1].count("頁") == stretches
