"""Which section of one plan is which of another: by place and title, by number, by projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from model.comparison.likeness import Likeness, grams_of
from model.listing import Path
from model.plan import Plan, Section
from model.text import name_key

_ALIKE = 0.4
"""From which likeness on a section under another title is taken for the same."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section as it stands in the old and in the new plan; None where it is not there.

    ``evidence`` says why two sections of different titles are likely the same one.
    """

    old: Section | None
    new: Section | None
    evidence: tuple[str, ...] = ()


def pair_sections(old: Plan, new: Plan) -> tuple[SectionPair, ...]:
    """Return every section of both plans in exactly one pair.

    Those of the new plan in its order, then those that only the old one has. A section is the same
    where it has the same title under the same section; else where it alone has that title at its
    level; else, likely, where number and place are the same and title or projects are alike; else,
    likely, where most of its projects are the same.
    """
    pairing = _Pairing(tuple(old.walk()), tuple(new.walk()))
    pairing.pair_all()
    counterparts = {new_path: old_path for old_path, new_path in pairing.of_old.items()}
    by_path = {section.path: section for section in old.walk()}
    pairs = [
        SectionPair(
            by_path[counterparts[section.path]] if section.path in counterparts else None,
            section,
            pairing.evidence.get(section.path, ()),
        )
        for section in new.walk()
    ]
    ended = (SectionPair(s, None) for s in old.walk() if s.path not in pairing.of_old)
    return (*pairs, *ended)


class _Pairing:
    """Pairs sections, one to one; ``of_old`` leads from an old path to the new one."""

    def __init__(self, old: tuple[Section, ...], new: tuple[Section, ...]) -> None:
        self._old, self._new = old, new
        self._names_old, self._names_new = _names_below(old), _names_below(new)
        self._likeness = Likeness(section.title for section in (*old, *new))
        self.of_old: dict[Path, Path] = {(): ()}
        self.evidence: dict[Path, tuple[str, ...]] = {}
        self._taken: set[Path] = set()

    def pair_all(self) -> None:
        """Pair what can be paired, by the surest rule that still finds any.

        What is found at one level opens the next to the surer rules.
        """
        rules: tuple[Callable[[], None], ...] = (
            lambda: self._pair_by(self._place_and_title),
            lambda: self._pair_by(lambda section, _: (section.level, _title(section)), only=True),
            lambda: self._pair_by(lambda section, _: _title(section), only=True),
            self._pair_alike,
        )
        while any(self._finds_more(rule) for rule in rules):
            pass
        del self.of_old[()]

    def _finds_more(self, rule: Callable[[], None]) -> bool:
        before = len(self.of_old)
        rule()
        return len(self.of_old) > before

    def _open(self) -> tuple[list[Section], list[Section]]:
        """Return the sections not yet paired, of the old and of the new plan."""
        return (
            [section for section in self._old if section.path not in self.of_old],
            [section for section in self._new if section.path not in self._taken],
        )

    def _pair_by(self, key: Callable[[Section, bool], Hashable], *, only: bool = False) -> None:
        """Pair sections of one key in their order; with ``only`` where there is one on each side.

        ``key`` is told whether the section is of the old plan; None is no key.
        """
        old, new = self._open()
        by_key: dict[Hashable, tuple[list[Section], list[Section]]] = defaultdict(lambda: ([], []))
        for side, sections in enumerate((old, new)):
            for section in sections:
                by_key[key(section, side == 0)][side].append(section)
        by_key.pop(None, None)
        for ours, theirs in by_key.values():
            if not only or (len(ours), len(theirs)) == (1, 1):
                for one, other in zip(ours, theirs, strict=False):
                    self._take(one, other)

    def _place_and_title(self, section: Section, is_old: bool) -> Hashable:  # noqa: FBT001
        above = self._above(section, is_old)
        return None if above is None else (above, _title(section))

    def _above(self, section: Section, is_old: bool) -> Path | None:  # noqa: FBT001
        """Return where the section above stands in the new plan, None where it has no pair."""
        above = section.path[:-1]
        return self.of_old.get(above) if is_old else above

    def _pair_alike(self) -> None:
        """Pair sections of other titles, the likest first."""
        old, new = self._open()
        found = []
        for one, other in self._candidates(old, new):
            score, evidence = self._compare(one, other)
            if score >= _ALIKE:
                found.append((-score, one.path, other.path, one, other, evidence))
        found.sort(key=lambda pair: (pair[0], *sorted(pair[1:3])))
        for _, path, other_path, one, other, evidence in found:
            if path not in self.of_old and other_path not in self._taken:
                self._take(one, other)
                self.evidence[other_path] = evidence

    def _candidates(
        self, old: Iterable[Section], new: Iterable[Section]
    ) -> list[tuple[Section, Section]]:
        """Return pairs worth comparing: same number under the same section, or a shared name."""
        by_key: dict[Hashable, tuple[list[Section], list[Section]]] = defaultdict(lambda: ([], []))
        for side, sections in enumerate((old, new)):
            names = (self._names_old, self._names_new)[side]
            for section in sections:
                above = self._above(section, side == 0)
                keys: list[Hashable] = [(section.level, name) for name in names[section.path]]
                if above is not None:
                    keys.append((above, section.number or section.path[-1]))
                for key in keys:
                    by_key[key][side].append(section)
        pairs = {
            (one.path, other.path): (one, other)
            for ours, theirs in by_key.values()
            if len(ours) * len(theirs) == 1
            for one, other in zip(ours, theirs, strict=True)
        }
        return list(pairs.values())

    def _compare(self, one: Section, other: Section) -> tuple[float, tuple[str, ...]]:
        title = self._likeness.between(grams_of(one.title), grams_of(other.title))
        names, others = self._names_old[one.path], self._names_new[other.path]
        total = len(names) + len(others)
        projects = 2 * len(names & others) / total if total else 0.0
        evidence = [
            ("番号が同じ", bool(one.number) and one.number == other.number),
            ("名称が似ている", title >= _ALIKE),
            ("同じ事業が多く載っている", projects >= _ALIKE),
        ]
        return max(title, projects), tuple(word for word, holds in evidence if holds)

    def _take(self, old: Section, new: Section) -> None:
        self.of_old[old.path] = new.path
        self._taken.add(new.path)


def _title(section: Section) -> str:
    return name_key(section.title)


def _names_below(sections: Iterable[Section]) -> dict[Path, set[str]]:
    """Return the keys of the names listed at and below each section."""
    names: dict[Path, set[str]] = defaultdict(set)
    for section in sections:
        names[section.path] |= set()
        keys = {name_key(row.name) for row in section.listings}
        for depth in range(1, len(section.path) + 1):
            names[section.path[:depth]] |= keys
    return names
