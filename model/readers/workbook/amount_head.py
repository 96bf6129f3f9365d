"""The head of an amount in the sheet 事業 by itself: what its words say, and whether it is one.

A head says year, kind and source of funds by the words that a clerk would use. Where those would
not be understood as they are meant, it names them: 令和8年度 種別「事業費」財源「市の積立」（円）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from model.printed_yen import parse_yen
from model.readers.tables.amount_heads import UNIT, UNITS, read_amount_head
from model.readers.tables.columns import AmountColumn
from model.readers.tables.head_words import funds_of, is_amount_head
from model.row_traits import is_word
from model.text import fold
from model.wareki import YEAR_OF_ERA, YEARS_TOGETHER, find_fiscal_years

UNKNOWN_KIND = "金額"
"""Stands in the head of an amount of which the plan tells no kind."""

_QUOTED = r"「((?:[^」]|」」)*)」"
_EXACT = re.compile(
    rf"(?:([^\s「」]+年度) )?(種別{_QUOTED})?(財源{_QUOTED})?（円）(?:その(\d+))?", re.DOTALL
)
_UNIT = re.compile(rf"\((?:単位[:は]?)?({UNIT})\)$")
_AGAIN = re.compile(r"その(\d+)$")
_WESTERN = r"(?:\(\d{4}年?度?\))?"
_YEAR = re.compile(rf"(?:{YEAR_OF_ERA}|\d{{4}}){_WESTERN}(?:年度?)?{_WESTERN} *")
_SUM = re.compile(rf"(?:{YEARS_TOGETHER})?[合総]?(?:計|額)|合計|総計|総額")
PART = "うち"
"""Stands before a source of funds that would not be known as one."""
_DASHES = "-‐‑‒–—―−ー－"
_OF_ANY_KIND = (UNKNOWN_KIND, "額", "", "事業費")
"""Words for an amount that say nothing of its kind."""


@dataclass(frozen=True, slots=True)
class AmountHead:
    """What the words of a head say.

    ``column`` has what they surely say. ``is_open`` says that its kind goes by the other heads:
    they name none, or only 事業費. A sum of years is the plan's own kind too.
    """

    column: AmountColumn
    is_open: bool = False
    is_sum: bool = False


def is_word_for_amount(text: str) -> bool:
    """Whether ``text`` in a cell of amounts stands for one that is open: 未定, 調整中."""
    bare = text.strip()
    folded = fold(bare)
    is_number = parse_yen(bare if bare.endswith("円") else f"{bare}円") is not None
    return is_word(text) and folded not in _DASHES and not is_number


def is_amount_heading(heading: str) -> bool:
    """Whether ``heading`` is that of a column of amounts in the sheet 事業.

    It names a unit at its end, or a fiscal year, and besides nothing but money: neither several
    years, nor a year that is counted from another (前年度), nor what only looks like it (増減).
    """
    if is_exact(heading):
        return True
    folded = _AGAIN.sub("", _folded(heading))
    year = _YEAR.match(folded)
    has_unit = _UNIT.search(folded) is not None
    words = _UNIT.sub("", folded[year.end() :] if year else folded).strip()
    if not (year or has_unit) or "年度" in words or find_fiscal_years(words):
        return False
    said = _of_words(words, AmountColumn()).column
    if said.funds is not None:
        return said.funds not in _OF_ANY_KIND and _SUM.fullmatch(said.funds) is None
    is_plain = words in _OF_ANY_KIND or _SUM.fullmatch(words) is not None
    return is_plain or is_amount_head(words)


def is_exact(heading: str) -> bool:
    """Whether ``heading`` names kind or source as such: 令和8年度 種別「事業費」（円）."""
    exact = _EXACT.fullmatch(heading)
    return exact is not None and bool(exact[2] or exact[4])


def is_repeated(heading: str) -> bool:
    """Whether ``heading`` says that it is a further column of its kind: …その2."""
    return _AGAIN.search(heading) is not None


def is_sum_head(heading: str) -> bool:
    """Whether ``heading`` is that of a sum of years: 計（円）."""
    return read_head(heading).is_sum


def kind_in_words(heading: str) -> str | None:
    """Return the kind that ``heading`` itself names; None where it goes by other heads."""
    head = read_head(heading)
    return None if head.is_sum or head.column.funds is not None else head.column.kind


def read_head(heading: str) -> AmountHead:
    """Return what the words of ``heading`` say of a column of amounts."""
    exact = _EXACT.fullmatch(heading)
    if exact and (exact[2] or exact[4]):
        return AmountHead(AmountColumn(1, _exact_year(exact[1]), _bare(exact[3]), _bare(exact[5])))
    folded = _AGAIN.sub("", _folded(heading))
    unit = _UNIT.search(folded)
    general = read_amount_head(_UNIT.sub("", folded), UNITS[unit[1]] if unit else 1, None)
    named = _YEAR.match(folded)
    years = find_fiscal_years(named[0]) if named else ()
    year = years[0] if years else general.fiscal_year
    words = folded[named.end() :] if named and years else folded
    if year is not None and not years:
        words = general.kind or ""
    column = AmountColumn(general.unit, year)
    return _of_words(_UNIT.sub("", words).strip(), column)


def _of_words(words: str, column: AmountColumn) -> AmountHead:
    """Return what stands in a head besides year and unit."""
    funds = funds_of(words)
    if words in _OF_ANY_KIND:
        return AmountHead(replace(column, kind=_kind(words)), is_open=True)
    if column.fiscal_year is None and _SUM.fullmatch(words):
        return AmountHead(replace(column, kind=words), is_open=True, is_sum=True)
    if funds or (words.startswith(PART) and words != PART):
        return AmountHead(replace(column, funds=funds or words.removeprefix(PART)), is_open=True)
    kind, _, last = words.partition(" ")
    if last and " " not in last and last not in _OF_ANY_KIND:
        return AmountHead(replace(column, kind=_kind(kind), funds=last))
    return AmountHead(replace(column, kind=_kind(words)))


def _kind(words: str) -> str | None:
    parts = (read_amount_head(part, 1, None).kind for part in re.split("[/／]", words))
    return " ".join(filter(None, parts)) or None


def _folded(heading: str) -> str:
    return " ".join(fold(heading).split())


def _exact_year(shown: str | None) -> int | None:
    counted = re.fullmatch(r"西暦(-?\d+)年度", shown or "")
    return int(counted[1]) if counted else next(iter(find_fiscal_years(shown or "")), None)


def _bare(quoted: str | None) -> str | None:
    return (quoted or "").replace("」」", "」") or None
