"""The draft of a plan that the rows of a list make: sections by place, rows in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.amount_basis import AmountBasis, basis_among
from model.plan import PlanHeading
from model.project import Flag
from model.readers.department_names import DepartmentCell
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.section_titles import own_number, split_number, split_title
from model.readers.reading import LineRole
from model.text import name_key

_ONLY_LEVEL = "区分"
_NO_SECTION = "（区分なし）"
_MEANINGS = {"新": "新規", "拡": "拡充", "継": "継続", "廃": "廃止"}


@dataclass
class ListDrafting:
    """Builds the draft; sections of the same place and title are one, wherever their rows stand.

    ``basis`` is that of the published budgets of sections, known once a draft was built.
    """

    heading: PlanHeading
    levels: tuple[str, ...]
    titles: tuple[str, ...]
    basis: AmountBasis = field(init=False, default_factory=AmountBasis)
    _sections: dict[tuple[str, ...], SectionDraft] = field(init=False, default_factory=dict)

    def draft(
        self,
        rows: Sequence[ListRow],
        projects: Sequence[ListRow],
        cells: Sequence[DepartmentCell],
    ) -> PlanDraft:
        """Return the draft of ``projects`` among ``rows``; ``cells`` are their departments."""
        self.basis = self._choose_basis(rows, projects)
        draft = PlanDraft(
            self.heading,
            self.levels or (_ONLY_LEVEL,),
            flags=_flags(projects),
            has_departments=any(cell.names for cell in cells),
            extra_heads=_extra_heads(projects, self.titles),
        )
        departments = iter(zip(projects, cells, strict=True))
        for row in rows:
            if row.role is LineRole.HEADING:
                self._head(draft, row)
            elif row.role is LineRole.ROW:
                section = self._section(draft, row)
                section.listings.append(_listing(*next(departments)))
        return draft

    def _head(self, draft: PlanDraft, row: ListRow) -> None:
        """A row of a section's own: its amount is the section's published budget.

        Of several it is the one of the year and kind in which projects are added up.
        """
        section = self._section(draft, row)
        whole = [amount for amount in row.amounts if amount.funds is None]
        if section.published_budget is None:
            section.published_budget = self.basis.yen_of(whole)

    def _choose_basis(self, rows: Sequence[ListRow], projects: Sequence[ListRow]) -> AmountBasis:
        """Return the basis of the projects' amounts, of the sections' where they have none."""
        of_projects = [amount for row in projects for amount in row.amounts]
        of_sections = [amount for row in rows for amount in row.amounts]
        return basis_among(of_projects or of_sections, self.heading.fiscal_year)

    def _section(self, draft: PlanDraft, row: ListRow) -> SectionDraft:
        place: tuple[str, ...] = ()
        siblings = draft.sections
        section: SectionDraft | None = None
        above: list[str] = []
        for depth, (count, text) in enumerate(row.levels, 1):
            if not text and not count:
                place = (*place, "")
                continue
            number, title = split_title(text, draft.levels[depth - 1]) if text else ("", count)
            number = own_number(split_number(count) if count else number, above)
            above.append(number)
            place = (*place, f"{number} {name_key(title)}")
            if place not in self._sections:
                self._sections[place] = SectionDraft(row.where, depth, number, title)
                siblings.append(self._sections[place])
            section = self._sections[place]
            siblings = section.children
        return section or self._only(draft, row)

    def _only(self, draft: PlanDraft, row: ListRow) -> SectionDraft:
        """The section of rows that name none."""
        if () not in self._sections:
            title = self.heading.title if not row.levels else _NO_SECTION
            self._sections[()] = SectionDraft(row.where, 1, "", title)
            draft.sections.append(self._sections[()])
        return self._sections[()]


def _extra_heads(rows: Iterable[ListRow], titles: Sequence[str]) -> tuple[str, ...]:
    """The headings of the extra columns that any project fills, in the order of the list."""
    filled = {head for row in rows for head, _ in row.extras}
    return tuple(title for title in titles if title in filled)


def _flags(rows: Sequence[ListRow]) -> list[Flag]:
    marks = dict.fromkeys(row.flag for row in rows if row.flag)
    return [Flag(mark, _MEANINGS.get(mark, mark)) for mark in marks]


def _listing(row: ListRow, cell: DepartmentCell) -> ListingDraft:
    return ListingDraft(
        where=row.where,
        kind=row.kind,
        name=row.name,
        description=row.description,
        departments="、".join(row.departments),
        cell=cell,
        flag=row.flag,
        relisted=row.relisted,
        amounts=row.amounts,
        extras=row.extras,
    )
