"""The rules of line breaking, as tables: which characters may not begin or end a line.

Sources: JIS X 4051:2004 and W3C 日本語組版処理の要件 (JLREQ), whose classes are named here by their
numbers (cl-01 …); Unicode Standard Annex #14 for Latin text. Strict: small kana and 々 do not begin
a line either (JLREQ 3.1.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "「『（［｛〈《【〔〘〖〝“‘｟«([{"
"""cl-01 始め括弧類, with their Latin twins (UAX #14 OP)."""

CLOSING = "」』）］｝〉》】〕〙〗〟”’｠»)]}"
"""cl-02 終わり括弧類, with their Latin twins (UAX #14 CL, CP)."""

HYPHENS = "‐〜゠–～"
"""cl-03 ハイフン類."""

DIVIDING = "！？‼⁇⁈⁉!?"
"""cl-04 区切り約物 (UAX #14 EX)."""

MIDDLE_DOTS = "・：；･:;"
"""cl-05 中点類."""

FULL_STOPS = "。．.｡"
"""cl-06 句点類."""

COMMAS = "、，,､"
"""cl-07 読点類."""

INSEPARABLE = "―…‥—〳〴〵"
"""cl-08 分離禁止文字: two of them in a row stay together."""

ITERATION = "ヽヾゝゞ々〻"
"""cl-09 繰返し記号."""

PROLONGED = "ーｰ"
"""cl-10 長音記号."""

SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯﾞﾟ゛゜"
)
"""cl-11 小書きの仮名, with half-width voicing marks."""

PREFIXES = "¥￥＄£＃€№$#"
"""cl-12 前置省略記号: they stay with the figure after them."""

POSTFIXES = "°′″℃￠％‰㏋ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄%"
"""cl-13 後置省略記号: they stay with the figure before them."""

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

KEPT_WHOLE = re.compile(
    rf"{_ERA}?第?[△▲約計]?(?:{_FIGURE}{_SCALE}?)+{_COUNTER}?"
    rf"|{_ERA}元年度?|{_LATIN}|[{INSEPARABLE}]{{2,}}"
)
"""Runs within which no line is broken: figures with era, scale and unit, Latin words, …… and ――."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule table.

    Attributes:
        no_start: characters that may not begin a line (行頭禁則).
        no_end: characters that may not end a line (行末禁則).
        kept: runs within which no line is broken.
        tightens: whether adjoining brackets and punctuation are set half-width (JLREQ 3.1.4).
    """

    no_start: frozenset[str]
    no_end: frozenset[str]
    kept: re.Pattern[str]
    tightens: bool


PRINT = Rules(
    no_start=frozenset(
        CLOSING
        + HYPHENS
        + DIVIDING
        + MIDDLE_DOTS
        + FULL_STOPS
        + COMMAS
        + ITERATION
        + PROLONGED
        + SMALL_KANA
        + POSTFIXES
    ),
    no_end=frozenset(OPENING + PREFIXES),
    kept=KEPT_WHOLE,
    tightens=True,
)
"""For paper: strict."""

EXCEL = Rules(
    no_start=frozenset(
        CLOSING
        + DIVIDING
        + MIDDLE_DOTS
        + FULL_STOPS
        + COMMAS
        + ITERATION
        + PROLONGED
        + SMALL_KANA
        + "％℃°"
    ),
    no_end=frozenset(OPENING + PREFIXES),
    kept=re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’_&+@.,/\-]*"),
    tightens=False,
)
"""For a cell of a spreadsheet: what Excel and LibreOffice both do or less, so that the number of
lines is never too small: words of Latin letters and figures stay whole, and so do the pairs that
either program keeps."""

TIGHTENED = re.compile(
    f"[{re.escape('」』）］｝〉》】〕、。，．')}](?=[{re.escape('「『（［｛〈《【〔」』）］｝〉》】〕、。，．')}])"
    f"|[「『（［｛〈《【〔](?=[「『（［｛〈《【〔])"
)
"""Full-width punctuation before another: the blank half between the two is taken out."""
