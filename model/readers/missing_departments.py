"""Rows that name no department: told in one finding."""

from __future__ import annotations

from collections.abc import Sequence

from model.finding import Finding, Severity
from model.readers.draft import ListingDraft
from model.readers.tables.told import names_text


def about_missing_departments(without: Sequence[ListingDraft], rows: int) -> tuple[Finding, ...]:
    """Return the finding about the rows ``without`` departments, of all ``rows`` of a plan."""
    if not without:
        return ()
    first = without[0]
    if len(without) == 1:
        message = f"「{first.name}」に所管課がありません。"
    elif len(without) == rows:
        message = f"{rows:,}行ある事業のどれにも所管課がありません。"
    else:
        named = names_text([f"「{row.name}」（{row.where}）" for row in without])
        message = f"所管課のない事業の行が{len(without):,}行あります：{named}。"
    return (Finding(Severity.WARNING, first.where, message),)
