"""From a draft to a plan: departments whole, rows tied to projects, oddities found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from model.finding import Finding, Severity
from model.listing import Listing, Path
from model.money import format_yen, sum_known
from model.plan import Legend, Plan, Section
from model.project import Department, Flag, Project
from model.readers.department_names import DepartmentCell, is_office, split_departments
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.missing_departments import about_missing_departments
from model.readers.namesakes import about_namesakes
from model.readers.ordinals import ordinal_of
from model.readers.own_year import about_own_year
from model.readers.tables.marks import explains_itself
from model.readers.tables.told import Told
from model.text import name_key

_T = TypeVar("_T")
_MOST_NAMES = 10
"""A finding names so many rows at most."""
_SERIAL = re.compile(r"(?:通し|整理|事業|管理)?番号|通番|連番|項番|N[oO][.．]?|№|#")


def assemble_plan(draft: PlanDraft) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan that ``draft`` describes, and what is odd about it.

    A relisted row is a row of the project whose main place has the same name after NFKC and white
    space; rows of a name whose main place is nowhere in the draft share one project.
    """
    assembly = _Assembly(draft)
    plan = assembly.plan()
    return plan, (*assembly.findings, *about_own_year(plan))


@dataclass(frozen=True, slots=True)
class _Row:
    """A draft row with its cell of departments taken apart and its flag looked up."""

    draft: ListingDraft
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None


class _Assembly:
    def __init__(self, draft: PlanDraft) -> None:
        self._found: list[Finding] = []
        self._told = Told()
        self._draft = draft
        self._namesakes: list[list[ListingDraft]] = []
        self._unmarked: list[tuple[_Row, _Row]] = []  # relisted without the mark of its main place
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
        self._projects = self._tie(list(self._rows.values()))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self._found, *self._told.findings())

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

    def _row(self, draft: ListingDraft, cell: DepartmentCell) -> _Row:
        departments = tuple(Department(name) for name in cell.names)
        return _Row(draft, departments, cell.and_others, self._flag(draft))

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

    def _tie(self, rows: list[_Row]) -> dict[int, Project]:
        """Return the project of each row, by the id() of its draft."""
        by_name: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            by_name[name_key(row.draft.name)].append(row)
        homes: dict[int, _Row] = {}
        for namesakes in by_name.values():
            self._choose_homes(namesakes, homes)
        self._found += about_namesakes(self._namesakes, self._draft.sections)
        members: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            members[id(homes[id(row.draft)].draft)].append(row)
        built: dict[int, Project] = {}
        for row in rows:  # numbered in the order of the places where they count
            if homes[id(row.draft)] is row:
                built[id(row.draft)] = self._project(
                    f"P{len(built) + 1:04d}", row, members[id(row.draft)]
                )
        self._tell_unmarked()
        return {id(row.draft): built[id(homes[id(row.draft)].draft)] for row in rows}

    def _tell_unmarked(self) -> None:
        """Say once which relisted rows lack the mark of their main places."""
        if not self._unmarked:
            return
        (first, home), *others = self._unmarked
        said = _other_mark(first, home)
        if others:
            names = [f"「{row.draft.name}」（{row.draft.where}）" for row, _ in self._unmarked]
            more = "など" if len(names) > _MOST_NAMES else ""
            said = (
                f"再掲の行に印がなく、主な掲載箇所には印のある事業が{len(names):,}件あります："
                f"{'、'.join(names[:_MOST_NAMES])}{more}。主な掲載箇所の印を使います。"
            )
        self._find(Severity.WARNING, first.draft.where, said)

    def _choose_homes(self, namesakes: list[_Row], homes: dict[int, _Row]) -> None:
        """Say for each row of one name at which row its project counts."""
        mains = [row for row in namesakes if not row.draft.relisted]
        for row in mains:
            homes[id(row.draft)] = row
        if len(mains) > 1:
            self._namesakes.append([row.draft for row in mains])
        by_departments = {row.departments: row for row in reversed(mains)}
        for row in namesakes:
            if row.draft.relisted:
                first = mains[0] if mains else namesakes[0]
                homes[id(row.draft)] = by_departments.get(row.departments, first)
        if not mains:
            self._find(
                Severity.NOTICE,
                namesakes[0].draft.where,
                f"再掲「{namesakes[0].draft.name}」の主な掲載箇所は、読み込んだ範囲にありません。",
            )

    def _project(self, project_id: str, home: _Row, rows: list[_Row]) -> Project:
        for row in rows:
            self._compare(row, home)
        return Project(
            id=project_id,
            name=home.draft.name,
            description=_first(row.draft.description for row in [home, *rows]),
            departments=home.departments,
            and_others=home.and_others,
            flag=home.flag,
            amounts=_first(row.draft.amounts or None for row in [home, *rows]) or (),
            extras=self._extras(home, rows),
        )

    def _extras(self, home: _Row, rows: list[_Row]) -> tuple[tuple[str, str], ...]:
        """Return the main place's own; a relisted row's (1-1に掲載) may be of that row alone."""
        extras = home.draft.extras
        if home.draft.relisted:
            extras = _first(row.draft.extras or None for row in [home, *rows]) or ()
        return tuple(sorted(extras, key=lambda extra: self._extra_heads.index(extra[0])))

    def _compare(self, row: _Row, home: _Row) -> None:
        if row is home:
            return
        name = row.draft.name
        if row.flag is None and home.flag:
            self._unmarked.append((row, home))
        elif row.flag != home.flag:
            self._find(Severity.WARNING, row.draft.where, _other_mark(row, home))
        if (row.departments, row.and_others) != (home.departments, home.and_others):
            self._find(
                Severity.WARNING,
                row.draft.where,
                f"再掲「{name}」の所管課「{_in_one_line(row.draft.departments)}」が、主な掲載箇所"
                f"（{home.draft.where}）の「{_in_one_line(home.draft.departments)}」と違います。",
            )
        self._compare_columns(row.draft, home.draft)

    def _compare_columns(self, row: ListingDraft, home: ListingDraft) -> None:
        """Say so where amounts or extra columns of a relisted row give way to the main place's."""
        if home.amounts and not set(row.amounts) <= set(home.amounts):
            self._find(
                Severity.WARNING,
                row.where,
                f"再掲「{row.name}」の金額が、主な掲載箇所（{home.where}）と違います。"
                "主な掲載箇所の金額を使います。",
            )
        own = dict(home.extras)
        lost = [
            head
            for head, value in row.extras
            if own.get(head) != value and not _SERIAL.fullmatch(head)
        ]
        if lost:
            self._told.tell(
                Severity.NOTICE,
                f"再掲の行の「{'」「'.join(lost)}」が、主な掲載箇所と違います。"
                "主な掲載箇所の内容を使います。",
                row.where,
            )

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


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)


def _other_mark(row: _Row, home: _Row) -> str:
    """Return that the mark of a relisted row is not that of its main place."""
    marks = [r.flag.mark if r.flag else "なし" for r in (row, home)]
    return (
        f"再掲「{row.draft.name}」の印は「{marks[0]}」ですが、"
        f"主な掲載箇所（{home.draft.where}）では「{marks[1]}」です。"
    )


def _in_one_line(departments: str) -> str:
    """Return a cell of departments as a message names it; none are なし."""
    return re.sub(r"\s*\n\s*", "、", departments) or "なし"
