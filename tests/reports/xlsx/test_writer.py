from __future__ import annotations

import errno
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from model.errors import OutputError, UnprintableTextError
from model.money import Unit
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.version import PROGRAM, VERSION
from model.view import pick_from_plan
from reports.catalogue import REPORTS
from reports.content.booklet.report import build_booklet
from reports.content.data import build_data
from reports.content.departments.report import build_departments
from reports.document import Part, PartRole, Parts
from reports.making.run import run_job
from reports.options import Format, ReportOptions
from reports.page import Page
from reports.progress import Cancelled
from reports.table import BodyRow, Column, GroupRow, Row, Table, Text
from reports.xlsx.file.names import sheet_names
from reports.xlsx.layout.grid import printable
from reports.xlsx.layout.measures import FILLED, line_count, points_of, row_height
from tests.jobs import job_of
from tests.plans import draft_of_two_goals, row, whole_view
from tests.reports.making.test_run import CancelsAt
from tests.reports.xlsx.books import document_of, formulas, written


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-5", "@here", "'quoted", "  outer  ", "a\tb", "1-2", "_x0041_"]
)
def test_text_is_text(tmp_path: Path, text):
    book = written(document_of(text), tmp_path)
    values = [
        c
        for row in book["部"].iter_rows()
        for c in row
        if c.value == text or "_x005F" in str(c.value)
    ]
    assert [cell.data_type for cell in values] == ["s"]


def test_rare_characters_and_markup_come_back(tmp_path: Path):
    text = "𠮷野 ㏊ <b>&amp;</b> \"'"
    book = written(document_of(text), tmp_path)
    assert text in {c.value for row in book["部"].iter_rows() for c in row}


def test_a_text_longer_than_a_cell_is_told(tmp_path: Path):
    document = document_of("長" * 32_768)
    part = replace(document.parts[0], role=PartRole.DATA)
    with pytest.raises(UnprintableTextError, match="32,767") as error:
        written(replace(document, parts=Parts((part,))), tmp_path)
    assert "部の「長長" in error.value.where


@pytest.mark.parametrize("length", [1_000, 2_000, 20_000])
def test_a_tall_row_fits_on_a_page_below_the_head_of_its_table(tmp_path: Path, length: int):
    """On a page across; a longer one goes on in rows that fill theirs."""
    columns = (Column("name", "事業名", most=14), Column("text", "事業概要", least=14, most=20))
    table = Table(columns, (BodyRow((Text("見守り"), Text("長" * length))),))
    page = Page(landscape=True)
    parts = Parts((Part("part", "部", (table,)),))
    sheet = written(replace(document_of(""), parts=parts, page=page), tmp_path)["部"]
    room = printable(page)[1] * FILLED
    heights = [sheet.row_dimensions[row[0].row].height or 15 for row in sheet.iter_rows()]
    head = next(n for n, row in enumerate(sheet.iter_rows()) if row[0].value == "事業名")
    assert heights[head] + max(heights[head + 1 :]) <= room
    ends = [0, *(each.id for each in sheet.row_breaks.brk), len(heights)]
    assert all(ends[n] - 1 != head for n in range(1, len(ends))), "a page that ends in a head"


def test_rows_as_high_as_several_leave_no_half_page_white(tmp_path: Path):
    """Low ones go to the next page three at a time."""
    columns = (Column("name", "事業名", most=14), Column("text", "事業概要", least=14, most=20))
    row = BodyRow((Text("事業"), Text("長い説明です。" * 64)))
    rows: tuple[Row, ...] = (GroupRow("施策"), *[row] * 4)
    table = Table(columns, rows * 8)
    page = Page(landscape=True)
    parts = Parts((Part("part", "部", (table,)),))
    sheet = written(replace(document_of(""), parts=parts, page=page), tmp_path)["部"]
    heights = [sheet.row_dimensions[row[0].row].height or 15 for row in sheet.iter_rows()]
    tallest = max(heights)
    assert tallest > row_height(6)
    ends = [0, *(each.id for each in sheet.row_breaks.brk)]
    pages = [sum(heights[first:last]) for first, last in pairwise(ends)]
    head = heights[next(n for n, row in enumerate(sheet.iter_rows()) if row[0].value == "事業名")]
    room = printable(page)[1] * FILLED - head
    assert all(room - used < tallest + row_height(1) for used in pages)


def test_a_row_taller_than_excel_allows_goes_on_in_a_second(tmp_path: Path):
    text = "".join(f"第{n}項の説明。" for n in range(400))
    book = written(document_of(text), tmp_path)
    sheet = book["部"]
    heights = [d.height for d in sheet.row_dimensions.values() if d.height]
    assert max(heights) <= 409
    whole = "".join(str(c.value) for (c,) in sheet.iter_rows(max_col=1) if c.value)
    assert text in whole.replace("\n", "")


def test_a_name_beside_a_text_in_pieces_has_no_ends_of_lines_that_it_had_not(
    options: ReportOptions, tmp_path: Path
):
    draft, name = (
        draft_of_two_goals(),
        "小・中学校長寿命化改修事業（第二小学校・南中学校・北中学校）",
    )
    rows = draft.sections[0].children[0].children[0].listings
    rows.append(row(name, "教育課", description="長い説明を述べる文がここに続いていく。" * 150))
    document = build_departments(whole_view(assemble_plan(draft)[0]), options)
    book = written(document, tmp_path)
    texts = [cell.value for line in book["教育課"].iter_rows() for cell in line]
    assert texts.count(name) == 1


def test_sheet_names_are_such_that_excel_takes_them():
    names = sheet_names(
        ["a/b:c*?[d]\\", "x" * 40, "x" * 40, "X" * 31, "'引用'", "履歴", "", "History"]
    )
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not re.search(r"[:\\/?*\[\]]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() not in ("履歴", "history")


def test_data_is_one_table_with_heads_in_the_first_row_and_values_throughout(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    book = written(build_data(pick_from_plan(built_in.plan, Selection()), options), tmp_path)
    (sheet,) = book.worksheets
    (table,) = sheet.tables.values()
    heads = [cell.value for cell in sheet[1]]
    assert table.ref == f"A1:{sheet.cell(1, len(heads)).column_letter}212"
    assert [column.name for column in table.tableColumns] == heads
    assert not sheet.merged_cells.ranges
    assert not list(formulas(sheet))
    years = sheet[sheet.cell(2, heads.index("年度（西暦）") + 1).coordinate]
    assert years.value == 2022
    assert years.number_format == "0"


def test_styles_have_names_of_their_own(forms):
    assert {"帳票 題名", "帳票 文字", "帳票 金額の記入欄"} <= set(forms.named_styles)
    assert forms["広報課"]["A1"].font.name == "BIZ UDゴシック"


def test_parts_are_written_without_references_for_japanese(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    written(build_booklet(pick_from_plan(built_in.plan, Selection()), options), tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        for name in package.namelist():
            assert "sheet" not in name or b"&#x" not in package.read(name)


@pytest.mark.parametrize("length", [32_767, 32_768])
def test_a_cell_holds_32_767_characters(tmp_path: Path, length):
    document = document_of("長" * length)
    part = replace(document.parts[0], role=PartRole.DATA)
    data = replace(document, parts=Parts((part,)))
    if length > 32_767:
        with pytest.raises(UnprintableTextError):
            written(data, tmp_path)
    else:
        assert len(written(data, tmp_path)["部"]["A2"].value) == length


def test_a_rare_character_counts_twice_in_a_sheet_s_name():
    (name,) = sheet_names(["𠮷" * 20])
    assert len(name.encode("utf-16-le")) // 2 <= 31


class FullDisk:
    """A file that takes so many writes."""

    def __init__(self, file, writes: int) -> None:
        self._file, self._left = file, writes

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def tell(self):
        return self._file.tell()

    def write(self, content: bytes):
        self._left -= 1
        if self._left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(content)


@pytest.mark.parametrize("after", [0, 1, 5, 20, 60])
def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(
    built_in: Reading, options: ReportOptions, folder: Path, monkeypatch, after
):
    folder.mkdir()
    there = folder / "所管課別一覧.xlsx"
    there.write_bytes(b"before")
    whole = Path.open

    def fills_up(path, mode="r", *rest, **how):
        file = whole(path, mode, *rest, **how)
        return FullDisk(file, after) if path.suffix == ".xlsx" and mode == "wb" else file

    monkeypatch.setattr(Path, "open", fills_up)
    wanted = ((REPORTS[0], Format.XLSX),)
    with pytest.raises(OutputError, match="空きが足りません"):
        run_job(job_of(built_in.plan, folder, wanted, options=options, replaces=True))
    assert list(folder.iterdir()) == [there]
    assert there.read_bytes() == b"before"


def test_cancelling_at_any_sheet_leaves_nothing(two_goals: Plan, options, folder: Path):
    wanted = ((REPORTS[0], Format.XLSX),)
    steps = 0
    while True:
        try:
            run_job(job_of(two_goals, folder, wanted, options=options), CancelsAt(steps))
        except Cancelled:
            assert not folder.exists()
            steps += 1
        else:
            break
    assert steps > 7  # each of the five departments, the front sheet, the package, the delivery
    assert [path.name for path in folder.iterdir()] == ["所管課別一覧.xlsx"]


def test_a_relisted_row_leads_to_its_main_place_by_its_mark(two_goals: Plan, options, tmp_path):
    book = written(build_booklet(whole_view(two_goals), options), tmp_path)
    every = [row for sheet in book for row in sheet.iter_rows() if len(row) > 1]
    rows = [row for row in every if "\n→ " in str(row[1].value)]
    assert rows
    for mark, name, *_ in rows:
        sheet, _, cell = mark.hyperlink.location.rpartition("!")
        place = book[sheet.strip("'")][cell].offset(column=1).value
        assert name.value.startswith(f"{place}（再）\n→ ")


def test_a_sheet_has_no_pages_so_its_indexes_lead_to_places(two_goals: Plan, options, tmp_path):
    book = written(build_booklet(whole_view(two_goals), options), tmp_path)
    texts = [cell.value for row in book["事業名索引"].iter_rows() for cell in row]
    assert "移動" in texts
    assert "頁" not in texts


def test_the_caption_of_a_table_has_the_room_beside_its_unit(tmp_path: Path):
    document = document_of("事業")
    columns = tuple(Column(key, key, least=6, most=6) for key in "abcd")
    row = BodyRow((Text("事業"),) * len(columns))
    caption = "両方の計画にある同じ年度・種類の金額の違い"
    table = Table(columns, (row,), caption=caption, unit=Unit.THOUSAND)
    part = replace(document.parts[0], blocks=(table,))
    sheet = written(replace(document, parts=Parts((part,))), tmp_path)["部"]
    (said,) = (cell for cells in sheet.iter_rows() for cell in cells if cell.value == caption)
    (merged,) = (each for each in sheet.merged_cells.ranges if said.coordinate in each)
    units = [cell for cell in sheet[said.row] if cell.value == "（単位：千円）"]
    assert [cell.coordinate in merged for cell in units] == [False]
    width = sum(points_of(sheet.column_dimensions[at].width) for at in "ABCD"[: merged.max_col])
    lines = line_count(caption, width, 9)
    assert sheet.row_dimensions[said.row].height >= row_height(lines, 9)


def test_a_workbook_says_which_program_made_it(tmp_path: Path):
    written(document_of("事業"), tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
        said = book.read("docProps/app.xml").decode()
    assert f"{PROGRAM} {VERSION}" in said
    assert "openpyxl" not in said.lower()
