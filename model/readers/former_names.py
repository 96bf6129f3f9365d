"""Former names behind departments, and the numbers of notes: こども課（旧：福祉課）, 福祉課※1."""

from __future__ import annotations

import re

from model.finding import Finding, Severity
from model.readers.draft import PlanDraft

_FORMER = re.compile(r"(?<=\S)\s*[（(]\s*旧(?:名称?)?\s*[:：]?\s*([^（()）]{2,20}?)\s*[)）]")
_NOTE_MARK = re.compile(r"(?<=\S)\s*[（(]?[※＊]\s?[\d０-９]{1,2}[)）]?(?=$|[\s、，,・/／])")
_HEADING = "旧所管課"


def take_former_names(draft: PlanDraft) -> tuple[Finding, ...]:
    """Take what departments were called before out of the cells of ``draft``.

    Each row keeps it as an extra column; that it was done is one finding. Numbers that lead to
    notes go too.
    """
    taken: list[str] = []
    for row in draft.listings():
        row.departments = _NOTE_MARK.sub("", row.departments)
        former = _FORMER.findall(row.departments)
        if former:
            row.departments = _FORMER.sub("", row.departments)
            row.extras = (*row.extras, (_HEADING, "・".join(former)))
            taken.append(row.where)
    if not taken:
        return ()
    message = (
        f"所管課の欄の「（旧…）」は今の名前と分け、追加項目「{_HEADING}」に残しました"
        f"（{len(taken):,}行）。"
    )
    return (Finding(Severity.NOTICE, taken[0], message),)
