"""Projects that departments added on their forms, put into the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model import form_marks
from model.amount_basis import AmountBasis, choose_basis
from model.finding import Finding, Severity
from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Plan, Section
from model.project import Department, Flag, Project
from model.readers.forms.answers import Answers, NewRow, shown
from model.readers.forms.form_columns import Year
from model.readers.forms.form_plan import section_named
from model.readers.forms.new_amounts import NewAmounts
from model.readers.forms.open_words import OpenWords
from model.text import name_key


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
        self._money = NewAmounts(plan, self._basis, answers.unit)
        for department, row in answers.new_rows:
            self._take(department, row)
        self.findings += self._money.findings
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
            amounts=tuple(self._money.of(row)),
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
        told = self._money.told(row, project)
        message = (
            f"{shown(department)}の様式により、新しい事業（{project.id}）として"
            f"{format_path(section.path)}「{section.title}」に加えました{told}。"
        )
        self._tell(Severity.NOTICE, row, message)

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
        return section._replace(listings=(*section.listings, listing))
    children = tuple(_in_section(child, listing) for child in section.children)
    return section._replace(children=children)
