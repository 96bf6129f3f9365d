"""A line in a list that says whose projects stand below: 課名 and beside it 総務課, 課：総務課."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from model.readers.bureaus import split_bureau
from model.readers.department_names import is_office
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, cell_text
from model.readers.tables.head_words import has_role
from model.readers.tables.section_signs import bare_title

_LABELLED = re.compile(r"[【\[［〔■●◆○◎]?\s*([^\s:：]{1,8})\s*[:：]\s*(.+?)\s*[】\]］〕]?")
_DEPARTMENT = re.compile(r"[^\s\d:：]{1,14}(?:課|室|局)")
_NUMBER = re.compile(r"^(?:[\dⅠ-Ⅻ①-⑳]{1,2}[.．、)）]?|[(（]\d{1,2}[)）])\s*")
_LONGEST_LABEL = 8
_LABEL = re.compile("課|所|部署|主管|担当")


def department_in(texts: Sequence[str]) -> str:
    """Return the department that the cells of a row name, empty without one.

    A label stands in a cell of its own (部課名, 福祉部 高齢課) or before a colon (課：高齢課).
    """
    in_one = (found.groups() for text in texts if (found := _LABELLED.fullmatch(text)))
    for label, value in (*in_one, *pairwise(texts)):
        if len(label) > _LONGEST_LABEL or not _LABEL.search(label) or not _is_label(label):
            continue
        if is_office(split_bureau(value)[1]) and not _is_label(value):
            return value
    return ""


def department_above(rows: Iterable[Sequence[Cell]]) -> str:
    """Return the department that the lines above a table name, the last of several.

    It may stand alone in its line, too: ＜総務課＞.
    """
    texts = [[text for cell in row if (text := cell_text(cell))] for row in rows]
    named = (department_in(line) or department_alone(line) for line in texts)
    return next(filter(None, reversed(list(named))), "")


def department_alone(texts: Sequence[str]) -> str:
    """Return the department that is all a row says, without sign and number: 総務課, ■１ 総務課."""
    title = office_title(texts[0]) if len(texts) == 1 else ""
    return title if _DEPARTMENT.fullmatch(title) else ""


def office_title(text: str) -> str:
    """Return the office in a heading, without the sign, the number or brackets: ■１　総務課."""
    return _NUMBER.sub("", bare_title(text))


@lru_cache(maxsize=1024)  # departments come again with each of their projects
def _is_label(text: str) -> bool:
    return has_role(text, Role.DEPARTMENT)
