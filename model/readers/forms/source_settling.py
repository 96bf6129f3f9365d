"""What becomes of the sources of funds of a project when its departments have answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.amount_basis import AmountBasis, choose_basis
from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Amount, Project
from model.readers.forms.answers import FORMS, Answers, SourcesAnswer, shown
from model.text import name_key

_Sources = Mapping[str, int]


class SourceSettling:
    """Puts what departments entered of sources of funds into projects whose amounts are settled.

    What sources give to the amount of the plan's year is taken as a whole, and where it adds up to
    that amount alone: what does not is told. Departments that share a project have to agree on it,
    as they have on the amount; where each entered its own share, the shares are added up.
    """

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self.findings: list[Finding] = []
        self._answers = answers
        self._basis: AmountBasis = choose_basis(plan)
        every = (a.funds for project in plan.projects for a in project.amounts if a.funds)
        self._names = {name_key(name): name for name in every}

    def settle(self, project: Project) -> Project:
        """Return ``project``, whose amounts are settled, with the sources that were entered."""
        given = self._answers.sources.get(project.id, {})
        every = [answer for answers in given.values() for answer in answers]
        if all(answer.is_as_sent for answer in every):
            return project
        sources = self._agreed(given, self._answers.asked[project.id])
        if sources is None:
            said = "、".join(
                f"{shown(department)} {self._told(answer.yen)}（{answer.place}）"
                for department, answers in given.items()
                for answer in answers
            )
            self._tell(
                Severity.ERROR, project, f"財源が1つに決まらないため、入れていません：{said}。"
            )
            return project
        return self._with_sources(project, {self._named(n): yen for n, yen in sources.items()})

    def _agreed(
        self, given: Mapping[str, Sequence[SourcesAnswer]], asked: Sequence[str]
    ) -> _Sources | None:
        """Return what all departments say together, None where they differ or some are lacking."""
        if any(len(answers) > 1 for answers in given.values()) or set(given) != set(asked):
            return None
        answers = [answer for (answer,) in given.values()]
        if len(answers) > 1 and not any(answer.is_whole for answer in answers):
            names = dict.fromkeys(name for answer in answers for name in answer.yen)
            return {name: sum(answer.yen.get(name, 0) for answer in answers) for name in names}
        return answers[0].yen if all(it.yen == answers[0].yen for it in answers) else None

    def _with_sources(self, project: Project, sources: _Sources) -> Project:
        whole = self._basis.amount_of(project)
        if sources == self._basis.by_source(project.amounts):
            return project
        if sum(sources.values()) != (whole or 0):
            amount = "なし" if whole is None else self._answers.money(whole)
            message = (
                f"記入された財源の計（{self._answers.money(sum(sources.values()))}）が事業費（{amount}）と"
                f"合わないため、財源は入れていません（{self._told(sources)}）。様式を直してもらうか、計画ブックで直してください。"
            )
            self._tell(Severity.ERROR, project, message)
            return project
        message = f"様式により、財源の内訳を{self._told(sources)}としました。"
        self._tell(Severity.NOTICE, project, message)
        return replace(project, amounts=_divided(project.amounts, sources, self._basis))

    def _named(self, name: str) -> str:
        """Return a source as the plan spells it."""
        return self._names.get(name_key(name), name)

    def _told(self, sources: _Sources) -> str:
        return (
            "、".join(f"{name} {self._answers.money(yen)}" for name, yen in sources.items())
            or "空欄"
        )

    def _tell(self, severity: Severity, project: Project, message: str) -> None:
        self.findings.append(Finding(severity, FORMS, f"{project.name}：{message}"))


def _divided(
    amounts: Sequence[Amount], sources: _Sources, basis: AmountBasis
) -> tuple[Amount, ...]:
    """Return ``amounts`` with that of ``basis`` divided by ``sources``, which follow it."""
    kind = basis.kind
    is_dated = any(a.fiscal_year is not None for a in amounts if a.kind == kind)
    year = basis.fiscal_year if is_dated else None
    others = [a for a in amounts if (a.fiscal_year, a.kind) != (year, kind) or a.funds is None]
    wholes = [n for n, a in enumerate(others, 1) if (a.fiscal_year, a.kind) == (year, kind)]
    place = wholes[-1] if wholes else len(others)
    parts = (Amount(yen, year, kind, name) for name, yen in sources.items())
    return (*others[:place], *parts, *others[place:])
