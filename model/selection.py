"""What is picked of a plan: sections, departments, flags, search words, kinds of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from model.errors import SelectionError
from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Plan
from model.text import search_key


@dataclass(frozen=True)
class Selection:
    """Picks. None for a set means that there is no such pick, so everything passes.

    Attributes:
        sections: paths of sections picked with all that is below them.
        own_rows: paths of sections of which only their own rows are picked, not their children's.
        departments: names of departments; a row passes that names one of them. The empty name
            stands for rows that name none.
        flags: marks; a row passes that is printed with one of them. The empty mark stands for
            rows without any.
        relisted: whether relisted rows pass.
        other: whether the other projects (その他の主な事業) pass.
        search: words divided by blanks, all of which a row's name, description or departments
            must hold, without regard to width, case and kana.
    """

    sections: frozenset[Path] | None = None
    own_rows: frozenset[Path] = frozenset()
    departments: frozenset[str] | None = None
    flags: frozenset[str] | None = None
    relisted: bool = True
    other: bool = True
    search: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The search words, folded."""
        return tuple(search_key(word) for word in self.search.split())

    @property
    def narrows_rows(self) -> bool:
        """Whether departments, flags or words are picked, so that sections are never whole."""
        return self.departments is not None or self.flags is not None or bool(self.words)

    def is_whole(self, path: Path) -> bool:
        """Whether the section at ``path`` is picked with all that is below it."""
        return self.sections is None or any(
            path[:depth] in self.sections for depth in range(1, len(path) + 1)
        )

    def takes(self, listing: Listing) -> bool:
        """Whether ``listing`` is picked."""
        return (
            (self.relisted or not listing.relisted)
            and (self.other or listing.kind is not ListingKind.OTHER)
            and (self.is_whole(listing.path) or listing.path in self.own_rows)
            and (self.flags is None or _mark(listing) in self.flags)
            and (
                self.departments is None
                or not self.departments.isdisjoint(listing.department_names)
            )
            and self._has_words(listing)
        )

    def _has_words(self, listing: Listing) -> bool:
        if not self.words:
            return True
        text = searched_text(listing)
        return all(word in text for word in self.words)


def searched_text(listing: Listing) -> str:
    """Return the text of ``listing`` in which words are searched, folded."""
    return search_key(f"{listing.name}\n{listing.description or ''}\n{listing.printed_departments}")


def check_selection(plan: Plan, selection: Selection, earlier: Plan | None = None) -> None:
    """Raise SelectionError where a pick names what the plan does not have.

    Departments and marks may also be those of an ``earlier`` plan that it is compared with.
    """
    plans = (plan,) if earlier is None else (plan, earlier)
    paths = {section.path for section in plan.walk()}
    named = (selection.sections or frozenset()) | selection.own_rows
    _refuse("区分", (format_path(path) for path in sorted(named - paths)), "sections")
    departments = {department.name for each in plans for department in each.departments} | {""}
    _refuse("所管課", sorted((selection.departments or frozenset()) - departments), "departments")
    marks = {flag.mark for each in plans for flag in each.legend.flags} | {""}
    _refuse("印", sorted((selection.flags or frozenset()) - marks), "")


def _mark(listing: Listing) -> str:
    return listing.flag.mark if listing.flag else ""


def _refuse(what: str, unknown: Iterable[str], listed_by: str) -> None:
    names = "、".join(unknown)
    if names:
        hint = f"（一覧は list {listed_by} で見られます）" if listed_by else ""
        raise SelectionError(
            f"指定された{what}は計画にありません",
            where=names,
            remedy=f"計画にある{what}を指定してください{hint}。",
        )
