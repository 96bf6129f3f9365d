"""A line above a list that says whose projects it has: 課名 and beside it 総務課, 課：総務課."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from model.readers.bureaus import split_bureau
from model.readers.department_names import is_office
from model.readers.tables.columns import Role
from model.readers.tables.head_words import meanings

_LABELLED = re.compile(r"(\S{1,8}?)\s*[:：]\s*(.+)")


def department_in(texts: Sequence[str]) -> tuple[str, str]:
    """Return the label and the department that the cells of a row name, both empty without one.

    The label stands in a cell of its own (部課名, 福祉部 高齢課) or before a colon (課：高齢課).
    """
    in_one = (found.groups() for text in texts if (found := _LABELLED.fullmatch(text)))
    for label, value in (*in_one, *pairwise(texts)):
        is_label = any(word.role is Role.DEPARTMENT for word in meanings(label))
        if is_label and is_office(split_bureau(value)[1]):
            return label, value
    return "", ""
