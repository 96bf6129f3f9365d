"""From any list to a plan: its rows under the sections that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from model.errors import PlanFileError
from model.finding import Finding, Severity, by_severity
from model.plan import PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.characters import check_characters
from model.readers.department_names import DepartmentCell
from model.readers.lists.columns.fitting import fit_mapping
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.list_draft import ListDrafting
from model.readers.lists.list_findings import (
    about_budgets,
    about_hidden,
    about_list,
    about_tables,
    about_units,
    about_unread,
    count_lines,
)
from model.readers.lists.offices import department_cells
from model.readers.lists.rows.captions import (
    list_city,
    list_period,
    list_title,
    list_year,
)
from model.readers.lists.rows.list_row import ListRow, joined
from model.readers.lists.rows.list_rows import RowReader
from model.readers.lists.rows.row_sums import RowYearSums, about_sources
from model.readers.lists.rows.year_rows import join_years
from model.readers.lists.source.list_source import NO_LIST, ListSource
from model.readers.lists.spellings import folded_spellings, offer_spellings, spelling_findings
from model.readers.reading import TITLE_PAGE, LineRole, PlacedLine, Reading
from model.readers.tables.told import Told
from model.readers.titles import city_of_title, without_years
from model.wareki import find_fiscal_years, format_fiscal_year

_LOOK_BELOW = "見出しの下に事業の行があるか、対応付けの「事業名」の列が正しいかを確かめてください。"


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
    rows = join_years(list(reader.rows()), told)
    projects = joined(rows)
    if not projects:
        raise PlanFileError(NO_LIST, where=source.source, remedy=_LOOK_BELOW)
    sums = RowYearSums(projects, fitted)
    cells = department_cells(projects, dict(mapping.aliases), told)
    title_page = _heading(fitted.source, heading)
    drafting = ListDrafting(title_page, reader.sections.names, fitted.source.heads.titles)
    draft = drafting.draft(rows, sums.taken_off(), cells)
    plan, odd = assemble_plan(draft)
    return Reading(
        plan=plan,
        source=source.source,
        findings=by_severity(
            [
                about_list(fitted, reader.sections.names),
                *_about_period(fitted.source, heading, title_page.fiscal_year),
                *findings,
                *source.sheet.told,
                *fitted.findings,
                *about_unread(fitted.source),
                *about_hidden(fitted.source),
                *about_tables(fitted.source),
                *about_units(fitted.source),
                *about_budgets(rows, drafting.basis),
                *told.findings(),
                *reader.totals.findings(),
                *sums.findings(),
                *about_sources(projects),
                *_spellings(projects, cells),
                *odd,
                *check_characters(draft),
            ]
        ),
        coverage=count_lines(fitted, rows),
        unplaced=_unplaced(rows, fitted.source.grid.name),
        mapping=mapping,
        places=draft.places(),
    )


def preview_rows(source: ListSource, mapping: ListMapping, count: int) -> tuple[ListRow, ...]:
    """Return the first ``count`` rows below the headings, each with what it is taken for.

    Raises MappingError as ``read_list`` does.
    """
    return tuple(islice(RowReader(fit_mapping(source, mapping), Told()).rows(), count))


def _heading(source: ListSource, heading: PlanHeading | None) -> PlanHeading:
    given = heading or PlanHeading("")
    year = list_year(source) if given.fiscal_year is None else given.fiscal_year
    city, title = city_of_title(list_title(source))
    if next(iter(find_fiscal_years(title)), None) == year:
        title = without_years(title)
    return PlanHeading(given.title or title, given.city or city or list_city(source), year)


def _about_period(
    source: ListSource, given: PlanHeading | None, year: int | None
) -> Iterator[Finding]:
    """Yield that the year of a plan of several is the first of them."""
    period = list_period(source)
    is_given = given is not None and given.fiscal_year is not None
    if year is not None and not is_given and year == next(iter(find_fiscal_years(period)), None):
        printed = period.replace("~", "～")
        yield Finding(
            Severity.NOTICE,
            TITLE_PAGE,
            f"計画の年度は、期間「{printed}」の初めの{format_fiscal_year(year)}としました。"
            "違うときは、取り込むときに「年度」で直してください。",
            "命令では --year で直します。",
        )


def _spellings(projects: Iterable[ListRow], cells: Iterable[DepartmentCell]) -> Iterator[Finding]:
    yield from folded_spellings(text for row in projects for text in row.departments)
    yield from spelling_findings(offer_spellings(n for cell in cells for n in cell.names))


def _unplaced(rows: Iterable[ListRow], sheet: str) -> tuple[PlacedLine, ...]:
    """Return the rows that found no place; ``sheet`` is where those of one sheet stand."""
    return tuple(
        PlacedLine(row.number, row.text, row.role, row.sheet or sheet)
        for row in rows
        if row.role is LineRole.UNPLACED
    )
