"""The named styles of a workbook: a clerk can restyle all of it in Excel's 「セルのスタイル」."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import tostring

from reports.xlsx.file.zip_file import PackedPart

FONT = "BIZ UDゴシック"
SIZE = 10.0
AMOUNT = '#,##0;"△"#,##0'
"""Amounts: △ before negative ones. Rounded for show only."""
NOTHING = f'{AMOUNT};"―"'
"""Totals that add no amount yet: ― in place of their 0."""
COUNT = "#,##0"
PLAIN = "0"

_FONT_ORDER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset")
"""The order of a font's elements (ECMA-376 Part 1, 18.8.22), which openpyxl does not keep."""

_LINE = "FF9AA2AB"
_INK = "FF1A1C20"
_ACCENT = "FF14406B"
_FAINT = "FF5B6068"


class Style(Enum):
    """A style; the value is its name in Excel."""

    TITLE = "帳票 題名"
    SUBTITLE = "帳票 題名の補足"
    LINK = "帳票 移動先"
    HEADING1 = "帳票 見出し1"
    HEADING2 = "帳票 見出し2"
    BODY = "帳票 本文"
    NOTE = "帳票 注記"
    UNIT = "帳票 単位"
    HEAD = "帳票 表の見出し"
    HEAD_WIDE = "帳票 表の見出し（幅広）"
    GROUP = "帳票 区分"
    GROUP_NOTE = "帳票 区分の補足"
    TEXT = "帳票 文字"
    TEXT_LINK = "帳票 文字（移動先）"
    TEXT_LINK_RUNS_ON = "帳票 文字（移動先、右へ続く）"
    TEXT_RUNS_ON = "帳票 文字（右へ続く）"
    TEXT_WRAPS = "帳票 文字（右へ続く、折り返し）"
    TEXT_WITHIN = "帳票 文字（続きの途中）"
    TEXT_GAP = "帳票 文字（続きの欄）"
    MARK = "帳票 印"
    MARK_LINK = "帳票 印（移動先）"
    COUNT = "帳票 件数"
    ORDINAL = "帳票 番号"
    AMOUNT = "帳票 金額"
    ENTRY = "帳票 金額の記入欄"
    ENTRY_TEXT = "帳票 文字の記入欄"
    TOTAL_TEXT = "帳票 計の文字"
    TOTAL_MARK = "帳票 計の注記"
    TOTAL_COUNT = "帳票 計の件数"
    TOTAL_AMOUNT = "帳票 計の金額"
    TOTAL_NOTHING = "帳票 計の金額（額なし）"
    DATA_TEXT = "データ 文字"
    DATA_NUMBER = "データ 数値"
    DATA_HEAD = "データ 見出し"


@dataclass(frozen=True, slots=True)
class _Colours:
    head: str
    group: str
    total: str
    entry: str
    accent: str


_COLOUR = _Colours("FFD6E3EE", "FFEBF1F6", "FFEBF1F6", "FFFFF9DB", _ACCENT)
_GREY = _Colours("FFDDDDDD", "FFF0F0F0", "FFF0F0F0", "FFFFFFFF", "FF1A1A1A")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a workbook: the cell format (cellXfs index) of each, and their part (18.8)."""

    ids: Mapping[Style, int]
    part: PackedPart


@cache
def style_sheet(*, grey: bool) -> StyleSheet:
    """Return the styles, which are the same for every workbook.

    The workbook's default font is BIZ UDゴシック 10 pt, which column widths are measured in.
    """
    book = Workbook()
    normal = Font(name=FONT, size=SIZE, charset=128)
    inner: Any = book  # openpyxl has no other door to the default font
    inner._fonts = IndexedList([normal])  # noqa: SLF001  as above
    inner._named_styles["Normal"].font = normal  # noqa: SLF001  as above
    cell = WriteOnlyCell(inner.active)
    ids = {}
    for style, named in _styles(_GREY if grey else _COLOUR).items():
        book.add_named_style(named)
        cell.style = named.name
        ids[style] = cell.style_id
    sheet = write_stylesheet(book)
    for font in sheet.findall("{*}fonts/{*}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(child.tag.rpartition("}")[2]))
    return StyleSheet(ids, PackedPart(tostring(sheet)))


_How = dict[str, Any]
"""How a style looks: font, align, fill, border, format, and whether its cells are open."""

_WRAP, _BOLD = {"wrap_text": True}, {"bold": True}
_TOP, _MIDDLE = {"vertical": "top"}, {"vertical": "center"}
_CENTRE, _RIGHT = {"horizontal": "center"}, {"horizontal": "right"}
_HAIR = Side(style="thin", color=_LINE)
_FLAT = Border(top=_HAIR, bottom=_HAIR)
_BEGUN = Border(left=_HAIR, top=_HAIR, bottom=_HAIR)
_ENDED = Border(right=_HAIR, top=_HAIR, bottom=_HAIR)
_CELL: _How = {"border": Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)}


def _styles(colours: _Colours) -> dict[Style, NamedStyle]:
    table = {
        **_line_styles(colours),
        **_head_styles(colours),
        **_text_styles(colours),
        **_figure_styles(),
        **_entry_styles(colours),
        **_total_styles(colours),
        **_data_styles(colours),
    }
    return {style: _named(style, how) for style, how in table.items()}


def _line_styles(colours: _Colours) -> dict[Style, _How]:
    """Lines over the whole width, outside tables."""
    faint, accent = {"color": _FAINT, "size": 9}, {"color": colours.accent}
    return {
        Style.TITLE: {"font": {**_BOLD, **accent, "size": 16}, "align": {**_WRAP, **_MIDDLE}},
        Style.SUBTITLE: {"font": faint, "align": _WRAP},
        Style.LINK: {"font": {**accent, "underline": "single", "size": 9}, "align": _RIGHT},
        Style.HEADING1: {"font": {**_BOLD, **accent, "size": 13}, "align": {**_WRAP, **_MIDDLE}},
        Style.HEADING2: {"font": {**_BOLD, "size": 11}, "align": {**_WRAP, **_MIDDLE}},
        Style.BODY: {"align": {**_WRAP, **_TOP}},
        Style.NOTE: {"font": faint, "align": {**_WRAP, **_TOP}},
        Style.UNIT: {"font": {"size": 9}, "align": _RIGHT},
    }


def _head_styles(colours: _Colours) -> dict[Style, _How]:
    head = {**_CELL, "fill": colours.head, "font": _BOLD}
    group = {"fill": colours.group, "border": _FLAT}
    wide = {"horizontal": "centerContinuous"}
    return {
        Style.HEAD: {**head, "align": {**_WRAP, **_CENTRE, **_MIDDLE}},
        Style.HEAD_WIDE: {**head, "align": {**wide, **_MIDDLE}},
        Style.GROUP: {**group, "font": {**_BOLD, "color": colours.accent}},
        Style.GROUP_NOTE: group,
    }


def _text_styles(colours: _Colours) -> dict[Style, _How]:
    """Texts in tables; those that run on have no line between them and the gaps at their right."""
    link = {"font": {"color": colours.accent}}
    led = {"font": {"color": colours.accent, "underline": "single"}}
    return {
        Style.TEXT: {**_CELL, "align": {**_WRAP, **_MIDDLE}},
        Style.TEXT_LINK: {**_CELL, **link, "align": {**_WRAP, **_MIDDLE}},
        Style.TEXT_LINK_RUNS_ON: {**link, "border": _BEGUN, "align": _MIDDLE},
        Style.TEXT_RUNS_ON: {"border": _BEGUN, "align": _MIDDLE},
        Style.TEXT_WRAPS: {"border": _BEGUN, "align": {**_WRAP, **_MIDDLE}},
        Style.TEXT_WITHIN: {"border": _FLAT},
        Style.TEXT_GAP: {"border": _ENDED},
        Style.MARK: {**_CELL, "align": {**_WRAP, **_MIDDLE, **_CENTRE}},
        Style.MARK_LINK: {**_CELL, **led, "align": {**_WRAP, **_MIDDLE, **_CENTRE}},
    }


def _figure_styles() -> dict[Style, _How]:
    figure = {**_CELL, "align": _MIDDLE}
    return {
        Style.COUNT: {**figure, "format": COUNT},
        Style.ORDINAL: {**figure, "format": PLAIN},
        Style.AMOUNT: {**figure, "format": AMOUNT},
    }


def _entry_styles(colours: _Colours) -> dict[Style, _How]:
    entry = {**_CELL, "fill": colours.entry, "open": True}
    return {
        Style.ENTRY: {**entry, "format": AMOUNT, "align": {**_MIDDLE, **_RIGHT}},
        Style.ENTRY_TEXT: {**entry, "align": {**_WRAP, **_MIDDLE}},
    }


def _total_styles(colours: _Colours) -> dict[Style, _How]:
    total = {**_CELL, "fill": colours.total, "font": _BOLD}
    return {
        Style.TOTAL_TEXT: {**total, "border": _FLAT, "align": _MIDDLE},
        Style.TOTAL_MARK: {**total, "align": {**_WRAP, **_MIDDLE, **_CENTRE}},
        Style.TOTAL_COUNT: {**total, "format": COUNT, "align": _MIDDLE},
        Style.TOTAL_AMOUNT: {**total, "format": AMOUNT, "align": _MIDDLE},
        Style.TOTAL_NOTHING: {**total, "format": NOTHING, "align": _MIDDLE},
    }


def _data_styles(colours: _Colours) -> dict[Style, _How]:
    return {
        Style.DATA_TEXT: {"format": "@"},
        Style.DATA_NUMBER: {"format": PLAIN},
        Style.DATA_HEAD: {"font": _BOLD, "fill": colours.head, "format": "@", "align": _WRAP},
    }


def _named(style: Style, how: _How) -> NamedStyle:
    font = {"name": FONT, "size": SIZE, "charset": 128, "color": _INK, **how.get("font", {})}
    fill = how.get("fill")
    return NamedStyle(
        name=style.value,
        font=Font(**font),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=how.get("border", Border()),
        alignment=Alignment(**how.get("align", {})),
        number_format=how.get("format", "General"),
        protection=Protection(locked=not how.get("open", False)),
    )
