"""Numbers by which sections are called, so that no two of a plan go by the same one."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from model.listing import Path
from model.plan import Plan, Section

_JOINED = re.compile(r"\d+(?:[-.]\d+)+")


def full_number(plan: Plan, section: Section) -> str:
    """Return the number of ``section``: its own, or behind those above it (1-2-1).

    Those above it are named where its level has a number twice in the plan, and as far as all are
    numbers; where the plan prints 1-2 itself, nothing is before that.
    """
    if not section.number.isdigit() or not _is_repeated(plan, section):
        return section.number
    numbers = [section.number]
    for above in reversed(sections_on(plan, section.path)[:-1]):
        numbers.insert(0, above.number)
        if _JOINED.fullmatch(above.number):
            break
    is_numbered = all(each.isdigit() or _JOINED.fullmatch(each) for each in numbers)
    return "-".join(numbers) if is_numbered else section.number


def sections_on(plan: Plan, path: Path) -> tuple[Section, ...]:
    """Return the sections from the top down to the one at ``path``."""
    found: list[Section] = []
    level = plan.sections
    for depth in range(1, len(path) + 1):
        section = next(s for s in level if s.path == path[:depth])
        found.append(section)
        level = section.children
    return tuple(found)


class _Tree:
    """The sections of a plan, the same as themselves alone: whole plans are long to compare."""

    __slots__ = ("sections",)

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tree) and other.sections is self.sections

    def __hash__(self) -> int:
        return id(self.sections)


def _is_repeated(plan: Plan, section: Section) -> bool:
    """Whether any two sections of the level of ``section`` have the same number."""
    return (len(section.path), section.level) in _repeated_levels(_Tree(plan.sections))


@lru_cache(maxsize=2)  # a plan and the one beside it
def _repeated_levels(tree: _Tree) -> frozenset[tuple[int, int]]:
    """Return the depth and level of sections of which any two have the same number."""
    sections = [each for top in tree.sections for each in top.walk() if each.number]
    numbers = Counter((len(each.path), each.level, each.number) for each in sections)
    return frozenset((depth, level) for (depth, level, _), n in numbers.items() if n > 1)
