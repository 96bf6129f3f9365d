"""What the notes of a published plan say of its marks."""

from __future__ import annotations

import re

from model.project import Flag
from model.readers.tables.marks import PICTURES, bare_mark, is_common_mark, is_relisted_mark
from model.readers.tables.row_kinds import is_open_amount

_BRACKETED = r"[（(【〔「『\[]\s*[^（()）【】〔〕「」『』\[\]]{1,8}?\s*[)）】〕」』\]]"
_SYMBOL = rf"[★☆◆◇■□◎▲△▼▽●○{PICTURES}]"
_MARK = rf"(?:{_BRACKETED}|{_SYMBOL})"
_MARKS = re.compile(
    rf"^((?:{_MARK}(?:印)?[、,・と及び\s]*)+)(?:の印|印|の事業|マーク)?は[、,]?\s*(.+)$"
)
_SAYS = re.compile(
    r"(?:示す|表す|示し(?:ます|ている|ています)|表し(?:ます|ている|ています)|(?:事業|もの)です)。?$"
)
_MEANING = r"(?:新規?|拡[充大]|継続|重点|主要|重要|優先|戦略|完了|廃止|縮小|見直し)"
_SAID_SHORT = re.compile(
    rf"{_SYMBOL}(?:の?印)?は[、,]?\s*{_MEANING}[^。]{{0,10}}(?:事業|取組|もの|施策)。?"
)
"""A sign and what it means, without a verb: ★は重点事業."""
_ENDING = re.compile(
    r"(?:(?:であること)?を(?:表|示|指)(?:しています|している|します|す)|のことです|です|である)?。?$"
)
"""What ends a sentence about a mark, whose meaning stands before: 新規事業, 拡充事業です."""
_ONE = re.compile(rf"({_MARK})")
_LISTED = re.compile(
    r"(?:における|の|は|が|、)?((?:[^、,のはがをにで\s]{1,8}[、,])+[^、,のはがをにで\s]{1,8})事業"
)
_PAIR = re.compile(
    rf"({_MARK}|[^\s（()）:：=＝・、。]{{1,4}}(?=\s*[:：=＝]))"
    rf"\s*(?:印)?\s*(?:[:：=＝…‥→]+|\.{{3}}|-{{2,}}|は[、,]?)?\s*"
    rf"([^★☆◆◇■□◎▲△▼▽{PICTURES}（()）【】「」:：=＝]+?)"
    rf"(?=\s*[、,。／/]?\s*(?:{_MARK}|[^\s（()）:：=＝・、。]{{1,4}}\s*[:：=＝]|$))"
)
_SEPARATOR = re.compile(r"\s*(?:印)?\s*[:：=＝…‥→.は-]")
_SET_OFF = re.compile(rf"{_SYMBOL}\s*(?:印)?\s*[:：=＝]")
_HEAD = re.compile(r"^(?:[【〔［\[]?\s*凡\s*例\s*[】〕］\]]?|印の(?:意味|説明))\s*[:：]?\s*")


def read_flags(note: str) -> tuple[Flag, ...]:
    """Return the flags that a note explains; none where it is about something else.

    「（新）、（拡）は、第1期における新規、拡充事業を表しています」 gives 新 (新規) and
    拡 (拡充): as many words before 事業 as there are marks. Else every mark has the whole
    sentence. 「★：重点事業　◆：継続事業」 gives each its own. The mark of relisted rows is no flag.
    """
    text = _HEAD.sub("", note.strip())
    listed = _listed(text, is_legend=text != note.strip())
    match = _MARKS.match(text)
    if match and len(listed) < 2:  # noqa: PLR2004  two marks with a meaning each
        return _explained(_ONE.findall(match[1]), match[2])
    return listed


def names_legend(text: str) -> bool:
    """Whether a line explains marks beyond doubt, as it may below the rows too.

    It begins with 凡例, is a sentence about a mark: 「★は重点事業を示す。」, or sets signs off from
    what they mean and says nothing else: 「★：重点事業　◆：新規事業」.
    """
    is_sentence = _MARKS.match(text) and (_SAYS.search(text) or _SAID_SHORT.fullmatch(text))
    is_list = _SET_OFF.match(text) and _listed(text, is_legend=False)
    is_said = _HEAD.match(text) or is_sentence or is_list
    return bool(is_said) and bool(read_flags(text))


def is_legend(text: str) -> bool:
    """Whether a line without ※ is a legend by its form: it begins with 凡例 or lists marks."""
    if _HEAD.match(text):
        return True
    explains = re.search(r"[:：=＝…‥→]|事業|表し|示し", text)
    return text[0] not in "「『" and bool(explains and _listed(text, is_legend=False))


def _explained(printed: list[str], explanation: str) -> tuple[Flag, ...]:
    marks = [_bare(mark) for mark in printed]
    words = _words(explanation)
    meanings = words if len(words) == len(marks) else [_noun(explanation)] * len(marks)
    return tuple(
        Flag(mark, meaning) for mark, meaning in zip(marks, meanings, strict=True) if _is_flag(mark)
    )


def _listed(text: str, *, is_legend: bool) -> tuple[Flag, ...]:
    """Return the flags of a line that is marks with their meanings and nothing else.

    Outside a legend something must stand between a mark and its meaning.
    """
    pairs, position = [], 0
    for match in _PAIR.finditer(text):
        if text[position : match.start()].strip(" \u3000、,／/。"):
            return ()
        pairs.append(match)
        position = match.end()
    if not pairs or text[position:].strip(" \u3000、,／/。"):
        return ()
    flags = [Flag(_bare(pair[1]), _noun(pair[2].strip(" \u3000、,。"))) for pair in pairs]
    if not is_legend and not all(_is_clear(text, pair) for pair in pairs):
        return ()
    return tuple(flag for flag in flags if _is_flag(flag.mark))


def _is_flag(mark: str) -> bool:
    """Whether a mark that is explained is one of projects, and no word that stands for amounts."""
    return not (is_relisted_mark(mark) or is_open_amount(mark))


def _is_clear(text: str, pair: re.Match[str]) -> bool:
    """Whether a pair is one outside a legend too: a sign between, and no word like any other."""
    is_mark = re.fullmatch(_MARK, pair[1]) or is_common_mark(pair[1])
    return bool(is_mark and _SEPARATOR.match(text, pair.end(1)))


def _bare(mark: str) -> str:
    return bare_mark(re.sub(r"^[（(【〔「『\[]\s*|\s*[)）】〕」』\]]$", "", mark))


def _noun(explanation: str) -> str:
    """Return the meaning without the end of its sentence."""
    return _ENDING.sub("", explanation, count=1) or explanation


def _words(explanation: str) -> list[str]:
    """Return the words listed right before 事業: 新規、拡充事業 gives 新規 and 拡充."""
    listed = _LISTED.search(explanation)
    return re.split("[、,]", listed[1]) if listed else []
