"""The section of a plan that a text on a form names."""

from __future__ import annotations

import re

from model.plan import Plan, Section
from model.text import name_key

_PATH = re.compile(r"\d+(?:[-－‐ー]\d+)*")


def section_named(plan: Plan, text: str) -> Section | None:
    """Return the section that ``text`` names, by its title, else its number (1-2 防災), or None."""
    key = name_key(text)
    sections = list(plan.walk())
    named = [each for each in sections if key in _names_of(plan, each)]
    if len(named) == 1:
        return named[0]
    found = _PATH.match(key)
    numbers = tuple(map(int, re.findall(r"\d+", found[0]))) if found else ()
    return next((each for each in sections if each.path == numbers), None)


def _names_of(plan: Plan, section: Section) -> set[str]:
    """Return what a section is called on a form: 防災, 施策2, 施策2 防災."""
    numbered = f"{plan.level_name(section)}{section.number}" if section.number else ""
    names = (section.title, numbered, f"{numbered}{section.title}")
    return set(map(name_key, filter(None, names)))
