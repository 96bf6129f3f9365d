"""What becomes of a project when its departments have answered, and when some have not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from model.amount_basis import AmountBasis, choose_basis
from model.finding import Finding, Severity
from model.money import sum_known
from model.plan import Plan
from model.project import Amount, Project, is_sum_of_years
from model.readers.forms.answers import FORMS, Answers, Item, shown
from model.readers.forms.form_columns import Year
from model.readers.forms.item_settling import ItemSettling, Question
from model.readers.forms.open_words import OpenWords
from model.readers.forms.remark_settling import RemarkSettling, TakenRemark
from model.readers.forms.source_settling import SourceSettling
from model.text import first_names
from model.wareki import format_fiscal_year

_MOST_NAMES = 5


class Settling:
    """Settles the projects of ``plan`` one by one, and finds what stays open."""

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self._plan, self._answers = plan, answers
        self._basis: AmountBasis = choose_basis(plan)
        self._asked = answers.asked
        self._items = ItemSettling(answers)
        self._sources = SourceSettling(plan, answers)
        self._words = OpenWords(plan)
        self._remarks = RemarkSettling(answers)
        self._blank: dict[str, dict[str, list[Year]]] = defaultdict(lambda: defaultdict(list))
        """By department and name of a project, the years that were left empty."""
        self._lost: list[Finding] = []
        """What is told of sources of funds whose amounts are open now."""
        self._unmatched: list[str] = []
        """Projects whose sources of funds were left behind by their new amounts."""
        self._unasked: list[str] = []
        """The same of years whose sources forms do not ask for: of all but the plan's own."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be known of the projects settled until now."""
        return (
            *self._items.findings,
            *self._lost,
            *self._sources.findings,
            *self._about_funds(),
            *self._about_blanks(),
            *self._remarks.findings,
        )

    @property
    def remarks(self) -> tuple[TakenRemark, ...]:
        """The remarks that were put into the projects settled until now."""
        return tuple(self._remarks.taken)

    @property
    def new_heads(self) -> tuple[str, ...]:
        """The headings that the plan lacks for words in place of amounts."""
        return tuple(self._words.new_heads)

    def settle(self, project: Project) -> Project:
        """Return ``project`` with what its departments say of it."""
        before, new = project, dict[Year, int]()
        for year in self._answers.years:
            said = self._items.settle(self._question(before, year))
            if isinstance(said, str):
                project = self._without_amount(project, year, "未定")
                project = self._words.with_word(project, year, said)
            elif said is not None:
                new[year] = said
                project = self._words.with_word(project, year, "")
                if said == 0:
                    project = self._without_amount(project, year, "事業費が0円")
                amounts = _with_amount(project.amounts, said, self._basis, year)
                project = replace(project, amounts=amounts)
        project = self._sources.settle(project)
        for year, yen in new.items():
            if yen != self._known(before, year):
                self._look_at_funds(project, year, yen)
        self._note_blanks(before)
        return self._remarks.settle(project)

    def _without_amount(self, project: Project, year: Year, why: str) -> Project:
        """Return ``project`` without its amount of ``year``; its sources go too, which is told."""
        funds = self._funds_of(project, year)
        if funds is not None:
            name = self._question(project, year).name
            message = (
                f"{name}：{why}のため、財源の内訳（計{self._answers.money(funds)}）も除きました。"
            )
            self._lost.append(Finding(Severity.NOTICE, FORMS, message))
        amounts = _without_amount(project.amounts, self._basis, year)
        return replace(project, amounts=amounts)

    def is_changed(self, before: Project, after: Project) -> bool:
        """Whether an amount that was asked for is another one, or open."""
        return any(
            self._said(before, year) != self._said(after, year) for year in self._answers.years
        )

    def _question(self, project: Project, year: Year) -> Question:
        return Question(
            Item(project.id, year),
            project.name,
            self._told_year(year),
            self._said(project, year),
            self._asked[project.id],
            project.and_others,
        )

    def _known(self, project: Project, year: Year) -> int | None:
        basis = self._basis
        return basis.amount_of(project) if year is None else basis.in_year(project, year)

    def _said(self, project: Project, year: Year) -> int | str | None:
        """Return the yen of a year, or the word in their place, None where there is neither."""
        known = self._known(project, year)
        return self._words.word_of(project, year) or None if known is None else known

    @cached_property
    def _unknown_years(self) -> tuple[Year, ...]:
        """The years of which the plan gives no amount for half of its projects or more."""
        projects = self._plan.projects
        return tuple(
            year
            for year in self._answers.years
            if 2 * sum(self._said(each, year) is None for each in projects) >= len(projects)
        )

    def _told_year(self, year: Year) -> str:
        """Return a year as findings give it, empty where but one is asked for."""
        return self._shown(year) if len(self._answers.years) > 1 else ""

    def _shown(self, year: Year) -> str:
        own = self._basis.fiscal_year if year is None else year
        return "" if own is None else format_fiscal_year(own)

    def _note_blanks(self, project: Project) -> None:
        """Note the years that were left empty, but for those that may well be.

        A project that the plan gives amounts of other years may begin later than it, or end before:
        where the plan has most amounts of a year, those that it lacks are none.
        """
        known = {y for y in self._answers.years if self._said(project, y) is not None}
        open_ = self._answers.years if not known else self._unknown_years
        for year in open_:
            item = Item(project.id, year)
            given = self._answers.amounts.get(item, {})
            for department in self._asked[project.id]:
                if (item, department) in self._answers.blanks and department not in given:
                    self._blank[department][project.name].append(year)

    def _look_at_funds(self, project: Project, year: Year, yen: int) -> None:
        """Note where sources of funds stay as they were, and a new amount of ``yen`` is another."""
        funds = self._funds_of(project, year)
        if funds is not None and funds != yen:
            name = self._question(project, year).name
            told = (
                f"{name}（財源の計{self._answers.money(funds)}、事業費{self._answers.money(yen)}）"
            )
            (self._unmatched if year is None else self._unasked).append(told)

    def _funds_of(self, project: Project, year: Year) -> int | None:
        if year is None:
            return self._basis.funds_of(project)
        return sum_known(
            a.yen
            for a in project.amounts
            if (a.fiscal_year, a.kind) == (year, self._basis.kind) and a.funds is not None
        )

    def _about_funds(self) -> Iterator[Finding]:
        if self._unmatched:
            message = (
                f"事業費を改めた{len(self._unmatched):,}件は、財源の内訳が元のままで、合計が事業費と"
                f"合いません。計画ブックで内訳を直してください：{'、'.join(self._unmatched)}。"
            )
            yield Finding(Severity.WARNING, FORMS, message)
        if self._unasked:
            message = (
                f"事業費を改めた{len(self._unasked):,}件は、様式で財源を尋ねていない年度なので、財源の"
                "内訳は元のままです。計画ブックの「事業」シートで、改めた事業費に合わせて記入して"
                f"ください：{'、'.join(self._unasked)}。"
            )
            yield Finding(Severity.NOTICE, FORMS, message)

    def _about_blanks(self) -> Iterator[Finding]:
        for department, names in self._blank.items():
            told = [name + self._of_years(years) for name, years in names.items()]
            some = first_names(told, _MOST_NAMES)
            message = f"{shown(department)}の様式で、{len(names):,}件の事業費が空欄です：{some}。"
            yield Finding(Severity.NOTICE, FORMS, message)

    def _of_years(self, years: Sequence[Year]) -> str:
        """Return which years are meant, empty where it is all that were asked for."""
        if len(years) >= len(self._answers.years):
            return ""
        return f"（{'・'.join(map(self._shown, years))}）"


def _with_amount(
    amounts: Sequence[Amount], yen: int, basis: AmountBasis, year: Year
) -> tuple[Amount, ...]:
    """Return ``amounts`` with ``yen`` as the whole amount of ``year`` and the kind of ``basis``.

    An amount without a year that stood for that of the plan's year is one from now on, so that a
    new one takes its place. The sum of several years (計) stays their sum.
    """
    own, kind = basis.fiscal_year, basis.kind
    if all(each.fiscal_year is None for each in amounts if each.kind == kind):
        amounts = [
            each._replace(fiscal_year=own) if each.kind == kind else each for each in amounts
        ]
    new = Amount(yen, own if year is None else year, kind)
    is_old = [each._replace(yen=yen) == new for each in amounts]
    place = is_old.index(True) if any(is_old) else _place_of(new, amounts)
    others = [each for each, old in zip(amounts, is_old, strict=True) if not old]
    return _added_up_anew(amounts, (*others[:place], new, *others[place:]), kind)


def _place_of(new: Amount, amounts: Sequence[Amount]) -> int:
    """Return where a new amount goes: behind that of the year before, with what it consists of."""
    year = new.fiscal_year or 0
    wholes = [n for n, a in enumerate(amounts) if (a.kind, a.funds) == (new.kind, None)]
    later = [n for n in wholes if (amounts[n].fiscal_year or 0) > year]
    before = [n for n in wholes if 0 < (amounts[n].fiscal_year or 0) < year]
    if later or not before:
        return later[0] if later else len(amounts)
    last = amounts[before[-1]]
    behind = before[-1] + 1
    while behind < len(amounts) and amounts[behind]._replace(yen=last.yen, funds=None) == last:
        behind += 1
    return behind


def _without_amount(
    amounts: Sequence[Amount], basis: AmountBasis, year: Year
) -> tuple[Amount, ...]:
    """Return ``amounts`` without those of ``year``, nor what sources give to them.

    What is open as a whole is open by its sources, which would else be added up in its place.
    """
    own, kind = basis.fiscal_year if year is None else year, basis.kind
    if year is None and all(each.fiscal_year is None for each in amounts if each.kind == kind):
        own = None
    after = tuple(each for each in amounts if (each.fiscal_year, each.kind) != (own, kind))
    return _added_up_anew(amounts, after, kind)


def _added_up_anew(
    before: Sequence[Amount], after: Sequence[Amount], kind: str | None
) -> tuple[Amount, ...]:
    """Return the amounts ``after``, in which what was the sum of years (計) is their sum again."""
    was, now = _sum_of_years(before, kind), _sum_of_years(after, kind)
    own = Amount(was, None, kind)

    def is_sum(each: Amount) -> bool:
        is_named = (each.yen, each.funds) == (was, None) and is_sum_of_years(each, before)
        return each == own or is_named

    return tuple(each._replace(yen=now) if is_sum(each) else each for each in after)


def _sum_of_years(amounts: Iterable[Amount], kind: str | None) -> int:
    """Return the yen of all years together, without those by source of funds."""
    return sum(a.yen for a in amounts if a.fiscal_year and (a.kind, a.funds) == (kind, None))
