"""Reading the plan workbook that this program writes and clerks edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.errors import PlanFileError
from model.finding import Finding, Severity, by_severity
from model.plan import Plan, PlanHeading
from model.readers.characters import check_text
from model.readers.reading import Reading
from model.readers.tables.grid import Grid
from model.readers.tables.place_names import place, row_of_place
from model.readers.workbook.cells import SeveralSlipsError, SlipError
from model.readers.workbook.plan import read_sheets
from model.readers.workbook.plan_page import NewerFormError
from model.readers.workbook.sheets import find_sheets
from model.text import first_names, name_key
from model.workbook.form import PLAN, VERSION_ITEM

_NO_PLAN = "計画ブックではないため、読み込めません"
_SAVE_AS_PLAN = "このプログラムで保存した計画ブックを指定してください。"
_UPDATE = "このプログラムを新しい版に替えてから、もう一度開いてください。"
_MEND = "Excel で直して保存し直してください。"
_FIRST_ROWS = 20
_MOST_SLIPS = 10


def is_plan_workbook(grids: Sequence[Grid]) -> bool:
    """Whether a workbook is of our form: its sheet 計画 names the form's version."""
    return any(
        name_key(grid.name) == PLAN
        and any(VERSION_ITEM in map(str, row) for row in grid.rows[:_FIRST_ROWS])
        for grid in grids
    )


def read_plan_grids(
    grids: Sequence[Grid], source: str, heading: PlanHeading | None = None
) -> Reading:
    """Return the plan in the sheets of a plan workbook; all that was forgiven is a finding.

    ``heading`` fills in what the workbook leaves open. Raises PlanFileError where it is no plan
    workbook, or says what has no meaning.
    """
    if not is_plan_workbook(grids):
        raise PlanFileError(_NO_PLAN, where=source, remedy=_SAVE_AS_PLAN)
    sheets, found = find_sheets([_unmerged(grid) for grid in grids])
    try:
        plan, forgiven, places = read_sheets(sheets)
    except NewerFormError as error:
        raise PlanFileError(error.why, where=f"{source} の{error.where}", remedy=_UPDATE) from error
    except SlipError as error:
        raise PlanFileError(error.why, where=f"{source} の{error.where}", remedy=_MEND) from error
    except SeveralSlipsError as error:
        what = f"計画ブックに読めないところが{len(error.slips):,}か所あります"
        named = first_names([f"{each.where}（{each.why}）" for each in error.slips], _MOST_SLIPS)
        raise PlanFileError(what, where=f"{source} の{named}", remedy=_MEND) from error
    findings = [*found, *_faults(grids), *forgiven, *_signs(plan)]
    told = {row_of_place(finding.where) for finding in findings}
    kept = {where: number for where, number in places.items() if where in told}
    return Reading(_filled(plan, heading), source, by_severity(findings), places=kept)


def _filled(plan: Plan, heading: PlanHeading | None) -> Plan:
    if heading is None:
        return plan
    own = plan.heading
    filled = PlanHeading(
        own.title or heading.title,
        own.city or heading.city,
        heading.fiscal_year if own.fiscal_year is None else own.fiscal_year,
    )
    return replace(plan, heading=filled)


def _unmerged(grid: Grid) -> Grid:
    """Return the sheet with the value of each merged range in all its cells."""
    if not grid.merged:
        return grid
    rows = [list(row) for row in grid.rows]
    for merged in grid.merged:
        value = grid.cell(merged.top, merged.left)
        width = merged.right + 1
        for cells in rows[merged.top : merged.bottom + 1]:
            cells.extend([None] * (width - len(cells)))
            cells[merged.left : width] = [value] * (width - merged.left)
    return replace(grid, rows=rows)


def _faults(grids: Sequence[Grid]) -> list[Finding]:
    return [
        Finding(
            Severity.WARNING,
            f"{grid.name}シートの{place(*cell)}",
            f"「{fault}」で値がないため、空欄として読みました。",
        )
        for grid in grids
        for cell, fault in grid.faults.items()
    ]


def _signs(plan: Plan) -> list[Finding]:
    return [
        finding
        for row in plan.listings()
        for finding in check_text(f"「{row.name}」の掲載", "事業名", row.name)
    ]
