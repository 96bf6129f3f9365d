"""Two plans side by side: what is new, what has ended, and what has changed in what is kept.

Texts are compared as people read them: another width of a character or another blank is no change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from model.listing import Listing, Path
from model.plan import Plan, Section
from model.project import Amount, Project
from model.project_pairs import pair_projects
from model.section_pairs import SectionPair, pair_sections
from model.selection import Selection
from model.standing import Standing, printed_apart
from model.text import name_key
from model.view import PlanView, view_plan


class Fate(Enum):
    """Whether something is in the new plan alone, in the old one alone, or in both."""

    NEW = "new"
    ENDED = "ended"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """The fate as it is shown: 新規, 終了 or 継続."""
        return {"new": "新規", "ended": "終了", "kept": "継続"}[self.value]


class Change(Enum):
    """What can change in a project or a section that is kept."""

    NAME = "name"
    SECTION = "section"
    TEXT = "text"
    DEPARTMENT = "department"
    FLAG = "flag"
    AMOUNT = "amount"
    RELISTED = "relisted"
    EXTRA = "extra"

    @property
    def label(self) -> str:
        """What changed, as it is shown: 名称, 区分, 内容 …."""
        return _LABELS[self]


_LABELS = {
    Change.NAME: "名称",
    Change.SECTION: "区分",
    Change.TEXT: "内容",
    Change.DEPARTMENT: "所管課",
    Change.FLAG: "印",
    Change.AMOUNT: "金額",
    Change.RELISTED: "再掲",
    Change.EXTRA: "その他の列",
}


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project of either plan or of both; None where it is not.

    ``changes`` is empty unless it is kept. ``evidence`` says why a renamed project is likely the
    same one; no rename is certain.
    """

    old: Standing | None
    new: Standing | None
    changes: frozenset[Change] = frozenset()
    evidence: tuple[str, ...] = ()

    @property
    def fate(self) -> Fate:
        """Whether it is new, has ended or is kept."""
        return Fate.NEW if self.old is None else Fate.ENDED if self.new is None else Fate.KEPT

    @property
    def difference(self) -> int | None:
        """What it adds to the sum of known amounts, in yen; None where no amount of it is known.

        The amounts are those of each plan's year; one that is not known adds nothing.
        """
        known = self.old and self.old.amount, self.new and self.new.amount
        return None if known == (None, None) else (known[1] or 0) - (known[0] or 0)

    @property
    def latest(self) -> Standing:
        """How it stands in the new plan, or last stood in the old one."""
        standing = self.new or self.old
        if standing is None:
            raise ValueError("a project of neither plan")
        return standing


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of either plan or of both, as ``ProjectChange``; AMOUNT is its published budget."""

    old: Section | None
    new: Section | None
    changes: frozenset[Change] = frozenset()
    evidence: tuple[str, ...] = ()

    @property
    def fate(self) -> Fate:
        """Whether it is new, has ended or is kept."""
        return Fate.NEW if self.old is None else Fate.ENDED if self.new is None else Fate.KEPT


@dataclass(frozen=True, slots=True)
class Comparison:
    """An old and a new plan side by side.

    Every section and every project of both is in exactly one change, those of the new plan first,
    in its order, then those that only the old one has.
    """

    old: PlanView
    new: PlanView
    sections: tuple[SectionChange, ...]
    projects: tuple[ProjectChange, ...]

    def of_fate(self, fate: Fate) -> tuple[ProjectChange, ...]:
        """Return the projects that are new, have ended or are kept."""
        return tuple(change for change in self.projects if change.fate is fate)

    def with_change(self, change: Change) -> tuple[ProjectChange, ...]:
        """Return the kept projects in which ``change`` is found."""
        return tuple(each for each in self.projects if change in each.changes)

    @property
    def unchanged(self) -> tuple[ProjectChange, ...]:
        """The kept projects in which nothing has changed."""
        return tuple(p for p in self.projects if p.fate is Fate.KEPT and not p.changes)


def compare_plans(old: Plan, new: Plan) -> Comparison:
    """Return ``old`` and ``new`` side by side."""
    views = view_plan(old, Selection()), view_plan(new, Selection())
    pairs = pair_sections(old, new)
    counterparts: dict[Path, Hashable] = {
        pair.old.path: pair.new.path if pair.new else ("old", pair.old.path)
        for pair in pairs
        if pair.old
    }
    places: dict[Path, Hashable] = {section.path: section.path for section in new.walk()}
    headings = _headings(old) & _headings(new)
    before = _standings(views[0], counterparts, headings)
    after = _standings(views[1], places, headings)
    return Comparison(
        *views,
        tuple(_section_change(pair, counterparts) for pair in pairs),
        _project_changes(before, after),
    )


def narrow(comparison: Comparison, selection: Selection) -> Comparison:
    """Return what ``selection`` leaves: projects of which a row of either plan is picked.

    Sections are picked by their paths in the new plan, with their counterparts in the old one.
    """
    old_paths = {
        pair.new.path: pair.old.path for pair in comparison.sections if pair.new and pair.old
    }
    in_old = replace(
        selection,
        sections=None if selection.sections is None else _mapped(selection.sections, old_paths),
        own_rows=_mapped(selection.own_rows, old_paths),
    )
    picked = _picked(comparison.old, in_old), _picked(comparison.new, selection)
    return replace(
        comparison,
        sections=tuple(
            pair
            for pair in comparison.sections
            if (pair.old and in_old.is_whole(pair.old.path))
            or (pair.new and selection.is_whole(pair.new.path))
        ),
        projects=tuple(
            change
            for change in comparison.projects
            if (change.old and change.old.project.id in picked[0])
            or (change.new and change.new.project.id in picked[1])
        ),
    )


def _mapped(paths: Iterable[Path], counterparts: dict[Path, Path]) -> frozenset[Path]:
    return frozenset(counterparts[path] for path in paths if path in counterparts)


def _picked(view: PlanView, selection: Selection) -> set[str]:
    return {row.project.id for row in view.rows if selection.takes(row)}


# --- projects ----------------------------------------------------------------------------------


def _headings(plan: Plan) -> set[str]:
    return {heading for project in plan.projects for heading, _ in project.extras}


def _standings(view: PlanView, places: dict[Path, Hashable], headings: set[str]) -> list[Standing]:
    """Return the projects of a plan; of their extra columns those under ``headings``."""
    return [
        Standing(
            project,
            home := view.homes.get(project.id),
            _place(home, places) if home else None,
            frozenset(
                _printed_at(row, places) for row in view.rows_of_project(project) if row is not home
            ),
            view.amount_of(project),
            tuple((heading, value) for heading, value in project.extras if heading in headings),
        )
        for project in view.plan.projects
    ]


def _place(row: Listing, places: dict[Path, Hashable]) -> Hashable:
    return places[row.path], row.kind


def _printed_at(row: Listing, places: dict[Path, Hashable]) -> Hashable:
    """Return where a row stands and, by keys, what it prints otherwise than its project."""
    apart = tuple((what, name_key(text)) for what, text in printed_apart(row))
    return _place(row, places), apart


def _project_changes(before: list[Standing], after: list[Standing]) -> tuple[ProjectChange, ...]:
    pairs = pair_projects(before, after)
    by_new = {pair.new: pair for pair in pairs}
    changes = []
    for index, standing in enumerate(after):
        pair = by_new.get(index)
        old = before[pair.old] if pair else None
        found = _changes(old, standing) if old else frozenset()
        changes.append(ProjectChange(old, standing, found, pair.evidence if pair else ()))
    kept = {pair.old for pair in pairs}
    ended = (ProjectChange(it, None) for index, it in enumerate(before) if index not in kept)
    return (*changes, *ended)


def _changes(old: Standing, new: Standing) -> frozenset[Change]:
    differs = {
        Change.NAME: old.name != new.name,
        Change.SECTION: old.place != new.place,
        Change.TEXT: old.description != new.description,
        Change.DEPARTMENT: (old.departments, old.project.and_others)
        != (new.departments, new.project.and_others),
        Change.FLAG: old.mark != new.mark,
        Change.AMOUNT: old.amount != new.amount or bool(revised_amounts(old.project, new.project)),
        Change.RELISTED: old.relisted != new.relisted,
        Change.EXTRA: old.extra_keys != new.extra_keys,
    }
    return frozenset(change for change, holds in differs.items() if holds)


def revised_amounts(old: Project, new: Project) -> tuple[tuple[Amount, Amount], ...]:
    """Return the amounts that both plans give for one year, kind and source, and that differ.

    In pairs of old and new. Several amounts of one year, kind and source are added. Amounts that
    only one of the plans gives are those of its own years, and no change.
    """
    before, after = _by_kind(old), _by_kind(new)
    return tuple(
        (amount, after[key])
        for key, amount in before.items()
        if key in after and after[key].yen != amount.yen
    )


def _by_kind(project: Project) -> dict[Hashable, Amount]:
    sums: dict[Hashable, Amount] = {}
    for amount in project.amounts:
        key = amount.fiscal_year, amount.kind, amount.funds
        before = sums[key].yen if key in sums else 0
        sums[key] = replace(amount, yen=before + amount.yen)
    return sums


# --- sections ----------------------------------------------------------------------------------


def _section_change(pair: SectionPair, counterparts: dict[Path, Hashable]) -> SectionChange:
    old, new = pair.old, pair.new
    if old is None or new is None:
        return SectionChange(old, new)
    differs = {
        Change.NAME: name_key(old.title) != name_key(new.title),
        Change.SECTION: counterparts.get(old.path[:-1], ()) != new.path[:-1]
        or name_key(old.number) != name_key(new.number),
        Change.TEXT: _words(old) != _words(new),
        Change.AMOUNT: old.published_budget != new.published_budget,
    }
    found = frozenset(change for change, holds in differs.items() if holds)
    return SectionChange(old, new, found, pair.evidence)


def _words(section: Section) -> tuple[str, ...]:
    texts = (section.by_name, *section.text, section.objective or "", section.direction or "")
    return tuple(name_key(text) for text in texts if text)
