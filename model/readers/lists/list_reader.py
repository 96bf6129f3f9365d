"""From any list to a plan: its rows under the sections that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.errors import PlanFileError
from model.finding import Finding, Severity, by_severity
from model.plan import PlanHeading
from model.project import Flag
from model.readers.assembly import assemble_plan
from model.readers.characters import check_characters
from model.readers.department_names import DepartmentCell
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.lists.captions import list_title, list_year
from model.readers.lists.fitting import FittedMapping, fit_mapping
from model.readers.lists.list_rows import ListRow, RowReader, joined
from model.readers.lists.list_source import NO_LIST, ListSource
from model.readers.lists.mapping import ListMapping
from model.readers.lists.offices import department_cells
from model.readers.lists.section_titles import own_number, split_number, split_title
from model.readers.lists.spellings import folded_spellings, offer_spellings, spelling_findings
from model.readers.lists.told import Told
from model.readers.reading import LineRole, PlacedLine, Reading
from model.readers.tables.columns import Role
from model.text import name_key

_ONLY_LEVEL = "区分"
_NO_SECTION = "（区分なし）"
_MEANINGS = {"新": "新規", "拡": "拡充", "継": "継続", "廃": "廃止"}


def read_list(
    source: ListSource,
    mapping: ListMapping,
    heading: PlanHeading | None = None,
    findings: Sequence[Finding] = (),
) -> Reading:
    """Return the plan that ``source`` lists, its columns taken as ``mapping`` says.

    ``heading`` says what the list's own title does not; ``findings`` are those of the guess.
    Raises MappingError where a column is missing, PlanFileError where there is no project.
    """
    fitted = fit_mapping(source, mapping)
    told = Told()
    reader = RowReader(fitted, told)
    rows = list(reader.rows())
    projects = joined(rows)
    if not projects:
        raise PlanFileError(
            NO_LIST,
            where=source.source,
            remedy="見出しの下に事業の行があるか、対応付けの「事業名」の列が正しいかを"
            "確かめてください。",
        )
    cells = department_cells(projects, dict(mapping.aliases), told)
    drafting = _Drafting(
        _heading(fitted.source, heading), reader.sections.names, fitted.source.heads.titles
    )
    draft = drafting.draft(rows, projects, cells)
    plan, odd = assemble_plan(draft)
    return Reading(
        plan=plan,
        source=source.source,
        findings=by_severity(
            [
                _about(fitted, reader.sections.names),
                *findings,
                *fitted.findings,
                *_unread(fitted.source),
                *told.findings(),
                *reader.totals.findings(),
                *folded_spellings(text for row in projects for text in row.departments),
                *spelling_findings(offer_spellings(n for cell in cells for n in cell.names)),
                *odd,
                *check_characters(draft),
            ]
        ),
        coverage=_coverage(fitted, rows),
        unplaced=tuple(
            PlacedLine(row.number, row.text, row.role)
            for row in rows
            if row.role is LineRole.UNPLACED
        ),
        mapping=mapping,
    )


def _heading(source: ListSource, heading: PlanHeading | None) -> PlanHeading:
    given = heading or PlanHeading("")
    year = list_year(source) if given.fiscal_year is None else given.fiscal_year
    return PlanHeading(given.title or list_title(source), given.city, year)


def _about(fitted: FittedMapping, names: Sequence[str]) -> Finding:
    """Say which sheet and rows were read as what."""
    heads = fitted.source.heads
    ((_, name), *_) = fitted.columns(Role.NAME)
    sheet = f"「{fitted.source.grid.name}」シート" if fitted.source.grid.name else "見出し"
    parts = fitted.source.sheet.parts
    if parts:
        sheet = f"「{'」「'.join(parts)}」シート"
    levels = " › ".join(names) or "なし"
    rows = f"{heads.first + 1}行目" + (f"から{heads.body}行目まで" if heads.count > 1 else "")
    together = ""
    if parts:
        (use,) = [u for c, u in fitted.uses.items() if c == fitted.source.grid.sheet_column]
        together = (
            f"見出しが同じ{len(parts)}枚のシートを、合わせて1つの一覧として読みました。シートの名前は"
            f"「{use.role.value}」としました。変えるには、対応付けの「合わせて読むシート」と"
            f"「{use.heading}」の役割を直してください。"
        )
    return Finding(
        Severity.NOTICE,
        sheet,
        f"{rows}を見出しとし、「{name.heading}」を事業名、階層を{levels}として読みました。{together}",
    )


def _unread(source: ListSource) -> Iterable[Finding]:
    """Say which other sheets were not read; one with the same headings is a warning."""
    read = next(sheet for sheet in source.sheets if sheet.grid.name in source.read)
    for sheet in source.unread:
        filled = sum(any(cell is not None for cell in row) for row in sheet.grid.rows)
        if not filled:
            continue
        is_alike = sheet.has_same_heads(read) and not sheet.is_example
        severity = Severity.WARNING if is_alike else Severity.NOTICE
        alike = "同じ見出しの表がありますが、" if is_alike else ""
        remedy = (
            "合わせて読むには、対応付けの「合わせて読むシート」にシートの名前を書いてください。"
            if is_alike
            else ""
        )
        yield Finding(
            severity,
            f"「{sheet.grid.name}」シート",
            f"{alike}このシート（{filled:,}行）は読んでいません。{remedy}",
        )


def _coverage(fitted: FittedMapping, rows: Sequence[ListRow]) -> Counter[LineRole]:
    heads = fitted.source.heads
    coverage: Counter[LineRole] = Counter()
    for number, cells in enumerate(fitted.source.grid.rows[: heads.body]):
        if any(cell is not None for cell in cells):
            coverage[LineRole.TABLE_HEAD if number >= heads.first else LineRole.FRONT] += 1
    coverage.update(row.role for row in rows)
    return coverage


@dataclass
class _Drafting:
    """Builds the draft; sections of the same place and title are one, wherever their rows stand."""

    heading: PlanHeading
    levels: tuple[str, ...]
    titles: tuple[str, ...]
    _sections: dict[tuple[str, ...], SectionDraft] = field(default_factory=dict)

    def draft(
        self,
        rows: Iterable[ListRow],
        projects: Iterable[ListRow],
        cells: Sequence[DepartmentCell],
    ) -> PlanDraft:
        whole = tuple(projects)
        draft = PlanDraft(
            self.heading,
            self.levels or (_ONLY_LEVEL,),
            flags=_flags(whole),
            has_departments=any(cell.names for cell in cells),
            extra_heads=_extra_heads(whole, self.titles),
        )
        departments = iter(zip(whole, cells, strict=True))
        for row in rows:
            if row.role is LineRole.HEADING:
                self._head(draft, row)
            elif row.role is LineRole.ROW:
                section = self._section(draft, row)
                section.listings.append(_listing(*next(departments)))
        return draft

    def _head(self, draft: PlanDraft, row: ListRow) -> None:
        """A row of a section's own: its amount is the section's published budget."""
        section = self._section(draft, row)
        whole = [amount for amount in row.amounts if amount.funds is None]
        if whole and section.published_budget is None:
            section.published_budget = whole[0].yen

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
