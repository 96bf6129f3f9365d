"""What becomes of a project's amount when its departments have answered, and when some have not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model import form_marks
from model.amount_basis import AmountBasis, choose_basis
from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Amount, Project
from model.readers.forms.answers import FORMS, Answer, Answers, shown
from model.text import first_names, name_key

_MOST_NAMES = 5


class Settling:
    """Settles the projects of ``plan`` one by one, and finds what stays open.

    A department enters its own share of a project that it has with others, so shares are added up
    once all of them have answered. Where the forms went out with the amount of the whole project,
    what was entered in its place is the whole amount too, and all of them have to have entered it.
    Which of the two holds, each form says itself: the plan may know more by now, from forms that
    were put together before.
    """

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self._answers = answers
        self._basis: AmountBasis = choose_basis(plan)
        self._asked = answers.asked
        self._heads = plan.extra_heads
        self._findings: list[Finding] = []
        self._blank: dict[str, list[str]] = defaultdict(list)
        self._unmatched: list[str] = []
        """Projects whose sources of funds were left behind by their new amounts."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be known of the projects settled until now."""
        return (*self._findings, *self._about_funds(), *self._about_blanks())

    def settle(self, project: Project) -> Project:
        """Return ``project`` with what its departments say of it."""
        yen = self._yen_of(project)
        if yen is not None:
            self._look_at_funds(project, yen)
            project = replace(project, amounts=_with_amount(project.amounts, yen, self._basis))
        remarks = self._answers.remarks.get(project.id)
        return self._with_remarks(project, remarks) if remarks else project

    def is_changed(self, before: Project, after: Project) -> bool:
        """Whether the amount that counts is another one."""
        return self._basis.amount_of(before) != self._basis.amount_of(after)

    def _with_remarks(self, project: Project, remarks: Sequence[tuple[str, str]]) -> Project:
        """Return ``project`` with what its departments remark, each named where there are several.

        A form goes out with the remarks that the plan has: what came back as it went is nothing
        new, and what the only department of a project wrote takes its place. Extras stay in the
        order of the plan's heads, with what has no head among them at the end.
        """
        extras = dict(project.extras)
        before = extras.get(form_marks.REMARKS, "")
        new = [(name, text) for name, text in remarks if name_key(text) != name_key(before)]
        if not new:
            return project
        is_shared = len(self._asked[project.id]) > 1
        lines = [f"{shown(name)}：{text}" if is_shared else text for name, text in new]
        if before and is_shared:
            lines = [before, *(line for line in lines if f"\n{line}\n" not in f"\n{before}\n")]
        extras[form_marks.REMARKS] = "\n".join(lines)
        order = {head: place for place, head in enumerate(self._heads)}
        by_head = sorted(extras.items(), key=lambda extra: order.get(extra[0], len(order)))
        return replace(project, extras=tuple(by_head))

    def _yen_of(self, project: Project) -> int | None:
        """Return the new amount of ``project``, None where it stays as it is."""
        answers = self._answers.amounts.get(project.id, {})
        if any(len(each) > 1 for each in answers.values()):
            self._tell_contradiction(project, answers, self._basis.amount_of(project))
            return None
        given = {department: each[0] for department, each in answers.items()}
        for department in self._asked[project.id]:
            if (project.id, department) in self._answers.blanks and department not in given:
                self._blank[department].append(project.name)
        known = self._basis.amount_of(project)
        sent = {answer.sent for answer in given.values()}
        if len(sent) > 1:
            self._tell_contradiction(project, answers, known, "別の時に作った様式が混ざっている")
            return None
        whole = sent.pop() if sent else None
        return (
            self._sum_of_shares(project, known, given)
            if whole is None
            else self._changed(project, known, whole, given)
        )

    def _sum_of_shares(
        self, project: Project, known: int | None, given: dict[str, Answer]
    ) -> int | None:
        lacking = [name for name in self._asked[project.id] if name not in given]
        if not given:
            return None
        shares = "、".join(f"{shown(name)} {_in_yen(each.yen)}" for name, each in given.items())
        if lacking:
            whose = "、".join(map(shown, lacking))
            self._tell(
                Severity.WARNING,
                project,
                f"{whose}の分がないため、{_as_before(known)}（{shares}）。担当する分がなければ、"
                "その課の様式に0と記入してもらってください。",
            )
            return None
        if len(given) > 1:
            self._tell(Severity.NOTICE, project, f"各課の分を足しました（{shares}）。")
        if project.and_others:
            self._tell(
                Severity.NOTICE, project, f"課名のない「ほか」の分は含みません（{shares}）。"
            )
        yen = sum(each.yen for each in given.values())
        self._tell_changed(project, known, yen, given)
        return yen

    def _changed(
        self, project: Project, known: int | None, whole: int, given: dict[str, Answer]
    ) -> int | None:
        """Return what was entered in place of ``whole``; its departments have to agree on it."""
        if all(each.yen == whole for each in given.values()):
            if known != whole:
                self._tell(
                    Severity.WARNING,
                    project,
                    f"様式は配ったとき（{_in_yen(whole)}）のまま返り、計画の額はその後変わって"
                    f"いるため、{_as_before(known)}。",
                )
            return None
        yen = next(iter(given.values())).yen
        if any(name not in given or given[name].yen != yen for name in self._asked[project.id]):
            said = {name: [each] for name, each in given.items()}
            self._tell_contradiction(project, said, known)
            return None
        self._tell_changed(project, known, yen, given)
        return yen

    def _tell_changed(
        self, project: Project, known: int | None, yen: int, given: Mapping[str, Answer]
    ) -> None:
        if known is not None and known != yen:
            whose = "、".join(map(shown, given))
            message = f"{whose}の様式により、{_in_yen(known)}を{_in_yen(yen)}に改めました。"
            self._tell(Severity.NOTICE, project, message)

    def _tell_contradiction(
        self,
        project: Project,
        answers: Mapping[str, Sequence[Answer]],
        known: int | None,
        why: str = "金額が1つに決まらない",
    ) -> None:
        said = "、".join(
            f"{shown(name)} {_in_yen(answer.yen)}（{answer.place}）"
            for name, each in answers.items()
            for answer in each
        )
        message = f"{why}ため、{_as_before(known)}：{said}。"
        self._tell(Severity.ERROR, project, message)

    def _look_at_funds(self, project: Project, yen: int) -> None:
        """Note where sources of funds stay as they were, and a new amount of ``yen`` is another."""
        funds = self._basis.funds_of(project)
        if funds is not None and funds != yen and yen != self._basis.amount_of(project):
            told = f"{project.name}（財源の計{_in_yen(funds)}、事業費{_in_yen(yen)}）"
            self._unmatched.append(told)

    def _about_funds(self) -> Iterator[Finding]:
        if self._unmatched:
            message = (
                f"事業費を改めた{len(self._unmatched):,}件は、財源の内訳が元のままで、合計が事業費と"
                f"合いません。計画ブックで内訳を直してください：{'、'.join(self._unmatched)}。"
            )
            yield Finding(Severity.WARNING, FORMS, message)

    def _about_blanks(self) -> Iterator[Finding]:
        for department, names in self._blank.items():
            some = first_names(names, _MOST_NAMES)
            message = f"{shown(department)}の様式で、{len(names):,}件の事業費が空欄です：{some}。"
            yield Finding(Severity.NOTICE, FORMS, message)

    def _tell(self, severity: Severity, project: Project, message: str) -> None:
        self._findings.append(Finding(severity, FORMS, f"{project.name}：{message}"))


def _with_amount(amounts: Sequence[Amount], yen: int, basis: AmountBasis) -> tuple[Amount, ...]:
    """Return ``amounts`` with ``yen`` as the whole amount on ``basis``.

    The sum of several years (計) stays their sum.
    """
    year, kind = basis.fiscal_year, basis.kind
    is_old = [(a.fiscal_year, a.kind, a.funds) == (year, kind, None) for a in amounts]
    place = is_old.index(True) if any(is_old) else len(amounts)
    others = [each for each, old in zip(amounts, is_old, strict=True) if not old]
    new = (*others[:place], Amount(yen, year, kind), *others[place:])
    before, after = _sum_of_years(amounts, kind), _sum_of_years(new, kind)
    sum_before = Amount(before, None, kind)
    return tuple(replace(each, yen=after) if each == sum_before else each for each in new)


def _sum_of_years(amounts: Iterable[Amount], kind: str | None) -> int:
    """Return the yen of all years together, without those by source of funds."""
    return sum(a.yen for a in amounts if a.fiscal_year and (a.kind, a.funds) == (kind, None))


def _as_before(known: int | None) -> str:
    return "入れていません" if known is None else f"{_in_yen(known)}のままです"


def _in_yen(yen: int) -> str:
    """Return an amount in full, for comparing with cells of any unit."""
    return f"{yen:,}円"
