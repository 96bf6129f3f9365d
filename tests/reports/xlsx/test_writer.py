from __future__ import annotations

import errno
import html
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.errors import OutputError, UnprintableTextError
from model.money import Unit
from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan, view_beside
from reports.catalogue import REPORTS
from reports.content.booklet import build_booklet
from reports.content.data import build_data
from reports.content.departments import build_departments
from reports.content.summary import build_summary
from reports.document import Document, Paragraph, ParagraphRole, Part, PartRole, Parts
from reports.making.run import run_job
from reports.options import Format, ReportOptions
from reports.page import Marks
from reports.progress import Cancelled
from reports.table import BodyRow, Column, Table, Text
from reports.xlsx.names import sheet_names
from reports.xlsx.writer import write_workbook
from tests.jobs import job_of
from tests.plans import whole_view
from tests.reports.making.test_run import CancelsAt


def written(document: Document, folder: Path, **how):
    write_workbook(document, folder / "book.xlsx")
    return openpyxl.load_workbook(folder / "book.xlsx", **how)


def document_of(*texts: str) -> Document:
    columns = (Column("a", "見出し"),)
    rows = tuple(BodyRow((Text(text),)) for text in texts)
    part = Part("part", "部", (Table(columns, rows),))
    return Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)


@pytest.fixture
def forms(built_in: Reading, options: ReportOptions, tmp_path: Path):
    view = pick_from_plan(built_in.plan, Selection())
    return written(build_departments(view, options), tmp_path)


def test_there_is_a_sheet_for_each_department_behind_a_front_sheet(forms):
    assert forms.sheetnames[0] == "表紙"
    assert forms.sheetnames[1:3] == ["市民協働課", "広報課"]
    assert len(forms.sheetnames) == 56


def test_the_front_sheet_leads_to_each_department_and_back(forms):
    targets = set(locations(forms["表紙"]))
    assert "'広報課'!A1" in targets
    assert len(targets) == 55
    assert locations(forms["広報課"]) == ["'表紙'!A1"]


def locations(sheet) -> list[str]:
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return [cell.hyperlink.location for cell in cells]


def subtotals(formula: str) -> list[tuple[str, list[str]]]:
    """Return (number of the function, ranges) of each SUBTOTAL."""
    found = re.findall(r"SUBTOTAL\((\d+)((?:,[A-Z]+\d+:[A-Z]+\d+)+)\)", formula)
    return [(function, ranges.strip(",").split(",")) for function, ranges in found]


def numbers(sheet, ranges: list[str]) -> list[float]:
    inside = (cell for name in ranges for (cell,) in sheet[name])
    return [c.value for c in inside if c.data_type == "n" and c.value is not None]


def counted(sheet, formula: str) -> str:
    """Compute the label of a total: words and numbers of rows, joined by &."""

    def number(match: re.Match[str]) -> str:
        counts = [
            len(numbers(sheet, ranges))
            if function == "2"
            else sum(
                cell.data_type != "f" and bool(cell.value)
                for name in ranges
                for (cell,) in sheet[name]
            )
            for function, ranges in subtotals(match[1])
        ]
        return f"{counts[0] - sum(counts[1:]):,}"

    text = re.sub(r'TEXT\(([^"]+),"#,##0"\)', number, formula.removeprefix("="))
    return re.sub(r'"([^"]*)"', r"\1", text).replace("&", "")


def formulas(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield cell


@pytest.mark.parametrize("plan_name", ["built_in", "two_goals"])
@pytest.mark.parametrize("unit", list(Unit))
def test_every_formula_carries_the_sum_of_the_cells_it_names(
    request, options: ReportOptions, tmp_path: Path, plan_name, unit
):
    value = request.getfixturevalue(plan_name)
    plan = value.plan if isinstance(value, Reading) else value
    chosen = ReportOptions(unit=unit, made_on=options.made_on)
    seen = 0
    for report in REPORTS:
        document = report.build(whole_view(plan), chosen)
        book = written(document, tmp_path)
        values = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)
        for sheet in book:
            for cell in formulas(sheet):
                seen += 1
                value = values[sheet.title][cell.coordinate].value
                if isinstance(value, str):
                    assert counted(sheet, cell.value) == value
                    continue
                ((_, ranges),) = subtotals(cell.value)
                assert value == pytest.approx(sum(numbers(sheet, ranges)))
    assert seen > 20


def test_amounts_are_filled_into_open_cells_and_the_rest_is_locked(forms):
    sheet = forms["広報課"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.sort
    open_cells = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
    assert len(open_cells) == 7 + 11  # an amount for each project, a remark for each row
    (check,) = sheet.data_validations.dataValidation
    assert check.type == "decimal"
    amounts = {c.coordinate for c in open_cells if c.column_letter == "F"}
    (ref,) = check.sqref.ranges
    checked = {cell for row in ref.rows for cell in cells(row)}
    assert amounts <= checked
    assert {cell[0] for cell in checked} == {"F"}


def cells(row):
    return [f"{openpyxl.utils.get_column_letter(column)}{number}" for number, column in row]


def test_rows_carry_a_hidden_name(forms):
    sheet = forms["広報課"]
    assert sheet.column_dimensions["H"].hidden
    ids = [cell.value for cell in sheet["H"] if cell.value]
    assert len(ids) == 11
    assert all(re.fullmatch(r"[\d-]+/\d+", value) for value in ids)


def test_print_set_up_needs_no_hand(forms):
    sheet = forms["広報課"]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows
    assert sheet.print_area.startswith("'広報課'!$A$1:$G$")
    assert sheet.oddFooter.center.text == "&P / &N"
    assert "令和8年4月1日" in sheet.oddHeader.right.text
    assert sheet.freeze_panes


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


def test_a_row_taller_than_excel_allows_goes_on_in_a_second(tmp_path: Path):
    text = "".join(f"第{n}項の説明。" for n in range(400))
    book = written(document_of(text), tmp_path)
    sheet = book["部"]
    heights = [d.height for d in sheet.row_dimensions.values() if d.height]
    assert max(heights) <= 409
    whole = "".join(str(c.value) for (c,) in sheet.iter_rows(max_col=1) if c.value)
    assert text in whole.replace("\n", "")


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


def test_a_total_of_nothing_is_0_and_shown_as_a_dash(forms):
    sums = [cell for cell in formulas(forms["広報課"]) if cell.value.startswith("=SUBTOTAL(9")]
    assert sums
    assert all("―" in cell.number_format for cell in sums)


def test_totals_count_their_rows_and_those_without_an_amount(forms, tmp_path: Path):
    labels = {cell.value: cell.coordinate for cell in forms["広報課"]["A"] if cell.data_type == "f"}
    values = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)["広報課"]
    assert [values[place].value for place in labels.values()] == [
        "小計　掲載2件（うち再掲2件）",
        "小計　掲載7件（うち再掲1件）",
        "小計　掲載2件（うち再掲1件）",
        "合計　掲載11件（うち再掲4件）",
    ]
    assert next(iter(labels)).startswith('="小計　掲載"&TEXT(SUBTOTAL(3,B')


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


def test_wide_reports_fit_the_width_of_the_paper(two_goals: Plan, options, tmp_path: Path):
    from reports.xlsx.grid import grid_of, printable

    for report in REPORTS:
        document = report.build(whole_view(two_goals), options)
        width, _ = printable(document.page)
        for part in (part for part in document.parts if part.role is not PartRole.DATA):
            grid = grid_of(part, document.page, document.unit)
            assert 0.9 * width < grid.points(1, grid.last) <= width


@pytest.mark.parametrize("landscape", [False, True])
def test_every_report_can_be_written_upright_and_lying(
    built_in: Reading, two_goals: Plan, landscape: bool, tmp_path: Path
):
    view = view_beside(built_in.plan, two_goals, Selection())
    for report in (report for report in REPORTS if Format.XLSX in report.formats):
        document = report.build(view, ReportOptions(landscape=landscape))
        is_wide = document.page.landscape
        for sheet in written(document, tmp_path):
            assert sheet.page_setup.orientation == ("landscape" if is_wide else "portrait")


def test_on_upright_paper_no_column_of_a_form_is_squeezed_for_another(
    built_in: Reading, tmp_path: Path
):
    view = pick_from_plan(built_in.plan, Selection())
    sheet = written(build_departments(view, ReportOptions(landscape=False)), tmp_path)["広報課"]
    mark, name, description = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert mark > 4, "a mark and the button to filter by it"
    assert description < 1.5 * name


def test_a_form_can_be_left_open_and_then_has_an_outline(built_in: Reading, tmp_path: Path):
    view = pick_from_plan(built_in.plan, Selection())
    open_form = ReportOptions(locks_forms=False)
    sheet = written(build_departments(view, open_form), tmp_path)["広報課"]
    assert not sheet.protection.sheet
    assert {d.outlineLevel for d in sheet.row_dimensions.values()} == {0, 1}


def test_a_protected_form_has_no_outline_but_can_be_filtered(forms):
    sheet = forms["広報課"]
    assert {d.outlineLevel for d in sheet.row_dimensions.values()} == {0}
    assert sheet.auto_filter.ref
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        assert not getattr(sheet.protection, allowed), allowed  # False is: not locked


def test_an_outline_can_be_folded(built_in: Reading, tmp_path: Path):
    view = pick_from_plan(built_in.plan, Selection())
    for folds in (False, True):
        book = written(build_booklet(view, ReportOptions(folds_groups=folds)), tmp_path)
        sheet = book["所管課別索引"]
        below = [d for d in sheet.row_dimensions.values() if d.outlineLevel]
        assert below
        assert {bool(d.hidden) for d in below} == {folds}
        assert bool(sheet.auto_filter.ref) is not folds
        assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_a_form_names_itself_and_its_version_in_a_hidden_column(forms):
    sheet = forms["広報課"]
    assert sheet.column_dimensions["I"].hidden
    assert (sheet["I1"].value, sheet["I2"].value) == ("様式 1", "department:広報課")


def test_a_form_with_fewer_columns_keeps_its_hidden_names_and_its_open_cells(
    two_goals: Plan, tmp_path: Path
):
    view = pick_from_plan(two_goals, Selection(departments=frozenset({"学習課"})))
    sheet = written(build_departments(view, ReportOptions()), tmp_path)["学習課"]
    (head,) = [row for row in sheet.iter_rows() if row[0].value == "事業名"]
    heads = [cell.value for cell in head if cell.value]
    assert heads == ["事業名", "事業概要", "事業費（千円）", "備考"]
    assert sheet.column_dimensions["F"].hidden
    assert (sheet["F1"].value, sheet["F2"].value) == ("様式 1", "department:学習課")
    (line,) = [row for row in sheet.iter_rows() if row[0].value == "出前講座"]
    assert line[4].value in {row.id for row in view.rows}
    assert [cell.protection.locked for cell in line[:4]] == [True, True, False, False]
    (check,) = sheet.data_validations.dataValidation
    assert str(check.sqref) == line[2].coordinate


def test_marks_stand_in_the_header(built_in: Reading, tmp_path: Path):
    marked = ReportOptions(marks=Marks("資料１", is_draft=True, is_confidential=True))
    view = pick_from_plan(built_in.plan, Selection())
    for sheet in written(build_departments(view, marked), tmp_path):
        assert "【取扱注意】【案】【資料１】" in sheet.oddHeader.right.text
        assert sheet.title in sheet.oddHeader.left.text


def test_a_header_holds_no_more_than_excel_takes(tmp_path: Path):
    document = replace(document_of("文"), subject="長い計画の名前&" * 40, issuer="市" * 90)
    written(document, tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    header = re.search("<oddHeader>(.*?)</oddHeader>", sheet, re.S)[1]
    assert len(html.unescape(header)) <= 255


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


@pytest.mark.parametrize("count", range(60, 75))
def test_a_note_stands_on_the_page_of_the_last_rows(tmp_path: Path, count):
    columns = (Column("a", "見出し"),)
    table = Table(columns, (BodyRow((Text("行"),)),) * count)
    note = Paragraph("注記", ParagraphRole.NOTE)
    part = Part("part", "部", (table, note))
    document = Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)
    sheet = written(document, tmp_path)["部"]
    last = max((page_break.id for page_break in sheet.row_breaks.brk), default=0)
    assert [row[0].value for row in sheet.iter_rows(min_row=last + 1)].count("行") >= 3


def test_a_header_prints_no_blank_before_its_first_word(tmp_path: Path):
    sheet = written(document_of("一"), tmp_path).active
    assert sheet.oddHeader.left.text.startswith("市")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        xml = html.unescape(package.read("xl/worksheets/sheet1.xml").decode())
    assert "<oddHeader>&L&9市" in xml


def test_stretches_side_by_side_stand_on_one_page(forms):
    sheet = forms["表紙"]
    place = {cell.value: cell.row for row in sheet.iter_rows() for cell in row}
    first, last = place["市民協働課"], place["実数"]
    breaks = [page_break.id for page_break in sheet.row_breaks.brk]
    assert breaks
    assert not any(first <= row < last for row in breaks)


def test_a_text_that_is_wrapped_over_a_gap_has_no_line_at_its_right(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    book = written(build_summary(whole_view(built_in.plan), options), tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    (mark,) = [cell for cell in cells if str(cell.value).startswith("新※　")]
    assert mark.alignment.wrap_text
    assert not mark.border.right
