"""Taking a cell of departments apart: 「市民課・納税課ほか」, 「桜島・東桜島総務市民課」.

Published plans join departments by ・, 、 or blanks, end a list in ほか, and leave out of each name
but the last what all share. What was left out is completed only on evidence, so that a department
whose own name holds a ・ (生涯学習・スポーツ課) is not torn.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from model.text import KANJI_DIGITS, fold

_OTHERS = re.compile(
    r"[\s・、,（(]*(?:ほか|他|等|外)\s*(?:\d+\s*(?:課室?|室|局|部|所属|部署|機関)|関係(?:各)?(?:課|部局|所属))?[)）]?$"
)
_SEPARATORS = re.compile(r"[・･、,，/／;；\s]+|(?<=[課室局部所])(?:及び|並びに|および)")
_STRONG_SEPARATORS = re.compile(r"[、,，/／;；\s]+|(?<=[課室局部所])(?:及び|並びに|および)")
"""As above without ・, which may stand inside a name."""
_COMMAS = re.compile(r"[、,，/／;；]")
_OFFICE = re.compile(
    r"(?:課|室|局|部|署|所|館|センター|係|班|委員会|事務局|支所|出張所|工場|場|園|校|"
    r"の家|プラザ|本部|病院|学院|研究院|庁|院|隊|チーム|会|グループ|公社|財団|機構|監査委員|"
    r"大学|ユニット|ステーション|ラボ)$"
)
_OUTPOST = re.compile(
    r"(?:総合支所|支所|出張所|区役所|行政センター|市民センター|事務所).*(?:課|室|係)$"
)
_PLACE = rf"(?:[東西南北]{{1,2}}部?|中央|中部|第?[{KANJI_DIGITS}十\d]+)"
_PLACE_FIRST = re.compile(rf"^{_PLACE}(?=..)")
_PLACE_ALONE = re.compile(rf"^{_PLACE}$")
_LEAST_ENDING = 2


_PARTS = r"主管?|副|関係?|関連|協力|総括|主担当|副担当|主管課|関係課|取りまとめ"
_SHARE = re.compile(
    rf"[（(【\[〔]\s*(?:{_PARTS})\s*[)）】\]〕](?:[:：]\s*)?"
    rf"|(?:^|(?<=[\s、,，・/／]))(?:(?:{_PARTS})\s*[)）:：]|[◎○●])\s*(?=\S{{2}})"
)
"""What part an office has in a project: （主）福祉課（副）道路課; ◎福祉課・道路課."""


@dataclass(frozen=True, slots=True)
class DepartmentCell:
    """The departments named in a cell, whole names in order, and whether it says ほか."""

    names: tuple[str, ...]
    and_others: bool


def split_departments(text: str, known: Collection[str] = ()) -> DepartmentCell:
    """Return the departments that a cell names.

    ``known`` are names that stand alone in other cells of the same plan; they are the evidence by
    which left-out endings are completed.
    """
    folded = without_shares(fold(text)).strip()
    listed = _OTHERS.sub("", folded)
    and_others = listed != folded
    if not listed:
        return DepartmentCell((), and_others)
    return DepartmentCell(tuple(dict.fromkeys(_names(listed, known))), and_others)


def without_shares(text: str) -> str:
    """Return a cell of departments apart, without what says which part each of them has."""
    return _SHARE.sub("、", text).strip("、")


def is_office(name: str) -> bool:
    """Whether ``name`` ends like the name of an office (課, 室, センター …)."""
    return _OFFICE.search(name) is not None and not _PLACE_ALONE.match(name)


def names_offices(text: str) -> bool:
    """Whether every name in ``text`` ends like an office's, or the last does and ・ joins them."""
    listed = _OTHERS.sub("", fold(text).strip())
    pieces = [piece for piece in _STRONG_SEPARATORS.split(listed) if piece]
    return bool(pieces) and all(map(is_office, pieces))


def _names(listed: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names in ``listed``, or all of it as one where it does not come apart."""
    names: list[str] = []
    for piece in filter(None, _STRONG_SEPARATORS.split(listed)):
        names += _within(piece, known)
    if all(map(is_office, names)):
        return tuple(names)
    pieces = [piece for piece in _SEPARATORS.split(listed) if piece]
    whole = _complete(pieces, known)
    if whole is None and _COMMAS.search(listed):
        return tuple(filter(None, (piece.strip() for piece in _COMMAS.split(listed))))
    return tuple(whole) if whole else (re.sub(r"\s+", " ", listed),)


def _within(piece: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names joined by ・ in ``piece``; without evidence of more it is one name."""
    if piece in known:
        return (piece,)
    return tuple(_complete(_SEPARATORS.split(piece), known, joined_by="・") or (piece,))


def _complete(
    pieces: list[str], known: Collection[str], joined_by: str | None = None
) -> list[str] | None:
    """Return whole names for ``pieces``; one without an ending takes that of the next with one.

    Without evidence of what was left out the pieces are one name with ``joined_by`` inside, or,
    where that is None, do not come apart at all.
    """
    names: list[str] = []
    fragments: list[str] = []
    for piece in pieces:
        if not is_office(piece):
            fragments.append(piece)
            continue
        ending = _shared_ending(fragments, piece, known) if fragments else ""
        if ending is not None:
            names += [*(fragment + ending for fragment in fragments), piece]
        elif joined_by is not None:
            names.append(joined_by.join([*fragments, piece]))
        else:
            return None
        fragments = []
    return None if fragments else names


def _shared_ending(fragments: list[str], whole: str, known: Collection[str]) -> str | None:
    """Return what ``fragments`` left out of their names and ``whole`` ends in, on evidence.

    Evidence is, in this order: a fragment so completed stands alone elsewhere; ``whole`` holds a
    fragment in its name (桜島・東桜島総務市民課); all of them begin with a direction or a number;
    an outpost's office (支所総務市民課).
    """
    for start in range(1, len(whole)):
        ending = whole[start:]
        is_bare = len(ending) < _LEAST_ENDING  # 課 alone is shared by names that hold a ・ too
        if (whole in known or not is_bare) and any(f + ending in known for f in fragments):
            return ending
    for fragment in fragments:
        place = whole.find(fragment)
        ending = whole[place + len(fragment) :]
        if place >= 0 and len(ending) > _LEAST_ENDING:
            return ending
    place_name = _PLACE_FIRST.match(whole)
    if place_name and all(map(_PLACE_ALONE.match, fragments)):
        return whole[place_name.end() :]
    outpost = _OUTPOST.search(whole)
    return outpost[0] if outpost and outpost.start() > 0 else None
