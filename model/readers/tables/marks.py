"""Marks of rows: （新）, ★, 継続, （再）, in cells of their own or glued to a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from model.text import without_blanks

SYMBOLS = "★☆◆◇■□◎▲△▼▽●◯○※"
PICTURES = "⭐✨\U0001f170-\U0001f251\U0001f300-\U0001faff"
"""Pictures that are marks wherever they stand beside a name (🆕), as a class of a pattern."""
LOOKALIKES = {"括": "拡", "拓": "拡", "摂": "拡", "親": "新", "薪": "新", "斬": "新"}
"""Marks as character recognition misreads them, and what they are."""

_RELISTED = re.compile(r"※?再(?:掲(?:載)?)?(?:事業)?※?")
_COMMON = re.compile(
    r"^(?:新規?|新※|拡[充大]?|継続?|重点?|主要|廃止?|終了|完了|見直し|縮小|改善|充実|レベルアップ|休止|統合|一部新規|一部拡充|"
    r"新規[・/]拡充)$"
)
_OPEN, _CLOSE = "（(【〔［\\[<＜《〈", "）)】〕］\\]>＞》〉"
_BRACKETED = rf"[{_OPEN}]\s*([^{_OPEN}{_CLOSE}]{{1,8}}?)\s*[{_CLOSE}]"
_ALONE = re.compile(rf"^{_BRACKETED}$")
_LEADING = re.compile(rf"^{_BRACKETED}\s*(?=\S)")
_TRAILING = re.compile(rf"\s*{_BRACKETED}\s*$")
_RELISTED_BY_PLACE = re.compile(
    rf"\s*[{_OPEN}]\s*(?:※?再掲\s*[:：、,\s][^{_OPEN}{_CLOSE}]{{1,20}}"
    rf"|[^{_OPEN}{_CLOSE}]{{1,20}}(?:の|から|より)再掲(?:事業)?)\s*[{_CLOSE}]\s*$"
)
"""A mark that says where the project stands: （再掲：施策1-1）, （施策1-1の再掲）."""
_UNBRACKETED = re.compile(r"(?:\s*※|\s+)(再掲?|再掲載)$")
_LETTER = re.compile(r"^([新拡継廃])(?:[)）]\s*|[ \u3000\xa0]+)(?=\S{2})")
"""A mark of one letter, set apart from the name behind it (新 健康ポイント, 新）健康ポイント)."""
_WORD_APART = re.compile(r"^(\S{2,5})\u3000+(?!し[たて]|する|させ|され)(?=\S{2})")
"""A mark of a word before a name, set apart from it (継続　図書館の運営), and not its verb."""
_NOTE_MARK = re.compile(r"\s*[（(]?\s*[※＊*]\s?[\d０-９]{1,2}\s*[)）]?$")
"""A number behind a name that leads to a note: 見守り事業※1."""
_TICK = re.compile(r"[○◯〇●◎✓✔☑レ]")
_NUMBERED = re.compile(rf"[{_OPEN}]?(新規?|拡[充大]?|継続?|重点?|★|☆|◎)[{_CLOSE}]?\s*[\d０-９]+")
"""A mark before the number of a row: 新3."""
_PARTS = re.compile(rf"[\s・、,/／]+|(?<=[{SYMBOLS}])(?![)）])")
"""What stands between the marks of a cell."""
_PICTURE = re.compile(f"[{PICTURES}]")
_BULLET = re.compile(r"^[○◯〇●・◦•]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name without its marks: the bare flags in order, and whether it is marked as relisted."""

    name: str
    flags: tuple[str, ...]
    relisted: bool


def bare_mark(text: str) -> str:
    """Return a mark without width and blanks: （新 ※） gives 新※."""
    folded = without_blanks(text)
    return folded.replace("*", "※").replace("米", "※") if len(folded) > 1 else folded


def is_relisted_mark(mark: str) -> bool:
    """Whether a bare mark says that the project is listed elsewhere (再, 再掲)."""
    return _RELISTED.fullmatch(mark) is not None


def says_relisted(cell: str) -> bool:
    """Whether a cell says that its row is listed elsewhere, and nothing else: （再掲）."""
    return is_relisted_mark(bare_mark(cell).strip("()[]"))


def is_common_mark(mark: str) -> bool:
    """Whether a bare mark is a word that plans commonly use as one (新規, 継続)."""
    return _COMMON.match(mark) is not None or is_relisted_mark(mark)


def explains_itself(mark: str) -> bool:
    """Whether a mark is a whole word that says what it means (新規, 継続)."""
    return is_common_mark(mark) and len(mark) > 1 and not mark.endswith("※")


def mark_of_cell(cell: str, flags: Collection[str]) -> str | None:
    """Return the bare mark where ``cell`` is a mark and nothing else.

    In brackets any short word is one; without them it must be one of ``flags``, of the words that
    plans commonly use, or a star, a square or a picture.
    """
    bracketed = _ALONE.match(cell)
    if bracketed:
        return bare_mark(bracketed[1])
    mark = bare_mark(cell)
    known = mark in flags or is_common_mark(mark)
    is_sign = len(mark) == 1 and (mark in "★☆◆◇■□◎▲△▼▽" or _PICTURE.match(mark))
    return mark if known or is_sign else None


def marks_of_cell(cell: str, flags: Collection[str]) -> tuple[str, ...]:
    """Return the bare marks where ``cell`` is marks and nothing else: 新規, ★◆, ◎・拡充."""
    mark = mark_of_cell(cell, flags)
    if mark is not None:
        return (mark,)
    marks = [mark_of_cell(part, flags) for part in _PARTS.split(cell) if part]
    return tuple(mark for mark in marks if mark) if all(marks) else ()


def mark_of_number(cell: str) -> str | None:
    """Return the mark that stands before the number of a row (新3), or None."""
    found = _NUMBERED.fullmatch(cell)
    return found[1] if found else None


def is_tick(cell: str) -> bool:
    """Whether a cell is a sign that ticks the column in which it stands, and nothing else."""
    return _TICK.fullmatch(cell) is not None


def take_marks(cells: Sequence[str], flags: Collection[str]) -> tuple[list[str], list[str]]:
    """Return (bare marks, cells without those that are a mark alone).

    A mark in brackets counts wherever it stands; one without brackets only before the name or at
    the end, since a description may be a single word.
    """
    marks: list[str] = []
    rest: list[str] = []
    for place, cell in enumerate(cells):
        own = marks_of_cell(cell, flags)
        at_edge = not rest or place == len(cells) - 1
        is_only = len(cells) == 1
        if own and not is_only and (at_edge or _ALONE.match(cell)):
            marks += own
        else:
            rest.append(cell)
    return marks, rest


def read_name(text: str, flags: Collection[str]) -> MarkedName:
    """Take bullets, marks and the numbers of notes off a name.

    Glued to the name, a mark must be one of ``flags``, a common word or a look-alike, since names
    too begin and end with brackets (（仮称）).
    """
    name, found = _NOTE_MARK.sub("", text.strip()) or text.strip(), []
    while True:
        bulleted = "" if name[:1] in flags else _BULLET.sub("", name)
        if bulleted and bulleted != name:
            name = bulleted
            continue
        mark, rest = _leading(name, flags)
        if mark is None:
            mark, rest = _trailing(name, flags)
        if mark is None or not rest:
            break
        found.append(mark)
        name = rest
    return MarkedName(
        name,
        tuple(mark for mark in found if not is_relisted_mark(mark)),
        any(map(is_relisted_mark, found)),
    )


def has_bullet(text: str) -> bool:
    """Whether ``text`` begins with a bullet, as rows of other projects do."""
    return _BULLET.match(text) is not None


def _leading(name: str, flags: Collection[str]) -> tuple[str | None, str]:
    match = _LEADING.match(name)
    if match and _is_known(bare_mark(match[1]), flags):
        return bare_mark(match[1]), name[match.end() :]
    is_known = name[:1] in SYMBOLS and name[:1] in flags
    is_star = name[:1] in "★☆" or _PICTURE.match(name) or is_known
    if name[:1] and is_star:
        return name[0], name[1:].lstrip()
    if letter := _LETTER.match(name):
        return letter[1], name[letter.end() :]
    apart = _WORD_APART.match(name)
    if apart and explains_itself(apart[1]):
        return apart[1], name[apart.end() :]
    word = next((mark for mark in flags if len(mark) > 1 and _begins(name, mark)), None)
    return (word, name[len(word) :].lstrip()) if word else (None, name)


def _trailing(name: str, flags: Collection[str]) -> tuple[str | None, str]:
    match = _TRAILING.search(name)
    if match and _is_known(bare_mark(match[1]), flags):
        return bare_mark(match[1]), name[: match.start()]
    if _PICTURE.match(name[-1:]) or (name[-1:] in SYMBOLS and name[-1:] in flags):
        return name[-1], name[:-1].rstrip()
    if by_place := _RELISTED_BY_PLACE.search(name):
        return "再掲", name[: by_place.start()]
    relisted = _UNBRACKETED.search(name)
    return (relisted[1], name[: relisted.start()]) if relisted else (None, name)


def _begins(name: str, mark: str) -> bool:
    """Whether ``name`` begins with the word of a mark and a blank (継続 見守り)."""
    return name.startswith(mark) and name[len(mark) : len(mark) + 1].isspace()


def _is_known(mark: str, flags: Collection[str]) -> bool:
    return mark in flags or mark in LOOKALIKES or is_common_mark(mark)
