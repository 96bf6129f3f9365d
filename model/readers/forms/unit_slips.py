"""Amounts that seem to have been typed in yen into a form of 千円 or 百万円."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from model.amount_basis import choose_basis
from model.finding import Finding, Severity
from model.plan import Plan, Section
from model.project import Project
from model.readers.forms.answers import Answer, Answers, Item, form_of, is_in_thousands, money_text
from model.text import first_names

_TIMES_OLD = 500
"""What is typed in yen into a form of 千円 is a thousand times what it was, or half of that."""
_TINY = 10_000
"""No project costs less (in yen); on a form in yen it may have been typed in 千円."""
_MOST_NAMES = 10
_TIMES_OLD_AMONG_YEN = 50
_SURELY_IN_YEN = 2
"""So many amounts of a form are exactly what went out, in yen."""
_TIMES_LARGEST_OF_FORM = 100
_TIMES_LARGEST_OF_ALL = 10
"""Forms of which no amount is sure are held against all others, among which are large projects."""


def about_unit_slips(plan: Plan, answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each amount that fits its plan only if it was meant in another unit.

    In yen: it was typed as a whole multiple of 1,000 and is 500 times the amount that was there
    before; or nothing was, and it exceeds all amounts of the plan, or what this publishes for the
    project's whole section, or is far beyond the largest amount of its form. In a larger unit: it
    is a 500th of what was there, or less; or nothing was, and it is tiny on a form in yen. The
    amount is taken as it was written all the same.
    """
    for project, answer in unit_slips(plan, answers):
        yield _about_slip(project, answer)
    tiny: dict[str, list[str]] = defaultdict(list)
    for each in _entered(plan, answers):
        yen = abs(each.answer.yen or 0)
        if each.old and 0 < _TIMES_OLD * yen <= abs(each.old):
            yield _about_small(each.project, each.answer, each.old)
        elif not each.old and answers.unit == 1 and 0 < yen < _TINY:
            tiny[form_of(each.answer.place)].append(f"{each.project.name} {yen:,}円")
    for form, told in tiny.items():
        message = (
            f"円の様式に、1万円に満たない金額が{len(told):,}件あります："
            f"{first_names(told, _MOST_NAMES)}。千円で記入していないか、課に確かめてください。"
        )
        yield Finding(Severity.WARNING, form, message)


def unit_slips(plan: Plan, answers: Answers) -> Iterator[tuple[Project, Answer]]:
    """Yield the answers that fit ``plan`` only if they were meant in yen, with their projects.

    On a form in yen (:func:`forms_in_yen`) less is enough: 50 times the amount that was there, or
    any whole multiple of 1,000 where none was.
    """
    in_yen = forms_in_yen(answers)
    sizes = _Sizes.of(plan, answers, in_yen)
    for each in _entered(plan, answers):
        if form_of(each.answer.place) in in_yen:
            is_slip = _is_yen_among_yen(each.answer, each.old)
        else:
            is_slip = _may_be_yen(each.answer) and sizes.doubt(each)
        if is_slip:
            yield each.project, each.answer


class _Entered(NamedTuple):
    """An answer of a ``department``; ``old`` are the yen that were there before, if any."""

    project: Project
    department: str
    answer: Answer
    old: int | None


def _entered(plan: Plan, answers: Answers) -> Iterator[_Entered]:
    basis = choose_basis(plan)
    for project in plan.projects:
        for year in answers.years:
            known = basis.amount_of(project) if year is None else basis.in_year(project, year)
            for department, given in answers.amounts.get(Item(project.id, year), {}).items():
                for answer in given:
                    old = known if answer.sent is None else answer.sent
                    yield _Entered(project, department, answer, old)


def forms_in_yen(answers: Answers) -> frozenset[str]:
    """Return the forms that were filled in in yen, though their unit is another.

    Two amounts on them, or half of all that are not as they went out, are what went out, in yen.
    """
    changed = Counter(
        form_of(each.place)
        for by_department in answers.amounts.values()
        for given in by_department.values()
        for each in given
        if each.yen is not None and each.yen != each.sent
    )
    return frozenset(
        form
        for form, slips in answers.in_yen.items()
        if len(slips) >= _SURELY_IN_YEN or len(slips) >= changed[form]
    )


def _about_slip(project: Project, answer: Answer) -> Finding:
    read, meant = (money_text(yen, answer.unit) for yen in (answer.yen or 0, typed_yen(answer)))
    message = (
        f"{project.name}：様式の単位により{read}と読みましたが、円で記入したものなら{meant}です。"
        "課に確かめてください。"
    )
    return Finding(Severity.WARNING, answer.place, message)


def _about_small(project: Project, answer: Answer, old: int) -> Finding:
    read, was = (money_text(yen, answer.unit) for yen in (answer.yen or 0, old))
    message = (
        f"{project.name}：様式の単位により{read}と読みましたが、前の{was}に比べてとても小さい額です。"
        "百万円など、ほかの単位で記入していないか、課に確かめてください。"
    )
    return Finding(Severity.WARNING, answer.place, message)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How large amounts are, in yen.

    ``published`` has by the id of a project the budget that its section publishes, ``largest`` by
    department the largest amount on its form that is surely not in yen, ``of_all`` that of all,
    ``of_plan`` the largest of the plan.
    """

    published: Mapping[str, int]
    largest: Mapping[str, int]
    of_all: int | None
    of_plan: int | None

    @classmethod
    def of(cls, plan: Plan, answers: Answers, in_yen: Collection[str]) -> _Sizes:
        sure: dict[str, list[int]] = defaultdict(list)
        for by_department in answers.amounts.values():
            for department, given in by_department.items():
                sure[department] += [
                    abs(each.yen)
                    for each in given
                    if each.yen is not None
                    and not _may_be_yen(each)
                    and form_of(each.place) not in in_yen
                ]
        largest = {name: max(sizes) for name, sizes in sure.items() if any(sizes)}
        published: dict[str, int] = {}
        for section in plan.sections:
            _add_published(section, None, published)
        known = (abs(amount.yen) for project in plan.projects for amount in project.amounts)
        of_all = max(largest.values(), default=None)
        return cls(published, largest, of_all, max(known, default=None))

    def doubt(self, each: _Entered) -> bool:
        """Whether an amount is too large beside what is known."""
        size = abs(each.answer.yen or 0)
        if each.old and each.old != each.answer.yen:
            return size >= _TIMES_OLD * abs(each.old)
        if size > self.published.get(each.project.id, size):
            return True
        if self.of_plan and size >= _TIMES_LARGEST_OF_ALL * self.of_plan:
            return True
        if each.department in self.largest:
            return size >= _TIMES_LARGEST_OF_FORM * self.largest[each.department]
        return self.of_all is not None and size >= _TIMES_LARGEST_OF_ALL * self.of_all


def _add_published(section: Section, above: int | None, published: dict[str, int]) -> None:
    """Add the budgets that ``section``, or else the next one above it, publishes."""
    budget = above if section.published_budget is None else section.published_budget
    if budget is not None:
        for row in section.listings:
            published[row.project.id] = max(budget, published.get(row.project.id, budget))
    for child in section.children:
        _add_published(child, budget, published)


def _may_be_yen(answer: Answer) -> bool:
    """Whether an amount that was entered anew is a whole number of thousands as it was typed."""
    if answer.yen is None or answer.yen in (0, answer.sent):
        return False
    return is_in_thousands(answer.yen, answer.unit)


def _is_yen_among_yen(answer: Answer, old: int | None) -> bool:
    """Whether an amount on a form in yen is in yen too; ``old`` was there before."""
    if answer.unit == 1 or answer.yen in (None, answer.sent):
        return False
    if old and old != answer.yen:
        return abs(answer.yen or 0) >= _TIMES_OLD_AMONG_YEN * abs(old)
    return _may_be_yen(answer)


def typed_yen(answer: Answer) -> int:
    """Return the yen that an amount is if it was typed in yen."""
    return (answer.yen or 0) // answer.unit
