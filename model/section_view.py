"""Sections with what picks leave of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from model.listing import Listing, ListingKind, Path
from model.plan import Plan, Section
from model.selection import Selection


@dataclass(frozen=True)
class SectionView:
    """A section with the children and rows of it that are picked.

    ``is_whole`` says that the section is picked with all below it and no pick narrows its rows;
    only then does its published budget stand for what is shown.
    """

    section: Section
    children: tuple[SectionView, ...]
    own_rows: tuple[Listing, ...]
    is_whole: bool

    @cached_property
    def rows(self) -> tuple[Listing, ...]:
        """The picked rows at and below this section, in document order."""
        below = tuple(row for child in self.children for row in child.rows)
        return (*self.rows_of(ListingKind.MAIN), *below, *self.rows_of(ListingKind.OTHER))

    @cached_property
    def published_budget(self) -> int | None:
        """The published budget in yen of what is shown; None where none is known for it.

        The section's own where it has one, else the sum of its children's. It is known only for
        sections that are whole; one child that is shown in part leaves the sum unknown.
        """
        own = self.section.published_budget
        if own is not None:
            return own if self.is_whole else None
        if self.own_rows and not self.is_whole:
            return None
        return sum_budgets(self.children)

    def rows_of(self, kind: ListingKind) -> tuple[Listing, ...]:
        """The section's own picked rows of one kind."""
        return tuple(row for row in self.own_rows if row.kind is kind)

    def walk(self) -> Iterator[SectionView]:
        """Yield this section and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def view_sections(
    plan: Plan, selection: Selection, takes: Callable[[Listing], bool]
) -> tuple[SectionView, ...]:
    """Return the top sections of ``plan`` that ``selection`` shows, with the rows it takes."""
    views = (_view_section(section, selection, takes) for section in plan.sections)
    return tuple(view for view in views if _is_shown(view))


def narrow_sections(
    views: tuple[SectionView, ...], rows: Iterable[Listing]
) -> tuple[SectionView, ...]:
    """Return the sections of ``views`` that hold ``rows``, with these alone; none is whole."""
    kept: dict[Path, list[Listing]] = {}
    for row in rows:
        for depth in range(1, len(row.path)):
            kept.setdefault(row.path[:depth], [])
        kept.setdefault(row.path, []).append(row)
    return _prune(views, kept)


def sum_budgets(views: tuple[SectionView, ...]) -> int | None:
    """Add the published budgets of ``views``; whole ones for which the plan has none are left out.

    None where one that is shown in part has none that is known, or none has any.
    """
    known: list[int] = []
    for view in views:
        budget = view.published_budget
        if budget is not None:
            known.append(budget)
        elif not view.is_whole:
            return None
    return sum(known) if known else None


def _prune(
    views: tuple[SectionView, ...], kept: Mapping[Path, list[Listing]]
) -> tuple[SectionView, ...]:
    """Return the sections at the paths of ``kept`` with its rows alone."""
    return tuple(
        SectionView(
            section=view.section,
            children=_prune(view.children, kept),
            own_rows=tuple(kept[view.section.path]),
            is_whole=False,
        )
        for view in views
        if view.section.path in kept
    )


def _view_section(
    section: Section, selection: Selection, takes: Callable[[Listing], bool]
) -> SectionView:
    children = tuple(_view_section(child, selection, takes) for child in section.children)
    return SectionView(
        section=section,
        children=tuple(child for child in children if _is_shown(child)),
        own_rows=tuple(row for row in section.listings if takes(row)),
        is_whole=selection.is_whole(section.path) and not selection.narrows_rows,
    )


def _is_shown(view: SectionView) -> bool:
    return view.is_whole or bool(view.rows)
