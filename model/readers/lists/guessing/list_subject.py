"""Whether a list is one of projects, a row each: as its headings and the roles of columns tell."""

from __future__ import annotations

import re

from model.readers.lists.guessing.open_columns import HALF, OpenColumns
from model.readers.tables.columns import Role
from model.readers.tables.head_words import last_key, meanings
from model.wareki import find_fiscal_years

_PROJECTS = re.compile(r"事業|取組|取り組み|施策|プロジェクト|project|計画")
_TELLING = (
    *(Role.DESCRIPTION, Role.DEPARTMENT, Role.BUREAU, Role.TEAM),
    *(Role.AMOUNT, Role.FLAG, Role.KIND, Role.RELISTED),
)
_OF_FORMS = (Role.DEPARTMENT, Role.DESCRIPTION, Role.AMOUNT)
_LONGEST_WORD = 8
_NUMBER = re.compile(r"[\d,.]+")


def speaks_of_projects(columns: OpenColumns) -> bool:
    """Whether what the columns were taken for may be a list of projects.

    Their names alone are none: those of towns and of libraries are names, too. Nor is a list whose
    headings are values (1,200), of which the first row would be lost.
    """
    names = columns.taken(Role.NAME)
    if any(_PROJECTS.search(last_key(columns.titles[column])) for column in names):
        return True
    are_values = any(_is_value(columns, column) for column in range(len(columns.titles)))
    return columns.has(*_TELLING) and not are_values


def holds_forms(columns: OpenColumns) -> bool:
    """Whether the words of headings stand below that of the names, as in a form of one project.

    One of departments alone stands there in a list with lines that say whose projects follow.
    """
    below = {text for column in columns.taken(Role.NAME) for text in columns.texts(column)}
    found = {
        word.role
        for text in below
        if len(text) <= _LONGEST_WORD
        for word in meanings(text)
        if word.is_strong and word.role in _OF_FORMS
    }
    return len(found) > 1 or Role.DESCRIPTION in found


def _is_value(columns: OpenColumns, column: int) -> bool:
    """Whether a heading is a number as those below it are, and no year."""
    title = columns.titles[column]
    is_number = _NUMBER.fullmatch(last_key(title)) is not None and not find_fiscal_years(title)
    return is_number and columns.facts[column].numeric > HALF
