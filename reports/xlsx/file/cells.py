"""Rows and cells as SpreadsheetML (ECMA-376 Part 1, 18.3.1.73 row, 18.3.1.4 c).

Rows are written as text, which is many times faster than through cells of openpyxl and lets a
formula carry its value (18.3.1.40 f, 18.3.1.96 v). Texts are inline strings (18.3.1.53 is), so that
none of them can become a formula. A cell is its reference and what follows it, its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from model.errors import UnprintableTextError
from model.text import unholdable
from reports.xlsx.file.names import units_of

MOST_CHARACTERS = 32_767
"""The most characters that a cell holds (Excel specifications and limits), as Excel counts them."""

ROW_NUMBER = "\0"
"""Stands for the number of a row that is not known yet; no text of a cell can hold it."""

_SHOWN = 20
_SURELY_SHORT = MOST_CHARACTERS // 2
_SPECIAL = re.compile("[\x00-\x1f&<>_\ud800-\udfff\ufffe\uffff]")
"""What makes a text need a second look, beside blanks at its ends; most have nothing of it."""

_NEVER_PLAIN = "&<>_ "
"""What printable characters make it so; all that is not printable may."""

_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as a character written by its number (22.4.2.4 ST_Xstring)."""


@lru_cache(maxsize=1024)
def text_content(style: int, text: str, place: str) -> str:
    """Return what follows the reference in a cell of text, which a column repeats row by row.

    An empty text is a format alone. Raises UnprintableTextError for characters XML cannot hold and
    for texts longer than a cell may be; ``place`` names the part for its message.
    """
    if not text:
        return empty_content(style)
    has_ends = text[0].isspace() or text[-1].isspace()
    space = ' xml:space="preserve"' if has_ends or "\n" in text else ""
    if _SPECIAL.search(text) or len(text) > _SURELY_SHORT:
        _check(text, place)
        text = _ESCAPED.sub(r"_x005F\g<0>", escape(text)).replace("\r", "&#13;")
    return f"{_text_start(style)}{space}>{text}</t></is></c>"


def text_contents(style: int, texts: Sequence[str], place: str, following: str) -> list[str]:
    """Return the same for texts below each other, with what is ``following`` each.

    They are looked at as a whole first: mostly none needs a second look.
    """
    if not _are_plain(texts):
        return [text_content(style, text, place) + following for text in texts]
    start, end = f"{_text_start(style)}>", f"</t></is></c>{following}"
    empty = empty_content(style) + following
    return [f"{start}{text}{end}" if text else empty for text in texts]


def _text_start(style: int) -> str:
    return f'" s="{style}" t="inlineStr"><is><t'


def _are_plain(texts: Sequence[str]) -> bool:
    """Whether all texts are written as they are."""
    whole = "".join(texts)
    return (
        whole.isprintable()
        and not any(character in whole for character in _NEVER_PLAIN)
        and max(map(len, texts), default=0) <= _SURELY_SHORT
    )


def empty_content(style: int) -> str:
    """Return what follows the reference in a cell without content."""
    return f'" s="{style}"/>'


def number_content(style: int, value: Decimal | int) -> str:
    """Return what follows the reference in a cell with a number, written exactly."""
    return f'" s="{style}"><v>{exact(value)}</v></c>'


def number_contents(
    style: int, values: Iterable[Decimal | int | None], following: str
) -> list[str]:
    """Return the same for cells below each other, empty for None, with what is ``following``."""
    start, end = f'" s="{style}"><v>', f"</v></c>{following}"
    empty = empty_content(style) + following
    return [empty if value is None else f"{start}{exact(value)}{end}" for value in values]


def formula_content(style: int, formula: str, value: Decimal | int) -> str:
    """Return what follows the reference in a cell with a formula and the value it has now."""
    return f'" s="{style}"><f>{escape(formula)}</f><v>{exact(value)}</v></c>'


def row_formula_content(style: int, formula: str, value: Decimal | int | None) -> str:
    """Return the same for a formula over its own row; None is a formula that shows nothing.

    :data:`ROW_NUMBER` stands in it for the number of the row.
    """
    kind, shown = (' t="str"', "") if value is None else ("", exact(value))
    return f'" s="{style}"{kind}><f>{escape(formula)}</f><v>{shown}</v></c>'


def text_formula_content(style: int, formula: str, text: str) -> str:
    """Return the same where the value is a text (18.18.11 ST_CellType); formulas have no =."""
    return f'" s="{style}" t="str"><f>{escape(formula)}</f><v>{escape(text)}</v></c>'


def cell_start(letters: str) -> str:
    """Return how cells of a column begin; the number of the row and the content follow."""
    return f'<c r="{letters}'


def cell_element(ref: str, content: str) -> str:
    """Return the cell at ``ref``."""
    return f'<c r="{ref}{content}'


def row_element(
    row: int, cells: str, height: float, level: int = 0, *, is_folded: bool = False
) -> str:
    """Return a row ``height`` points high, ``level`` levels down the outline."""
    return f'<row r="{row}{_row_format(height, level, is_folded)}>{cells}</row>'


@lru_cache(maxsize=256)
def _row_format(height: float, level: int, is_folded: bool) -> str:  # noqa: FBT001  cached by value
    outline = f' outlineLevel="{level}"' if level else ""
    hidden = ' hidden="1"' if is_folded else ""
    return f'" ht="{height:g}" customHeight="1"{hidden}{outline}'


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
