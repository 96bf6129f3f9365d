"""Rows and cells as SpreadsheetML (ECMA-376 Part 1, 18.3.1.73 row, 18.3.1.4 c).

openpyxl makes the workbook, its styles and the settings of its sheets; rows are written here as
text in place of each empty ``sheetData``, which is many times faster and lets a formula carry its
value (18.3.1.40 f, 18.3.1.96 v). Texts are inline strings (18.3.1.53 is), so that none of them can
become a formula.
"""

from __future__ import annotations

import re
from decimal import Decimal
from xml.sax.saxutils import escape

from model.errors import UnprintableTextError
from model.text import unholdable
from reports.xlsx.names import units_of

MOST_CHARACTERS = 32_767
"""The most characters that a cell holds (Excel specifications and limits), as Excel counts them."""

_SHOWN = 20
_SURELY_SHORT = MOST_CHARACTERS // 2
_SPECIAL = re.compile("[\x00-\x1f&<>_\ud800-\udfff\ufffe\uffff]")
"""What makes a text need a second look, beside blanks at its ends; most have nothing of it."""

_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as a character written by its number (22.4.2.4 ST_Xstring)."""


def text_cell(ref: str, style: int, text: str, place: str) -> str:
    """Return a cell of text; an empty text is a cell with a format alone.

    Raises UnprintableTextError for characters XML cannot hold and for texts longer than a cell
    may be; ``place`` names the part for its message.
    """
    if not text:
        return f'<c r="{ref}" s="{style}"/>'
    has_ends = text[0].isspace() or text[-1].isspace()
    space = ' xml:space="preserve"' if has_ends or "\n" in text else ""
    if _SPECIAL.search(text) or len(text) > _SURELY_SHORT:
        _check(text, place)
        text = _ESCAPED.sub(r"_x005F\g<0>", escape(text)).replace("\r", "&#13;")
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def empty_cell(ref: str, style: int) -> str:
    """Return a cell without content."""
    return f'<c r="{ref}" s="{style}"/>'


def number_cell(ref: str, style: int, value: Decimal | int) -> str:
    """Return a cell with a number, written exactly."""
    return f'<c r="{ref}" s="{style}"><v>{exact(value)}</v></c>'


def formula_cell(ref: str, style: int, formula: str, value: Decimal | int) -> str:
    """Return a cell with a formula (without =) and the value it has now."""
    return f'<c r="{ref}" s="{style}"><f>{escape(formula)}</f><v>{exact(value)}</v></c>'


def text_formula_cell(ref: str, style: int, formula: str, text: str) -> str:
    """Return a cell with a formula (without =) whose value is ``text`` (18.18.11 ST_CellType)."""
    return f'<c r="{ref}" s="{style}" t="str"><f>{escape(formula)}</f><v>{escape(text)}</v></c>'


def row_element(
    row: int, cells: str, height: float, level: int = 0, *, is_folded: bool = False
) -> str:
    """Return a row ``height`` points high, ``level`` levels down the outline."""
    outline = f' outlineLevel="{level}"' if level else ""
    hidden = ' hidden="1"' if is_folded else ""
    return f'<row r="{row}" ht="{height:g}" customHeight="1"{hidden}{outline}>{cells}</row>'


def exact(value: Decimal | int) -> str:
    """Return a number in full, without exponent and without digits it does not need."""
    return str(value) if isinstance(value, int) else f"{value:f}"


def _check(text: str, place: str) -> None:
    for character in unholdable(text):
        shown = text.replace(character, "〓").replace("\n", " ")[:_SHOWN]
        raise UnprintableTextError(
            f"制御文字（U+{ord(character):04X}）は Excel のファイルに書けません",
            where=f"{place}の「{shown}」",
            remedy="元の計画のファイルからその文字を取り除いてください。",
        )
    if len(text) > _SURELY_SHORT and units_of(text) > MOST_CHARACTERS:
        raise UnprintableTextError(
            f"1つのセルに入る文字数（{MOST_CHARACTERS:,}字）を超えています",
            where=f"{place}の「{text[:_SHOWN]}…」（{len(text):,}字）",
            remedy="元の計画のその文を短くするか、分けてください。",
        )
