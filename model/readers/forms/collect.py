"""Putting what the forms say into the plan that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model import form_marks
from model.finding import Finding, by_severity
from model.plan import Plan
from model.project import Project
from model.readers.forms.answers import Answers
from model.readers.forms.form_files import FormFiles
from model.readers.forms.gathering import gather_answers
from model.readers.forms.missing import Missing
from model.readers.forms.new_projects import AddedProject, NewProjects
from model.readers.forms.open_words import heads_with_words
from model.readers.forms.plan_sums import PlanSum, plan_sums, sums_text
from model.readers.forms.remark_settling import TakenRemark
from model.readers.forms.settling import Settling
from model.readers.forms.unit_slips import about_unit_slips
from model.readers.forms.yen_forms import without_yen


@dataclass(frozen=True, slots=True)
class Collection:
    """A plan with what its forms say.

    Attributes:
        plan: the plan; projects whose amount is not settled are as they were.
        findings: the gravest first.
        returned: the departments whose forms came back.
        missing: those that have not answered, in the plan's order.
        unasked: those of the plan that seem to have got no form.
        untouched: those of the missing of which a sheet came back as it went, beside others.
        filled: how many projects have got an amount, or another one.
        added: the projects that departments added.
        remarks: what departments remarked and the plan did not have.
        sums: what the plan adds up to, before and now, in each year.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    returned: tuple[str, ...]
    missing: tuple[str, ...]
    unasked: tuple[str, ...]
    untouched: tuple[str, ...]
    filled: int
    added: tuple[AddedProject, ...]
    remarks: tuple[TakenRemark, ...]
    sums: tuple[PlanSum, ...]

    @property
    def sums_text(self) -> str:
        """The sums of all years as a sentence, empty where no amount is known."""
        return sums_text(self.sums)

    @property
    def summary(self) -> str:
        """What was done, as a sentence."""
        return (
            f"{len(self.returned)}課の様式から、{self.filled:,}件の事業に事業費を入れました"
            f"（返答のない課：{len(self.missing)}）。{self._about_added}{self._about_remarks}"
        )

    @property
    def _about_added(self) -> str:
        return f"新しい事業を{len(self.added):,}件加えました。" if self.added else ""

    @property
    def _about_remarks(self) -> str:
        projects = len({remark.project for remark in self.remarks})
        return f"備考は{projects:,}件の事業に入れました。" if projects else ""


def _always_wanted() -> None:
    """Do nothing: what is collected is wanted."""


def collect_forms(
    plan: Plan, files: Sequence[Path], check: Callable[[], None] = _always_wanted
) -> Collection:
    """Return ``plan`` with the amounts and remarks in the forms of ``files``.

    The forms are those that were made from this plan, as it is or as it was before some of them
    were put into it: putting the same forms together again changes nothing. A department enters
    its own share of a project that it has with others, so shares are added up once all of them
    have answered; where the forms went out with the whole amount, what was changed takes its
    place. Amounts that contradict each other are not taken, but told. ``check`` is called before
    each file and may raise. Raises PlanFileError where no file holds a form.
    """
    files_of_forms = FormFiles()
    for file in files:
        check()
        files_of_forms.read(file)
    files_of_forms.check_any(files)
    answers = without_yen(plan, gather_answers(plan, files_of_forms.forms))
    findings = [*files_of_forms.findings, *answers.findings, *about_unit_slips(plan, answers)]
    return _collection(plan, answers, findings)


def _with_extras_in_order(plan: Plan) -> Plan:
    """Return ``plan`` with the extras of its projects in the order of its extra headings."""
    order = {head: place for place, head in enumerate(plan.extra_heads)}

    def in_order(project: Project) -> Project:
        last = len(order)
        extras = tuple(sorted(project.extras, key=lambda extra: order.get(extra[0], last)))
        return project if extras == project.extras else replace(project, extras=extras)

    return plan.with_projects({project.id: in_order(project) for project in plan.projects})


def _collection(plan: Plan, answers: Answers, findings: Sequence[Finding]) -> Collection:
    settling = Settling(plan, answers)
    settled = {project.id: settling.settle(project) for project in plan.projects}
    changed = [each for each in plan.projects if settling.is_changed(each, settled[each.id])]
    missing = Missing(plan, answers)
    heads = (*plan.extra_heads, *settling.new_heads)
    if settling.remarks and form_marks.REMARKS not in heads:
        heads = (*heads, form_marks.REMARKS)
    settled_plan = replace(plan.with_projects(settled), extra_heads=heads)
    new = NewProjects(settled_plan, answers)
    heads = heads_with_words(plan, new.plan)
    collected = _with_extras_in_order(replace(new.plan, extra_heads=heads))
    return Collection(
        collected,
        by_severity((*missing.findings, *findings, *settling.findings, *new.findings)),
        answers.returned,
        missing.asked,
        missing.unasked,
        tuple(name for name in missing.asked if name in answers.untouched),
        len(changed),
        tuple(new.added),
        settling.remarks,
        plan_sums(plan, collected),
    )
