"""The settings of a sheet: widths, print set-up, protection, checks of what is typed in."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from model.wareki import format_date
from reports.document import Document
from reports.page import Paper
from reports.xlsx.charts import native_chart
from reports.xlsx.grid import BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, printable
from reports.xlsx.names import shortened, units_of
from reports.xlsx.pages import page_breaks
from reports.xlsx.sheet import DEEPEST, Sheet

_PAPER_SIZES = {Paper.A4: 9, Paper.A3: 8}
_INCH = 72
_MOST = 10**13
_MOST_BREAKS = 1026
"""The most breaks that a sheet may have (Excel specifications and limits)."""


def apply_settings(worksheet: Worksheet, sheet: Sheet, document: Document, title: str) -> None:
    """Give ``worksheet`` all of ``sheet`` but its rows and links; ``title`` is its part's."""
    _set_widths(worksheet, sheet)
    for ref in sheet.merged:
        worksheet.merged_cells.add(CellRange(ref))
    if sheet.frozen_row:
        worksheet.freeze_panes = f"A{sheet.frozen_row}"
    worksheet.sheet_view.showGridLines = False
    if sheet.filtered:
        first, last = sheet.filtered
        worksheet.auto_filter.ref = f"A{first}:{get_column_letter(sheet.grid.last)}{last}"
    _set_page(worksheet, sheet, document)
    _set_header(worksheet, document, title)
    _set_outline(worksheet, sheet)
    if sheet.is_form and document.locks_forms:
        _protect(worksheet)
    if sheet.inputs:
        _validate(worksheet, sheet, document)
    for placed in sheet.charts:
        chart = native_chart(placed, worksheet.title, sheet.grid, grey=document.page.grey)
        worksheet.add_chart(chart)


def _set_widths(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, width in enumerate(sheet.grid.widths, 1):
        dimension = worksheet.column_dimensions[get_column_letter(place)]
        dimension.width = width + 5 / 7  # the file counts the padding in (18.3.1.13)
    if sheet.is_form:  # names of rows, and of the form
        for place in (sheet.grid.last + 1, sheet.grid.last + 2):
            worksheet.column_dimensions[get_column_letter(place)].hidden = True


def _set_page(worksheet: Worksheet, sheet: Sheet, document: Document) -> None:
    setup = worksheet.page_setup
    setup.paperSize = _PAPER_SIZES[document.page.paper]
    setup.orientation = "landscape" if document.page.landscape else "portrait"
    worksheet.page_margins = PageMargins(
        left=SIDE_MARGIN / _INCH,
        right=SIDE_MARGIN / _INCH,
        top=TOP_MARGIN / _INCH,
        bottom=BOTTOM_MARGIN / _INCH,
        header=0.3,
        footer=0.35,
    )
    last = get_column_letter(sheet.grid.last)
    worksheet.print_area = f"A1:{last}{len(sheet.rows)}"
    if sheet.title_rows:
        worksheet.print_title_rows = "{}:{}".format(*sheet.title_rows)
    if sheet.fits_width:
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        setup.fitToWidth, setup.fitToHeight = 1, 0
        return
    _, height = printable(document.page)
    for row in page_breaks(sheet.rows, height, sheet.title_rows)[:_MOST_BREAKS]:
        worksheet.row_breaks.append(Break(id=row))


def _set_header(worksheet: Worksheet, document: Document, title: str) -> None:
    """Plan and sheet at the left, marks, report and date at the right, pages below."""
    header: Any = worksheet.oddHeader
    footer: Any = worksheet.oddFooter
    plan = " ".join(filter(None, (document.issuer, document.subject)))
    header.left.text = _small(f"{_literal(plan, 60)}\n{_literal(title, 60)}")
    made = f"{_literal(document.title, 20)}　{format_date(document.made_on)}"
    words = "".join(f"【{word}】" for word in document.marks.words)
    header.right.text = _small("\n".join(filter(None, (_literal(words, 40), made))))
    footer.center.text = _small("&P / &N")


def _small(text: str) -> str:
    """Return ``text`` at 9 points, apart from the size by a blank only where it needs one."""
    return f"&9 {text}" if text[:1].isdigit() else f"&9{text}"


def _literal(text: str, most: int) -> str:
    """Return ``text`` for a header, where & begins a code (18.3.1.39).

    A header holds 255 characters in all, so that longer texts are cut.
    """
    text = " ".join(text.split())
    cut = text if units_of(text) <= most else shortened(text, most - 1) + "…"
    return cut.replace("&", "&&")


def _set_outline(worksheet: Worksheet, sheet: Sheet) -> None:
    """Headings stand above what they head, so the signs to fold stand there too."""
    worksheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    if sheet.has_outline:
        worksheet.sheet_format.outlineLevelRow = DEEPEST


def _protect(worksheet: Worksheet) -> None:
    """Lock all but the inputs, without a password; restyling, sorting and filtering stay free."""
    protection = worksheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _validate(worksheet: Worksheet, sheet: Sheet, document: Document) -> None:
    """Check the amounts typed in; what stands between them is locked."""
    ranges = (
        f"{letter}{first}:{letter}{last}"
        for place, (first, last) in sheet.inputs.items()
        for letter in [get_column_letter(place)]
    )
    check = DataValidation(
        sqref=MultiCellRange(" ".join(ranges)),
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
    worksheet.add_data_validation(check)
