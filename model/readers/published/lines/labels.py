"""Words that stand alone in a line and say what follows: 【主要事業】, 事業費, 施策の目標."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from model.listing import ListingKind
from model.printed_yen import parse_yen
from model.readers.tables.amount_heads import UNIT
from model.readers.tables.amounts import without_about
from model.text import fold
from model.wareki import YEAR_OF_ERA, YEARS_TOGETHER, find_fiscal_years, with_plain_years

_ORNAMENT = r"[■◆□◇▼▶●◎○・\s]*"
_BRACKETED = re.compile(
    rf"^{_ORNAMENT}[【\[〔<《「『(]\s*([^】\]〕>》」』)]+?)\s*[】\]〕>》」』)]$"
)
_STRONG = re.compile(rf"^{_ORNAMENT}[【\[〔<《]\s*([^】\]〕>》]+?)\s*[】\]〕>》]$")
_MAIN = re.compile(
    r"^(?:主要事業|主な事業|主要な事業|主要事業一覧|主な取組|主要な取組|主要施策|重点事業|実施事業|"
    r"事業一覧|具体的な取組|具体的な事業|主な取り組み|掲載事業|(?:施策を)?構成(?:する)?(?:事務)?事業|計画事業|"
    r"取組内容|主な事務事業|関連事業)$"
)
_OTHER = re.compile(r"^(?:その他|そのほか)の?(?:主な|主要な)?(?:事業|取組|取り組み|施策)(?:一覧)?$")
_DIRECTION = re.compile(
    r"^(?:基本的な?方向性?|施策の(?:基本的な?)?(?:方向性?|展開|方針)|今後の方向性?|取組方針|"
    r"取組の方向性?|基本的な考え方|基本方向)$"
)
_APPENDIX = re.compile(r"^(?:資料[編集]|[附付]録|用語集)$")
_SUPPLEMENT = re.compile(r"^(?:(?:参考|[附付]属|巻末)?資料|用語(?:の)?(?:解説|説明))$")
"""Words to which running text may wrap, too."""
_OBJECTIVE = re.compile(
    rf"^{_ORNAMENT}(?:施策の目標|施策目標|目指す姿|めざす姿|施策のねらい|施策の目的|目標とする姿|達成目標)"
    r"(?:\s*[:：]\s*|\s+|$)(.*)$"
)
_BUDGET = re.compile(
    rf"^{_ORNAMENT}(?:(?:この)?(?:基本|単位)?(?:目標|政策|施策|章|節)(?:全体)?の)?(?:{YEARS_TOGETHER}|計画期間(?:内|中)?の?)?"
    r"(?:総|計画|概算)?事業費(?:総額|合計|見込額?)?\s*(?:[(（]([^()（）]*)[)）])?\s*[:：]?\s*(.*)$"
)
_FISCAL_YEAR = rf"((?:{YEAR_OF_ERA}|20\d\d)\s*年度)"
_YEAR = re.compile(
    rf"[■◆□◇▼▶●◎○【〔［\[（(＜<《〈\s]*{_FISCAL_YEAR}"
    r"(?:\s*の?(?:主な|主要|実施)?(?:事業|取組|計画)(?:計画|一覧)?)?[】〕］\]）)＞>》〉\s]*"
)
_TITLE = re.compile(rf"{_FISCAL_YEAR}\s*(?:実施|事業)?計画")
"""What a cover or the head of a page says: 令和8年度　実施計画."""
_AT_RIGHT = re.compile(r"^(.*?\S)\s{2,}((?:総|計画|概算)?事業費.*)$")
_AMOUNT_AT_RIGHT = re.compile(
    r"^(.*[^\s\d０-９,，.．億万千百])(?:\s{2,}|\u3000)([\d０-９][\d０-９,，.．億万千百]*円)$"
)
_OF_BUDGETS = re.compile(r"[億万千]|\d,\d{3}")
"""What an amount has that is no price (ワンコインバス　100円)."""
_FIGURES = re.compile(r"[\s約△▲-]*\d[\d,.\s]*")
_STATED_UNIT = re.compile(r"(?<=\S)\s*[(\[]\s*単位[^()\[\]]*[)\]]$")
_REMARK = re.compile(r"\s*[(（].*[)）]$")


class Label(Enum):
    """What the lines below a label are."""

    MAIN = "main"
    OTHER = "other"
    DIRECTION = "direction"
    APPENDIX = "appendix"
    UNKNOWN = "unknown"

    @property
    def kind(self) -> ListingKind | None:
        """The kind of the rows below it, None where it is no label of a table."""
        return {"main": ListingKind.MAIN, "other": ListingKind.OTHER}.get(self.value)


@dataclass(frozen=True, slots=True)
class Budget:
    """A section's published budget: the text of the amount, and its yen where that is one.

    ``unit`` is that of its amount where it stands beside the word (事業費（千円）), else nothing.
    """

    text: str
    yen: int | None
    unit: str = ""

    @property
    def is_unitless(self) -> bool:
        """Whether it is a number whose unit stands elsewhere."""
        return not self.unit and _FIGURES.fullmatch(fold(self.text)) is not None

    @property
    def is_about(self) -> bool:
        """Whether the plan itself says that the amount is a round one (約3億円)."""
        return without_about(self.text) != self.text


@lru_cache(maxsize=256)  # running text is looked through as far as its paragraph goes
def read_label(text: str) -> tuple[Label, str] | None:
    """Return what ``text`` labels and the word without its brackets, or None.

    A word that is not known is a label only in brackets that are made for it (【現状と課題】). The
    unit of what stands below may stand behind it.
    """
    folded = _STATED_UNIT.sub("", fold(text))
    word = _bare(folded)
    strong = _STRONG.match(folded)
    for label, pattern in (
        (Label.MAIN, _MAIN),
        (Label.OTHER, _OTHER),
        (Label.DIRECTION, _DIRECTION),
        (Label.APPENDIX, _APPENDIX),
    ):
        if pattern.match(word):
            return label, word
    if strong and _SUPPLEMENT.match(word):
        return Label.APPENDIX, word
    return (Label.UNKNOWN, strong[1]) if strong else None


def names_appendix(text: str, *, is_apart: bool) -> bool:
    """Whether a line names what stands behind the projects of a plan: 資料編, 用語解説.

    ``is_apart`` says that it is no line of running text.
    """
    label = read_label(text)
    is_named = label is not None and label[0] is Label.APPENDIX
    folded = fold(text)
    return is_named or (is_apart and _SUPPLEMENT.match(_bare(folded)) is not None)


def _bare(folded: str) -> str:
    """Return a folded line without the brackets and ornaments around it."""
    bracketed = _BRACKETED.match(folded)
    return re.sub(r"\s", "", bracketed[1] if bracketed else folded.lstrip("■◆□◇▼▶●◎○◯ "))


def begins_part(text: str) -> bool:
    """Whether a line is a label that is known, below which a new part of a section begins."""
    label = read_label(text)
    return label is not None and label[0] is not Label.UNKNOWN


def year_label(text: str) -> int | None:
    """Return the fiscal year (西暦) that a line says the tables below it are of: 【令和7年度】."""
    plain = with_plain_years(text).strip()
    label = None if _TITLE.fullmatch(plain) else _YEAR.fullmatch(plain)
    years = find_fiscal_years(label[1]) if label else ()
    return years[0] if years else None


def read_budget(text: str) -> Budget | None:
    """Return the budget that a line states (事業費 9億4百万円); an empty text: it comes below."""
    match = _BUDGET.match(fold(text))
    if match is None:
        return None
    amount = match[2].strip()
    if amount and not re.match(r"[\d△▲約〇一二三四五六七八九十百千兆億万¥\-ー－―未]", amount):
        return None  # 事業費の確保 …, running text
    found = re.search(UNIT, match[1] or "")
    unit = found[0] if found else ""
    return Budget(amount, parse_budget(amount, unit), unit)


def split_budget(title: str) -> tuple[str, Budget | None]:
    """Return a title without the budget that stands at the right end of its line, and that.

    So does an amount alone that names its unit: 防災　12,000千円; a price is part of the title.
    """
    title = title.strip()
    alone = _AMOUNT_AT_RIGHT.match(title)
    text = fold(alone[2]) if alone else ""
    if alone and _OF_BUDGETS.search(text) and (yen := parse_budget(text)) is not None:
        return alone[1], Budget(alone[2], yen)
    match = _AT_RIGHT.match(title)
    budget = read_budget(match[2]) if match else None
    return (match[1], budget) if match and budget and budget.text else (title, None)


def parse_budget(text: str, unit: str = "") -> int | None:
    """Return the yen of a budget, with a remark in brackets or its ``unit`` given elsewhere.

    約3億円 and 3億円程度 are the 3億円 that the plan publishes.
    """
    bare = _REMARK.sub("", without_about(text).strip().lstrip("¥"))
    return parse_yen(bare) if bare.endswith("円") else parse_yen(f"{bare}{unit or '円'}")


def read_objective(text: str) -> str | None:
    """Return the objective that a line states (施策の目標 …), empty where it comes below."""
    match = _OBJECTIVE.match(text)
    return match[1].strip() if match else None
