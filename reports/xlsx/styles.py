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

FONT = "BIZ UDゴシック"
SIZE = 10.0
AMOUNT = '#,##0;"△"#,##0;"―"'
"""Amounts and totals: △ before negative ones, ― for nothing. Rounded for show only."""
ENTRY = '#,##0;"△"#,##0'
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
    TEXT_WITHIN = "帳票 文字（続きの途中）"
    TEXT_GAP = "帳票 文字（続きの欄）"
    MARK = "帳票 印"
    COUNT = "帳票 件数"
    ORDINAL = "帳票 番号"
    AMOUNT = "帳票 金額"
    ENTRY = "帳票 金額の記入欄"
    ENTRY_TEXT = "帳票 文字の記入欄"
    TOTAL_TEXT = "帳票 計の文字"
    TOTAL_MARK = "帳票 計の注記"
    TOTAL_COUNT = "帳票 計の件数"
    TOTAL_AMOUNT = "帳票 計の金額"
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
    xml: bytes


@cache
def style_sheet(*, grey: bool) -> StyleSheet:
    """Return the styles, which are the same for every workbook.

    The workbook's default font is BIZ UDゴシック 10 pt, which column widths are measured in.
    """
    book = Workbook()
    normal = Font(name=FONT, size=SIZE, charset=128)
    inner: Any = book  # openpyxl has no other door to the default font
    inner._fonts = IndexedList([normal])  # noqa: SLF001
    inner._named_styles["Normal"].font = normal  # noqa: SLF001
    cell = WriteOnlyCell(inner.active)
    ids = {}
    for style, named in _styles(_GREY if grey else _COLOUR).items():
        book.add_named_style(named)
        cell.style = named.name
        ids[style] = cell.style_id
    sheet = write_stylesheet(book)
    for font in sheet.findall("{*}fonts/{*}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(child.tag.rpartition("}")[2]))
    return StyleSheet(ids, tostring(sheet))


def _styles(colours: _Colours) -> dict[Style, NamedStyle]:
    hair = Side(style="thin", color=_LINE)
    box = Border(left=hair, right=hair, top=hair, bottom=hair)
    plain = Border()
    wrap, top, right = {"wrap_text": True}, {"vertical": "top"}, {"horizontal": "right"}
    middle = {"vertical": "center"}
    centre = {"horizontal": "center"}
    bold, accent = {"bold": True}, {"color": colours.accent}
    cell = {"border": box}
    total = {**cell, "fill": colours.total, "font": bold}
    table: dict[Style, dict[str, Any]] = {
        Style.TITLE: {"font": {**bold, **accent, "size": 16}, "align": {**wrap, **middle}},
        Style.SUBTITLE: {"font": {"color": _FAINT, "size": 9}, "align": wrap},
        Style.LINK: {"font": {**accent, "underline": "single", "size": 9}, "align": right},
        Style.HEADING1: {
            "font": {**bold, **accent, "size": 13},
            "align": {**wrap, **middle},
        },
        Style.HEADING2: {"font": {**bold, "size": 11}, "align": {**wrap, **middle}},
        Style.BODY: {"align": {**wrap, **top}},
        Style.NOTE: {"font": {"color": _FAINT, "size": 9}, "align": {**wrap, **top}},
        Style.UNIT: {"font": {"size": 9}, "align": right},
        Style.HEAD: {
            **cell,
            "fill": colours.head,
            "font": bold,
            "align": {**wrap, **centre, **middle},
        },
        Style.HEAD_WIDE: {
            **cell,
            "fill": colours.head,
            "font": bold,
            "align": {"horizontal": "centerContinuous", **middle},
        },
        Style.GROUP: {"fill": colours.group, "font": {**bold, **accent}, "border": _flat(hair)},
        Style.GROUP_NOTE: {"fill": colours.group, "border": _flat(hair)},
        Style.TEXT: {**cell, "align": {**wrap, **middle}},
        Style.TEXT_LINK: {**cell, "font": accent, "align": {**wrap, **middle}},
        Style.TEXT_LINK_RUNS_ON: {
            "font": accent,
            "border": Border(left=hair, top=hair, bottom=hair),
            "align": middle,
        },
        Style.TEXT_RUNS_ON: {
            "border": Border(left=hair, top=hair, bottom=hair),
            "align": middle,
        },
        Style.TEXT_WITHIN: {"border": _flat(hair)},
        Style.TEXT_GAP: {"border": Border(right=hair, top=hair, bottom=hair)},
        Style.MARK: {**cell, "align": {**wrap, **middle, **centre}},
        Style.COUNT: {**cell, "format": COUNT, "align": middle},
        Style.ORDINAL: {**cell, "format": PLAIN, "align": middle},
        Style.AMOUNT: {**cell, "format": AMOUNT, "align": middle},
        Style.ENTRY: {
            **cell,
            "format": ENTRY,
            "fill": colours.entry,
            "align": middle,
            "open": True,
        },
        Style.ENTRY_TEXT: {
            **cell,
            "fill": colours.entry,
            "align": {**wrap, **middle},
            "open": True,
        },
        Style.TOTAL_TEXT: {**total, "border": _flat(hair), "align": middle},
        Style.TOTAL_MARK: {**total, "align": {**wrap, **middle, **centre}},
        Style.TOTAL_COUNT: {**total, "format": COUNT, "align": middle},
        Style.TOTAL_AMOUNT: {**total, "format": AMOUNT, "align": middle},
        Style.DATA_TEXT: {"format": "@"},
        Style.DATA_NUMBER: {"format": PLAIN},
        Style.DATA_HEAD: {"font": bold, "fill": colours.head, "format": "@"},
    }
    return {style: _named(style, how, plain) for style, how in table.items()}


def _flat(side: Side) -> Border:
    return Border(top=side, bottom=side)


def _named(style: Style, how: Mapping[str, Any], plain: Border) -> NamedStyle:
    font = {"name": FONT, "size": SIZE, "charset": 128, "color": _INK, **how.get("font", {})}
    fill = how.get("fill")
    return NamedStyle(
        name=style.value,
        font=Font(**font),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=how.get("border", plain),
        alignment=Alignment(**how.get("align", {})),
        number_format=how.get("format", "General"),
        protection=Protection(locked=not how.get("open", False)),
    )
