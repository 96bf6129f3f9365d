"""Numbers by which sections are called, so that no two of a plan go by the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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


def _is_repeated(plan: Plan, section: Section) -> bool:
    """Whether any two sections of the level of ``section`` have the same number.

    Where they begin anew the second of them soon comes, so few of many are looked at.
    """
    seen: set[str] = set()
    for each in _sections_at(plan.sections, len(section.path)):
        if each.level == section.level and each.number:
            if each.number in seen:
                return True
            seen.add(each.number)
    return False


def _sections_at(sections: Sequence[Section], depth: int) -> Iterator[Section]:
    """Yield those of ``sections`` and of what is below them at ``depth`` (from 1)."""
    for section in sections:
        if depth == 1:
            yield section
        else:
            yield from _sections_at(section.children, depth - 1)
