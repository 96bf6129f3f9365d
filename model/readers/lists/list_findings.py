"""What is told of how a list was read: which sheets and rows as what, and which not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from model.amount_basis import AmountBasis
from model.finding import Finding, Severity
from model.project import Amount
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.section_rows import table_starts
from model.readers.lists.source.joint_sheets import (
    has_other_projects,
    project_names,
    stated_unit,
)
from model.readers.lists.source.list_source import ListSource
from model.readers.reading import LineRole
from model.readers.tables.place_names import column_letter, named_sheet, named_sheets
from model.readers.tables.told import places_text


def about_list(fitted: FittedMapping, names: Sequence[str]) -> Finding:
    """Return the finding that says which sheets and rows were read as what.

    ``names`` are those of the levels.
    """
    heads = fitted.source.heads
    name = fitted.uses[fitted.name]
    sheet = named_sheet(fitted.source.grid.name) or "見出し"
    parts = fitted.source.sheet.parts
    if parts:
        sheet = named_sheets(parts)
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


def about_unread(source: ListSource) -> Iterator[Finding]:
    """Yield which other sheets were not read; one that lists projects is a warning."""
    read = [sheet for sheet in source.sheets if sheet.grid.name in source.read]
    known = {name for sheet in read for name in project_names(sheet)}
    for sheet in source.unread:
        filled = sum(any(cell is not None for cell in row) for row in sheet.grid.rows)
        if not filled:
            continue
        what, remedy = "", ""
        if sheet.is_example:
            pass
        elif sheet.has_same_heads(read[0]):
            what = "同じ見出しの表がありますが、"
            remedy = (
                "合わせて読むには、対応付けの「合わせて読むシート」にシートの名前を書いてください。"
            )
        elif sheet.naming > 1 and not sheet.grid.is_hidden and has_other_projects(sheet, known):
            what = "見出しの違う事業の表がありますが、"
            remedy = (
                "このシートの事業も計画に入れるには、見出しと列の並びをそろえて読み直してください。"
            )
        yield Finding(
            Severity.WARNING if what else Severity.NOTICE,
            named_sheet(sheet.grid.name),
            f"{what}このシート（{filled:,}行）は読んでいません。{remedy}",
        )


def about_units(source: ListSource) -> Iterator[Finding]:
    """Yield which sheets read together have their amounts in another unit than the first one."""
    joint = [sheet for sheet in source.sheets if sheet.grid.name in source.sheet.parts]
    for sheet in joint[1:]:
        unit = stated_unit(sheet)
        if unit is not None and unit != stated_unit(joint[0]):
            yield Finding(
                Severity.NOTICE,
                named_sheet(sheet.grid.name),
                "ほかのシートと金額の単位が違うため、このシートに書かれた単位で読みました。",
            )


def about_tables(source: ListSource) -> Iterator[Finding]:
    """Yield where tables with headings of their own begin, which are read on as one."""
    grid, begins = source.grid, table_starts(source.grid)
    halves = [origin for origin in grid.origins if origin.columns and origin.shift]
    if begins and halves and not source.sheet.parts:
        yield Finding(
            Severity.NOTICE,
            f"{column_letter(halves[0].columns[-1])}列まで",
            "同じ見出しの表が左右に並んでいるため、左の表の続きとして右の表を読みました。",
        )
    elif begins:
        what = "シートの中の別の表" if halves else "見出しか単位の違う表"
        yield Finding(
            Severity.NOTICE,
            places_text(map(grid.row_name, begins)),
            f"{what}がここから始まるため、列の並びと単位を合わせ、続けて読みました。",
        )


def about_hidden(source: ListSource) -> Iterator[Finding]:
    """Yield what is read though Excel does not show it, or shows it struck through."""
    for sheet in source.sheets:
        if sheet.grid.name not in source.read:
            continue
        if sheet.grid.hidden:
            yield Finding(
                Severity.NOTICE,
                named_sheet(sheet.grid.name),
                f"非表示か絞り込みで隠れている{places_text(sheet.grid.hidden)}も読みました。"
                "計画に入れないときは、Excel で削除して読み直してください。",
            )
        if sheet.grid.scaled:
            places = (sheet.grid.cell_name(*at) for at in sorted(sheet.grid.scaled))
            yield Finding(
                Severity.NOTICE,
                named_sheet(sheet.grid.name) + places_text(places),
                "表示形式で桁を省いた金額は、表示されている額（千円など）として読みました。",
            )
        if sheet.grid.units:
            places = (sheet.grid.cell_name(*at) for at in sorted(sheet.grid.units))
            yield Finding(
                Severity.WARNING,
                named_sheet(sheet.grid.name) + places_text(places),
                "金額の単位が、見出しや表題と、セルの表示形式（円、千円など）とで違うため、見出しや表題の"
                "単位で読みました。違うときは、見出しの単位か表示形式を直して読み直してください。",
            )
        first = sheet.heads.first if sheet.heads else 0
        struck = [at for at in sheet.grid.struck if int(at.lstrip(ascii_uppercase)) > first]
        if struck:  # a title above is read by no one but for its name
            yield Finding(
                Severity.WARNING,
                named_sheet(sheet.grid.name) + places_text(struck),
                "取り消し線の引かれた文字も、そのまま読みました。取り消した事業や金額は、Excel で"
                "削除して読み直してください。",
            )


def about_budgets(rows: Sequence[ListRow], basis: AmountBasis) -> Iterator[Finding]:
    """Yield the finding that names the rows of sections with amounts that are not their budget."""
    more = [
        row.where
        for row in rows
        if row.role is LineRole.HEADING and row.amounts and _has_others(row.amounts, basis)
    ]
    if more:
        taken = Amount(0, basis.fiscal_year, basis.kind).label
        yield Finding(
            Severity.NOTICE,
            places_text(more),
            f"区分の行にある金額のうち「{taken}」を、区分の公表事業費としました。"
            "ほかの金額は計画に入れていません。",
        )


def _has_others(amounts: Sequence[Amount], basis: AmountBasis) -> bool:
    """Whether some of ``amounts`` are not on ``basis``; a single one may not be either."""
    kinds = {(amount.fiscal_year, amount.kind) for amount in amounts}
    whole = [amount for amount in amounts if amount.funds is None]
    return len(kinds) > 1 or basis.yen_of(whole) is None


def count_lines(fitted: FittedMapping, rows: Sequence[ListRow]) -> Counter[LineRole]:
    """Return how many rows of the sheet were taken for what."""
    heads = fitted.source.heads
    coverage: Counter[LineRole] = Counter()
    own = fitted.source.grid.sheet_of(0)
    are_forms = bool(fitted.source.sheet.forms)  # their rows have the numbers that they have there
    read = {row.number for row in rows if row.sheet == own and not are_forms}
    for number, cells in enumerate(fitted.source.grid.rows[: heads.body]):
        if any(cell is not None for cell in cells) and number + 1 not in read:
            coverage[LineRole.TABLE_HEAD if number >= heads.first else LineRole.FRONT] += 1
    coverage.update(row.role for row in rows)
    return coverage
