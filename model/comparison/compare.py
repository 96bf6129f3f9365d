"""Comparing two plans: pairing what is in both, and saying what has changed in it.

Texts are compared as people read them: another width of a character or another blank is no change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from model.comparison.amounts import Measure
from model.comparison.changes import Change, Comparison, ProjectChange, SectionChange
from model.comparison.measure import at_one_year, measure_of
from model.comparison.open_words import without_answered, years_of_words
from model.comparison.project_pairs import pair_projects
from model.comparison.section_pairs import SectionPair, pair_sections
from model.comparison.standing import Standing, printed_apart
from model.form_marks import REMARKS
from model.listing import Listing, Path
from model.plan import Plan, Section
from model.selection import Selection
from model.serials import is_serial_head
from model.text import name_key
from model.view import PlanView, view_plan


def compare_plans(old: Plan, new: Plan) -> Comparison:
    """Return ``old`` and ``new`` side by side, by amounts of one year if both tell some of it.

    Extra columns are compared where both plans have them, and remarks (備考) in any case: a plan
    gets them with the forms of its departments, and one without any says as much. Serial numbers
    are not: whatever is added moves all that follow.
    """
    views = at_one_year(view_plan(old, Selection()), view_plan(new, Selection()))
    measure = measure_of(*views)
    pairs = pair_sections(old, new)
    counterparts: dict[Path, Hashable] = {
        pair.old.path: pair.new.path if pair.new else ("old", pair.old.path)
        for pair in pairs
        if pair.old
    }
    places: dict[Path, Hashable] = {section.path: section.path for section in new.walk()}
    open_ = years_of_words(old, new)
    headings = {head for head in _headings(old) & _headings(new) if not is_serial_head(head)}
    headings.add(REMARKS)
    before = _standings(views[0], counterparts, headings)
    after = _standings(views[1], places, headings)
    return Comparison(
        *views,
        tuple(_section_change(pair, counterparts) for pair in pairs),
        _project_changes(before, after, measure, open_),
        measure,
    )


def narrow(comparison: Comparison, selection: Selection) -> Comparison:
    """Return what ``selection`` leaves: projects of which a row of either plan is picked.

    Without picks that is all, projects too that no row lists. Sections are picked by their paths
    in the new plan, with their counterparts in the old one.
    """
    if selection == Selection():
        return comparison
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
    """Return the headings of extra columns; a column may be there without any value."""
    return set(plan.extra_heads) | {
        heading for project in plan.projects for heading, _ in project.extras
    }


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


def _project_changes(
    before: list[Standing],
    after: list[Standing],
    measure: Measure,
    open_: Mapping[str, int],
) -> tuple[ProjectChange, ...]:
    pairs = pair_projects(before, after)
    by_new = {pair.new: pair for pair in pairs}
    changes = []
    for index, standing in enumerate(after):
        pair = by_new.get(index)
        if pair is None:
            changes.append(ProjectChange(None, standing))
            continue
        revised = measure.revisions(before[pair.old].project, standing.project)
        old, new = (without_answered(it, open_, revised) for it in (before[pair.old], standing))
        if _is_abolished(old, new):
            old, new = map(_without_remarks, (old, new))
        found = _changes(old, new, has_revised=bool(revised))
        changes.append(ProjectChange(old, new, found, pair.evidence, revised))
    kept = {pair.old for pair in pairs}
    ended = (ProjectChange(it, None) for index, it in enumerate(before) if index not in kept)
    return (*changes, *ended)


def _is_abolished(old: Standing, new: Standing) -> bool:
    return bool(new.end) and not old.end


def _without_remarks(standing: Standing) -> Standing:
    """Return ``standing`` without what is told where the project is told to be abolished."""
    extras = tuple(extra for extra in standing.extras if extra[0] != REMARKS)
    return replace(standing, extras=extras)


def _changes(old: Standing, new: Standing, *, has_revised: bool) -> frozenset[Change]:
    differs = {
        Change.NAME: old.name != new.name,
        Change.SECTION: old.place != new.place,
        Change.TEXT: old.description != new.description,
        Change.DEPARTMENT: (old.departments, old.project.and_others)
        != (new.departments, new.project.and_others),
        Change.FLAG: old.mark != new.mark,
        Change.AMOUNT: old.amount != new.amount or has_revised,
        Change.RELISTED: old.relisted != new.relisted,
        Change.ABOLISHED: _is_abolished(old, new),
        Change.EXTRA: old.extra_keys != new.extra_keys,
    }
    return frozenset(change for change, holds in differs.items() if holds)


# --- sections ----------------------------------------------------------------------------------


def _section_change(pair: SectionPair, counterparts: dict[Path, Hashable]) -> SectionChange:
    old, new = pair.old, pair.new
    if old is None or new is None:
        return SectionChange(old, new)
    differs = {
        Change.NAME: name_key(old.title) != name_key(new.title),
        Change.SECTION: counterparts.get(old.path[:-1], ()) != new.path[:-1]
        or _own_number(old) != _own_number(new),
        Change.TEXT: _words(old) != _words(new),
        Change.AMOUNT: old.published_budget != new.published_budget,
    }
    found = frozenset(change for change, holds in differs.items() if holds)
    return SectionChange(old, new, found, pair.evidence)


def _own_number(section: Section) -> str:
    """Return the number of a section without those of the sections above it: 2 of 1-2."""
    return name_key(section.number).rpartition("-")[2]


def _words(section: Section) -> tuple[str, ...]:
    texts = (section.by_name, *section.text, section.objective or "", section.direction or "")
    return tuple(name_key(text) for text in texts if text)
