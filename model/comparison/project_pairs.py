"""Which project of one plan is which of another: by name, else, as a likely one, by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from model.comparison.likeness import Likeness
from model.comparison.standing import Standing

_LIKELY = 0.5
"""From which likeness on two projects of different names are stated to be likely the same."""

_SAME_WORDS = 0.8
_RARE = 8
_MOST_PAIRS = 4_096
_TRIED = 5
_WEIGHTS = {"name": 0.4, "description": 0.35, "departments": 0.15, "place": 0.1}


@dataclass(frozen=True, slots=True)
class ProjectPair:
    """A project in both plans, by its indices; ``evidence`` is empty where the names are equal."""

    old: int
    new: int
    evidence: tuple[str, ...] = ()


_KEYS: tuple[Callable[[Standing], Hashable], ...] = (
    lambda it: (it.name, it.place, it.description, it.departments),
    lambda it: (it.name, it.place, it.departments),
    lambda it: (it.name, it.place),
    lambda it: (it.name, it.description, it.departments),
    lambda it: (it.name, it.departments),
    lambda it: it.name,
)
"""What pairs projects, the strongest first: names in the same section, then anywhere. Where
several projects share a name, those that share more are paired before the others."""


def pair_projects(old: Sequence[Standing], new: Sequence[Standing]) -> tuple[ProjectPair, ...]:
    """Return the projects that are in both plans, each at most once, in the old plan's order.

    The cost grows with the number of projects: names are looked up, and only projects that share
    rare words are compared.
    """
    pairs: list[ProjectPair] = []
    open_old, open_new = dict(enumerate(old)), dict(enumerate(new))
    for key in _KEYS:
        by_key: dict[Hashable, list[int]] = defaultdict(list)
        for index, standing in reversed(open_new.items()):
            by_key[key(standing)].append(index)
        for index, standing in list(open_old.items()):
            if same := by_key.get(key(standing)):
                pairs.append(ProjectPair(index, same.pop()))
                del open_old[index], open_new[pairs[-1].new]
    if open_old and open_new:
        pairs += _likely_pairs(open_old, open_new, Likeness(map(_words, (*old, *new))))
    return tuple(sorted(pairs, key=lambda pair: pair.old))


def _words(standing: Standing) -> str:
    return standing.name + "\n" + standing.description


# --- renamed projects --------------------------------------------------------------------------


def _likely_pairs(
    old: dict[int, Standing], new: dict[int, Standing], likeness: Likeness
) -> list[ProjectPair]:
    """Return pairs of projects of different names, the likest taken first."""
    found = []
    for i, j in _candidates(old, new):
        score, evidence = _compare(old[i], new[j], likeness)
        if score >= _LIKELY:
            found.append((-score, i + j, abs(i - j), i, j, evidence))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for *_, i, j, evidence in sorted(found):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append(ProjectPair(i, j, evidence))
    return pairs


def _candidates(old: dict[int, Standing], new: dict[int, Standing]) -> set[tuple[int, int]]:
    """Return the pairs that share most of what is rare in their names and descriptions."""
    postings_old, postings_new = _postings(old), _postings(new)
    spread = {
        passage: len(places) * len(postings_new[passage])
        for passage, places in postings_old.items()
        if passage in postings_new
    }
    shared: Counter[tuple[int, int]] = Counter()
    for passage in _rare_passages((*old.values(), *new.values()), spread):
        shared.update((i, j) for i in postings_old[passage] for j in postings_new[passage])
    by_old: dict[int, list[tuple[int, int]]] = defaultdict(list)
    by_new: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (i, j), count in shared.items():
        by_old[i].append((-count, j))
        by_new[j].append((-count, i))
    best = {(i, j) for i, found in by_old.items() for _, j in sorted(found)[:_TRIED]}
    return best | {(i, j) for j, found in by_new.items() for _, i in sorted(found)[:_TRIED]}


def _postings(standings: dict[int, Standing]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, standing in standings.items():
        for passage in _passages(standing):
            postings[passage].append(index)
    return postings


def _passages(standing: Standing) -> set[str]:
    """Return the runs of three characters of name and description."""
    return {
        text[start : start + 3]
        for text in (standing.name, standing.description)
        for start in range(max(1, len(text) - 2))
        if text
    }


def _rare_passages(standings: Iterable[Standing], spread: dict[str, int]) -> set[str]:
    """Return the passages of both plans that are among the rarest of any project.

    Passages in so many projects that comparing them all would cost too much are left out.
    """
    rare: set[str] = set()
    for standing in standings:
        known = [p for p in _passages(standing) if spread.get(p, _MOST_PAIRS) < _MOST_PAIRS]
        rare.update(sorted(known, key=lambda passage: (spread[passage], passage))[:_RARE])
    return rare


def _compare(old: Standing, new: Standing, likeness: Likeness) -> tuple[float, tuple[str, ...]]:
    """Return how likely two projects are the same (0 to 1, 0 for other words), and why."""
    parts = {
        "name": likeness.between(old.name_grams, new.name_grams),
        "place": float(old.place == new.place),
    }
    if old.description and new.description:
        parts["description"] = likeness.between(old.description_grams, new.description_grams)
    if old.departments and new.departments:
        both = old.departments | new.departments
        parts["departments"] = len(old.departments & new.departments) / len(both)
    if max(parts["name"], parts.get("description", 0)) < _LIKELY:
        return 0.0, ()
    weights = {part: _WEIGHTS[part] for part in _WEIGHTS if part in parts}
    score = sum(weight * parts[part] for part, weight in weights.items()) / sum(weights.values())
    return score, _evidence(old, new, parts)


def _evidence(old: Standing, new: Standing, parts: dict[str, float]) -> tuple[str, ...]:
    words = []
    if parts["name"] >= _LIKELY:
        words.append("事業名が似ている")
    if old.description and old.description == new.description:
        words.append("事業概要が同じ")
    elif parts.get("description", 0) >= _SAME_WORDS:
        words.append("事業概要がほぼ同じ")
    elif parts.get("description", 0) >= _LIKELY:
        words.append("事業概要が似ている")
    if parts.get("departments") == 1:
        words.append("所管課が同じ")
    elif parts.get("departments"):
        words.append("所管課が重なる")
    if parts["place"]:
        words.append("区分が同じ")
    return tuple(words)
