"""The sheet 区分 of a plan workbook: the tree of sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.listing import Listing, Path, format_path
from model.plan import Section
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.sheets import FormSheet, SheetRow


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section's row, with its level (from 1, None where open) and its published budget in yen."""

    row: SheetRow
    level: int | None
    budget: int | None


SectionRows = Mapping[Path, SectionRow]


def read_section_rows(sheet: FormSheet, cells: CellReader, levels: int) -> SectionRows:
    """Return the rows of the sheet by the paths of their sections, in their order.

    ``levels`` is how many levels the plan has. A path that stands twice, is deeper than that, or
    lacks the section above it is kept as a slip by ``cells``.
    """
    rows: dict[Path, SectionRow] = {}
    for row in sheet.rows():
        with cells.keeping_slips():
            path = cells.path(row, "区分")
            if path in rows:
                raise SlipError(row.where, f"区分「{format_path(path)}」が重なっています")
            if len(path) > levels:
                raise SlipError(row.where, "計画シートの「階層」より深い区分です")
            rows[path] = _read_row(row, cells, levels)
    if not cells.has_slips:
        _check_above(rows, cells)
    return rows


def _check_above(rows: SectionRows, cells: CellReader) -> None:
    """Keep each section as a slip that is named above others but stands in no row."""
    lacking: dict[Path, SheetRow] = {}
    for path, each in rows.items():
        if len(path) > 1 and path[:-1] not in rows:
            lacking.setdefault(path[:-1], each.row)
    for above, row in lacking.items():
        with cells.keeping_slips():
            why = f"上位の区分「{format_path(above)}」が区分シートにありません"
            raise SlipError(row.where, why)


def _read_row(row: SheetRow, cells: CellReader, levels: int) -> SectionRow:
    level = budget = None
    with cells.keeping_slips():
        level = cells.number(row, "階層の順")
        if level is not None and not 1 <= level <= levels:
            raise SlipError(row.where, f"階層の順は1から{levels}までの数にしてください")
    with cells.keeping_slips():
        budget = cells.number(row, "事業費（円）")
    return SectionRow(row, level, budget)


def nest_sections(
    rows: SectionRows, listings: Mapping[Path, Sequence[Listing]], cells: CellReader
) -> tuple[Section, ...]:
    """Return the top sections with all below them; siblings stay in the order of their rows."""
    below: dict[Path, list[Path]] = {}
    for path in rows:
        below.setdefault(path[:-1], []).append(path)

    def build(path: Path, least: int) -> Section:
        row, level = rows[path].row, rows[path].level
        if level is None:
            cells.note(row, f"階層の順が空のため、{least} と読みました。")
            level = least
        return Section(
            path=path,
            level=level,
            number=cells.key(row, "番号"),
            title=cells.text(row, "名称"),
            by_name=cells.text(row, "呼び名"),
            text=tuple(filter(None, cells.text(row, "本文").split("\n"))),
            published_budget=rows[path].budget,
            objective=cells.text(row, "目標") or None,
            direction=cells.text(row, "基本的方向") or None,
            children=tuple(build(child, level + 1) for child in below.get(path, ())),
            listings=tuple(listings.get(path, ())),
        )

    return tuple(build(path, 1) for path in below.get((), ()))
