"""The sheet 区分 of a plan workbook: the tree of sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.listing import Listing, Path, format_path
from model.plan import Section
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.sheets import FormSheet, SheetRow

SectionRows = Mapping[Path, SheetRow]


def read_section_rows(sheet: FormSheet, cells: CellReader, levels: int) -> SectionRows:
    """Return the rows of the sheet by the paths of their sections, in their order.

    ``levels`` is how many levels the plan has. Raises SlipError where a path stands twice, is
    deeper than that, or lacks the section above it.
    """
    rows: dict[Path, SheetRow] = {}
    for row in sheet.rows():
        path = cells.path(row, "区分")
        if path in rows:
            raise SlipError(row.where, f"区分「{format_path(path)}」が重なっています")
        rows[path] = row
    for path, row in rows.items():
        if len(path) > 1 and path[:-1] not in rows:
            above = format_path(path[:-1])
            raise SlipError(row.where, f"上位の区分「{above}」が区分シートにありません")
        level = cells.number(row, "階層の順")
        if level is not None and not 1 <= level <= levels:
            raise SlipError(row.where, f"階層の順は1から{levels}までの数にしてください")
        if len(path) > levels:
            raise SlipError(row.where, "計画シートの「階層」より深い区分です")
    return rows


def nest_sections(
    rows: SectionRows, listings: Mapping[Path, Sequence[Listing]], cells: CellReader
) -> tuple[Section, ...]:
    """Return the top sections with all below them; siblings stay in the order of their rows."""
    below: dict[Path, list[Path]] = {}
    for path in rows:
        below.setdefault(path[:-1], []).append(path)

    def build(path: Path, least: int) -> Section:
        row = rows[path]
        level = cells.number(row, "階層の順")
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
            published_budget=cells.number(row, "事業費（円）"),
            objective=cells.text(row, "目標") or None,
            direction=cells.text(row, "基本的方向") or None,
            children=tuple(build(child, level + 1) for child in below.get(path, ())),
            listings=tuple(listings.get(path, ())),
        )

    return tuple(build(path, 1) for path in below.get((), ()))
