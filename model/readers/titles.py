"""Titles of plans: what names one, and the fiscal years and the city that stand around its name."""

from __future__ import annotations

import re

from model.readers.cities import city_at_start
from model.readers.tables.amount_heads import STATED_UNIT, UNIT_IN_BRACKETS
from model.text import without_blanks
from model.wareki import ERA, YEAR_OF_ERA, YEARS_TOGETHER

NAMES_PLAN = re.compile(
    r"計画|プラン|ビジョン|構想|戦略|プログラム|主要(?:事業|施策)|重点(?:事業|施策)|マニフェスト"
)
_ONE_YEAR = rf"(?:{ERA}?(?:元|\d{{1,4}})(?:\(\d{{4}}\))?(?:年度?)?(?:\(\d{{4}}(?:年度?)?\))?)"
_YEARS = rf"{_ONE_YEAR}(?:(?:[~～〜-]|から){_ONE_YEAR}(?:まで)?)?"
PERIOD = re.compile(
    rf"(?:計画期間|対象期間|期間)?:?[(【\[]?(?:計画期間:?)?({_YEARS})(?:{YEARS_TOGETHER})?[)】\]]?(?:版|改訂版|策定版|分)?"
)
"""A fiscal year or a period of them, without blanks, after NFKC: (令和8年度), 計画期間:R8~R10."""
PERIOD_WITHIN = re.compile(
    rf"{YEAR_OF_ERA}(?:\(\d{{4}}\))?(?:年度?)?\s*(?:[~～〜-]|から)\s*"
    rf"{ERA}?\s*\d{{1,2}}(?:\(\d{{4}}\))?年度"
)
"""A period of fiscal years within a text, after NFKC: 令和6~8年度, R6～R8年度."""
_UNIT_BEHIND = re.compile(rf"\s*(?:[(（\[【]?\s*{STATED_UNIT}\s*[)）\]】]?|{UNIT_IN_BRACKETS})$")
_LIST_BEHIND = re.compile(r"\s*(?:掲載|対象|計画|主要)?(?:事務)?事業の?(?:一覧表?|調書)$")
_NAMES_LIST = re.compile(r"..(?:一覧|調書)")


def without_years(title: str) -> str:
    """Return a title without the fiscal years behind it, in brackets or behind a blank.

    A plan's own name has neither the unit of a table nor the words 事業一覧 behind its years:
    実施計画（令和8年度～令和10年度）事業一覧（千円）.
    """
    title = _UNIT_BEHIND.sub("", title)
    named = _LIST_BEHIND.sub("", title)
    bare = _without_years(named)
    if named not in (title, bare) and NAMES_PLAN.search(bare):
        return bare
    return _without_years(title)


def _without_years(title: str) -> str:
    at = max(title.rfind(sign) for sign in "（(【[ \u3000")
    behind = without_blanks(title[at:]) if at > 0 else ""
    return title[:at].strip() if "年度" in behind and PERIOD.fullmatch(behind) else title


def city_of_title(title: str) -> tuple[str, str]:
    """Return the city that the title of a list begins with, and the title without it.

    The city stays in a title that would be none without it.
    """
    city, rest = city_at_start(title)
    if not (city and (NAMES_PLAN.search(rest) or _NAMES_LIST.search(rest))):
        return city, title
    return city, rest
