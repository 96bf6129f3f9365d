"""Departments that may be one, written in several ways: offered as one, never merged unasked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.text import fold, name_key

_BUREAU = re.compile(r"^.{1,12}?(?:部|局|本部|室)(?=.{2,}(?:課|室|所|センター)$)")
_ENDING = re.compile(r"(?:課|室|係)$")
_LEAST_LENGTH = 6
_RARE = 2
_TELLING = set(
    "一二三四五六七八九十東西南北上下左右内外中央第前後市県国町村区税民農林水産港都新旧0123456789"
)


@dataclass(frozen=True, slots=True)
class SpellingOffer:
    """A rarer spelling of a department, and the usual one that it may stand for."""

    spelled: str
    usual: str
    why: str


def offer_spellings(names: Iterable[str]) -> tuple[SpellingOffer, ...]:
    """Return which of the departments in ``names`` (one for each row) may be spelled in two ways.

    Told apart only by blanks, by the one bureau before the name, by a missing 課, or by one
    character of a long and rare name (一 or 東 make another name, not a slip).
    """
    counts = Counter(names)
    offers: dict[str, SpellingOffer] = {}
    for spelled, usual in _by_key(counts, name_key):
        offers[spelled] = SpellingOffer(spelled, usual, "空白の有無")
    for spelled, usual in _by_key(counts, lambda name: _BUREAU.sub("", name), least=2):
        offers.setdefault(spelled, SpellingOffer(spelled, usual, "部局の名前の有無"))
    for spelled, usual in _by_key(counts, lambda name: _ENDING.sub("", name), least=2):
        offers.setdefault(spelled, SpellingOffer(spelled, usual, "「課」の有無"))
    for rare, usual in _one_character_apart(counts):
        if rare not in offers and usual not in offers:
            offers[rare] = SpellingOffer(rare, usual, "1文字違い")
    return tuple(offers.values())


def _by_key(
    counts: Counter[str], key: Callable[[str], str], least: int = 0
) -> Iterable[tuple[str, str]]:
    """Yield (rarer, usual) of names with one key.

    With ``least`` the key must be itself one of exactly that many names: of 市民課, 甲部市民課 and
    乙部市民課 none may stand for another.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[key(name)].append(name)
    for bare, group in groups.items():
        if least and (len(group) != least or bare not in group):
            continue
        usual = max(group, key=lambda name: (counts[name], -len(name)))
        yield from ((name, usual) for name in group if name != usual)


def spelling_findings(offers: Iterable[SpellingOffer]) -> tuple[Finding, ...]:
    """Return a finding for each offer, with the line of a mapping that makes the two one."""
    return tuple(
        Finding(
            Severity.WARNING,
            f"所管課「{offer.spelled}」",
            f"「{offer.usual}」と同じ課かもしれません（{offer.why}）。別の課として扱っています。"
            "同じなら、取り込むときに「書き方の違う課」でチェックを付けてください。",
            "命令では、対応付けの「課の読み替え」に"
            f' "{offer.spelled}": "{offer.usual}" を加えます。',
        )
        for offer in offers
    )


def folded_spellings(cells: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for cells of departments that differ in width alone and are read as one."""
    spelled: dict[str, list[str]] = defaultdict(list)
    for text in dict.fromkeys(cells):
        spelled[fold(text)].append(text)
    return tuple(
        Finding(
            Severity.NOTICE,
            f"所管課「{read}」",
            f"全角・半角の違う書き方「{'」「'.join(texts)}」を同じ課として読みました。",
        )
        for read, texts in spelled.items()
        if len(texts) > 1
    )


def _one_character_apart(counts: Counter[str]) -> Iterable[tuple[str, str]]:
    """Yield (rare name, usual name) that differ in one character that tells nothing."""
    by_gap: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in counts:
        if len(name) >= _LEAST_LENGTH and not _BUREAU.match(name):
            for place in range(len(name)):
                by_gap[place, name[:place] + name[place + 1 :]].append(name)
    for (place, _), names in by_gap.items():
        usual = max(names, key=lambda name: counts[name])
        for name in names:
            is_rare = counts[name] <= _RARE and counts[usual] > _RARE * counts[name]
            tells = len(name) != len(usual) or {name[place], usual[place]} & _TELLING
            if name != usual and is_rare and not tells:
                yield name, usual
