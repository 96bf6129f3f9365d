"""Cells that name the bureau before the department: 「福祉部　障害福祉課」."""

from __future__ import annotations

import re

from model.readers.department_names import is_office

_LINES = re.compile(r"[\n、,，]\s*")
_PAIR = re.compile(r"(\S{1,14}(?:部|局|本部|委員会|庁))[\s/／>＞]+(\S+)")
_BUREAU_END = re.compile(r"(?:部|局|本部|委員会|庁)$")


def split_bureau(text: str) -> tuple[str, str]:
    """Return (bureaus, departments) of a cell; no bureaus where it names none before a department.

    A bureau and a department have a blank or a slash between them; with 、 between them they are
    two departments (「財政部、税務課」).
    """
    pairs = [_PAIR.fullmatch(line.strip()) for line in _LINES.split(text)]
    if not all(pair and is_office(pair[2]) and not _BUREAU_END.search(pair[2]) for pair in pairs):
        return "", text
    found = [pair for pair in pairs if pair]
    bureaus = dict.fromkeys(pair[1] for pair in found)
    return "・".join(bureaus), "、".join(pair[2] for pair in found)
