"""What becomes of the remarks on forms: whose they are, and what of them is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model import form_marks
from model.finding import Finding, Severity
from model.project import Project
from model.readers.forms.answers import Answers, Remark, quoted, shown
from model.text import name_key


@dataclass(frozen=True, slots=True)
class TakenRemark:
    """A remark that was put into the plan: whose ``text``, and of which ``project`` (its name)."""

    project: str
    department: str
    text: str


class RemarkSettling:
    """Puts remarks into projects one by one.

    Attributes:
        taken: the remarks that were put into the plan.
        findings: where each of them stands.
    """

    def __init__(self, answers: Answers) -> None:
        self.taken: list[TakenRemark] = []
        self.findings: list[Finding] = []
        self._remarks: Mapping[str, Sequence[Remark]] = answers.remarks
        self._asked = answers.asked

    def settle(self, project: Project) -> Project:
        """Return ``project`` with what its departments remark, each named where there are several.

        What the only department of a project wrote takes the place of what the plan has. What is
        there already is nothing new.
        """
        extras = dict(project.extras)
        before = extras.get(form_marks.REMARKS, "")
        is_shared = len(self._asked[project.id]) > 1
        old_lines = before.split("\n") if is_shared else []
        new = {
            _line(remark, is_shared=is_shared): remark
            for remark in self._remarks.get(project.id, ())
            if name_key(remark.text) != name_key(before)
        }
        lines = [line for line in new if f"\n{line}\n" not in f"\n{before}\n" or not is_shared]
        if not lines:
            return project
        for line in lines:
            self._take(project, new[line], before)
        extras[form_marks.REMARKS] = "\n".join([*filter(None, old_lines), *lines])
        return replace(project, extras=tuple(extras.items()))

    def _take(self, project: Project, remark: Remark, before: str) -> None:
        self.taken.append(TakenRemark(project.name, remark.department, remark.text))
        is_shared = len(self._asked[project.id]) > 1
        instead = f"（計画の「{quoted(before)}」に代えて）" if before and not is_shared else ""
        message = f"{project.name}：備考「{quoted(remark.text)}」を入れました{instead}。"
        self.findings.append(Finding(Severity.NOTICE, remark.place, message))


def _line(remark: Remark, *, is_shared: bool) -> str:
    return f"{shown(remark.department)}：{remark.text}" if is_shared else remark.text
