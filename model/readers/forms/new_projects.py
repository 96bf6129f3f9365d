"""Projects that departments added on their forms, put into the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from model import form_marks
from model.amount_basis import AmountBasis, choose_basis
from model.finding import Finding, Severity
from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Plan, Section
from model.project import Amount, Department, Flag, Project
from model.readers.forms.answers import Answers, money_text, shown
from model.readers.forms.entries import about_reading, is_below_zero
from model.readers.forms.form_amount import FormAmount, NewRow
from model.readers.forms.form_columns import Year
from model.readers.forms.named_sections import section_named
from model.readers.forms.open_words import OpenWords
from model.text import name_key
from model.wareki import format_fiscal_year


@dataclass(frozen=True, slots=True)
class AddedProject:
    """A project that was put into the plan: its name, its department, the path of its section."""

    project: str
    department: str
    path: Path


class NewProjects:
    """Puts the new projects of ``answers`` into ``plan``, one by one.

    Each gets the next free id and stands at the end of its section, so that the ids of the rows
    that were there stay what the forms call them. What the plan has already is not added again.

    Attributes:
        plan: the plan with those added until now.
        added: what they are.
        findings: what was added, and what was not and why.
    """

    def __init__(self, plan: Plan, answers: Answers) -> None:
        self.plan = plan
        self.added: list[AddedProject] = []
        self.findings: list[Finding] = []
        self._answers = answers
        self._basis: AmountBasis = choose_basis(plan)
        self._words = OpenWords(plan)
        self._remarked: dict[str, None] = {}
        """The heading of remarks, once a new project has some."""
        sizes = (abs(a.yen) for project in plan.projects for a in project.amounts)
        self._largest = max(sizes, default=None)
        for department, row in answers.new_rows:
            self._take(department, row)
        heads = (*plan.extra_heads, *self._words.new_heads, *self._remarked)
        self.plan = replace(self.plan, extra_heads=tuple(dict.fromkeys(heads)))

    def _take(self, department: str, row: NewRow) -> None:
        section = self._section_of(row.section)
        if not row.name:
            self._tell(Severity.ERROR, row, "事業名がないため、入れていません。")
        elif section is None:
            where = f"掲載箇所（{row.section}）が" if row.section else "掲載箇所が空欄で、"
            message = f"{where}計画のどの区分か決まらないため、入れていません。"
            self._tell(
                Severity.ERROR, row, f"{message}「1-2」のような区分の番号で記入してください。"
            )
        elif (there := self._there(row.name, section)) is not None:
            self._look_at_old(department, row, there)
        else:
            self._add(department, row, section)

    def _section_of(self, text: str) -> Section | None:
        """Return the section that ``text`` names.

        A plan that lists its projects in one section alone has no other.
        """
        listed = [each for each in self.plan.walk() if each.listings]
        if not text and len(listed) == 1:
            return listed[0]
        return section_named(self.plan, text)

    def _there(self, name: str, section: Section) -> Listing | None:
        """Return where the plan has a project of this ``name`` already, first in ``section``."""
        alike = [
            row for row in self.plan.listings() if name_key(row.printed_name) == name_key(name)
        ]
        here = (row for row in alike if row.path == section.path)
        return next(here, alike[0] if alike else None)

    def _look_at_old(self, department: str, row: NewRow, there: Listing) -> None:
        """Tell what is new about a project that the plan has; forms may be put together again."""
        is_ours = department in {each.name for each in there.departments}
        known = [self._known(there.project, year) for year in row.amounts]
        said = [amount.word or amount.yen for amount in row.amounts.values()]
        if is_ours and known == [each or None if isinstance(each, str) else each for each in said]:
            return
        message = (
            f"同じ名前の事業が計画の{format_path(there.path)}にあるため、入れていません。"
            "別の事業であれば名前を変えてもらい、共に所管する事業や金額の違いであれば、計画ブックで"
            "直してください。"
        )
        self._tell(Severity.ERROR, row, message)

    def _known(self, project: Project, year: Year) -> int | str | None:
        basis = self._basis
        yen = basis.amount_of(project) if year is None else basis.in_year(project, year)
        return self._words.word_of(project, year) or None if yen is None else yen

    def _add(self, department: str, row: NewRow, section: Section) -> None:
        departments = (Department(department),)
        flag = self._flag_of(row)
        project = Project(
            id=self._new_id(),
            name=row.name,
            description=row.description or None,
            departments=departments,
            and_others=False,
            flag=flag,
            amounts=tuple(self._amounts(row)),
        )
        for year, amount in row.amounts.items():
            if amount.word:
                project = self._words.with_word(project, year, amount.word)
        if row.remarks:
            self._remarked[form_marks.REMARKS] = None
            remark = (form_marks.REMARKS, row.remarks)
            project = replace(project, extras=(*project.extras, remark))
        index = len(section.listings) + 1
        is_other = {each.kind for each in section.listings} == {ListingKind.OTHER}
        kind = ListingKind.OTHER if is_other else ListingKind.MAIN
        listing = Listing(
            project=project,
            path=section.path,
            index=index,
            kind=kind,
            relisted=False,
            name=row.name,
            description=project.description,
            departments=departments,
            and_others=False,
            flag=flag,
        )
        self.plan = _with_listing(self.plan, listing)
        self.added.append(AddedProject(row.name, department, section.path))
        told = self._told_amounts(row, project)
        message = (
            f"{shown(department)}の様式により、新しい事業（{project.id}）として"
            f"{format_path(section.path)}「{section.title}」に加えました{told}。"
        )
        self._tell(Severity.NOTICE, row, message)

    def _amounts(self, row: NewRow) -> Iterator[Amount]:
        """Yield the amounts of a new project, and tell of what is none."""
        for year, amount in row.amounts.items():
            if amount.read and amount.read.fault and not amount.word:
                fault = amount.read.fault.rstrip("。")
                message = f"{row.name}：{fault}。この金額は入れていません。"
                self.findings.append(Finding(Severity.ERROR, amount.place, message))
            elif amount.yen is not None:
                self.findings += about_reading(amount, row.name, None)
                if not is_below_zero(amount, None):
                    self._look_at_size(row, amount, amount.yen)
                    yield Amount(amount.yen, self._year(year), self._basis.kind)
            if year is None:
                yield from self._sources(row, amount.yen)

    def _sources(self, row: NewRow, whole: int | None) -> Iterator[Amount]:
        """Yield what sources of funds give to the amount of the plan's year, if that is ``whole``.

        What does not add up to it, or is no amount, is told.
        """
        faults = [each for each in row.sources.values() if each.read and each.read.fault]
        known = {name: each.yen for name, each in row.sources.items() if each.yen is not None}
        if faults or (known and sum(known.values()) != (whole or 0)):
            said = "、".join(
                f"{name} {each.typed}" for name, each in row.sources.items() if each.typed
            )
            message = (
                f"財源（{said}）の計が事業費と合わないため、財源は入れていません。様式を直してもらうか、"
                "計画ブックで直してください。"
            )
            self._tell(Severity.ERROR, row, message)
            return
        year, kind = self._year(None), self._basis.kind
        yield from (Amount(yen, year, kind, name) for name, yen in known.items())

    def _look_at_size(self, row: NewRow, amount: FormAmount, yen: int) -> None:
        """Tell that an amount larger than all of the plan may have been typed in yen."""
        typed, rest = divmod(yen, amount.unit)
        is_round = amount.unit > 1 and not rest and typed % 1_000 == 0
        if is_round and self._largest is not None and abs(yen) > self._largest:
            unit = self._answers.unit
            message = (
                f"{row.name}：様式の単位により{money_text(yen, unit)}と読みましたが、円で記入した"
                f"ものなら{money_text(typed, unit)}です。課に確かめてください。"
            )
            self.findings.append(Finding(Severity.WARNING, amount.place, message))

    def _year(self, year: Year) -> int | None:
        return self._basis.fiscal_year if year is None else year

    def _told_amounts(self, row: NewRow, project: Project) -> str:
        """Return the amounts of ``project``, and the words in place of others."""
        said = []
        for year, amount in row.amounts.items():
            of = self._year(year)
            whole = (a.yen for a in project.amounts if (a.fiscal_year, a.funds) == (of, None))
            what = amount.word or next(whole, None)
            if what is not None:
                name = f"{format_fiscal_year(of)} " if of and len(row.amounts) > 1 else ""
                said.append(name + money_text(what, self._answers.unit))
        said += [
            f"うち{amount.funds} {money_text(amount.yen, self._answers.unit)}"
            for amount in project.amounts
            if amount.funds is not None
        ]
        return f"（{'、'.join(said)}）" if said else "（金額の記入なし）"

    def _flag_of(self, row: NewRow) -> Flag | None:
        flags = [
            each for each in self.plan.legend.flags if name_key(each.mark) == name_key(row.flag)
        ]
        if row.flag and not flags:
            self._tell(
                Severity.WARNING, row, f"印「{row.flag}」は計画の凡例にないため、付けていません。"
            )
        return flags[0] if flags and row.flag else None

    def _new_id(self) -> str:
        ids = {project.id for project in self.plan.projects}
        number = len(ids) + 1
        while f"P{number:04d}" in ids:
            number += 1
        return f"P{number:04d}"

    def _tell(self, severity: Severity, row: NewRow, message: str) -> None:
        self.findings.append(Finding(severity, row.place, f"{row.name or '新規事業'}：{message}"))


def _with_listing(plan: Plan, listing: Listing) -> Plan:
    """Return ``plan`` with a new row, whose project follows the others of its section."""
    beside = {row.project.id for row in plan.listings() if row.path == listing.path}
    places = [n for n, project in enumerate(plan.projects) if project.id in beside]
    at = places[-1] + 1 if places else len(plan.projects)
    projects = (*plan.projects[:at], listing.project, *plan.projects[at:])
    sections = tuple(_in_section(section, listing) for section in plan.sections)
    return replace(plan, sections=sections, projects=projects)


def _in_section(section: Section, listing: Listing) -> Section:
    if section.path == listing.path:
        return replace(section, listings=(*section.listings, listing))
    children = tuple(_in_section(child, listing) for child in section.children)
    return replace(section, children=children)
