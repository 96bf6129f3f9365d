"""The settings of a sheet: widths, print set-up, protection, checks of what is typed in."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from model.wareki import format_date
from reports.document import Document
from reports.page import Paper
from reports.xlsx.grid import BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, printable
from reports.xlsx.pages import page_breaks
from reports.xlsx.sheet import Sheet

_PAPER_SIZES = {Paper.A4: 9, Paper.A3: 8}
_INCH = 72
_MOST = 10**13


def apply_settings(worksheet: Worksheet, sheet: Sheet, document: Document) -> None:
    """Give ``worksheet`` everything of ``sheet`` but its rows and links."""
    _set_widths(worksheet, sheet)
    for ref in sheet.merged:
        worksheet.merged_cells.add(CellRange(ref))
    if sheet.frozen_row:
        worksheet.freeze_panes = f"A{sheet.frozen_row}"
    worksheet.sheet_view.showGridLines = False
    _set_page(worksheet, sheet, document)
    if sheet.is_form:
        _protect(worksheet)
        _validate(worksheet, sheet, document)


def _set_widths(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, width in enumerate(sheet.grid.widths, 1):
        dimension = worksheet.column_dimensions[get_column_letter(place)]
        dimension.width = width + 5 / 7  # the file counts the padding in (18.3.1.13)
    if sheet.has_ids:
        worksheet.column_dimensions[get_column_letter(sheet.grid.last + 1)].hidden = True


def _set_page(worksheet: Worksheet, sheet: Sheet, document: Document) -> None:
    setup = worksheet.page_setup
    setup.paperSize = _PAPER_SIZES[document.page.paper]
    setup.orientation = "landscape" if document.page.landscape else "portrait"
    worksheet.page_margins = PageMargins(
        left=SIDE_MARGIN / _INCH,
        right=SIDE_MARGIN / _INCH,
        top=TOP_MARGIN / _INCH,
        bottom=BOTTOM_MARGIN / _INCH,
        header=0.4,
        footer=0.35,
    )
    last = get_column_letter(sheet.grid.last)
    worksheet.print_area = f"A1:{last}{len(sheet.rows)}"
    repeated = 0.0
    if sheet.title_rows:
        first, end = sheet.title_rows
        worksheet.print_title_rows = f"{first}:{end}"
        repeated = sum(row.height for row in sheet.rows[first - 1 : end])
    _, height = printable(document.page)
    for row in page_breaks(sheet.rows, height, repeated):
        worksheet.row_breaks.append(Break(id=row))
    header: Any = worksheet.oddHeader
    footer: Any = worksheet.oddFooter
    header.left.text = _literal(" ".join(filter(None, (document.issuer, document.subject))))
    header.right.text = f"{_literal(document.title)}　{format_date(document.made_on)}"
    footer.center.text = "&P / &N"
    for part in (header.left, header.right, footer.center):
        part.size = 9


def _literal(text: str) -> str:
    """Return ``text`` for a header, where & begins a code (18.3.1.39)."""
    return text.replace("&", "&&")


def _protect(worksheet: Worksheet) -> None:
    """Lock all but the inputs, without a password; restyling, sorting and filtering stay free."""
    protection = worksheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _validate(worksheet: Worksheet, sheet: Sheet, document: Document) -> None:
    if not sheet.inputs:
        return
    check = DataValidation(
        type="decimal",
        operator="between",
        formula1=str(-_MOST),
        formula2=str(_MOST),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="事業費",
        error=f"{document.unit.label}単位の数字だけを入力してください（「円」や「,」は要りません）。",
        showInputMessage=True,
        promptTitle="事業費",
        prompt=f"{document.unit.label}単位の数字で入力します。",
    )
    for ref in sheet.inputs:
        check.add(ref)
    worksheet.add_data_validation(check)
