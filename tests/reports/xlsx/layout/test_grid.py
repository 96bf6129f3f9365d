"""Columns of a sheet: stretches side by side, gaps between them, room for totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.money import Unit
from model.readers.reading import Reading
from reports.content.booklet.report import build_booklet
from reports.content.departments.report import build_departments
from reports.document import Document, Part, Parts
from reports.options import ReportOptions
from reports.page import Page
from reports.table import (
    BodyRow,
    Cell,
    Column,
    ColumnKind,
    Count,
    Table,
    Text,
    Total,
    TotalRow,
    Yen,
)
from reports.xlsx.layout.grid import grid_of, printable
from reports.xlsx.layout.measures import line_count, points_of
from tests.plans import whole_view
from tests.reports.content.priced_plans import of_years, priced, view_of
from tests.reports.xlsx.books import written


def document_abreast(*names: str) -> Document:
    columns = (Column("name", "課"), Column("count", "件", ColumnKind.COUNT))
    rows = tuple(BodyRow((Text(name), Count(1)), anchor=f"to:{name}") for name in names)
    links = (Column("link", "移動先"),)
    to = Table(links, tuple(BodyRow((Text(name, link=f"to:{name}"),)) for name in names))
    parts = (Part("abreast", "課", (Table(columns, rows, abreast=2),)), Part("links", "先", (to,)))
    return Document("帳票", "計画", "市", date(2026, 4, 1), Parts(parts), has_cover=False)


def test_links_lead_to_rows_of_each_stretch(tmp_path: Path):
    names = [f"第{number}課" for number in range(20)]
    book = written(document_abreast(*names), tmp_path)
    seen = set()
    for (cell,) in book["先"].iter_rows(max_col=1):
        if cell.hyperlink:
            sheet, _, place = cell.hyperlink.location.rpartition("!")
            assert book[sheet.strip("'")][place].value == cell.value
            seen.add(place[0])
    assert seen == {"A", "D"}


def test_names_too_long_for_a_row_stand_in_one_stretch_and_are_whole(tmp_path: Path):
    names = [f"第{number}課" for number in range(20)]
    long = "、".join(f"第{number}係" for number in range(700))
    sheet = written(document_abreast(*names, long), tmp_path)["課"]
    assert max(d.height for d in sheet.row_dimensions.values() if d.height) <= 409
    texts = "".join(str(cell.value) for (cell,) in sheet.iter_rows(max_col=1) if cell.value)
    assert long in texts.replace("\n", "")


def test_a_text_that_is_wrapped_over_a_gap_has_no_line_at_its_right(tmp_path: Path):
    name = Column("name", "名前")
    counts = [Column(key, "件", ColumnKind.COUNT) for key in "abcd"]
    broad = Table((name, *counts), (BodyRow((Text("一"), *[Count(1)] * 4)),))
    narrow = Table((name, counts[0]), (BodyRow((Text("とても長い名前" * 20), Count(1))),))
    part = Part("part", "部", (broad, narrow))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    (mark,) = [c for row in sheet.iter_rows() for c in row if str(c.value).startswith("とても")]
    assert mark.alignment.wrap_text
    assert not mark.border.right


def test_a_total_wider_than_its_amounts_has_its_room(tmp_path: Path):
    columns = (Column("name", "事業"), Column("yen", "額", ColumnKind.YEN, least=2, most=3))
    rows = tuple(BodyRow((Text("事業"), Yen(9_999_999_999))) for _ in range(999))
    total = TotalRow((Text("合計"), Total(9_989_999_999_001, 0, 998)))
    part = Part("part", "部", (Table(columns, (*rows, total), unit=Unit.YEN),))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(replace(document, unit=Unit.YEN), tmp_path)["部"]
    digits = len("9,989,999,999,001")
    assert sheet.column_dimensions["B"].width > digits * 1.05


def widths_of(tmp_path: Path, *columns: Column, texts: Sequence[str]) -> list[float]:
    table = Table(columns, (BodyRow(tuple(map(Text, texts))),))
    part = Part("part", "部", (table,))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    return [sheet.column_dimensions[letter].width for letter in "ABC"[: len(columns)]]


def test_a_long_head_over_short_texts_stands_in_two_lines(tmp_path: Path):
    text = Column("text", "概要")
    wide = Column("mark", "ほかの所管課の名前", least=2, most=20)
    (_, narrow) = widths_of(tmp_path, text, wide, texts=("長い文" * 60, "課"))
    assert narrow < 2 * len(wide.title)


def test_columns_that_ask_for_more_than_the_paper_leave_figures_their_room(tmp_path: Path):
    columns = (
        Column("name", "事業名", least=14, most=14),
        Column("description", "事業概要", least=16),
        Column("departments", "所管課", least=8, most=8),
        *(
            Column(f"y{n}", f"令和{n}年度（千円）", ColumnKind.YEN, least=3, most=7)
            for n in range(4)
        ),
    )
    yen = 123_456_789_000
    texts = (Text("見守り"), Text("市民とともに取り組む。" * 5), Text("みどり課"))
    table = Table(columns, (BodyRow((*texts, *[Yen(yen)] * 4)),), unit=Unit.THOUSAND)
    part = Part("part", "部", (table,))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    widths = [sheet.column_dimensions[letter].width for letter in "DEFG"]
    assert min(widths) - 5 / 7 >= len("123,456,789")
    assert min(sheet.column_dimensions[letter].width for letter in "ABC") > 5


def test_marks_stand_in_one_line_beside_many_amounts(tmp_path: Path):
    mark = Column("mark", "印", ColumnKind.MARK, least=2.5, most=3)
    texts = [Column(f"text{n}", "概要", least=14, most=20) for n in range(3)]
    money = [Column(f"yen{n}", "事業費", ColumnKind.YEN, least=5) for n in range(8)]
    cells: tuple[Cell, ...] = (Text("継続"), *[Text("長い説明" * 30)] * 3, *[Yen(123_456_000)] * 8)
    part = Part("part", "部", (Table((mark, *texts, *money), (BodyRow(cells),)),))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    assert sheet.column_dimensions["A"].width > 4  # two characters, each two digits wide


def test_stretches_of_many_columns_stand_below_each_other(tmp_path: Path):
    name = Column("name", "課")
    money = [Column(f"yen{n}", "事業費", ColumnKind.YEN, least=5) for n in range(6)]
    rows = tuple(
        BodyRow((Text(f"第{number}課"), *[Yen(123_456_789_000)] * 6)) for number in range(20)
    )
    part = Part("part", "部", (Table((name, *money), rows, abreast=2),))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    names = [cell.value for (cell,) in sheet.iter_rows(max_col=1) if cell.value]
    assert names[-1] == "第19課"
    assert sheet.max_column == 7


def test_texts_of_a_form_have_room_by_how_high_they_make_its_rows(
    built_in: Reading, options: ReportOptions
):
    """With places as wide as descriptions, rows of five lines would be usual."""
    document = build_departments(whole_view(built_in.plan), options)
    form = next(part for part in document.parts if part.title == "広報課")
    grid = grid_of(form, document.page, document.unit)
    widths = list(map(points_of, grid.widths))
    rows = [row for row in form.tables[0].rows if isinstance(row, BodyRow) and row.id]
    lines = [
        max(
            line_count(cell.text, width)
            for cell, width in zip(row.cells, widths, strict=True)
            if isinstance(cell, Text)
        )
        for row in rows
    ]
    assert sum(lines) < 4.5 * len(lines)
    assert sum(widths) <= printable(document.page)[0]


def test_descriptions_of_a_chapter_have_what_names_can_spare_on_a_page_too_narrow_for_both(
    options: ReportOptions,
):
    amounts = of_years(y2024=1_000_000, y2025=2_000_000)
    row = priced("高齢者見守りネットワークの構築と運営の支援", amounts, "地域包括支援課")
    document = build_booklet(view_of(replace(row, description="説明を述べる文。" * 40)), options)
    chapter = next(part for part in document.parts if "くらし" in part.title)
    name, description, office, *_ = grid_of(chapter, document.page, document.unit).widths
    assert description > 1.3 * name > 1.3 * office


def test_departments_of_long_names_take_room_that_descriptions_do_not_need(options: ReportOptions):
    def office(name: str) -> float:
        row = priced("見守り活動の支援", of_years(y2024=1_000_000), name)
        document = build_booklet(view_of(row), options)
        chapter = next(part for part in document.parts if "くらし" in part.title)
        return grid_of(chapter, document.page, document.unit).widths[2]

    assert office("市民文化スポーツ部地域共生社会総合推進課広域担当") > 1.3 * office(
        "観光プロモーション課"
    )


def test_amounts_that_stand_beside_each_other_are_as_wide_as_each_other(options: ReportOptions):
    """On a page too narrow for their heads, though some hold larger figures and longer heads."""
    yen = {f"y{year}": 1_000 if year % 2 else 900_000_000 for year in range(2024, 2032)}
    row = priced("見守り", of_years(**yen))
    upright = replace(options, landscape=False)
    document = build_booklet(view_of(replace(row, description="説明を述べる文。" * 9)), upright)
    chapter = next(part for part in document.parts if "くらし" in part.title)
    widths = grid_of(chapter, document.page, document.unit).widths
    kinds = [column.kind for column in chapter.tables[0].columns]
    *years, _sum = (w for w, kind in zip(widths, kinds, strict=True) if kind is ColumnKind.YEN)
    assert len(years) == 8
    assert len(set(years)) == 1


def test_amounts_of_a_narrow_table_stand_below_amounts_and_leave_counts_narrow():
    def columns(*kinds: ColumnKind) -> tuple[Column, ...]:
        figures = [Column(f"{n}", "額", kind, least=3, most=13) for n, kind in enumerate(kinds)]
        return (Column("name", "区分", least=12, is_name=True), *figures)

    yen, count = ColumnKind.YEN, ColumnKind.COUNT
    amounts, counts = (Yen(98_765_432_000),) * 3, (Count(1),) * 2
    broad = Table(columns(yen, yen, yen, count, count), (BodyRow((Text("広"), *amounts, *counts)),))
    funds = Table(columns(yen, yen, yen), (BodyRow((Text("財源"), *amounts)),))
    marks = Table(columns(count, count), (BodyRow((Text("印"), *counts)),))
    grid = grid_of(Part("part", "部", (broad, funds, marks)), Page(), Unit.THOUSAND)
    assert grid.places == ((1, 2, 3, 4, 5, 6), (1, 2, 3, 4), (1, 5, 6))
    assert max(grid.widths[4:]) < min(grid.widths[1:4]) < grid.widths[0]
