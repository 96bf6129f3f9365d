"""What stands on a sheet around its rows, as SpreadsheetML (ECMA-376 Part 1, 18.3.1.99 worksheet).

Widths, the frozen head and the outline come before the rows; protection, filter, checks of what is
typed in, print set-up and page breaks after them, in the order that the standard sets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from model.form_marks import OPEN_WORDS
from model.wareki import format_date
from reports.document import Document
from reports.page import Page, Paper
from reports.xlsx.file.choices import offer
from reports.xlsx.file.names import quoted, shortened, units_of
from reports.xlsx.file.package import HEAD, MAIN, OFFICE
from reports.xlsx.file.validation import validation
from reports.xlsx.layout.grid import BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN
from reports.xlsx.sheets.sheet import DEEPEST, Sheet

_START = f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
_PAPER_SIZES = {Paper.A4: 9, Paper.A3: 8}
_INCH = 72
_HIDDEN = 13
"""The width that a hidden column has once it is shown."""
_MOST = 10**13
_MOST_BREAKS = 1026
"""The most breaks that a sheet may have (Excel specifications and limits)."""
_MOST_LINKS = 65_530
"""The most links that a sheet may have (the same)."""

_LOCKED = (
    '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" sort="0"'
    ' autoFilter="0"/>'
)
"""All but the inputs is locked, without a password; restyling, sorting and filtering stay free
(18.3.1.85; what is not named keeps its default)."""

_MARGINS = '<pageMargins{} header="0.3" footer="0.35"/>'.format(
    "".join(
        f' {side}="{points / _INCH:.16g}"'
        for side, points in (
            ("left", SIDE_MARGIN),
            ("right", SIDE_MARGIN),
            ("top", TOP_MARGIN),
            ("bottom", BOTTOM_MARGIN),
        )
    )
)


@dataclass(frozen=True, slots=True)
class SheetEnd:
    """What follows the rows of a sheet, but for its links and checks of choices.

    ``before`` goes before the checks (18.3.1.33), ``checks`` are its own, ``after`` follows links.
    """

    before: str
    checks: tuple[str, ...]
    after: str


def sheet_start(sheet: Sheet) -> str:
    """Return the sheet up to its rows: how it folds, its frozen head, its columns."""
    fits = '<pageSetUpPr fitToPage="1"/>' if sheet.fits_width else ""
    # headings stand above what they head, so the signs to fold stand there too
    folding = f'<sheetPr><outlinePr summaryBelow="0"/>{fits}</sheetPr>'
    levels = f' outlineLevelRow="{DEEPEST}"' if sheet.has_outline else ""
    formats = f'<sheetFormatPr baseColWidth="8" defaultRowHeight="15"{levels}/>'
    view = _view(sheet.frozen_row, sheet.frozen_columns)
    return f"{_START}{folding}{view}{formats}{_columns(sheet)}<sheetData>"


def sheet_end(sheet: Sheet, document: Document, title: str, related: str = "") -> SheetEnd:
    """Return what follows the rows; ``title`` is the part's, ``related`` names parts of its own."""
    return SheetEnd(
        before=(
            (_LOCKED if sheet.is_form and document.locks_forms else "")
            + (f'<autoFilter ref="{filter_ref(sheet)}"/>' if sheet.filtered else "")
            + _counted("mergeCells", (f'<mergeCell ref="{ref}"/>' for ref in sheet.merged))
        ),
        checks=(
            *((_amounts(sheet, document.unit.label),) if sheet.inputs else ()),
            *(offer(cells, column) for cells, column in sheet.offers),
        ),
        after=(
            _MARGINS
            + _page_setup(sheet, document.page)
            + _header(document, title)
            + _breaks(sheet)
            + related
            + "</worksheet>"
        ),
    )


def after_rows(
    end: SheetEnd, checks: Iterable[str] = (), links: Iterable[tuple[str, str]] = ()
) -> str:
    """Return all that follows the rows, with ``checks`` of choices and links (cell, place)."""
    items = [
        f"<hyperlink ref={quoteattr(ref)} location={quoteattr(place)}/>" for ref, place in links
    ][:_MOST_LINKS]
    hyperlinks = f"<hyperlinks>{''.join(items)}</hyperlinks>" if items else ""
    validations = _counted("dataValidations", (*end.checks, *checks))
    return f"</sheetData>{end.before}{validations}{hyperlinks}{end.after}"


def filter_ref(sheet: Sheet, mark: str = "") -> str:
    """Return the cells that are filtered, with ``mark`` before each part of a reference."""
    first, last = sheet.filtered or (1, 1)
    return f"{mark}A{mark}{first}:{mark}{get_column_letter(sheet.grid.last)}{mark}{last}"


def defined_names(sheet: Sheet, name: str, number: int) -> str:
    """Return what the workbook calls the cells filtered and printed of a sheet (18.2.5).

    ``name`` is the sheet's, ``number`` its place from 0.
    """
    last = get_column_letter(sheet.grid.last)
    names = {
        '_xlnm._FilterDatabase" hidden="1': [filter_ref(sheet, "$")] if sheet.filtered else [],
        "_xlnm.Print_Titles": _titles(sheet),
        "_xlnm.Print_Area": [f"$A$1:${last}${len(sheet.rows)}"],
    }
    called = escape(quoted(name))
    return "".join(
        f'<definedName name="{what}" localSheetId="{number}">'
        f"{','.join(f'{called}!{cells}' for cells in ranges)}</definedName>"
        for what, ranges in names.items()
        if ranges
    )


def _titles(sheet: Sheet) -> list[str]:
    """Return the column and the rows that are repeated on each page."""
    letter = sheet.title_column and get_column_letter(sheet.title_column)
    columns = [f"${letter}:${letter}"] if letter else []
    rows = ["${}:${}".format(*sheet.title_rows)] if sheet.title_rows else []
    return columns + rows


def _view(frozen_row: int | None, frozen_columns: int) -> str:
    """Return the view (18.3.1.87) without grid lines, the ``frozen_columns`` frozen.

    So is what stands above ``frozen_row``, without which nothing is.
    """
    pane, where = "", ""
    if frozen_row:
        active = "bottomRight" if frozen_columns else "bottomLeft"
        across = f'xSplit="{frozen_columns}" ' if frozen_columns else ""
        corner = f"{get_column_letter(frozen_columns + 1)}{frozen_row}"
        where = f' pane="{active}"'
        pane = (
            f'<pane {across}ySplit="{frozen_row - 1}" topLeftCell="{corner}"'
            f' activePane="{active}" state="frozen"/>'
        )
    return (
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{pane}'
        f'<selection{where} activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
    )


def _columns(sheet: Sheet) -> str:
    """Return the columns (18.3.1.13): their widths count the padding in."""
    widths = [f'width="{width + 5 / 7:.16g}"' for width in sheet.grid.widths]
    if sheet.is_form:  # marks, then names of rows and of the form
        widths += [f'hidden="1" width="{_HIDDEN}"'] * 2
    columns = (
        f'<col {width} customWidth="1" min="{place}" max="{place}"/>'
        for place, width in enumerate(widths, 1)
    )
    return f"<cols>{''.join(columns)}</cols>"


def _page_setup(sheet: Sheet, page: Page) -> str:
    direction = "landscape" if page.landscape else "portrait"
    fits = ' fitToHeight="0" fitToWidth="1"' if sheet.fits_width else ""
    size = _PAPER_SIZES[page.paper]
    scale = "" if sheet.fits_width else f' scale="{round(100 * sheet.grid.scale)}"'
    order = ' pageOrder="overThenDown"' if sheet.title_column else ""
    return f'<pageSetup orientation="{direction}" paperSize="{size}"{scale}{fits}{order}/>'


def _breaks(sheet: Sheet) -> str:
    rows = sheet.breaks[:_MOST_BREAKS]
    breaks = (f'<brk id="{row}" min="0" max="16383" man="1"/>' for row in rows)
    return _counted("rowBreaks", breaks, f' manualBreakCount="{len(rows)}"')


def _counted(name: str, items: Iterable[str], more: str = "") -> str:
    """Return an element that counts its items, nothing where there are none."""
    items = tuple(items)
    return f'<{name} count="{len(items)}"{more}>{"".join(items)}</{name}>' if items else ""


def _header(document: Document, title: str) -> str:
    """Plan and sheet at the left, marks, report and date at the right, pages below.

    A sheet that is called as the report is has its name at the right alone. They keep their size
    where the sheet is printed smaller.
    """
    plan = document.named_subject(" ")
    of_part = "" if title == document.title else _literal(title, 60)
    left = _small("\n".join(filter(None, (_literal(plan, 60), of_part))))
    made = f"{_literal(document.title, 20)}　{format_date(document.made_on)}"
    words = "".join(f"【{word}】" for word in document.marks.words)
    right = _small("\n".join(filter(None, (_literal(words, 40), made))))
    header = escape(f"&L{left}&R{right}", {"\n": "&#10;"})
    footer = escape(f"&C{_small('&P / &N')}")
    return (
        f'<headerFooter scaleWithDoc="0"><oddHeader>{header}</oddHeader>'
        f"<oddFooter>{footer}</oddFooter></headerFooter>"
    )


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


def _amounts(sheet: Sheet, unit: str) -> str:
    """Check the amounts typed in; what stands between them is locked.

    A word may stand for one that is open; the formula names the first cell that is checked.
    """
    words = "・".join(OPEN_WORDS)
    place, (row, _) = next(iter(sheet.inputs.items()))
    first_cell = f"{get_column_letter(place)}{row}"
    is_open = ",".join(f'{first_cell}="{word}"' for word in OPEN_WORDS)
    is_amount = f"IF(ISNUMBER({first_cell}),ABS({first_cell})<={_MOST},FALSE)"
    ranges = (
        f"{letter}{first}:{letter}{last}" if first < last else f"{letter}{first}"
        for place, (first, last) in sheet.inputs.items()
        for letter in [get_column_letter(place)]
    )
    return validation(
        " ".join(ranges),
        {
            "type": "custom",
            "errorTitle": "事業費",
            "error": f"{unit}単位の数字だけを入力してください（「円」や「,」は要りません）。"
            f"決まらないときは、{words}のどれかを入力できます。",
            "showInputMessage": "1",
            "promptTitle": "事業費",
            "prompt": f"{unit}単位の数字で入力します。"
            f"決まらないときは「{OPEN_WORDS[0]}」と入力します。",
        },
        (f"OR({is_amount},{is_open})",),
    )
