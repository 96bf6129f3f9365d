"""The passages in which two texts differ, marked by brackets so that they read without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.text import name_key

_PIECE = re.compile(
    r"[0-9０-９,，.．]+|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヶー]+|[一-龯々〆ヶ]+|[ぁ-ん]+|\s+|.", re.DOTALL
)
_MOST_PIECES = 2_000
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Brackets:
    """What stands around a passage that the other text does not have."""

    left: str
    right: str

    def around(self, text: str) -> str:
        """Return ``text`` in the brackets; nothing where it is blank."""
        return f"{self.left}{text}{self.right}" if text.strip() else text

    @property
    def shown(self) -> str:
        """The brackets as a note names them: 【　】."""
        return f"{self.left}　{self.right}"


_CHOICE = (Brackets("【", "】"), Brackets("〔", "〕"), Brackets("《", "》"), Brackets("〖", "〗"))


def choose_brackets(texts: Iterable[str]) -> Brackets:
    """Return brackets that occur in none of ``texts``, the first ones where all do."""
    used = set().union(*texts)
    free = (pair for pair in _CHOICE if not {pair.left, pair.right} & used)
    return next(free, _CHOICE[0])


def mark_differences(old: str, new: str, brackets: Brackets) -> tuple[str, str]:
    """Return both texts, the passages that only one of them has in brackets.

    Passages are of whole words, as far as a change of script tells them; a short word between two
    changed passages is taken into them. Another width or blank is no difference. Texts of some
    thousand words are marked as one passage from the first to the last difference.
    """
    ours, theirs = _PIECE.findall(old), _PIECE.findall(new)
    marked = ([], []) if not (ours or theirs) else _marked(ours, theirs, brackets)
    return "".join(marked[0]), "".join(marked[1])


def _marked(ours: list[str], theirs: list[str], brackets: Brackets) -> tuple[list[str], list[str]]:
    one: list[str] = []
    other: list[str] = []
    for is_same, (first, last), (start, end) in _stretches(ours, theirs):
        left, right = "".join(ours[first:last]), "".join(theirs[start:end])
        one.append(left if is_same else brackets.around(left))
        other.append(right if is_same else brackets.around(right))
    return one, other


Span = tuple[int, int]


def _stretches(ours: list[str], theirs: list[str]) -> list[tuple[bool, Span, Span]]:
    """Return (whether it is the same, span of the old, span of the new), neighbours joined."""
    found: list[tuple[bool, Span, Span]] = []
    for tag, first, last, start, end in _opcodes(ours, theirs):
        is_same = tag == "equal" and not (
            found and last < len(ours) and len("".join(ours[first:last]).strip()) <= _SHORT
        )
        if found and found[-1][0] == is_same:
            (begun, _), (started, _) = found.pop()[1:]
            first, start = begun, started  # noqa: PLW2901  joined with the stretch before
        found.append((is_same, (first, last), (start, end)))
    return found


def _opcodes(ours: list[str], theirs: list[str]) -> list[tuple[str, int, int, int, int]]:
    keys, others = [name_key(piece) for piece in ours], [name_key(piece) for piece in theirs]
    head = _common(keys, others)
    tail = _common(keys[head:][::-1], others[head:][::-1])
    middle = keys[head : len(keys) - tail], others[head : len(others) - tail]
    codes = [("equal", 0, head, 0, head)] if head else []
    if max(map(len, middle)) > _MOST_PIECES:
        codes.append(("replace", head, len(keys) - tail, head, len(others) - tail))
    else:
        matcher = SequenceMatcher(None, *middle, autojunk=False)
        codes += [
            (tag, head + first, head + last, head + start, head + end)
            for tag, first, last, start, end in matcher.get_opcodes()
        ]
    if tail:
        codes.append(("equal", len(keys) - tail, len(keys), len(others) - tail, len(others)))
    return codes


def _common(ours: list[str], theirs: list[str]) -> int:
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count
