"""Taking a cell of departments apart: 「市民課・納税課ほか」, 「桜島・東桜島総務市民課」.

Published plans join departments by ・, 、 or blanks, end a list in ほか, and leave out of each name
but the last what all share. What was left out is completed only on evidence, so that a department
whose own name holds a ・ (生涯学習・スポーツ課) is not torn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_OTHERS = re.compile(r"[\s・、,（(]*(?:ほか|他|等)[)）]?$")
_SEPARATORS = re.compile(r"[・･、,，/／;；\s]+")
_STRONG_SEPARATORS = re.compile(r"[、,，/／;；\s]+")  # ・ may stand inside a name
_OFFICE = re.compile(
    r"(?:課|室|局|部|署|所|館|センター|係|班|委員会|事務局|支所|出張所|工場|場|園|校|"
    r"の家|プラザ|本部|病院|学院|研究院|庁|院|隊|チーム|会)$"
)
_OUTPOST = re.compile(
    r"(?:総合支所|支所|出張所|区役所|行政センター|市民センター|事務所).*(?:課|室|係)$"
)


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
    folded = unicodedata.normalize("NFKC", text).strip()
    listed = _OTHERS.sub("", folded)
    and_others = listed != folded and bool(listed)
    if not listed:
        return DepartmentCell((), and_others=False)
    return DepartmentCell(tuple(dict.fromkeys(_names(listed, known))), and_others)


def is_office(name: str) -> bool:
    """Whether ``name`` ends like the name of an office (課, 室, センター …)."""
    return _OFFICE.search(name) is not None


def _names(listed: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names in ``listed``, or all of it as one where it does not come apart."""
    names: list[str] = []
    for piece in filter(None, _STRONG_SEPARATORS.split(listed)):
        names += _complete(_SEPARATORS.split(piece), known) or (piece,)
    if all(map(is_office, names)):
        return tuple(names)
    pieces = [piece for piece in _SEPARATORS.split(listed) if piece]
    return _complete(pieces, known) or (re.sub(r"\s+", " ", listed),)


def _complete(pieces: list[str], known: Collection[str]) -> tuple[str, ...] | None:
    """Return whole names for ``pieces``, or None where an ending is missing without evidence."""
    names: list[str] = []
    fragments: list[str] = []
    for piece in pieces:
        if not is_office(piece):
            fragments.append(piece)
            continue
        if fragments:
            ending = _shared_ending(fragments, piece, known)
            if ending is None:
                return None
            names += [fragment + ending for fragment in fragments]
            fragments = []
        names.append(piece)
    return None if fragments else tuple(names)


def _shared_ending(fragments: list[str], whole: str, known: Collection[str]) -> str | None:
    for start in range(1, len(whole)):
        if any(fragment + whole[start:] in known for fragment in fragments):
            return whole[start:]
    outpost = _OUTPOST.search(whole)
    return outpost[0] if outpost and outpost.start() > 0 else None
