"""The rule tables of line breaking, one for paper and one for the cells of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.typesetting.classes import CLASSES, HYPHENS, INSEPARABLE, POSTFIXES

_DIGIT = "[0-9０-９]"
_FIGURE = rf"{_DIGIT}(?:[0-9０-９,，.．]*{_DIGIT})?"
_ERA = "(?:令和|平成|昭和|大正|明治)"
_SCALE = "(?:兆|億|百万|千万|万|千|百)"
_COUNTER = (
    r"(?:年度|年間|年|か月|ヶ月|ヵ月|カ月|月|週間|日間|日|時間|時|分|秒|世紀|円|人|名|件|課|室|部|局|"
    r"期|次|回|号|番|項|条|章|節|款|目|頁|ページ|行|階|校区|校|大学|市町村|市|町|村|区|地区|地域|"
    r"か所|ヶ所|ヵ所|カ所|箇所|施設|団体|世帯|戸|棟|台|本|個|枚|冊|基|点|種類|種|割|周年|歳|才|倍|"
    r"位|例|事業|施策|か年|ヶ年|ヵ年|カ年|km|kg|cm|mm|ha|㎡|t|m)"
)
_LATIN = r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’_&+@.\-]*"
_POSTFIX = f"[{re.escape(POSTFIXES.characters)}]"

KEPT_WHOLE = re.compile(
    rf"{_ERA}?第?[△▲約計]?(?:{_FIGURE}{_SCALE}?)+(?:{_COUNTER}|{_POSTFIX})?"
    rf"|{_ERA}元年度?|ほか|{_LATIN}|[{INSEPARABLE.characters}]{{2,}}"
)
"""Runs within which no line is broken: figures with era, scale and unit, Latin words, …… and ――.

And ほか, which ends a row's departments (市民課ほか): か alone on a line says nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule table.

    Attributes:
        no_start: characters that may not begin a line (行頭禁則).
        no_end: characters that may not end a line (行末禁則).
        kept: runs within which no line is broken.
        is_paper: whether adjoining brackets and punctuation are set half-width (JLREQ 3.1.4), and
            a line is set tighter before a character is pushed out of it (追い込み, JLREQ 3.8.2).
    """

    no_start: frozenset[str]
    no_end: frozenset[str]
    kept: re.Pattern[str]
    is_paper: bool


def _joined(characters: Iterable[str]) -> frozenset[str]:
    return frozenset("".join(characters))


_NO_START = _joined(c.characters for c in CLASSES if not c.starts)
_NO_END = _joined(c.characters for c in CLASSES if not c.ends)

PRINT = Rules(no_start=_NO_START, no_end=_NO_END, kept=KEPT_WHOLE, is_paper=True)
"""For paper: strict."""

EXCEL = Rules(
    no_start=_NO_START - _joined([HYPHENS.characters, POSTFIXES.characters]) | {"％", "℃", "°"},
    no_end=_NO_END,
    kept=re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’_&+@.,/\-]*"),
    is_paper=False,
)
"""For a cell of a spreadsheet: what Excel and LibreOffice both do or less, so that the number of
lines is never too small: words of Latin letters and figures stay whole, and so do the pairs that
either program keeps."""
