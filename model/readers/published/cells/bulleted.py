"""The cells of a project with a bullet and its offices in brackets: ・name〔課〕."""

from __future__ import annotations

import re

from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head

_OFFICES = re.compile(
    r"^(.*\S)\s*[（(〔［\[【<＜](?:(?:担当|所管)(?:課|部署)?[:：]\s*)?([^（()）〔〕［］\[\]【】<>＜＞]+)"
    r"[)）〕］\]】>＞]$"
)
BULLETED = read_head(("事業名", "事業概要", "所管課"))
"""The head that bulleted projects would have."""


def with_offices(text: str) -> list[str]:
    """Return the cells of 「○ name（課）」: the offices in brackets at the end are departments."""
    match = _OFFICES.match(text)
    return [match[1], match[2]] if match and is_departments(match[2]) else [text]
