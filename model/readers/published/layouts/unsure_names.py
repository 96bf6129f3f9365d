"""Departments of stacked rows that may be the names of projects: told in one finding."""

from __future__ import annotations

from collections.abc import Sequence

from model.finding import Finding, Severity
from model.readers.published.lines.line import Line
from model.readers.tables.told import names_text


def tell_unsure_names(lines: Sequence[Line]) -> list[Finding]:
    """Return one finding of all departments that are unsure, none where there are none."""
    unsure = [(line, name) for line in lines for name in line.unsure]
    if not unsure:
        return []
    told = names_text([f"「{name}」（{line.where}からの事業）" for line, name in unsure], "件")
    message = (
        f"{told}は、所管課として読みましたが、事業の名称かもしれません。"
        "元の計画書と見比べてください。"
    )
    return [Finding(Severity.WARNING, unsure[0][0].where, message)]
