"""Section titles with their numbers: 「1 子育て」, 「第2章 くらし」, 「施策 1-2　保育」."""

from __future__ import annotations

import re
import unicodedata

_ROMAN = {
    r: str(n) for n, r in enumerate(["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"], 1)
}
_CIRCLED = {chr(ord("①") + n): str(n + 1) for n in range(20)}
_KANJI = {kanji: str(n) for n, kanji in enumerate("一二三四五六七八九十", 1)}
_SIGN = re.compile(r"^[■□◆◇●○◎▼▽★☆・]\s*")
_CHAPTER = re.compile(r"^第\s*(\d{1,3}|[一二三四五六七八九十])\s*([章節編部款項])\s*(\S.*)?$")
_BRACKETED = re.compile(r"^[(（]\s*(\d{1,3})\s*[)）]\s*(\S.*)$")
_PLAIN = re.compile(r"^(\d{1,3}(?:\s*[-‐–−ー.．]\s*\d{1,3})*)(?:\s*[.．、:：)）]\s*|\s+)(\S.*)$")
_NUMBER = re.compile(r"^(\d{1,4})(?:\.0)?$")


def split_title(text: str, level: str) -> tuple[str, str]:
    """Return (number, title) of a section as a list writes it; the number is empty where none.

    A number of several parts (1-2-3) stands for its last one. ``level`` is the level's name, which
    may stand before the number (施策1 …).
    """
    title = _SIGN.sub("", text.strip())
    sign = title[:1]
    if sign in _ROMAN or sign in _CIRCLED:
        number = _ROMAN.get(sign) or _CIRCLED[sign]
        rest = title[1:].lstrip(" 　.．、:：")
        return (number, rest) if rest else ("", title)
    folded = unicodedata.normalize("NFKC", title)
    name = unicodedata.normalize("NFKC", level)
    if name and folded.startswith(name) and re.match(r"\s*\d", folded[len(name) :]):
        folded = folded[len(name) :].lstrip()
        if folded.strip().isdecimal():
            return folded.strip(), title
    match = _CHAPTER.match(folded)
    if match:
        return _KANJI.get(match[1], match[1]), (match[3] or title).strip()
    match = _BRACKETED.match(folded) or _PLAIN.match(folded)
    if match is None:
        return "", title
    number = re.split(r"[-‐–−ー.．]", match[1])[-1].strip()
    kept = title[len(title) - len(match[2]) :] if len(folded) == len(title) else match[2]
    return str(int(number)), kept.strip()


def split_number(text: str) -> str:
    """Return the number in a cell of section numbers: 2 of 2, 02, 1-2, (2), Ⅱ."""
    stripped = text.strip()
    if stripped in _ROMAN or stripped in _CIRCLED:
        return _ROMAN.get(stripped) or _CIRCLED[stripped]
    folded = unicodedata.normalize("NFKC", stripped).strip("() ")
    last = re.split(r"[-‐–−ー.．]", folded)[-1].strip()
    match = _NUMBER.match(folded) or _NUMBER.match(last)
    return str(int(match[1])) if match else stripped
