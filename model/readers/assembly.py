"""From a draft to a plan: departments whole, rows tied to projects, oddities found."""

from __future__ import annotations

from model.finding import Finding, Severity
from model.listing import Listing, Path
from model.money import format_yen, sum_known
from model.plan import Legend, Plan, Section
from model.project import Department, Flag
from model.readers.department_names import DepartmentCell, is_office, split_departments
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.missing_departments import about_missing_departments
from model.readers.ordinals import ordinal_of
from model.readers.own_year import about_far_years, about_own_year
from model.readers.relisted_rows import RelistedRows, ResolvedRow
from model.readers.tables.marks import explains_itself


def assemble_plan(draft: PlanDraft) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan that ``draft`` describes, and what is odd about it.

    A relisted row is a row of the project whose main place has the same name after NFKC and white
    space; rows of a name whose main place is nowhere in the draft share one project.
    """
    assembly = _Assembly(draft)
    plan = assembly.plan()
    return plan, (*assembly.findings, *about_own_year(plan), *about_far_years(plan))


class _Assembly:
    def __init__(self, draft: PlanDraft) -> None:
        self._found: list[Finding] = []
        self._draft = draft
        self._flags = {flag.mark: flag for flag in draft.flags}
        drafts = draft.listings()
        named = [head for row in drafts for head, _ in row.extras]
        self._extra_heads = tuple(dict.fromkeys([*draft.extra_heads, *named]))
        cells = [row.cell for row in drafts if row.cell] or _department_cells(drafts)
        self._rows = {
            id(row): self._row(row, cell) for row, cell in zip(drafts, cells, strict=True)
        }
        if draft.has_departments:
            without = [row for row in drafts if not self._rows[id(row)].departments]
            self._found += about_missing_departments(without, len(drafts))
        self._relisted = RelistedRows(draft.sections, self._extra_heads)
        self._projects = self._relisted.tie(list(self._rows.values()))
        self._found += self._relisted.found

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self._found, *self._relisted.told.findings())

    def plan(self) -> Plan:
        sections = self._sections(self._draft.sections, ())
        return Plan(
            heading=self._draft.heading,
            levels=self._draft.levels,
            legend=Legend(tuple(self._flags.values()), tuple(self._draft.notes)),
            sections=sections,
            projects=tuple({p.id: p for p in self._projects.values()}.values()),
            departments=tuple(
                dict.fromkeys(d for row in self._rows.values() for d in row.departments)
            ),
            extra_heads=self._extra_heads,
        )

    def _find(self, severity: Severity, where: str, message: str) -> None:
        self._found.append(Finding(severity, where, message))

    def _row(self, draft: ListingDraft, cell: DepartmentCell) -> ResolvedRow:
        departments = tuple(Department(name) for name in cell.names)
        return ResolvedRow(draft, departments, cell.and_others, self._flag(draft))

    def _flag(self, draft: ListingDraft) -> Flag | None:
        if draft.flag is None:
            return None
        if draft.flag not in self._flags and explains_itself(draft.flag):
            self._flags[draft.flag] = Flag(draft.flag, draft.flag)
        if draft.flag not in self._flags:
            self._flags[draft.flag] = Flag(draft.flag, "")
            self._find(
                Severity.WARNING, draft.where, f"印「{draft.flag}」の意味が凡例にありません。"
            )
        return self._flags[draft.flag]

    def _sections(self, drafts: list[SectionDraft], above: Path) -> tuple[Section, ...]:
        paths = self._paths(drafts, above)
        return tuple(self._section(d, path) for d, path in zip(drafts, paths, strict=True))

    def _paths(self, drafts: list[SectionDraft], above: Path) -> list[Path]:
        numbers = [ordinal_of(d.number) for d in drafts]
        if None in numbers or len(set(numbers)) < len(numbers):
            self._tell_numbers(drafts)
            numbers = list(range(1, len(drafts) + 1))
        return [(*above, number) for number in numbers if number is not None]

    def _tell_numbers(self, drafts: list[SectionDraft]) -> None:
        """Say so where sections beside each other are numbered alike, or some not at all.

        1-1, 1-2 and 2-1 without a level above them are three numbers.
        """
        printed = [d.number for d in drafts if d.number]
        if printed and (len(printed) < len(drafts) or len(set(printed)) < len(printed)):
            self._find(
                Severity.WARNING,
                drafts[0].where,
                "同じ並びの区分に番号の重なりか抜けがあるため、現れた順に番号を付けました。",
            )

    def _compare_budgets(self, draft: SectionDraft) -> None:
        """Say so where the budget of a section is not that of its parts, each published."""
        own, parts = draft.published_budget, [part.published_budget for part in draft.children]
        whole = sum_known(parts)
        if None in (own, whole, *parts) or own == whole:
            return
        self._find(
            Severity.NOTICE,
            draft.where,
            f"「{draft.title}」の事業費{format_yen(own or 0)}は、下位の区分の事業費の合計"
            f"{format_yen(whole or 0)}と違います。どちらも公表された額のまま示します。",
        )

    def _section(self, draft: SectionDraft, path: Path) -> Section:
        self._compare_budgets(draft)
        return Section(
            path=path,
            level=draft.level,
            number=draft.number,
            title=draft.title,
            by_name=draft.by_name,
            text=tuple(draft.text),
            published_budget=draft.published_budget,
            objective=draft.objective,
            direction="\n".join(draft.direction) or None,
            children=self._sections(draft.children, path),
            listings=tuple(
                self._listing(row, path, index) for index, row in enumerate(draft.listings, 1)
            ),
        )

    def _listing(self, draft: ListingDraft, path: Path, index: int) -> Listing:
        row = self._rows[id(draft)]
        return Listing(
            project=self._projects[id(draft)],
            path=path,
            index=index,
            kind=draft.kind,
            relisted=draft.relisted,
            name=draft.name,
            description=draft.description,
            departments=row.departments,
            and_others=row.and_others,
            flag=row.flag,
        )


def _department_cells(drafts: list[ListingDraft]) -> list[DepartmentCell]:
    """Take every cell apart, with the names that stand alone in some cell as evidence."""
    texts = dict.fromkeys(draft.departments for draft in drafts)
    alone = {name for text in texts for name in split_departments(text).names if is_office(name)}
    cells = {text: split_departments(text, alone) for text in texts}
    return [cells[draft.departments] for draft in drafts]
