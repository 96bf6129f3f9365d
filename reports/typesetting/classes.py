"""The classes of characters that line breaking goes by, as a table with the source of each.

JLREQ is W3C's 日本語組版処理の要件 (2020), appendix A, whose classes follow JIS X 4051:2004; UAX
#14 is Unicode's line breaking algorithm, from which the Latin and half-width twins come. Strict:
ー, small kana and 々 do not begin a line (JLREQ 3.1.7; UAX #14, class CJ resolved to NS).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """A class of characters.

    Attributes:
        name: what JLREQ calls it.
        characters: its members, in full and half width.
        starts: whether one may begin a line.
        ends: whether one may end a line.
        source: where class and rule are defined.
    """

    name: str
    characters: str
    starts: bool
    ends: bool
    source: str


OPENING = CharacterClass(
    "始め括弧類",
    "「『（［｛〈《【〔〘〖〝“‘｟«｢([{",
    starts=True,
    ends=False,
    source="JLREQ cl-01, 3.1.8; UAX #14 OP, LB14",
)
CLOSING = CharacterClass(
    "終わり括弧類",
    "」』）］｝〉》】〕〙〗〟”’｠»｣)]}",
    starts=False,
    ends=True,
    source="JLREQ cl-02, 3.1.7; UAX #14 CL and CP, LB13",
)
HYPHENS = CharacterClass(
    "ハイフン類",
    "‐〜゠–～",
    starts=False,
    ends=True,
    source="JLREQ cl-03, 3.1.7; UAX #14 BA and NS, LB21",
)
DIVIDING = CharacterClass(
    "区切り約物",
    "！？‼⁇⁈⁉!?",
    starts=False,
    ends=True,
    source="JLREQ cl-04, 3.1.7; UAX #14 EX, LB13",
)
MIDDLE_DOTS = CharacterClass(
    "中点類",
    "・：；･:;",
    starts=False,
    ends=True,
    source="JLREQ cl-05, 3.1.7; UAX #14 NS and IS, LB21",
)
FULL_STOPS = CharacterClass(
    "句点類",
    "。．.｡",
    starts=False,
    ends=True,
    source="JLREQ cl-06, 3.1.7; UAX #14 CL and IS, LB13",
)
COMMAS = CharacterClass(
    "読点類",
    "、，,､",
    starts=False,
    ends=True,
    source="JLREQ cl-07, 3.1.7; UAX #14 CL and IS, LB13",
)
INSEPARABLE = CharacterClass(
    "分離禁止文字",
    "―…‥—〳〴〵",
    starts=True,
    ends=True,
    source="JLREQ cl-08, 3.1.10: two of them in a row stay together; UAX #14 B2 and IN",
)
ITERATION = CharacterClass(
    "繰返し記号",
    "ヽヾゝゞ々〻",
    starts=False,
    ends=True,
    source="JLREQ cl-09, 3.1.7; UAX #14 NS, LB21",
)
PROLONGED = CharacterClass(
    "長音記号",
    "ーｰ",
    starts=False,
    ends=True,
    source="JLREQ cl-10, 3.1.7; UAX #14 CJ as NS, LB21",
)
SMALL_KANA = CharacterClass(
    "小書きの仮名",
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯﾞﾟ゛゜\u3099\u309a",
    starts=False,
    ends=True,
    source="JLREQ cl-11, 3.1.7; UAX #14 CJ as NS and CM, LB9 and LB21",
)
PREFIXES = CharacterClass(
    "前置省略記号",
    "¥￥＄£＃€№$#",
    starts=True,
    ends=False,
    source="JLREQ cl-12, 3.1.10; UAX #14 PR, LB25",
)
POSTFIXES = CharacterClass(
    "後置省略記号",
    "°′″℃￠％‰㏋ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄%",
    starts=False,
    ends=True,
    source="JLREQ cl-13, 3.1.10; UAX #14 PO, LB25",
)
SELECTORS = CharacterClass(
    "異体字セレクタ",
    "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200D))),
    starts=False,
    ends=True,
    source="UAX #14 CM and ZWJ, LB9: they stay with the character before them",
)
GLUE = CharacterClass(
    "改行しない空白",
    "\u00a0\u202f",
    starts=False,
    ends=False,
    source="UAX #14 GL, LB12",
)

CLASSES = (
    OPENING,
    CLOSING,
    HYPHENS,
    DIVIDING,
    MIDDLE_DOTS,
    FULL_STOPS,
    COMMAS,
    INSEPARABLE,
    ITERATION,
    PROLONGED,
    SMALL_KANA,
    PREFIXES,
    POSTFIXES,
    SELECTORS,
    GLUE,
)
"""Every class with a rule of its own. All other characters may begin and end a line: kana, kanji
and ideographic symbols (cl-15 to cl-19; UAX #14 ID) and words of Latin letters (cl-27; AL), which
are kept whole."""
