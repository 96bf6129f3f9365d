"""The sheets of a plan workbook as rows by the heads of its form, wherever a clerk moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.readers.tables.grid import Cell, Grid
from model.readers.workbook.amount_head import is_amount_heading
from model.text import name_key
from model.workbook.form import FORMS, GUIDE, LISTINGS, PROJECTS, SheetForm, head_named

_HEAD_ROWS = 10
"""The heads stand in one of so many first rows."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not empty: its sheet and number, its cells by the heads of the form."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]

    @property
    def where(self) -> str:
        """The row's place as messages name it: 掲載シートの12行目."""
        return f"{self.sheet}シートの{self.number}行目"


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of the form: the heads of its columns (None: not the form's) and its grid."""

    form: SheetForm
    grid: Grid
    head_row: int
    heads: tuple[str | None, ...]

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows below the heads that are not empty, in their order."""
        places = [(place, head) for place, head in enumerate(self.heads) if head]
        for index in range(self.head_row + 1, len(self.grid.rows)):
            row = self.grid.rows[index]
            cells = {
                head: row[place]
                for place, head in places
                if place < len(row) and row[place] is not None
            }
            if cells:
                yield SheetRow(self.grid.name, index + 1, cells)


def find_sheets(grids: Sequence[Grid]) -> tuple[dict[str, FormSheet], tuple[Finding, ...]]:
    """Return the sheets of the form by its names for them, and what was forgiven.

    A sheet that was renamed is known by its heads.
    """
    findings: list[Finding] = []
    sheets: dict[str, FormSheet] = {}
    named = {name_key(grid.name): grid for grid in grids}
    for form in FORMS:
        grid = named.get(name_key(form.name))
        found = _read_form(form, grid, findings) if grid else None
        if found:
            sheets[form.name] = found
    used = {sheet.grid.name for sheet in sheets.values()}
    rest = [grid for grid in grids if grid.name not in used and grid.name != GUIDE]
    for form in FORMS:
        if form.name not in sheets:
            _find_renamed(form, rest, sheets, findings)
    for grid in rest:
        if any(any(cell is not None for cell in row) for row in grid.rows):
            findings.append(
                Finding(
                    Severity.NOTICE, f"{grid.name}シート", "計画のシートではないため、読みません。"
                )
            )
    return sheets, tuple(findings)


def _find_renamed(
    form: SheetForm, rest: list[Grid], sheets: dict[str, FormSheet], findings: list[Finding]
) -> None:
    for grid in rest:
        found = _read_form(form, grid, [])
        if found and sum(head is not None for head in found.heads) >= min(3, len(form.heads)):
            sheets[form.name] = _read_form(form, grid, findings) or found
            rest.remove(grid)
            findings.append(
                Finding(
                    Severity.WARNING,
                    f"{grid.name}シート",
                    f"「{form.name}」シートとして読みました。",
                )
            )
            return


def _read_form(form: SheetForm, grid: Grid, findings: list[Finding]) -> FormSheet | None:
    """Return ``grid`` as the sheet of ``form``; None where no row holds the heads it needs."""
    best: tuple[int, int, tuple[str | None, ...]] | None = None
    for index, row in enumerate(grid.rows[:_HEAD_ROWS]):
        heads = tuple(_head_of(form, cell) if isinstance(cell, str) else None for cell in row)
        count = sum(head is not None for head in heads)
        if all(key in heads for key in form.key) and (best is None or count > best[0]):
            best = (count, index, heads)
    if best is None:
        return None
    _, index, heads = best
    printed = grid.rows[index]
    return FormSheet(form, grid, index, _settled(form, grid.name, heads, printed, findings))


def _head_of(form: SheetForm, printed: str) -> str | None:
    """Return the head of ``form`` that ``printed`` is; those of amounts are as they are printed."""
    head = head_named(form, printed)
    return printed if not head and form.name == PROJECTS and is_amount_heading(printed) else head


def _settled(
    form: SheetForm,
    sheet: str,
    heads: tuple[str | None, ...],
    printed: Sequence[Cell],
    findings: list[Finding],
) -> tuple[str | None, ...]:
    """Return the heads, each once, and say which were renamed or are not the form's."""
    settled: list[str | None] = []
    for head, cell in zip(heads, printed, strict=True):
        taken = head is not None and head in settled
        if head and not taken and head != cell and not str(cell).startswith(head.rstrip("1")):
            message = f"見出し「{cell}」を「{head}」として読みました。"
            findings.append(Finding(Severity.NOTICE, f"{sheet}シート", message))
        if cell is not None and (head is None or taken):
            kept = form.name in (PROJECTS, LISTINGS)
            message = f"見出し「{cell}」は計画ブックにない列のため、読みません。"
            if taken:
                message = f"見出し「{cell}」の列が2つあるため、後の列は読みません。"
            findings.append(
                Finding(Severity.WARNING if kept else Severity.NOTICE, f"{sheet}シート", message)
            )
        settled.append(None if taken else head)
    return tuple(settled)
