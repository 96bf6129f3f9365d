"""Section titles with their numbers: 「1 子育て」, 「第2章 くらし」, 「施策 1-2　保育」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.ordinals import BETWEEN, ONE_SIGN, ordinal_of
from model.text import KANJI_COUNT, fold

_IN_BRACKETS = re.compile(
    r"^[(（【〔［\[<＜《]\s*([^)）】〕］\]>＞》]+?)\s*[)）】〕］\]>＞》]\s*(.*)$"
)
_SIGN = re.compile(r"^[■□◆◇●○◎▼▽★☆・]\s*")
_CHAPTER = re.compile(rf"^第\s*(\d{{1,3}}|{KANJI_COUNT})\s*([章節編部款項])\s*(\S.*)?$")
_ACCOUNT = re.compile(r"^(\d{1,3})\s*[款項目]\s+(\S.*)$")
_BRACKETED = re.compile(rf"^[(（]\s*(\d{{1,3}}|{KANJI_COUNT})\s*[)）]\s*(\S.*)$")
_COUNTED = re.compile(rf"^({KANJI_COUNT})[.．、:：\s]\s*(\S.*)$")
_PLAIN = re.compile(rf"^(\d{{1,3}}(?:{BETWEEN}\d{{1,3}})*)(?:\s*[.．、:：)）]\s*|\s+)(\S.*)$")
_NUMBER = re.compile(r"^(\d{1,4})(?:\.0)?$")


def split_title(text: str, level: str) -> tuple[str, str]:
    """Return (number, title) of a section as a list writes it; the number is empty where none.

    ``level`` is the level's name, which may stand before the number, in brackets too: 施策1 …,
    【施策1】…, (施策1)…
    """
    title = _SIGN.sub("", text.strip())
    bracketed = _IN_BRACKETS.match(title)
    if bracketed and _is_named(bracketed[1], level):
        title = f"{bracketed[1].strip()} {bracketed[2]}".strip()
    if _is_named(title, level):
        rest = title[len(level) :].lstrip()
        if ONE_SIGN.match(rest):
            title = rest
    if ONE_SIGN.match(title):
        number = _figure(title[0])
        rest = title[1:].lstrip(" 　.．、:：")
        return (number, rest) if rest else ("", title)
    folded = fold(title)
    name = fold(level)
    if name and folded.startswith(name) and re.match(r"\s*\d", folded[len(name) :]):
        folded = folded[len(name) :].lstrip()
        if folded.strip().isdecimal():
            return folded.strip(), title
    match = _CHAPTER.match(folded)
    if match:
        return _figure(match[1]), (match[3] or title).strip()
    match = _ACCOUNT.match(folded) or _BRACKETED.match(folded)
    match = match or _COUNTED.match(folded) or _PLAIN.match(folded)
    if match is None:
        return "", title
    parts = re.split(BETWEEN, match[1])
    kept = title[len(title) - len(match[2]) :] if len(folded) == len(title) else match[2]
    return "-".join(map(_figure, parts)), kept.strip()


def own_number(number: str, above: Sequence[str]) -> str:
    """Return a number without the parts that are those of the sections ``above``: 2 of 1-2 in 1.

    One that stands below other numbers, or none, stays whole.
    """
    *before, last = number.split("-")
    return last if before and list(above[-len(before) :]) == before else number


def _figure(number: str) -> str:
    return str(ordinal_of(number) or int(number))


def _is_named(text: str, level: str) -> bool:
    """Whether ``text`` begins with the level's name and a number: 施策1, 施策Ⅰ."""
    folded, name = (fold(each) for each in (text, level))
    after = folded[len(name) :].lstrip()
    return (
        bool(name) and folded.startswith(name) and bool(re.match(r"\d|[IVX]+(?![A-Za-z])", after))
    )


def split_number(text: str) -> str:
    """Return the number in a cell of section numbers: 2 of 2, 02, (2), Ⅱ; 1-2 stays whole."""
    stripped = text.strip()
    if ONE_SIGN.fullmatch(stripped):
        return _figure(stripped)
    folded = fold(stripped).strip("() ")
    match = _NUMBER.match(folded)
    parts = [str(int(match[1]))] if match else re.split(BETWEEN, folded)
    are_figures = all(part.isdecimal() for part in parts)
    return "-".join(str(int(part)) for part in parts) if are_figures else stripped
