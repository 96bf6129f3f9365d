"""Which files a job makes: their names, and what of the plan each shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import OutputError
from model.listing import format_path
from model.plan import PlanHeading
from model.project import NO_DEPARTMENT
from model.section_view import SectionView
from model.selection import Selection
from model.view import PlanView, split_by_department, view_of_unnamed
from model.wareki import find_fiscal_years, format_fiscal_year
from reports.catalogue import Report
from reports.making.file_names import check_length, is_there, safe_file_name
from reports.making.job import Job, Order
from reports.options import Format, Split

_MOST_OF_PLAN = 30
"""Characters of a plan's name in the name of a file."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that a job will write, with what it shows."""

    path: Path
    report: Report
    format: Format
    view: PlanView


def plan_files(job: Job) -> tuple[PlannedFile, ...]:
    """Return the files that ``job`` will write, in order, each path once.

    Raises SelectionError where the picks leave nothing, OutputError where nothing is wanted, a
    path is too long for Windows or, where files are kept, its folder cannot be looked into.
    """
    view, order = job.view, job.order
    first = _plan_name(job.plan.heading) if order.names_plan else ""
    shown = [
        (_stem(first, report.called(order.options), label), report, form, piece)
        for report, form in order.wanted
        for label, piece in _split(view, order.split_of(report))
    ]
    paths = _free_paths(order, [(stem, form) for stem, _, form, _ in shown])
    files = tuple(
        PlannedFile(path, report, form, piece)
        for path, (_, report, form, piece) in zip(paths, shown, strict=True)
    )
    if not files:
        raise OutputError(
            "作成する帳票が選ばれていません",
            remedy="帳票と形式を選んでください（CSV は「データ」だけで作成できます）。",
        )
    for file in files:
        check_length(file.path)
    return files


def chosen_file(files: tuple[PlannedFile, ...], name: str) -> PlannedFile:
    """Return the file of this ``name``, else the first PDF, else the first file."""
    is_pdf = (file for file in files if file.format is Format.PDF)
    by_name = (file for file in files if file.path.name == name)
    return next(by_name, None) or next(is_pdf, files[0])


def existing_files(files: tuple[PlannedFile, ...]) -> tuple[Path, ...]:
    """Return the paths among ``files`` at which there is something already.

    Raises OutputError where the system cannot look into their folder.
    """
    return tuple(file.path for file in files if is_there(file.path))


def _plan_name(heading: PlanHeading) -> str:
    """Return the name and the year of a plan, short enough for what follows in the name of a file.

    Plans of two years bear the same name.
    """
    title, year = heading.title, heading.fiscal_year
    if year is None or year in find_fiscal_years(title):
        return title[:_MOST_OF_PLAN]
    return f"{title[:_MOST_OF_PLAN]}（{format_fiscal_year(year)}）"


def _stem(*words: str) -> str:
    return safe_file_name("_".join(filter(None, words)))


def _free_paths(order: Order, named: Sequence[tuple[str, Format]]) -> list[Path]:
    """Return the path of each file, named by a stem and a format; no two are the same.

    Where files are kept and one of these is there, all of them get the first number with which
    none is: so it is seen which were made together.
    """
    apart = tuple(_told_apart(named))
    number = 1
    while True:
        behind = f"（{number}）" if number > 1 else ""
        paths = [order.folder / f"{stem}{behind}.{form.value}" for stem, form in apart]
        if not order.keeps or not any(map(is_there, paths)):
            return paths
        number += 1


def _told_apart(named: Sequence[tuple[str, Format]]) -> Iterator[tuple[str, Format]]:
    """Yield the names, with a number behind the stem of one that came before, in any case."""
    taken: set[tuple[str, Format]] = set()
    for stem, form in named:
        own, number = stem, 1
        while (own.casefold(), form) in taken:
            number += 1
            own = f"{stem}（{number}）"
        taken.add((own.casefold(), form))
        yield own, form


def _split(view: PlanView, split: Split) -> Iterator[tuple[str, PlanView]]:
    """Yield (label, view) for each file of a report."""
    match split:
        case Split.NONE:
            yield "", view
        case Split.DEPARTMENT:
            for department, piece in split_by_department(view).items():
                yield department.name, piece
            unnamed = view_of_unnamed(view)
            if unnamed.rows:
                yield NO_DEPARTMENT, unnamed
        case Split.SECTION:
            yield from _split_sections(view)


def _split_sections(view: PlanView) -> Iterator[tuple[str, PlanView]]:
    """Divide at the first level with more than one section; rows above it go into a file of theirs.

    A project that two of the files list counts once in each of them.
    """
    nodes = view.sections
    while len(nodes) == 1 and nodes[0].children:
        if nodes[0].own_rows:
            own = frozenset({nodes[0].section.path})
            selection = replace(view.selection, sections=frozenset(), own_rows=own)
            yield _label(nodes[0]), view.under(selection)
        nodes = nodes[0].children
    for node in nodes:
        if node.rows:
            yield _label(node), view.under(_within(view.selection, node))


def _within(selection: Selection, node: SectionView) -> Selection:
    """Return ``selection`` narrowed to the section of ``node``."""
    path = node.section.path
    if selection.is_whole(path):
        return replace(selection, sections=frozenset({path}), own_rows=frozenset())
    depth = len(path)
    return replace(
        selection,
        sections=frozenset(p for p in selection.sections or () if p[:depth] == path),
        own_rows=frozenset(p for p in selection.own_rows if p[:depth] == path),
    )


def _label(node: SectionView) -> str:
    return f"{format_path(node.section.path)} {node.section.title}"
