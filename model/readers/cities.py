"""The name of a city, town, village or ward: alone in a line, or at the beginning of a title."""

from __future__ import annotations

import re

from model.text import KANJI_DIGITS, fold
from model.wareki import YEAR_OF_ERA

_PREFECTURE = re.compile(r"^(?:北海道|東京都|京都府|大阪府|\S{2,3}県)\s*(?=\S)")
_BEFORE = re.compile(
    rf"^(?:第[\d{KANJI_DIGITS}十]{{1,3}}[次期]\s*|(?:{YEAR_OF_ERA}|\d{{4}})年度版?\s*)+(?=\S)"
)
"""What stands before the city in a title: 第2次川北市総合計画, 令和8年度 川北市実施計画."""
_KINDS = ("市", "区", "町", "村")
"""In the order in which they are looked for: 東村山市 is no 東村."""
_LONGEST, _SHORTEST = 8, 2
_LETTERS = re.compile(r"[ぁ-んァ-ヶー一-龠々〇○◯]+")
_NO_CITY = re.compile(
    r"(?<!^京)都市$|(?:地|校|学|街|選挙|全|本|各|同|当|中核|政令|政令指定|特別)[市区]$|(?:農|漁|山|農山|農山漁)村$"
    r"|(?:市町|城下|港|門前)[町村]$|の[市町村]$|市$(?<=中心市)"
)
_GOES_ON = "市区町村街場民長立政内域有営債外"
"""What makes another word of the kind before it: 中心市街地, 市民, 町長."""
_BEHIND = re.compile(r"役所|役場|(?=\S*(?:部|課|室|局|委員会)$)|$")


def city_alone(text: str) -> str:
    """Return the city that a line names and nothing else but its office; empty where it does not.

    「川北市」, 「○○県川北市」, 「川北市役所」 and 「川北市 企画部政策課」 do.
    """
    city, rest = city_at_start(text)
    return city if city and _BEHIND.match(rest.strip()) else ""


def city_at_start(text: str) -> tuple[str, str]:
    """Return the city that ``text`` begins with and what follows it, as printed.

    The city is empty where there is none; it comes after NFKC. An edition or a year before it
    (第2次川北市総合計画) is left before what follows.
    """
    whole = fold(text).strip()
    before = _BEFORE.match(whole)
    city, rest = _city_at_start(whole[before.end() :] if before else whole)
    if not city:
        return "", text.strip()
    return city, _as_printed(text.strip(), city, f"{before[0]}{rest}" if before else rest)


def _as_printed(text: str, city: str, rest: str) -> str:
    """Return ``rest``, what NFKC of ``text`` says beside ``city``, as ``text`` prints it."""
    whole = fold(text)
    printed = [text[-len(rest) :]] if rest else []
    if len(whole) == len(text) and (at := whole.find(city)) >= 0:
        printed.append(text[:at] + text[at + len(city) :].lstrip())
    return next((each for each in printed if fold(each) == rest), rest)


def _city_at_start(text: str) -> tuple[str, str]:
    folded = _PREFECTURE.sub("", text)
    for kind in _KINDS:
        for found in re.finditer(kind, folded[:_LONGEST]):
            name, rest = folded[: found.end()], folded[found.end() :]
            if _is_city(name) and rest[:1] not in (*_GOES_ON,):
                return name, rest.strip()
            if _is_city(name) and re.match(r"役[所場]", rest):
                return name, rest
    return "", folded


def _is_city(name: str) -> bool:
    is_word = _LETTERS.fullmatch(name) is not None and len(name) >= _SHORTEST
    return is_word and _NO_CITY.search(name) is None
