"""Which departments have not answered, and which seem not to have been asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from model.finding import Finding, Severity
from model.listing import Path
from model.plan import Plan
from model.readers.forms.answers import FORMS, Answers, shown


class Missing:
    """The departments of ``plan`` without an answer among ``answers``, in the plan's order.

    Forms may have been made of some sections only. They were, where those that came back lack
    rows of their departments; then departments without a row in the sections on these forms seem
    not to have been asked.

    Attributes:
        asked: those that got a form, as far as can be seen.
        unasked: those that seem to have got none.
    """

    def __init__(self, plan: Plan, answers: Answers) -> None:
        rows: dict[str, set[str]] = {department.name: set() for department in plan.departments}
        paths: dict[str, set[Path]] = defaultdict(set)
        carried = set[str]().union(*answers.rows.values())
        on_forms = {row.path for row in plan.listings() if row.id in carried}
        for row in plan.listings():
            for name in [department.name for department in row.departments] or [""]:
                rows.setdefault(name, set()).add(row.id)
                paths[name].add(row.path)
        are_parts = any(rows[name] - ids for name, ids in answers.rows.items())
        missing = [name for name in rows if name not in answers.returned]
        self.unasked = tuple(name for name in missing if are_parts and not paths[name] & on_forms)
        self.asked = tuple(name for name in missing if name not in self.unasked)

    @property
    def findings(self) -> Iterator[Finding]:
        """What the clerk is told of them."""
        if self.asked:
            names = "、".join(map(shown, self.asked))
            message = f"返答のない所管課が{len(self.asked)}課あります：{names}。"
            yield Finding(Severity.WARNING, FORMS, message)
        if self.unasked:
            names = "、".join(map(shown, self.unasked))
            message = (
                f"次の{len(self.unasked)}課は、返ってきた様式に載る区分に事業がないため、様式を"
                f"配っていないとみなしました：{names}。"
            )
            yield Finding(Severity.NOTICE, FORMS, message)
