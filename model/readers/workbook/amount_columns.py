"""The heads of the amounts in the sheet 事業: 令和8年度 事業費（円）, 令和8年度 国庫支出金（円）.

A head says year, kind and source of funds by the words that a clerk would use. Where those would
not be understood as they are meant, it names them: 令和8年度 種別「事業費」財源「市の積立」（円）.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.printed_yen import parse_yen
from model.readers.tables.amount_heads import UNITS, read_amount_head, unit_label
from model.readers.tables.columns import AmountColumn
from model.readers.tables.head_words import funds_of, is_amount_head
from model.row_traits import is_word
from model.wareki import find_fiscal_years, format_fiscal_year, is_fiscal_year

UNKNOWN_KIND = "金額"
"""Stands in the head of an amount of which the plan tells no kind."""

_QUOTED = r"「((?:[^」]|」」)*)」"
_EXACT = re.compile(
    rf"(?:([^\s「」]+年度) )?(種別{_QUOTED})?(財源{_QUOTED})?（円）(?:その(\d+))?", re.DOTALL
)
_UNIT = re.compile(rf"\((?:単位[:は]?)?({'|'.join(sorted(UNITS, key=len, reverse=True))})\)$")
_AGAIN = re.compile(r"その(\d+)$")
_WESTERN = r"(?:\(\d{4}年?度?\))?"
_YEAR = re.compile(
    r"(?:(?:令和|平成|昭和|[RHS])\.?(?:元|\d{1,2})|\d{4})"
    rf"{_WESTERN}(?:年度|年)?{_WESTERN} *",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?:[\d一二三四五六七]+[かカヵヶケ箇]年[間の]?)?[合総]?(?:計|額)|合計|総計|総額")
_PART = "うち"
_BETWEEN = "／"
"""Stands in a head for the blanks of a kind that a list names by several rows."""
_DASHES = "-‐‑‒–—―−ー－"
_OF_ANY_KIND = (UNKNOWN_KIND, "額", "", "事業費")
"""Words for an amount that say nothing of its kind."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the words of a head say by themselves.

    ``column`` has what they surely say. ``is_open`` says that its kind goes by the other heads:
    they name none, or only 事業費. A sum of years is the plan's own kind too.
    """

    column: AmountColumn
    is_open: bool = False
    is_sum: bool = False


def is_word_for_amount(text: str) -> bool:
    """Whether ``text`` in a cell of amounts stands for one that is open: 未定, 調整中."""
    bare = text.strip()
    folded = unicodedata.normalize("NFKC", bare)
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


def read_amount_heads(headings: Iterable[str], *, is_sure: bool = False) -> dict[str, AmountColumn]:
    """Return by heading the year, kind and source of funds of each column of amounts.

    What a head leaves open goes by the others: in a plan of 計画額, 「令和9年度 事業費（円）」 is a
    計画額 too, and a source of funds is a part of the amount of its year. Where that may be of
    several kinds, it is a part of the first; it is left out if only what ``is_sure`` is wanted.
    """
    heads = {heading: _read(heading) for heading in headings}
    settled = _wholes(heads)
    first = next(iter(settled.values()), None)
    kinds = {column.kind for column in settled.values()}
    for heading, head in heads.items():
        column = head.column
        if heading in settled:
            continue
        if not head.is_open:
            settled[heading] = column
        elif head.is_sum:
            settled[heading] = replace(column, kind=_only(kinds, column.kind))
        else:
            beside = {c.kind for c in settled.values() if _is_beside(c, column)}
            known = beside if len(beside) == 1 else kinds
            if len(known) <= 1 or not is_sure:
                settled[heading] = replace(column, kind=_only(known, first.kind if first else None))
    return {heading: settled[heading] for heading in heads if heading in settled}


def _wholes(heads: Mapping[str, _Head]) -> dict[str, AmountColumn]:
    """Return the columns of whole amounts, sums of years aside, with the kinds that they have.

    Those that leave it open are of the first one's kind, if all that tell theirs agree with it.
    """
    wholes = {h: head for h, head in heads.items() if not head.column.funds and not head.is_sum}
    first = next(iter(wholes.values()), None)
    told = {head.column.kind for head in wholes.values() if not head.is_open}
    is_common = first is not None and (first.is_open or len(told) == 1)

    def kind_of(head: _Head) -> str | None:
        return first.column.kind if first and head.is_open and is_common else head.column.kind

    return {h: replace(head.column, kind=kind_of(head)) for h, head in wholes.items()}


def _is_beside(whole: AmountColumn, part: AmountColumn) -> bool:
    return whole.funds is None and whole.fiscal_year == part.fiscal_year


def _only(kinds: set[str | None], otherwise: str | None) -> str | None:
    return next(iter(kinds)) if len(kinds) == 1 else otherwise


def write_amount_heads(columns: Sequence[AmountColumn]) -> tuple[str, ...]:
    """Return a heading for each of ``columns``, all different, as plain as is understood.

    Read by :func:`read_amount_heads` they give the same columns again.
    """
    dated = {column.kind for column in columns if column.fiscal_year is not None}
    choices = [tuple(_headings(column, dated)) for column in columns]
    chosen = [0] * len(columns)
    while True:
        heads = _numbered([each[n] for each, n in zip(choices, chosen, strict=True)])
        read = read_amount_heads(heads, is_sure=True)
        wrong = [n for n, head in enumerate(heads) if read.get(head) != columns[n]]
        if not wrong:
            return heads
        for n in wrong:
            chosen[n] += 1


def is_sum_head(heading: str) -> bool:
    """Whether ``heading`` is that of a sum of years: 計（円）."""
    return _read(heading).is_sum


def kind_in_words(heading: str) -> str | None:
    """Return the kind that ``heading`` itself names; None where it goes by other heads."""
    head = _read(heading)
    return None if head.is_sum or head.column.funds is not None else head.column.kind


def say_column(column: AmountColumn) -> str:
    """Return what amounts a column has, for a message: 令和9年度の計画額（千円）."""
    year = "" if column.fiscal_year is None else f"{_shown(column.fiscal_year)}の"
    funds = "" if column.funds is None else f"のうち{column.funds}"
    return f"{year}{column.kind or UNKNOWN_KIND}{funds}（{unit_label(column.unit)}）"


def _read(heading: str) -> _Head:
    exact = _EXACT.fullmatch(heading)
    if exact and (exact[2] or exact[4]):
        return _Head(AmountColumn(1, _exact_year(exact[1]), _bare(exact[3]), _bare(exact[5])))
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


def _of_words(words: str, column: AmountColumn) -> _Head:
    """Return what stands in a head besides year and unit."""
    funds = funds_of(words)
    if words in _OF_ANY_KIND:
        return _Head(replace(column, kind=_kind(words)), is_open=True)
    if column.fiscal_year is None and _SUM.fullmatch(words):
        return _Head(replace(column, kind=words), is_open=True, is_sum=True)
    if funds or (words.startswith(_PART) and words != _PART):
        return _Head(replace(column, funds=funds or words.removeprefix(_PART)), is_open=True)
    kind, _, last = words.partition(" ")
    if last and " " not in last and last not in _OF_ANY_KIND:
        return _Head(replace(column, kind=_kind(kind), funds=last))
    return _Head(replace(column, kind=_kind(words)))


def _kind(words: str) -> str | None:
    parts = (read_amount_head(part, 1, None).kind for part in re.split("[/／]", words))
    return " ".join(filter(None, parts)) or None


def _folded(heading: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", heading).split())


def _exact_year(shown: str | None) -> int | None:
    counted = re.fullmatch(r"西暦(-?\d+)年度", shown or "")
    return int(counted[1]) if counted else next(iter(find_fiscal_years(shown or "")), None)


def _bare(quoted: str | None) -> str | None:
    return (quoted or "").replace("」」", "」") or None


def _quoted(text: str) -> str:
    return f"「{text.replace('」', '」」')}」"


def _headings(column: AmountColumn, dated: Collection[str | None]) -> Iterator[str]:
    """Yield headings for a column, the plainest first and last one that can mean nothing else.

    One without a year of a kind that is ``dated`` elsewhere is not simply called by its kind.
    """
    year, kind, funds = column.fiscal_year, column.kind, column.funds
    shown = "" if year is None else f"{_shown(year)} "
    words = (kind or UNKNOWN_KIND).replace(" ", _BETWEEN)
    plain = (words,) if year is not None or kind not in dated else ()
    plain = ("計", *plain) if year is None else plain
    parts = () if funds is None else (funds, f"{_PART}{funds}", f"{words} {funds}")
    for each in parts or plain:
        said = _read(f"{shown}{each}（円）").column
        is_read = is_amount_heading(f"{shown}{each}（円）")
        if is_read and (said.fiscal_year, said.funds) == (year, funds):
            yield f"{shown}{each}（円）"
    source = "" if funds is None else f"財源{_quoted(funds)}"
    yield f"{shown}種別{_quoted(kind or '')}{source}（円）"


def _shown(year: int) -> str:
    shown = format_fiscal_year(year) if is_fiscal_year(year) else ""
    return shown if find_fiscal_years(shown) == (year,) else f"西暦{year}年度"


def _numbered(heads: Sequence[str]) -> tuple[str, ...]:
    """Return ``heads``, of which those that stood before are told apart: …その2."""
    seen: dict[str, int] = {}
    numbered = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        numbered.append(head if seen[head] == 1 else f"{head}その{seen[head]}")
    return tuple(numbered)
