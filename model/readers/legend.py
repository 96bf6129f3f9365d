"""What the notes at the head of a published plan say of its marks."""

from __future__ import annotations

import re

from model.project import Flag

_MARKS = re.compile(r"^((?:[（(][^（()）]{1,4}[)）][、,・]?)+)は[、,]?(.+)$")
_MARK = re.compile(r"[（(]([^（()）]{1,4})[)）]")
_LISTED = re.compile(
    r"(?:における|の|は|が|、)?((?:[^、,のはがをにで\s]{1,8}[、,])+[^、,のはがをにで\s]{1,8})事業"
)
_SYMBOL = re.compile(r"^([★☆◆◇■□◎▲△▼▽])(?:印)?は[、,]?(.+)$")
_RELISTED = ("再", "再掲")


def read_flags(note: str) -> tuple[Flag, ...]:
    """Return the flags that a note explains; none where it is about something else.

    「（新）、（拡）は、第1期における新規、拡充事業を表しています」 gives 新 (新規) and
    拡 (拡充): as many words before 事業 as there are marks. Else every mark has the whole
    sentence. The mark of relisted rows is no flag.
    """
    symbol = _SYMBOL.match(note.strip())
    if symbol:
        return (Flag(symbol[1], symbol[2].rstrip("。")),)
    match = _MARKS.match(note.strip())
    if match is None:
        return ()
    marks = _MARK.findall(match[1])
    if all(mark in _RELISTED for mark in marks):
        return ()
    words = _words(match[2])
    meanings = words if len(words) == len(marks) else [match[2].rstrip("。")] * len(marks)
    return tuple(
        Flag(mark, meaning)
        for mark, meaning in zip(marks, meanings, strict=True)
        if mark not in _RELISTED
    )


def _words(explanation: str) -> list[str]:
    """Return the words listed right before 事業: 新規、拡充事業 gives 新規 and 拡充."""
    listed = _LISTED.search(explanation)
    return re.split("[、,]", listed[1]) if listed else []
