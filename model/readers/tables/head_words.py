"""What the words of a heading say of its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.readers.tables.columns import Role
from model.text import without_blanks
from model.wareki import YEAR_OF_ERA, with_plain_years

JOINT = " › "
"""Stands between the parts of a heading that is more than one row high."""
_UNDERSCORE = re.compile(r"(?<=[^\x00-\x7f])[_＿]|[_＿](?=[^\x00-\x7f])")
"""Stands between the parts in files of systems (R6決算_地方債); English names hold it too."""

_OF = r"(?:主|各)?(?:所管|担当|主管|所轄|実施|事業)?(?:の)?"
_LEVEL_WORD = (
    r"(?:まちづくりの?|具体的な?|基本|重点|主要|主な|個別|単位|総合|大|中|小|上位|下位|取組の?|行政|計画の?|政策の?|"
    r"施策の?|持続的発展|自立促進)*(?:目標|政策|施策|方針|分野|柱|方向性?|分類|部門|領域|テーマ|体系|大項目|中項目|小項目|戦略|プログラム|大綱)(?:区分)?"
)
_BUDGET_LEVEL = r"会計|款|項|目|節|細目|科目"
_CODE = r"(?:の?番号|no\.?|コード|cd|id|№)"
_WORK = r"(?:事務事業|施策事業|事業|取組み?|取り組み|プロジェクト)"
_CHANGE = r"(?:新規?|拡[充大]?|継続?|廃止?|終了?|見直し?|縮小?|変更?|重点?)"
_STRONG: dict[Role, tuple[str, ...]] = {
    Role.RELISTED: (r"再掲?(?:の?有無|区分|載)?", "relisted"),
    Role.KIND: ("掲載区分", r"主要・?その他(?:の別|区分)?"),
    Role.FLAG: (
        rf"{_CHANGE}(?:[・/,、･]{_CHANGE})+(?:等|の?別|の?区分)?",
        r"新規拡充?(?:継続)?(?:等|の?別|の?区分)?",
        r"新規継続(?:の?別|区分)?",
        r"新拡継?(?:の?別|区分)?",
        "flag",
        "mark",
    ),
    Role.FUNDS: (r"財源(?:名|種別|区分|内訳)?",),
    Role.NUMBER: (rf"(?:{_LEVEL_WORD}|{_BUDGET_LEVEL}|基本事業|章|節|編){_CODE}",),
    Role.NAME: (
        rf"(?:個別|細|小|予算|計画|実施|主要|主な|構成|具体的)?な?{_WORK}の?(?:名称?|件名|項目名?)",
        r"(?!基本|関連|旧|統合|上位)[^\d()]{1,12}事業の?(?:名称?|件名)",
        "事務事業",
        "細事業",
        r"事業件名|件名",
        r"project(?:_?(?:name|title))?|name|title",
    ),
    Role.DESCRIPTION: (
        rf"(?:主な)?(?:{_WORK}|施策|実施)?の?(?:目的)?(?:・|及び|と)?(?:概要|内容)(?:等|・?説明)?",
        "description|summary|overview",
    ),
    Role.DEPARTMENT: (
        rf"{_OF}(?:部?課|課所?|課[・,、/]?室|室課|課所室|課係|部署|部局課|所属課?|課等)(?:名称?)?\d*",
        r"(?:主|各)?(?:所管|担当|主管)(?:部署|先|所属)?(?:名称?)?\d*",
        "department|dept|section",
    ),
    Role.BUREAU: (
        rf"{_OF}(?:部局庁?|部|局|部・局|局・庁|部等|府省庁|省庁|本部)等?名?",
        "bureau|division|ministry",
    ),
    Role.TEAM: (rf"{_OF}(?:係|班|室|グループ|チーム)等?名?", "team|office|unit"),
    Role.LEVEL: (
        rf"(?:{_LEVEL_WORD}|基本事業|章|編|款)(?:名称?|の?体系)?",
        "category|policy|goal|measure",
    ),
}
_WEAK: dict[Role, tuple[str, ...]] = {
    Role.FLAG: (
        "印|マーク|新規|拡充|継続|新|拡|状況",
        r"重点(?:事業)?|主要(?:事業)?|(?:事業)?区分|(?:事業)?種別",
    ),
    Role.NAME: (
        r"(?:主な|主要|実施|構成|個別|計画|取組|具体的な?)?事業等?(?:名等?)?",
        "名称|名前|項目|プロジェクト",
        r"(?:具体的な|主な|主要な)?(?:取組み?|取り組み)(?:項目)?",
        r"(?:事業|施策|取組)[・/](?:事業|取組)",
    ),
    Role.DESCRIPTION: (
        r"(?:事業)?の?(?:説明|目的|摘要)|詳細",
        r"具体的な(?:取組)?内容",
    ),
    Role.LEVEL: (
        rf"(?:{_BUDGET_LEVEL}|分類|区分|(?:重点|戦略|リーディング)?プロジェクト|[大中](?:事務)?事業)(?:名称?)?",
    ),
    Role.NUMBER: (r"no\.?|番号|№|コード",),
}
_PATTERNS = tuple(
    (role, strong, re.compile("|".join(words)))
    for strong, table in ((True, _STRONG), (False, _WEAK))
    for role, words in table.items()
)
_AMOUNT = re.compile(
    r"予算|決算|計画額|事業費|金額|経費|費用|支出|歳出|執行|交付額|補助額|見込額|概算|繰越|予備費|要求|査定|所要額|"
    r"予定額|額(?:[a-z]|\((?:[a-z]|参考|前[^()]*)\))?$|円|^(?:[前当本今翌次]年度)?(?:当初|補正[前後]?|最終|現計)(?:分)?$|budget|amount|cost|expenditure|spend|exec"
)
_NO_AMOUNT = re.compile(
    r"率|比|増減|差引|差額|割合|件数|人数|区分|有無|備考|理由|名$|コード|科目$|説明|内容|概要|方法|課$|根拠|"
    r"時間|日数|番号|id$|^(?:予算|大|中|小|細|内訳|主要)事業$|(?:予算|決算|事業|会計|対象|執行|補正)年度$"
)
_FUNDS = re.compile(
    r"(?:うち)?(?:国庫?[・･]?[都道府県]?(?:支出金|補助金?|負担金)?|[国市町村区]費|(?:都道府県|[都道府県])(?:支出金|費|補助金?|負担金)|県|都|府|道|"
    r"(?:市|町|村|地方)?債|起債|一般財源|一財|特定財源|特財|その他(?:特定財源|特財)?|使用料.*|手数料|"
    r"寄[付附]金|基金|繰入金|受益者負担金|分担金.*|諸収入|財産収入|交付金)"
)
_LEVELS = re.compile(rf"(?:{_LEVEL_WORD}|基本事業|章|節|編|款|項|目)")
_MARK_WORD = re.compile(rf"{_CHANGE}|主要(?:事業)?|重点(?:事業)?")
_FUNDS_ABOVE = re.compile(r"(?:左の)?財源(?:の?内訳)?|特定財源|特財")
_BUDGET_LEVELS = re.compile(rf"(?:{_BUDGET_LEVEL})(?:名称?|の?番号|コード)?")
_WHOLE = re.compile(r"総額|総計|合計|小計|計|全体|事業費計")
_JAPANESE = {
    "ministry": "府省庁",
    "bureau": "局・庁",
    "division": "部",
    "policy": "政策",
    "goal": "目標",
    "measure": "施策",
    "category": "分類",
}
_COUNT = re.compile(r"\((?:件|人|回|か所|箇所|%|枚|台|校|戸|世帯)\)$")
_YEAR_BEFORE = re.compile(rf"((?:{YEAR_OF_ERA}|20\d\d)(?:\(\d{{4}}\))?(?:年度?)?の?)(?=\D)")
_NOTE = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]|※.*$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A role that a heading may stand for; a weak one needs the column's values to agree."""

    role: Role
    is_strong: bool


def head_key(heading: str) -> str:
    """Return a heading for comparing: NFKC, without blanks, in lower case, years in digits."""
    return with_plain_years(without_blanks(heading)).lower()


def parts_of(heading: str) -> list[str]:
    """Return the parts of a heading, from the top: its rows, or what underscores join."""
    return _UNDERSCORE.sub(JOINT, heading).split(JOINT)


def last_key(heading: str) -> str:
    """Return the last part of a heading, for comparing as ``head_key`` does."""
    return head_key(parts_of(heading)[-1])


def meanings(heading: str) -> tuple[Meaning, ...]:
    """Return what ``heading`` may stand for: by its last part, else by the one above it."""
    found: dict[Role, Meaning] = {}
    key = head_key(heading)
    if _COUNT.search(key):
        return ()
    for part in map(head_key, reversed(parts_of(heading))):
        for text in dict.fromkeys((part, _NOTE.sub("", part))):
            for role, strong, pattern in _PATTERNS:
                if pattern.fullmatch(text):
                    found.setdefault(role, Meaning(role, strong))
        if found:
            break
    if funds_of(heading):
        found.pop(Role.FUNDS, None)  # 財源内訳 stands above it: the column is of one source
    if is_amount_head(heading):
        found.setdefault(Role.AMOUNT, Meaning(Role.AMOUNT, is_strong=True))
    return tuple(found.values())


def has_role(heading: str, *roles: Role, is_strong: bool = False) -> bool:
    """Whether a heading may stand for one of ``roles``; beyond doubt, if that ``is_strong``."""
    return any(m.role in roles and m.is_strong >= is_strong for m in meanings(heading))


def is_amount_head(heading: str) -> bool:
    """Whether a heading speaks of money, if its column holds numbers."""
    key = head_key(heading)
    last = _NOTE.sub("", last_key(heading))
    return _AMOUNT.search(key) is not None and _NO_AMOUNT.search(last) is None


def counts_something(heading: str) -> bool:
    """Whether a heading says that its numbers are none of money: 件数, 執行率, コード."""
    return _COUNT.search(head_key(heading)) is not None or (
        _NO_AMOUNT.search(_NOTE.sub("", last_key(heading))) is not None
    )


def is_level_word(text: str) -> bool:
    """Whether a text is what plans call a level (政策, 施策, 分野) or ends like one."""
    return _LEVELS.fullmatch(head_key(text)) is not None


def is_mark_word(heading: str) -> bool:
    """Whether a heading is itself a mark, given to the rows that are ticked under it (新規)."""
    return _MARK_WORD.fullmatch(head_key(heading)) is not None


def is_budget_level(heading: str) -> bool:
    """Whether a heading is a level of the budget's own tree (款, 項, 目)."""
    return _BUDGET_LEVELS.fullmatch(_NOTE.sub("", head_key(heading))) is not None


def funds_of(heading: str) -> str | None:
    """Return the source of funds that a heading's last part names (一般財源), or None.

    A year may stand before it: R8国庫.
    """
    *above, last = parts_of(heading)
    text = _NOTE.sub("", head_key(last))
    text = text[len(year_before(text)) :]
    is_part = any(_FUNDS_ABOVE.fullmatch(_NOTE.sub("", head_key(part))) for part in above)
    return text if _FUNDS.fullmatch(text) or (is_part and not is_whole(last)) else None


def year_before(key: str) -> str:
    """Return the fiscal year that stands before other words of a key (R8国庫), else nothing."""
    found = _YEAR_BEFORE.match(key)
    return found[0] if found else ""


def is_part_of_funds(above: str, word: str) -> bool:
    """Whether a heading ``word`` below ``above`` (財源内訳) is a name of funds (一般, 特定)."""
    is_short = re.fullmatch(r"[^\W\d]{1,4}", word) is not None
    return is_short and _FUNDS_ABOVE.fullmatch(_NOTE.sub("", head_key(above))) is not None


def is_whole(heading: str) -> bool:
    """Whether a heading's last part says that the column is the sum of those beside it (計)."""
    return _WHOLE.fullmatch(_NOTE.sub("", last_key(heading))) is not None


def level_name(heading: str) -> str:
    """Return what a plan calls the level of a column: the heading without 名, 番号, コード."""
    last = heading.rsplit(JOINT, maxsplit=1)[-1]
    key = head_key(last)
    if key in _JAPANESE:
        return _JAPANESE[key]
    bare = without_blanks(last)
    bare = re.sub(r"\(\d+\)$", "", bare)
    return re.sub(r"(?:の?(?:番号|コード|名称|名|No\.?|CD|ID|№))$", "", bare) or bare
