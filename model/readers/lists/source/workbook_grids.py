"""The sheets of a workbook as grids.

calamine reads the cells, some five times as fast as openpyxl; it says nothing of cells that
hold an error or a formula without a result, so these are looked up in the sheets' XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from model.errors import PlanFileError
from model.finding import Finding, Severity
from model.readers.file_kinds import is_old_workbook
from model.readers.lists.source.cell_looks import CellLooks, as_day, page_headers
from model.readers.package import check_package, damaged
from model.readers.tables.grid import Cell, Grid, MergedRange
from model.readers.tables.place_names import column_letter, named_sheet, place

MOST_CELLS = 20_000_000
"""A sheet that claims to be larger is refused: a plan is not, a sheet made to fill memory is."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ERROR_CELL = re.compile(
    rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*?t="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
_FORMULA = re.compile(
    rb'<c\s(?![^>]*t="str")[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
"""A formula that was never worked out; the result of one that is a text (str) may be empty."""
_FILLED = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*[^/]>')
_LETTERS_2 = re.compile(rb'<c\s[^>]*?r="[A-Z]{2}\d')
_LETTERS_3 = re.compile(rb'<c\s[^>]*?r="[A-Z]{3}\d')
_ROW = re.compile(rb'<row\s[^>]*?r="(\d+)"')
_ROW_OR_COLUMNS = re.compile(rb"<(?:row|col)\s[^>]*>")
_LOOKS = ("workbook", "styles", "sharedStrings")
"""The parts that say how cells look."""
_NO_RESULT = "計算結果のない数式"


def read_workbook_grids(content: bytes, source: str) -> tuple[Grid, ...]:
    """Return the sheets of the workbook whose bytes are ``content``, in their order.

    Of one of before 2007 no errors, hidden rows and formats are known. Raises PlanFileError where
    it is damaged, dangerous, has a password or is no workbook.
    """
    is_old = is_old_workbook(content)
    if not is_old:
        check_package(content, source)
    try:
        parts = {} if is_old else _sheet_parts(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        looks = CellLooks(*(b"" if is_old else _part(content, f"xl/{part}.xml") for part in _LOOKS))
        return tuple(
            _read_sheet(book, meta, _part(content, parts.get(meta.name, "")), looks, source)
            for meta in book.sheets_metadata
            if meta.typ is SheetTypeEnum.WorkSheet
        )
    except PlanFileError:
        raise
    except (CalamineError, ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise (_closed(source) if is_old else damaged(source)) from error


def _closed(source: str) -> PlanFileError:
    return PlanFileError(
        "古い形式（.xls）のブックを開けません。パスワード付きか、壊れています",
        where=source,
        remedy="Excel で開き、パスワードを外して .xlsx 形式で保存し直してください。",
    )


def unseen_in(content: bytes, name: str) -> tuple[Finding, ...]:
    """Return the finding about what is not seen of a workbook of before 2007, none of others.

    ``content`` are the bytes of the file that is called ``name``.
    """
    if not is_old_workbook(content):
        return ()
    message = (
        "古い形式のブック（.xls）のため、エラーのセル（#REF! など）は空欄として読み、非表示の行と"
        "列も、表示形式で千円未満を省いた金額も区別していません。空欄の金額や桁の違う金額がないかを"
        "確かめてください。"
    )
    return (Finding(Severity.WARNING, name, message),)


def _read_sheet(
    book: CalamineWorkbook,
    meta: SheetMetadata,
    xml: bytes,
    looks: CellLooks,
    source: str,
) -> Grid:
    if _count_cells(xml) > MOST_CELLS:
        raise PlanFileError(
            "シートが大きすぎます",
            where=f"{source} の{named_sheet(meta.name)}",
            remedy="使っていない行と列を削除して保存し直してください。",
        )
    sheet = book.get_sheet_by_name(meta.name)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # calamine names the same types in another way
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and not cell.strip():
                row[column] = None
    for row_number, column in (_position(*cell) for cell in looks.eras(xml)):
        if row_number < len(rows) and column < len(rows[row_number]):
            rows[row_number][column] = as_day(rows[row_number][column])
    merged = tuple(
        MergedRange(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    is_hidden = meta.visible is not SheetVisibleEnum.Visible
    faults, hidden = dict(_fault_cells(xml)), tuple(_hidden_parts(xml, len(rows)))
    grid = Grid(meta.name, rows, merged, faults, is_hidden, hidden)
    cells = (_position(*cell) for cell in looks.struck(xml))
    return replace(
        grid,
        struck=tuple(place(*at) for at in cells if grid.text(*at)),
        scaled={_position(*cell): by for cell, by in looks.scaled(xml)},
        units={_position(*cell): unit for cell, unit in looks.units(xml)},
        headers=page_headers(xml),
    )


def _hidden_parts(xml: bytes, height: int) -> Iterator[str]:
    """Yield the names of the rows and columns that are filtered out or not shown."""
    if b"hidden=" not in xml:
        return
    for tag in _ROW_OR_COLUMNS.findall(xml):
        found = _attributes(tag)
        if found.get("hidden") not in ("1", "true"):
            continue
        if tag.startswith(b"<row"):
            number = int(found.get("r", "0"))
            yield from [f"{number}行目"] * (number <= height)
        else:
            first, last = (column_letter(int(found.get(end, "1")) - 1) for end in ("min", "max"))
            yield f"{first}列" if first == last else f"{first}～{last}列"


def _count_cells(xml: bytes) -> int:
    """Return how many cells the rectangle of a sheet's filled cells has, or a small bound of it.

    calamine lays the whole rectangle out in memory, however few of its cells are filled.
    """
    height: int = max(map(int, _ROW.findall(xml)), default=0)
    letters = 3 if _LETTERS_3.search(xml) else 2 if _LETTERS_2.search(xml) else 1
    if height * 26**letters <= MOST_CELLS:
        return int(height * 26**letters)
    filled = [_position(column, row) for column, row in _FILLED.findall(xml)]
    tall = max((row for row, _ in filled), default=0) + 1
    return tall * (max((column for _, column in filled), default=0) + 1)


def _sheet_parts(content: bytes) -> dict[str, str]:
    """Return the part of each sheet's XML by the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        try:
            relations = package.read("xl/_rels/workbook.xml.rels")
        except KeyError:
            return {}
        workbook = package.read("xl/workbook.xml")
    targets = {
        found.get("Id", ""): found.get("Target", "")
        for found in map(_attributes, _RELATIONSHIP.findall(relations))
    }
    parts = {}
    for found in map(_attributes, _SHEET.findall(workbook)):
        relation = next((v for k, v in found.items() if k.endswith(":id")), "")
        target = targets.get(relation, "")
        path = PurePosixPath(target) if target.startswith("/") else PurePosixPath("/xl", target)
        parts[_unescape(found.get("name", ""))] = str(path).lstrip("/")
    return parts


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): (double or single).decode("utf-8", "replace")
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _unescape(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def _part(content: bytes, part: str) -> bytes:
    if not part:
        return b""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(part) if part in package.namelist() else b""


def _fault_cells(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' in xml:
        for letters, row, value in _ERROR_CELL.findall(xml):
            yield _position(letters, row), value.decode("utf-8", "replace")
    if b"<f" in xml:
        for letters, row in _FORMULA.findall(xml):
            yield _position(letters, row), _NO_RESULT


def _position(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row) - 1, column - 1
